import { type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { maySeePathway, type Reader } from './reader.js';
import { LIVE } from './task-row.js';

export interface PathwayRead {
  readonly id: string;
  readonly personId: string;
  readonly kind: string | null;
  readonly months: number | null;
  readonly episode: string | null;
  readonly stage: string | null;
  readonly prisonCode: string | null;
  readonly areaCode: string | null;
  readonly omId: string | null;
  readonly osId: string | null;
  readonly roh: string | null;
  readonly tier: number | null;
  readonly ppo: boolean | null;
  readonly mappaCategory: number | null;
  readonly mappaLevel: number | null;
  readonly releaseOn: string | null;
  readonly sentenceEnd: string | null;
  readonly sentencedOn: string | null;
  readonly openedAt: Instant;
  readonly endedAt: Instant | null;
  readonly committedAt: Instant | null;
  readonly lastSeq: number;
}

export interface PersonRead {
  readonly id: string;
  readonly prisonNumber: string | null;
  readonly crn: string | null;
  readonly pnc: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly dateOfBirth: string | null;
  readonly gender: string | null;
  readonly ethnicity: string | null;
  readonly nationality: string | null;
}

export interface PathwayQuery {
  /** Part of a name, or a prison number or CRN. */
  readonly search?: string;
  readonly stage?: string;
  readonly kind?: string;
  readonly place?: string;
  readonly managerId?: string;
  /** Levels of risk of harm, any of them. */
  readonly roh?: readonly string[];
  readonly mappaLevel?: readonly number[];
  readonly mappaCategory?: readonly number[];
  readonly releaseFrom?: string;
  readonly releaseTo?: string;
  readonly ended?: boolean;
  /** In prison now, with a release ahead or overdue. */
  readonly inCustody?: boolean;
  /** With an open step of one of these types that is late, or was asked after its day. */
  readonly lateSteps?: readonly string[];
  readonly first: number;
  readonly after?: string;
}

const COLUMNS = `p.id, p.person_id AS "personId", p.kind, p.months, p.episode, p.stage, p.prison_code AS "prisonCode", p.area_code AS "areaCode",
  p.om_id AS "omId", p.os_id AS "osId", p.roh, p.tier, p.ppo, p.mappa_category AS "mappaCategory", p.mappa_level AS "mappaLevel",
  p.release_on::text AS "releaseOn", p.sentence_end::text AS "sentenceEnd", p.sentenced_on::text AS "sentencedOn", p.opened_at AS "openedAt",
  p.ended_at AS "endedAt", p.committed_at AS "committedAt", p.last_seq AS "lastSeq"`;

const NAME = 'pathways';

/** Cases the reader may see, soonest release first; those without a release date last. */
export async function listPathways(
  db: Doors,
  reader: Reader,
  query: PathwayQuery,
): Promise<Page<PathwayRead>> {
  const p = new Parameters();
  const where = conditions(reader, query, p);
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  let beyond: string | undefined;
  if (after?.[0] === null) beyond = `p.release_on IS NULL AND p.id > ${p.add(after[1])}::uuid`;
  else if (after)
    beyond = `((p.release_on, p.id) > (${p.add(after[0])}::date, ${p.add(after[1])}::uuid) OR p.release_on IS NULL)`;
  const rows = await db.rows<PathwayRead>(
    `SELECT ${COLUMNS} FROM throughcare.pathway p JOIN throughcare.person n ON n.id = p.person_id
      WHERE ${all([where, beyond])} ORDER BY p.release_on NULLS LAST, p.id LIMIT ${p.add(query.first + 1)}`,
    p.values,
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [row.releaseOn, row.id]),
    total: () => countPathways(db, reader, query),
  };
}

async function countPathways(db: Doors, reader: Reader, query: PathwayQuery): Promise<number> {
  const p = new Parameters();
  const rows = await db.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM throughcare.pathway p JOIN throughcare.person n ON n.id = p.person_id WHERE ${conditions(reader, query, p)}`,
    p.values,
  );
  return rows[0]?.n ?? 0;
}

function conditions(reader: Reader, query: PathwayQuery, p: Parameters): string {
  const text = query.search?.trim();
  return all([
    maySeePathway(reader, p),
    text ? searchFor(text, p) : undefined,
    query.stage === undefined ? undefined : `p.stage = ${p.add(query.stage)}`,
    query.kind === undefined ? undefined : `p.kind = ${p.add(query.kind)}`,
    query.place === undefined ? undefined : `${p.add(query.place)} IN (p.prison_code, p.area_code)`,
    query.managerId === undefined ? undefined : `${p.add(query.managerId)}::uuid IN (p.om_id, p.os_id)`,
    query.roh === undefined ? undefined : `p.roh = ANY (${p.add(query.roh)}::text[])`,
    query.mappaLevel === undefined ? undefined : `p.mappa_level = ANY (${p.add(query.mappaLevel)}::int[])`,
    query.mappaCategory === undefined
      ? undefined
      : `p.mappa_category = ANY (${p.add(query.mappaCategory)}::int[])`,
    query.releaseFrom === undefined ? undefined : `p.release_on >= ${p.add(query.releaseFrom)}::date`,
    query.releaseTo === undefined ? undefined : `p.release_on <= ${p.add(query.releaseTo)}::date`,
    query.ended === undefined ? undefined : `p.ended_at IS ${query.ended ? 'NOT NULL' : 'NULL'}`,
    query.inCustody ? `p.episode LIKE 'custody#%'` : undefined,
    query.lateSteps && hasLateStep(query.lateSteps, p),
  ]);
}

const hasLateStep = (types: readonly string[], p: Parameters): string =>
  `EXISTS (SELECT FROM throughcare.task l WHERE l.pathway_id = p.id AND l.${LIVE} AND l.type = ANY (${p.add(types)}::text[])
     AND (l.due_at < now() OR l.mark = 'learnt-late'))`;

/** Every word of the search must begin one of the names, or the whole be a number of theirs. */
function searchFor(text: string, p: Parameters): string {
  const number = p.add(text.toUpperCase());
  const names = text
    .split(/\s+/)
    .slice(0, 5)
    .map((word) => `${word.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`);
  const words = names.map((word) => {
    const like = p.add(word);
    return `(upper(n.last_name) LIKE ${like} OR upper(n.first_name) LIKE ${like})`;
  });
  return `(n.prison_number = ${number} OR n.crn = ${number} OR (${words.join(' AND ')}))`;
}

/** Cases by id, as far as the reader may see them. */
export async function pathwaysByIds(
  db: Doors,
  reader: Reader,
  ids: readonly string[],
): Promise<PathwayRead[]> {
  const p = new Parameters();
  const wanted = p.add(ids);
  return db.rows(
    `SELECT ${COLUMNS} FROM throughcare.pathway p WHERE p.id = ANY(${wanted}::uuid[]) AND ${maySeePathway(reader, p)}`,
    p.values,
  );
}

/** The case behind a task the reader may see: a task of theirs opens the door to its case. */
export const pathwaysOfTasks = (db: Doors, ids: readonly string[]): Promise<PathwayRead[]> =>
  db.rows(`SELECT ${COLUMNS} FROM throughcare.pathway p WHERE p.id = ANY($1::uuid[])`, [ids]);

export const personsByIds = (db: Doors, ids: readonly string[]): Promise<PersonRead[]> =>
  db.rows(
    `SELECT id, prison_number AS "prisonNumber", crn, pnc, first_name AS "firstName", last_name AS "lastName", date_of_birth::text AS "dateOfBirth",
            gender, ethnicity, nationality FROM throughcare.person WHERE id = ANY($1::uuid[])`,
    [ids],
  );
