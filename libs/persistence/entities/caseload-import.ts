import { EntitySchema } from 'typeorm';
import {
  as,
  bytes,
  flag,
  id,
  instant,
  int,
  json,
  now,
  orNull,
  pathway,
  primary,
  text,
  to,
  uuid,
} from './columns.js';

/** A caseload file that somebody imports, and how far it is. The file itself is gone when it is done; the rest after 30 days. */
export interface CaseloadImportRow {
  id: string;
  user_id: string;
  file_name: string;
  content: Buffer | null;
  bytes: number;
  state: string;
  step: string | null;
  done_bytes: number;
  /** Bytes whose lines are settled. */
  settled_bytes: number;
  confirmed: boolean;
  /** Open cases, and those of them that the file would re-date, where that has to be confirmed. */
  redates: Record<string, number> | null;
  problem: string | null;
  asked_at: Date;
  beat_at: Date;
  ended_at: Date | null;
}
export const caseloadImport = new EntitySchema<CaseloadImportRow>({
  name: 'caseload_import',
  schema: 'throughcare',
  columns: {
    id: id(),
    user_id: uuid(to('person_user', 'caseload_import_user_fk', 'CASCADE')),
    file_name: text(),
    content: bytes(orNull),
    bytes: int(),
    state: text(as('waiting')),
    step: text(orNull),
    done_bytes: int(as(0)),
    settled_bytes: int(as(0)),
    confirmed: flag(as(false)),
    redates: json(orNull),
    problem: text(orNull),
    asked_at: instant(now),
    beat_at: instant(now),
    ended_at: instant(orNull),
  },
  indices: [
    { name: 'caseload_import_of', columns: ['user_id', 'asked_at'] },
    { name: 'caseload_import_asked', columns: ['asked_at'] },
  ],
  checks: [
    {
      name: 'caseload_import_state',
      expression: `state IN ('waiting', 'running', 'asks', 'stopped', 'done', 'failed')`,
    },
  ],
});

/** What became of one line of it. */
export interface CaseloadImportLineRow {
  import_id: string;
  line: number;
  outcome: string;
  who: string | null;
  pathway_id: string | null;
  problems: unknown[];
  held: unknown[];
}
export const caseloadImportLine = new EntitySchema<CaseloadImportLineRow>({
  name: 'caseload_import_line',
  schema: 'throughcare',
  columns: {
    import_id: uuid({ ...primary, ...to('caseload_import', 'caseload_import_line_of_fk', 'CASCADE') }),
    line: int(primary),
    outcome: text(),
    who: text(orNull),
    pathway_id: pathway('caseload_import_line', orNull),
    problems: json({ default: () => `'[]'` }),
    held: json({ default: () => `'[]'` }),
  },
  indices: [{ name: 'caseload_import_line_of_pathway', columns: ['pathway_id'] }],
  checks: [
    {
      name: 'caseload_import_line_outcome',
      expression: `outcome IN ('created', 'updated', 'unchanged', 'refused')`,
    },
  ],
});
