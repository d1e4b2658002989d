import { FACT_KINDS, isFactKind, type FactKindInfo } from '#domain/fact-kinds.js';
import { isLondonDate } from '#calendar/index.js';
import { spell } from '#documents/words.js';
import { date } from '../words/dates.js';
import { codeInWords, kindInWords } from './case-words.js';

/** One thing that a fact says, under its name. */
export interface Said {
  readonly name: string;
  readonly value: string;
}

/** Fields that name people and things by ids, which say nothing to a reader. */
const UNREADABLE: ReadonlySet<unknown> = new Set(['id', 'person']);
const SHORT = /^(crd|ard|npd|ped|ted|thd|hdced|hdcad|sed|sled|led|tused|prrd)$/;

const nameInWords = (name: string): string =>
  SHORT.test(name)
    ? name.toUpperCase()
    : codeInWords(name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`));

/**
 * What a fact says, in words. Dates of the calculation are told one by one; a date that was taken away says so.
 * @param data as the API gives it, by field
 */
export function factInWords(kind: string, data: Readonly<Record<string, unknown>>): Said[] {
  const fields = isFactKind(kind) ? (FACT_KINDS[kind] as FactKindInfo).fields : {};
  return Object.entries(data).flatMap(([name, value]): Said[] => {
    const type = fields[name];
    if (value === null || value === undefined || UNREADABLE.has(type)) return [];
    if (type === 'dates' && typeof value === 'object')
      return Object.entries(value as Record<string, unknown>).map(([one, on]) => ({
        name: nameInWords(one),
        value: typeof on === 'string' && isLondonDate(on) ? date(on) : 'none any more',
      }));
    const said =
      type === 'kind'
        ? kindInWords(String(value))
        : spell(value, type, 'en', (code) => code).replaceAll('Oasys', 'OASys');
    return said === '' ? [] : [{ name: nameInWords(name), value: said }];
  });
}
