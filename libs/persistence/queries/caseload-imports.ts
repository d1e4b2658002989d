import { type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Reads } from './doors.js';
import { all, Parameters } from './parameters.js';

/** An import as it stands. */
export interface ImportRead {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly state: string;
  /** `compare` before anything is written, then `import`. */
  readonly step: string | null;
  readonly doneBytes: number;
  readonly redates: { readonly cases: number; readonly openCases: number } | null;
  readonly problem: string | null;
  readonly askedAt: Instant;
  readonly movedAt: Instant;
  readonly endedAt: Instant | null;
}

const COLUMNS = `id, file_name AS "fileName", bytes, state, step, done_bytes AS "doneBytes", redates, problem, asked_at AS "askedAt",
  beat_at AS "movedAt", ended_at AS "endedAt"`;
const SHOWN = 20;

/** Somebody's own imports, the newest first. */
export const importsOf = (db: Reads, userId: string): Promise<ImportRead[]> =>
  db.rows(
    `SELECT ${COLUMNS} FROM throughcare.caseload_import WHERE user_id = $1::uuid ORDER BY asked_at DESC LIMIT ${SHOWN}`,
    [userId],
  );

/** One of them. */
export async function importById(db: Reads, userId: string, id: string): Promise<ImportRead | undefined> {
  const [row] = await db.rows<ImportRead>(
    `SELECT ${COLUMNS} FROM throughcare.caseload_import WHERE id = $1::uuid AND user_id = $2::uuid`,
    [id, userId],
  );
  return row;
}

export interface ImportCountsRead {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Of those that are in: their record contradicts itself. */
  readonly held: number;
}

/** How many lines came to what, so far. */
export async function importCounts(db: Reads, id: string): Promise<ImportCountsRead> {
  const count = (outcome: string): string =>
    `count(*) FILTER (WHERE outcome = '${outcome}')::int AS ${outcome}`;
  const [row] = await db.rows<ImportCountsRead>(
    `SELECT ${['created', 'updated', 'unchanged', 'refused'].map(count).join(', ')},
            count(*) FILTER (WHERE held <> '[]')::int AS held FROM throughcare.caseload_import_line WHERE import_id = $1::uuid`,
    [id],
  );
  return row ?? { created: 0, updated: 0, unchanged: 0, refused: 0, held: 0 };
}

/** What became of one line. */
export interface ImportLineRead {
  readonly line: number;
  readonly outcome: string;
  readonly who: string | null;
  readonly pathwayId: string | null;
  readonly problems: readonly { readonly field: string; readonly reason: string; readonly mend: string }[];
  readonly held: readonly string[];
}

/** Which lines: those that came to one thing, or those that are held. */
export type ImportLinesAsked = 'created' | 'updated' | 'unchanged' | 'refused' | 'held';
const LINES = 'import-lines';

/** The lines of an import, in the order of the file. */
export async function importLines(
  db: Reads,
  id: string,
  page: { readonly first: number; readonly after?: string; readonly which?: ImportLinesAsked },
): Promise<Page<ImportLineRead>> {
  const where = (p: Parameters): string =>
    all([
      `import_id = ${p.add(id)}::uuid`,
      page.which === 'held' ? `held <> '[]'` : page.which && `outcome = ${p.add(page.which)}`,
    ]);
  const p = new Parameters();
  const after = page.after === undefined ? undefined : decodeCursor(LINES, 1, page.after);
  const rows = await db.rows<ImportLineRead>(
    `SELECT line, outcome, who, pathway_id AS "pathwayId", problems, held FROM throughcare.caseload_import_line
      WHERE ${all([where(p), after && `line > ${p.add(Number(after[0]))}`])} ORDER BY line LIMIT ${p.add(page.first + 1)}`,
    p.values,
  );
  return {
    rows: rows.slice(0, page.first),
    more: rows.length > page.first,
    cursorOf: ({ line }) => encodeCursor(LINES, [line]),
    total: async () => {
      const q = new Parameters();
      const [row] = await db.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM throughcare.caseload_import_line WHERE ${where(q)}`,
        q.values,
      );
      return row?.n ?? 0;
    },
  };
}
