import { type Instant } from '#domain/time.js';
import { type Doors, type Reads } from './doors.js';
import { type Reader } from './reader.js';
import { shownData } from './withheld.js';

export interface FactRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly kind: string;
  readonly data: Record<string, unknown>;
  readonly happenedAt: Instant;
  readonly learntAt: Instant;
  readonly source: string;
  readonly sourceId: string | null;
  readonly supersedes: string | null;
  readonly withdrawnAt: Instant | null;
  readonly recordedById: string | null;
  readonly confidentiality: string;
}
export interface GateRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly key: string;
  readonly gate: string;
  readonly closedAt: Instant;
  readonly opens: string;
  readonly overriddenUntil: string | null;
  readonly overriddenById: string | null;
  readonly reason: string | null;
  readonly lapsedAt: Instant | null;
}
export interface MilestoneRead {
  readonly pathwayId: string;
  readonly key: string;
  readonly kind: string;
  readonly on: string;
  readonly at: Instant;
}
export interface StuckRead {
  readonly pathwayId: string;
  readonly key: string;
  readonly cause: string;
  readonly severity: number;
  readonly since: Instant;
  readonly ownerRole: string;
  readonly unblocks: string;
  readonly detail: string | null;
  readonly nextNudgeAt: Instant | null;
  readonly source: string;
}

const fact = (
  data: string,
): string => `id, pathway_id AS "pathwayId", kind, ${data} AS data, happened_at AS "happenedAt", learnt_at AS "learntAt", source, source_id AS "sourceId",
  supersedes, withdrawn_at AS "withdrawnAt", recorded_by AS "recordedById", confidentiality`;
const GATE = `id, pathway_id AS "pathwayId", key, gate, closed_at AS "closedAt", opens, overridden_until::text AS "overriddenUntil",
  overridden_by AS "overriddenById", reason, lapsed_at AS "lapsedAt"`;
export const STUCK = `s.pathway_id AS "pathwayId", s.key, s.cause, s.severity, s.since, s.owner_role AS "ownerRole", s.unblocks, s.detail,
  s.next_nudge_at AS "nextNudgeAt", s.source`;

/** Reads the same from both schemas for those who may, from the ordinary one for everybody else. */
async function bothWalls<Row>(
  db: Doors,
  reader: Reader,
  ask: (schema: string) => string,
  parameters: unknown[],
): Promise<Row[]> {
  const read = (reads: Reads, text: string): Promise<Row[]> => reads.rows<Row>(text, parameters);
  const { liaison } = reader;
  if (!liaison) return read(db, ask('throughcare'));
  return db.throughVictimDoor(liaison, (reads) =>
    read(reads, `${ask('throughcare')} UNION ALL ${ask('victim')}`),
  );
}

/** Behind the wall a fact is whole; elsewhere without what its reader ($2) does not need (withheld.ts). */
const factIn = (schema: string, { liaison }: Reader): string =>
  fact(schema === 'victim' ? 'data' : shownData('$2', liaison !== undefined));

/** Facts of these cases in the order they happened, withdrawn ones included. Facts about victims only for those who may know. */
export async function factsOf(db: Doors, reader: Reader, pathwayIds: readonly string[]): Promise<FactRead[]> {
  const rows = await bothWalls<FactRead>(
    db,
    reader,
    (schema) => `SELECT ${factIn(schema, reader)} FROM ${schema}.fact f WHERE pathway_id = ANY($1::uuid[])`,
    [pathwayIds, reader.userId],
  );
  return rows.sort((a, b) => a.happenedAt - b.happenedAt || a.id.localeCompare(b.id));
}

export const gatesOf = (db: Doors, pathwayIds: readonly string[]): Promise<GateRead[]> =>
  db.rows(`SELECT ${GATE} FROM throughcare.gate WHERE pathway_id = ANY($1::uuid[]) ORDER BY closed_at, key`, [
    pathwayIds,
  ]);

export const gateById = async (db: Doors, id: string): Promise<GateRead | undefined> =>
  (await db.rows<GateRead>(`SELECT ${GATE} FROM throughcare.gate WHERE id = $1`, [id]))[0];

export const milestonesOf = (db: Doors, pathwayIds: readonly string[]): Promise<MilestoneRead[]> =>
  db.rows(
    `SELECT pathway_id AS "pathwayId", key, kind, on_date::text AS "on", at FROM throughcare.milestone WHERE pathway_id = ANY($1::uuid[]) ORDER BY at, key`,
    [pathwayIds],
  );

/** Why these cases are stuck, worst first. */
export async function stuckOf(
  db: Doors,
  reader: Reader,
  pathwayIds: readonly string[],
): Promise<StuckRead[]> {
  const rows = await bothWalls<StuckRead>(
    db,
    reader,
    (schema) => `SELECT ${STUCK} FROM ${schema}.stuck s WHERE s.pathway_id = ANY($1::uuid[])`,
    [pathwayIds],
  );
  return rows.sort((a, b) => b.severity - a.severity || a.since - b.since);
}

/** Facts by id, of those who may know of them. */
export const factsByIds = (db: Doors, reader: Reader, ids: readonly string[]): Promise<FactRead[]> =>
  bothWalls(
    db,
    reader,
    (schema) => `SELECT ${factIn(schema, reader)} FROM ${schema}.fact f WHERE id = ANY($1::uuid[])`,
    [ids, reader.userId],
  );

/** The name by which a case's workflow knows a fact. */
export async function factRef(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  id: string,
): Promise<string | undefined> {
  const ask = (schema: string): string => `SELECT ref FROM ${schema}.fact WHERE pathway_id = $1 AND id = $2`;
  return (await bothWalls<{ ref: string }>(db, reader, ask, [pathwayId, id]))[0]?.ref;
}
