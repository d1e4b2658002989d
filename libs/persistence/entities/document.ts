import { EntitySchema } from 'typeorm';
import { bytes, instant, int, json, pathway, primary, text, uuid } from './columns.js';

/** One version of a document as it was handed on. Rows are added and never changed. */
export interface DocumentRow {
  id: string;
  pathway_id: string;
  kind: string;
  /** Key of the step it is about. */
  subject: string;
  language: string;
  version: number;
  title: string;
  /** The journal entry it was made from. */
  seq: number;
  content: Record<string, unknown>;
  /** Of the content: two that say the same are one version. */
  fingerprint: string;
  pdf: Buffer;
  sha256: string;
  produced_at: Date;
  produced_by: string;
}
const documentIn = (schema: 'throughcare' | 'victim'): EntitySchema<DocumentRow> =>
  new EntitySchema<DocumentRow>({
    name: schema === 'victim' ? 'victim_document' : 'document',
    tableName: 'document',
    schema,
    columns: {
      id: uuid(primary),
      pathway_id: pathway('document'),
      kind: text(),
      subject: text(),
      language: text(),
      version: int(),
      title: text(),
      seq: int(),
      content: json(),
      fingerprint: text(),
      pdf: bytes(),
      sha256: text(),
      produced_at: instant(),
      produced_by: uuid(),
    },
    uniques: [
      { name: 'document_version', columns: ['pathway_id', 'kind', 'subject', 'language', 'version'] },
    ],
    checks: [{ name: 'document_language', expression: `language IN ('en', 'cy')` }],
    indices: [{ name: 'document_produced', columns: ['pathway_id', 'produced_at', 'id'] }],
  });
export const document = documentIn('throughcare');
export const victimDocument = documentIn('victim');
