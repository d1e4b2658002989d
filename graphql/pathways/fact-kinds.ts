import { FACT_KINDS, type FactFieldType, type FactKindInfo as Info } from '#domain/fact-kinds.js';
import { type FactKindInfo } from './fact-kind.types.js';

/** Every kind of fact as the API shows it. */
export const factKinds = (): FactKindInfo[] =>
  Object.entries(FACT_KINDS as Record<string, Info>).map(([id, { title, from, fields }]) => ({
    id,
    title,
    from,
    fields: Object.entries(fields).map(([name, type]) => ({ name, ...fieldType(type) })),
  }));

const fieldType = (type: FactFieldType): { type: string; codes: readonly string[] | null } =>
  typeof type === 'string' ? { type, codes: null } : { type: 'code', codes: type.code };
