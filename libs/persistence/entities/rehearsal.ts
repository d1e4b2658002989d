import { EntitySchema } from 'typeorm';
import {
  as,
  bytes,
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

/** Somebody tries out a copy of a case, or an invented one (docs/decisions/0030). Gone after `until`. */
export interface RehearsalRow {
  id: string;
  owner_id: string;
  team_id: string | null;
  title: string;
  pathway_id: string | null;
  begun_at: Date;
  until: Date;
}
export const rehearsal = new EntitySchema<RehearsalRow>({
  name: 'rehearsal',
  schema: 'throughcare',
  columns: {
    id: id(),
    owner_id: uuid(to('person_user', 'rehearsal_owner_fk', 'CASCADE')),
    team_id: uuid({ ...orNull, ...to('team', 'rehearsal_team_fk', 'CASCADE') }),
    title: text(),
    pathway_id: pathway('rehearsal', orNull),
    begun_at: instant(now),
    until: instant(),
  },
  indices: [
    { name: 'rehearsal_of', columns: ['owner_id', 'begun_at'] },
    { name: 'rehearsal_shared', columns: ['team_id', 'begun_at'] },
    { name: 'rehearsal_until', columns: ['until'] },
  ],
});

/** A step that was taken in it, and the case as it left it, sealed. To go back is to take the last one away. */
export interface RehearsalStepRow {
  rehearsal_id: string;
  n: number;
  kind: string;
  said: Record<string, unknown>;
  clock: Date;
  wake_at: Date | null;
  state: Buffer;
  happened: unknown[];
  more: number;
  by_id: string;
  taken_at: Date;
}
export const rehearsalStep = new EntitySchema<RehearsalStepRow>({
  name: 'rehearsal_step',
  schema: 'throughcare',
  columns: {
    rehearsal_id: uuid({ ...primary, ...to('rehearsal', 'rehearsal_step_of_fk', 'CASCADE') }),
    n: int(primary),
    kind: text(),
    said: json({ default: () => `'{}'` }),
    clock: instant(),
    wake_at: instant(orNull),
    state: bytes(),
    happened: json({ default: () => `'[]'` }),
    more: int(as(0)),
    by_id: uuid(),
    taken_at: instant(now),
  },
  checks: [{ name: 'rehearsal_step_kind', expression: `kind IN ('begun', 'moved', 'answered', 'fact')` }],
});
