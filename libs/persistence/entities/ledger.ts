import { EntitySchema } from 'typeorm';
import { MOVEMENTS, OVERRIDES, ROH_CHANGED } from './counted.js';
import { as, id, instant, int, json, now, orNull, pathway, primary, text, uuid } from './columns.js';

/** What was accepted, numbered without gaps for each pathway. `payload` is exactly what travels: typed codes, never words. */
export interface CommandRow {
  pathway_id: string;
  n: number;
  type: string;
  payload: Record<string, unknown>;
  accepted_at: Date;
  accepted_by: string | null;
  command_id: string | null;
  /** `victim` rows are hidden from the app role. */
  confidentiality: string;
  delivered_at: Date | null;
  applied_seq: number | null;
  /** `applied` or `overtaken:<why>`. */
  outcome: string | null;
}
export const command = new EntitySchema<CommandRow>({
  name: 'command',
  schema: 'throughcare',
  columns: {
    pathway_id: pathway('command', primary),
    n: int(primary),
    type: text(),
    payload: json(),
    accepted_at: instant(now),
    accepted_by: uuid(orNull),
    command_id: text(orNull),
    confidentiality: text(as('ordinary')),
    delivered_at: instant(orNull),
    applied_seq: int(orNull),
    outcome: text(orNull),
  },
  indices: [
    {
      name: 'command_undelivered',
      columns: ['accepted_at', 'pathway_id', 'n'],
      where: 'delivered_at IS NULL',
    },
    { name: 'command_unapplied', columns: ['accepted_at'], where: 'applied_seq IS NULL' },
    { name: 'command_overrides', columns: ['accepted_at', 'accepted_by'], where: OVERRIDES },
    {
      name: 'command_id_once',
      columns: ['accepted_by', 'command_id'],
      unique: true,
      where: 'command_id IS NOT NULL',
    },
  ],
});

/** A fact from outside, with its words. `ref` is the id the workflow knows it by (`c<n>`). */
export interface FactRow {
  id: string;
  pathway_id: string;
  command_n: number;
  ref: string;
  kind: string;
  data: Record<string, unknown>;
  happened_at: Date;
  learnt_at: Date;
  source: string;
  source_id: string | null;
  supersedes: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_because: string | null;
  recorded_by: string | null;
  confidentiality: string;
}
const factIn = (schema: 'throughcare' | 'victim'): EntitySchema<FactRow> =>
  new EntitySchema<FactRow>({
    name: schema === 'victim' ? 'victim_fact' : 'fact',
    tableName: 'fact',
    schema,
    columns: {
      id: id(),
      pathway_id: pathway('fact'),
      command_n: int(),
      ref: text(),
      kind: text(),
      data: json(),
      happened_at: instant(),
      learnt_at: instant(now),
      source: text(),
      source_id: text(orNull),
      supersedes: uuid(orNull),
      withdrawn_at: instant(orNull),
      withdrawn_by: uuid(orNull),
      withdrawn_because: text(orNull),
      recorded_by: uuid(orNull),
      confidentiality: text(as(schema === 'victim' ? 'victim' : 'ordinary')),
    },
    uniques: [{ name: 'fact_ref', columns: ['pathway_id', 'ref'] }],
    indices: [
      {
        name: 'fact_source_once',
        columns: ['source', 'source_id', 'pathway_id'],
        unique: true,
        where: 'source_id IS NOT NULL',
      },
      { name: 'fact_happened', columns: ['pathway_id', 'happened_at', 'id'] },
      ...(schema === 'victim'
        ? []
        : [
            { name: 'fact_movements', columns: ['happened_at', 'pathway_id'], where: MOVEMENTS },
            { name: 'fact_supersedes', columns: ['supersedes'], where: 'supersedes IS NOT NULL' },
          ]),
    ],
  });
export const fact = factIn('throughcare');
export const victimFact = factIn('victim');

/** One committed turn. The journal is the truth; everything else in these schemas is folded from it or may be made again. */
export interface JournalRow {
  pathway_id: string;
  seq: number;
  at: Date;
  wall_at: Date;
  prev: string;
  head: string;
  applied: number;
  wake_at: Date;
  events: unknown[];
}
export const journal = new EntitySchema<JournalRow>({
  name: 'journal',
  schema: 'throughcare',
  columns: {
    pathway_id: pathway('journal', primary),
    seq: int(primary),
    at: instant(),
    wall_at: instant(now),
    prev: text(),
    head: text(),
    applied: int(),
    wake_at: instant(),
    events: json(),
  },
  indices: [{ name: 'journal_roh_changed', columns: ['at', 'pathway_id', 'seq'], where: ROH_CHANGED }],
});

/** Events about victims, each with its place in the turn: `[[index, event], …]`; a third `true` replaces the one at that place. */
export interface VictimJournalRow {
  pathway_id: string;
  seq: number;
  events: [number, unknown, true?][];
}
export const victimJournal = new EntitySchema<VictimJournalRow>({
  name: 'victim_journal',
  tableName: 'journal',
  schema: 'victim',
  columns: { pathway_id: pathway('journal', primary), seq: int(primary), events: json() },
});

/** What somebody was answered under a command id of theirs: a repeat gets the same. */
export interface AnsweredRow {
  actor_id: string;
  command_id: string;
  action: string;
  answer: Record<string, unknown> | null;
  at: Date;
}
const answeredIn = (schema: 'throughcare' | 'victim'): EntitySchema<AnsweredRow> =>
  new EntitySchema<AnsweredRow>({
    name: schema === 'victim' ? 'victim_answered' : 'answered',
    tableName: 'answered',
    schema,
    columns: {
      actor_id: uuid(primary),
      command_id: text(primary),
      action: text(),
      answer: json(orNull),
      at: instant(now),
    },
    indices: [{ name: 'answered_at', columns: ['at'] }],
  });
export const answered = answeredIn('throughcare');
export const victimAnswered = answeredIn('victim');
