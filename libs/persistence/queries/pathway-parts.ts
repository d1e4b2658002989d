import { type Instant } from '#domain/time.js';
import { type Doors, type Reads } from './doors.js';
import { type Reader } from './reader.js';
import { knowsScheme, mayBeShown, shownData, type Asker } from './withheld.js';

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

/**
 * SQL: whether a row of what is stuck (alias `s`) may be shown: one about a victim's gate to those who may know of that, and to
 * those whose move it is.
 */
export const stuckShown = (asker: Asker): string =>
  `(${mayBeShown('s.key', 's.pathway_id', asker)}
    OR EXISTS (SELECT FROM throughcare.membership sm WHERE sm.user_id = ${asker.user}::uuid AND sm.role = s.owner_role))`;

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

/** Rows are asked for by what is in $1; who asks, with the areas of their own victim liaison units, is in $2 and $3. */
const ASKER: Asker = { user: '$2', areas: '$3' };
const askedBy = (reader: Reader, ids: readonly string[]): unknown[] => [
  ids,
  reader.userId,
  reader.liaison?.areas ?? [],
];

/** Behind the wall a fact is whole; elsewhere without what its reader does not need (withheld.ts). */
const factIn = (schema: string): string => fact(schema === 'victim' ? 'data' : shownData(ASKER));

/** Facts of these cases in the order they happened, withdrawn ones included. Facts about victims only for those who may know. */
export async function factsOf(db: Doors, reader: Reader, pathwayIds: readonly string[]): Promise<FactRead[]> {
  const rows = await bothWalls<FactRead>(
    db,
    reader,
    (schema) => `SELECT ${factIn(schema)} FROM ${schema}.fact f WHERE pathway_id = ANY($1::uuid[])`,
    askedBy(reader, pathwayIds),
  );
  return rows.sort((a, b) => a.happenedAt - b.happenedAt || a.id.localeCompare(b.id));
}

const gatesWhere = (condition: string): string =>
  `SELECT ${GATE} FROM throughcare.gate g WHERE ${condition} AND ${mayBeShown('g.gate', 'g.pathway_id', ASKER)} ORDER BY closed_at, key`;

/** Closed gates of these cases; one that tells of a victim only for those who may know of it. */
export const gatesOf = (db: Doors, reader: Reader, pathwayIds: readonly string[]): Promise<GateRead[]> =>
  db.rows(gatesWhere('pathway_id = ANY($1::uuid[])'), askedBy(reader, pathwayIds));

/** The same by its own id. */
export const gateById = async (db: Doors, reader: Reader, id: string): Promise<GateRead | undefined> =>
  (await db.rows<GateRead>(gatesWhere('id = ANY($1::uuid[])'), askedBy(reader, [id])))[0];

/** Those of these cases in which the reader may know that a victim is in the scheme. */
export const schemeKnownIn = async (
  db: Doors,
  reader: Reader,
  pathwayIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await db.rows<{ id: string }>(
    `SELECT p.id FROM throughcare.pathway p WHERE p.id = ANY($1::uuid[]) AND ${knowsScheme('p.id', ASKER)}`,
    askedBy(reader, pathwayIds),
  );
  return new Set(rows.map(({ id }) => id));
};

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
    (schema) =>
      `SELECT ${STUCK} FROM ${schema}.stuck s WHERE s.pathway_id = ANY($1::uuid[]) AND ${stuckShown(ASKER)}`,
    askedBy(reader, pathwayIds),
  );
  return rows.sort((a, b) => b.severity - a.severity || a.since - b.since);
}

/** Facts by id, of those who may know of them. */
export const factsByIds = (db: Doors, reader: Reader, ids: readonly string[]): Promise<FactRead[]> =>
  bothWalls(
    db,
    reader,
    (schema) => `SELECT ${factIn(schema)} FROM ${schema}.fact f WHERE id = ANY($1::uuid[])`,
    askedBy(reader, ids),
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
