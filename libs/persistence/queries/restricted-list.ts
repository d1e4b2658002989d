import { type Instant } from '#domain/time.js';
import { type Ground } from '#identity/permission/restricted.js';
import { type Doors } from './doors.js';
import { Parameters } from './parameters.js';
import { inReach, isOpenTo, type Reader } from './reader.js';

/** Why a case is restricted, by whom, and since when. */
export interface RestrictionRead {
  readonly pathwayId: string;
  readonly ground: Ground;
  readonly reason: string;
  readonly restrictedAt: Instant;
  readonly restrictedById: string;
}

/** A restricted case as a list names it to whoever may open it: without the person. */
export interface RestrictedCaseRead extends RestrictionRead {
  /** Whether it is open to the reader already. */
  readonly open: boolean;
  /** Teams of the reader that have live tasks there and nobody named: nobody of them can do these. */
  readonly teamsWithoutName: readonly string[];
}

export interface OpeningRead {
  readonly userId: string;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly until: Instant;
}

const COLUMNS = `r.pathway_id AS "pathwayId", r.ground, r.reason, r.restricted_at AS "restrictedAt", r.restricted_by AS "restrictedById"`;
const MOST = 200;

/** SQL: teams of a list with live tasks of case `r`, of whose members nobody is named for it. */
const withoutName = (schemas: readonly string[], teams: string): string => `coalesce((
  SELECT array_agg(DISTINCT o.team_id) FROM (${schemas
    .map(
      (schema) =>
        `SELECT t.team_id FROM ${schema}.task t WHERE t.pathway_id = r.pathway_id AND t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND t.team_id = ANY (${teams}::uuid[])`,
    )
    .join(' UNION ALL ')}) AS o
  WHERE NOT EXISTS (SELECT FROM throughcare.restricted_case_name n JOIN throughcare.membership m ON m.user_id = n.user_id AND m.team_id = o.team_id
    WHERE n.pathway_id = r.pathway_id)), '{}')`;

/** Restricted cases the reader would reach if they were not, the newest restriction first. Of the person nothing. */
export async function restrictedCases(db: Doors, reader: Reader): Promise<RestrictedCaseRead[]> {
  const p = new Parameters();
  const teams = p.add(reader.teamIds);
  const schemas = reader.victim ? ['throughcare', 'victim'] : ['throughcare'];
  const text = `SELECT ${COLUMNS}, ${isOpenTo(reader, 'p.id', p)} AS open, ${withoutName(schemas, teams)} AS "teamsWithoutName"
    FROM throughcare.restricted_case r JOIN throughcare.pathway p ON p.id = r.pathway_id
    WHERE ${inReach(reader, p)} ORDER BY r.restricted_at DESC, r.pathway_id LIMIT ${MOST}`;
  return db.asReader(reader.victim, (reads) => reads.rows<RestrictedCaseRead>(text, p.values));
}

/** The restriction of a case the reader has been allowed to see; undefined where there is none. */
export async function restrictionOf(db: Doors, pathwayId: string): Promise<RestrictionRead | undefined> {
  const [row] = await db.rows<RestrictionRead>(
    `SELECT ${COLUMNS} FROM throughcare.restricted_case r WHERE r.pathway_id = $1`,
    [pathwayId],
  );
  return row;
}

/** Ids of those named for it. */
export const namesOf = async (db: Doors, pathwayId: string): Promise<string[]> =>
  (
    await db.rows<{ id: string }>(
      'SELECT user_id AS id FROM throughcare.restricted_case_name WHERE pathway_id = $1 ORDER BY named_at, user_id',
      [pathwayId],
    )
  ).map(({ id }) => id);

/** Who opened it with a reason, the latest first. */
export const openingsOf = (db: Doors, pathwayId: string): Promise<OpeningRead[]> =>
  db.rows(
    `SELECT user_id AS "userId", reason, opened_at AS "openedAt", until FROM throughcare.restricted_case_opening
     WHERE pathway_id = $1 ORDER BY opened_at DESC LIMIT ${MOST}`,
    [pathwayId],
  );
