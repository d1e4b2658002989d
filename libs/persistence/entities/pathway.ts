import { EntitySchema } from 'typeorm';
import { as, bytes, date, flag, id, instant, int, json, now, orNull, text, to, uuid } from './columns.js';

/** Whose sentence it is. Identity stays here: the workflow knows only the pathway's id. */
export interface PersonRow {
  id: string;
  prison_number: string | null;
  crn: string | null;
  pnc: string | null;
  first_name: string | null;
  last_name: string | null;
  date_of_birth: string | null;
  gender: string | null;
  ethnicity: string | null;
  nationality: string | null;
  details: Record<string, unknown>;
}
export const person = new EntitySchema<PersonRow>({
  name: 'person',
  schema: 'throughcare',
  columns: {
    id: id(),
    prison_number: text(orNull),
    crn: text(orNull),
    pnc: text(orNull),
    first_name: text(orNull),
    last_name: text(orNull),
    date_of_birth: date(orNull),
    gender: text(orNull),
    ethnicity: text(orNull),
    nationality: text(orNull),
    details: json({ default: () => `'{}'` }),
  },
  uniques: [
    { name: 'person_prison_number', columns: ['prison_number'] },
    { name: 'person_crn', columns: ['crn'] },
  ],
  indices: [{ name: 'person_last_name', columns: ['last_name', 'first_name', 'id'] }],
});

/** One sentence calculation, its workflow's progress, and what the facts say of it now. */
export interface PathwayRow {
  id: string;
  person_id: string;
  kind: string | null;
  months: number | null;
  episode: string | null;
  stage: string | null;
  prison_code: string | null;
  area_code: string | null;
  om_id: string | null;
  os_id: string | null;
  roh: string | null;
  tier: number | null;
  ppo: boolean | null;
  mappa_category: number | null;
  mappa_level: number | null;
  release_on: string | null;
  sentence_end: string | null;
  sentenced_on: string | null;
  /** Number of the last accepted command: the row lock on it makes numbers gapless. */
  last_command: number;
  last_seq: number;
  head: string;
  applied: number;
  wake_at: Date | null;
  policy: string | null;
  /** The state after the last commit: compressed, then encrypted (#engine/crypto.js). */
  carried: Buffer | null;
  opened_at: Date;
  ended_at: Date | null;
  committed_at: Date | null;
  import_hash: string | null;
}
export const pathwayTable = new EntitySchema<PathwayRow>({
  name: 'pathway',
  schema: 'throughcare',
  columns: {
    id: id(),
    person_id: uuid(to('person', 'pathway_person_fk')),
    kind: text(orNull),
    months: int(orNull),
    episode: text(orNull),
    stage: text(orNull),
    prison_code: text(orNull),
    area_code: text(orNull),
    om_id: uuid(orNull),
    os_id: uuid(orNull),
    roh: text(orNull),
    tier: int(orNull),
    ppo: flag(orNull),
    mappa_category: int(orNull),
    mappa_level: int(orNull),
    release_on: date(orNull),
    sentence_end: date(orNull),
    sentenced_on: date(orNull),
    last_command: int(as(0)),
    last_seq: int(as(0)),
    head: text(as('')),
    applied: int(as(0)),
    wake_at: instant(orNull),
    policy: text(orNull),
    carried: bytes(orNull),
    opened_at: instant(now),
    ended_at: instant(orNull),
    committed_at: instant(orNull),
    import_hash: text(orNull),
  },
  indices: [
    { name: 'pathway_person', columns: ['person_id'] },
    { name: 'pathway_prison', columns: ['prison_code', 'release_on', 'id'] },
    { name: 'pathway_area', columns: ['area_code', 'release_on', 'id'] },
    { name: 'pathway_om', columns: ['om_id'], where: 'om_id IS NOT NULL' },
    { name: 'pathway_os', columns: ['os_id'], where: 'os_id IS NOT NULL' },
    { name: 'pathway_roh', columns: ['roh', 'release_on', 'id'], where: 'roh IS NOT NULL' },
    {
      name: 'pathway_mappa_level',
      columns: ['mappa_level', 'release_on', 'id'],
      where: 'mappa_level IS NOT NULL',
    },
    {
      name: 'pathway_mappa_category',
      columns: ['mappa_category', 'release_on', 'id'],
      where: 'mappa_category IS NOT NULL',
    },
  ],
});
