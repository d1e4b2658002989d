import { type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Reads } from './doors.js';
import { all, Parameters } from './parameters.js';
import { maySeePathway, type Reader } from './reader.js';

/** A rehearsal as its list shows it. */
export interface RehearsalRead {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string;
  /** The team it is shared with. */
  readonly teamId: string | null;
  /** The case it is a copy of; null for an invented one. */
  readonly pathwayId: string | null;
  readonly begunAt: Instant;
  /** Gone from then on. */
  readonly until: Instant;
  /** Number of the last step. */
  readonly step: number;
  /** What day and time it is there. */
  readonly clock: Instant;
}

const COLUMNS = `r.id, r.title, r.owner_id AS "ownerId", r.team_id AS "teamId", r.pathway_id AS "pathwayId", r.begun_at AS "begunAt", r.until,
  s.n AS step, s.clock`;
const FROM = `throughcare.rehearsal r JOIN LATERAL (
    SELECT n, clock FROM throughcare.rehearsal_step WHERE rehearsal_id = r.id ORDER BY n DESC LIMIT 1) s ON true`;
const NAME = 'rehearsals';

/**
 * SQL that is true for a rehearsal (alias `r`) of the reader, or shared with a team of theirs; a copy only while they may see the
 * case it is a copy of.
 */
export const maySeeRehearsal = (reader: Reader, p: Parameters): string =>
  `r.until > now() AND (r.owner_id = ${p.add(reader.userId)}::uuid OR r.team_id = ANY (${p.add(reader.teamIds)}::uuid[]))
   AND (r.pathway_id IS NULL OR EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = r.pathway_id AND ${maySeePathway(reader, p)}))`;

/** Rehearsals the reader may see, the newest first. */
export async function listRehearsals(
  db: Reads,
  reader: Reader,
  page: { readonly first: number; readonly after?: string },
): Promise<Page<RehearsalRead>> {
  const p = new Parameters();
  const where = maySeeRehearsal(reader, p);
  const after = page.after === undefined ? undefined : decodeCursor(NAME, 2, page.after);
  const beyond =
    after &&
    `(r.begun_at, r.id) < (${p.add(new Date(Number(after[0])))}::timestamptz, ${p.add(after[1])}::uuid)`;
  const rows = await db.rows<RehearsalRead>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${all([where, beyond])} ORDER BY r.begun_at DESC, r.id DESC LIMIT ${p.add(page.first + 1)}`,
    p.values,
  );
  return {
    rows: rows.slice(0, page.first),
    more: rows.length > page.first,
    cursorOf: ({ begunAt, id }) => encodeCursor(NAME, [begunAt, id]),
    total: async () => {
      const q = new Parameters();
      const [row] = await db.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM throughcare.rehearsal r WHERE ${maySeeRehearsal(reader, q)}`,
        q.values,
      );
      return row?.n ?? 0;
    },
  };
}

/** One rehearsal, as far as the reader may see it. */
export async function rehearsalById(
  db: Reads,
  reader: Reader,
  id: string,
): Promise<RehearsalRead | undefined> {
  const p = new Parameters();
  const [row] = await db.rows<RehearsalRead>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = ${p.add(id)}::uuid AND ${maySeeRehearsal(reader, p)}`,
    p.values,
  );
  return row;
}

/** One step of a rehearsal, without the case it led to. */
export interface RehearsalStepRead {
  readonly n: number;
  readonly kind: string;
  readonly said: Readonly<Record<string, unknown>>;
  readonly clock: Instant;
  readonly byId: string;
  readonly takenAt: Instant;
  readonly happened: readonly unknown[];
  /** Things that happened and are not in the list, which would be too long. */
  readonly more: number;
}

/** The last steps of a rehearsal, the newest first. */
export const stepsOf = (db: Reads, id: string, first: number): Promise<RehearsalStepRead[]> =>
  db.rows(
    `SELECT n, kind, said, clock, by_id AS "byId", taken_at AS "takenAt", happened, more FROM throughcare.rehearsal_step
      WHERE rehearsal_id = $1::uuid ORDER BY n DESC LIMIT $2`,
    [id, first],
  );
