import { EntitySchema } from 'typeorm';
import { as, date, flag, id, instant, json, now, orNull, pathway, text, to, uuid } from './columns.js';

/** Something done with a victim, or how their details stood before a change. Only added to. */
export interface VictimEntryRow {
  id: string;
  pathway_id: string;
  victim_id: string;
  kind: 'agreed-note' | 'complaint-information' | 'former-details';
  on_date: string;
  data: Record<string, unknown>;
  recorded_at: Date;
  recorded_by: string;
}
export const victimEntry = new EntitySchema<VictimEntryRow>({
  name: 'victim_entry',
  tableName: 'entry',
  schema: 'victim',
  columns: {
    id: id(),
    pathway_id: pathway('entry'),
    victim_id: uuid(to('victim_person', 'entry_victim_fk', 'CASCADE')),
    kind: text(),
    on_date: date(),
    data: json(),
    recorded_at: instant(now),
    recorded_by: uuid(),
  },
  indices: [{ name: 'entry_victim', columns: ['victim_id', 'recorded_at'] }],
  checks: [
    { name: 'entry_kind', expression: `kind IN ('agreed-note', 'complaint-information', 'former-details')` },
  ],
});

/** One item that the named offender manager may know of a victim, for what purpose and on what ground (004 L953). */
export interface DisclosureRow {
  id: string;
  pathway_id: string;
  /** The task that decided it; null when victim liaison did so unasked. */
  task_id: string | null;
  /** The victim's reference. */
  victim: string | null;
  item: string;
  purpose: string;
  ground: string;
  may_reach_offender: boolean;
  disclosed_at: Date;
  disclosed_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_because: string | null;
}
export const disclosure = new EntitySchema<DisclosureRow>({
  name: 'victim_disclosure',
  tableName: 'disclosure',
  schema: 'victim',
  columns: {
    id: id(),
    pathway_id: pathway('disclosure'),
    task_id: uuid(orNull),
    victim: text(orNull),
    item: text(),
    purpose: text(),
    ground: text(),
    may_reach_offender: flag(as(false)),
    disclosed_at: instant(now),
    disclosed_by: uuid(orNull),
    withdrawn_at: instant(orNull),
    withdrawn_by: uuid(orNull),
    withdrawn_because: text(orNull),
  },
  uniques: [{ name: 'disclosure_task', columns: ['task_id'] }],
  indices: [{ name: 'disclosure_case', columns: ['pathway_id', 'disclosed_at'] }],
});
