import { once, doorsFor, type ActingDoors } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type Asked, type Refused } from '#engine/outcome.js';
import { type Role } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { sniff, WrongFile } from '../lines.js';

/** Who takes a caseload in at their place: whoever answers for it. Over all places, whoever runs the service (docs/how-to/import.md). */
export const MAY_IMPORT: readonly Role[] = ['head-of-omu', 'governor', 'head-of-pdu', 'area-manager'];

/** Some ten thousand cases. */
export const LARGEST_FILE = 20 * 1_024 * 1_024;
const MEGABYTE = 1_024 * 1_024;

/** Where somebody may import: their places in a role that answers for the caseload. */
export const importsAt = ({ memberships }: Actor): string[] => [
  ...new Set(memberships.filter(({ role }) => MAY_IMPORT.includes(role)).map(({ place }) => place)),
];

/** A problem with the file as a whole, in words that say how to mend it; undefined for one that can be begun. */
export function faultOf(content: Buffer): string | undefined {
  if (content.length === 0) return 'The file is empty.';
  if (content.length > LARGEST_FILE)
    return `The file has ${Math.ceil(content.length / MEGABYTE)} MB, and ${LARGEST_FILE / MEGABYTE} MB are the most: cut it into parts, each with whole lines.`;
  try {
    sniff(content);
    return undefined;
  } catch (error) {
    if (error instanceof WrongFile)
      return `It cannot be imported: ${error.message}. To mend it, ${error.mend}.`;
    throw error;
  }
}

export interface ImportTaken {
  readonly kind: 'done';
  readonly importId: string;
}

/** Hands a caseload file in; the worker takes it from there, and goes on with it after a restart. */
export async function startImport(
  doors: ActingDoors,
  actor: Actor,
  { fileName, content }: { readonly fileName: string; readonly content: Buffer },
  asked: Asked = {},
): Promise<ImportTaken | Refused> {
  const [door] = doorsFor(doors, actor);
  if (!door || importsAt(actor).length === 0) return NOT_THEIRS;
  const fault = faultOf(content);
  if (fault !== undefined) return invalid([{ field: 'file', message: fault }]);
  return once(door, actor, 'import:start', asked.commandId, async (sql) => {
    const [running] = await sql.query(
      `SELECT 1 FROM throughcare.caseload_import WHERE user_id = $1 AND state IN ('waiting', 'running', 'asks')`,
      [actor.userId],
    );
    if (running)
      return refuse('CONFLICT', 'You have an import under way: wait until it is done, or stop it.');
    const [row] = await sql.query<{ id: string }>(
      'INSERT INTO throughcare.caseload_import (user_id, file_name, content, bytes) VALUES ($1, $2, $3, $4) RETURNING id',
      [actor.userId, nameOf(fileName), content, content.length],
    );
    if (!row) throw new Error('PostgreSQL gave no id');
    return { kind: 'done' as const, importId: row.id };
  });
}

/** From which states one may go where, and to which. */
const MOVES = {
  STOP: { from: ['waiting', 'running', 'asks'], to: 'stopped' },
  GO_ON: { from: ['stopped', 'asks'], to: 'waiting' },
} as const;
export type ImportMove = keyof typeof MOVES;

/** Stops an import after the lines in hand, or lets it go on; going on where it asked is the yes to the dates that move. */
export async function moveImport(
  doors: ActingDoors,
  actor: Actor,
  importId: string,
  move: ImportMove,
  asked: Asked = {},
): Promise<ImportTaken | Refused> {
  const [door] = doorsFor(doors, actor);
  if (!door || importsAt(actor).length === 0) return NOT_THEIRS;
  if (!isUuid(importId)) return NO_SUCH;
  const { from, to } = MOVES[move];
  return once(door, actor, `import:${move}:${importId}`, asked.commandId, async (sql: Sql) => {
    const [row] = await sql.query<{ state: string }>(
      'SELECT state FROM throughcare.caseload_import WHERE id = $1 AND user_id = $2 FOR UPDATE',
      [importId, actor.userId],
    );
    if (!row) return NO_SUCH;
    if (!(from as readonly string[]).includes(row.state))
      return refuse('WRONG_STATE', 'The import has moved on: look how it stands now.', { state: row.state });
    await sql.query(
      'UPDATE throughcare.caseload_import SET state = $2, confirmed = confirmed OR $3, beat_at = now() WHERE id = $1',
      [importId, to, move === 'GO_ON' && row.state === 'asks'],
    );
    return { kind: 'done' as const, importId };
  });
}

const NOT_THEIRS = refuse('NOT_ALLOWED', 'A caseload is imported by whoever answers for the prison or area.');
const NO_SUCH = refuse('NOT_FOUND', 'There is no such import, or it is not yours.');

const LONGEST_NAME = 100;
// Only its last part, and nothing that does not show.
const nameOf = (fileName: string): string =>
  (fileName.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').trim().slice(-LONGEST_NAME) || 'caseload';
