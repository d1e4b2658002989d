import { EntitySchema } from 'typeorm';
import { as, date, id, instant, int, json, now, orNull, pathway, primary, text, uuid } from './columns.js';

type Wall = 'throughcare' | 'victim';
const named = (schema: Wall, table: string): { name: string; tableName: string; schema: Wall } => ({
  name: schema === 'victim' ? `victim_${table}` : table,
  tableName: table,
  schema,
});

/** A clock that stands by itself, answered by facts; a task opens only from its reminder on. */
export interface StandingClockRow {
  pathway_id: string;
  key: string;
  type: string;
  due_on: string | null;
  due_at: Date;
  standard_row: string | null;
}
const standingClockIn = (schema: Wall): EntitySchema<StandingClockRow> =>
  new EntitySchema<StandingClockRow>({
    ...named(schema, 'standing_clock'),
    columns: {
      pathway_id: pathway('standing_clock', primary),
      key: text(primary),
      type: text(),
      due_on: date(orNull),
      due_at: instant(),
      standard_row: text(orNull),
    },
    indices: [{ name: 'standing_clock_due', columns: ['due_at'] }],
  });
export const standingClock = standingClockIn('throughcare');
export const victimStandingClock = standingClockIn('victim');

/** A closed gate. The row goes when it opens; the journal keeps it. */
export interface GateRow {
  pathway_id: string;
  key: string;
  /** uuid v5 of pathway and key. */
  id: string;
  gate: string;
  closed_at: Date;
  opens: string;
  overridden_until: string | null;
  overridden_by: string | null;
  /** In the words of whoever overrode it: stays here. */
  reason: string | null;
  lapsed_at: Date | null;
}
export const gate = new EntitySchema<GateRow>({
  ...named('throughcare', 'gate'),
  columns: {
    pathway_id: pathway('gate', primary),
    key: text(primary),
    id: uuid(),
    gate: text(),
    closed_at: instant(),
    opens: text(),
    overridden_until: date(orNull),
    overridden_by: uuid(orNull),
    reason: text(orNull),
    lapsed_at: instant(orNull),
  },
  uniques: [{ name: 'gate_id', columns: ['id'] }],
});

export interface MilestoneRow {
  pathway_id: string;
  key: string;
  kind: string;
  on_date: string;
  at: Date;
}
export const milestone = new EntitySchema<MilestoneRow>({
  ...named('throughcare', 'milestone'),
  columns: {
    pathway_id: pathway('milestone', primary),
    key: text(primary),
    kind: text(),
    on_date: date(),
    at: instant(),
  },
});

/** Why a pathway does not move, whose move it is, and when they are asked again. */
export interface StuckRow {
  pathway_id: string;
  key: string;
  cause: string;
  /** Higher is worse: the order of pathway.md, "Stuck". */
  severity: number;
  since: Date;
  owner_role: string;
  unblocks: string;
  detail: string | null;
  next_nudge_at: Date | null;
  source: 'pathway' | 'commit' | 'reconciler';
}
const stuckIn = (schema: Wall): EntitySchema<StuckRow> =>
  new EntitySchema<StuckRow>({
    ...named(schema, 'stuck'),
    columns: {
      pathway_id: pathway('stuck', primary),
      key: text(primary),
      cause: text(),
      severity: int(),
      since: instant(),
      owner_role: text(),
      unblocks: text(),
      detail: text(orNull),
      next_nudge_at: instant(orNull),
      source: text(as('pathway')),
    },
    indices: [{ name: 'stuck_order', columns: ['severity', 'since', 'pathway_id'] }],
    checks: [{ name: 'stuck_source', expression: `source IN ('pathway', 'commit', 'reconciler')` }],
  });
export const stuck = stuckIn('throughcare');
export const victimStuck = stuckIn('victim');

/** A victim. Identity and words never leave this schema; the workflow knows the id. */
export interface VictimPersonRow {
  id: string;
  pathway_id: string;
  reference: string | null;
  details: Record<string, unknown>;
  /** What a caseload file says of them: `{ number, child, in }`; null for whom nobody imported. */
  imported: Record<string, unknown> | null;
  /** Whose unit looks after them where it is not that of the case. */
  area_code: string | null;
  created_at: Date;
  created_by: string | null;
  updated_at: Date;
  updated_by: string | null;
}
export const victimPerson = new EntitySchema<VictimPersonRow>({
  ...named('victim', 'person'),
  columns: {
    id: id(),
    pathway_id: pathway('person'),
    reference: text(orNull),
    details: json({ default: () => `'{}'` }),
    imported: json(orNull),
    area_code: text(orNull),
    created_at: instant(now),
    created_by: uuid(orNull),
    updated_at: instant(now),
    updated_by: uuid(orNull),
  },
  indices: [
    { name: 'victim_person_pathway', columns: ['pathway_id'] },
    { name: 'victim_person_reference', columns: ['pathway_id', 'reference'], unique: true },
  ],
});
