import { type Sql } from '#persistence/database.js';
import { type FactData } from './fact-data.js';
import { type Problem } from './outcome.js';

/** The data of a fact with its places and people found: a code in capitals, a person's id; and what was not found. */
export async function foundIn(
  sql: Sql,
  read: FactData,
): Promise<{ readonly all: Record<string, unknown>; readonly problems: readonly Problem[] }> {
  const all: Record<string, unknown> = { ...read.all };
  const problems: Problem[] = [];
  for (const name of read.places) {
    const value = String(all[name]).toUpperCase();
    const [place] = await sql.query('SELECT 1 FROM throughcare.place WHERE code = $1', [value]);
    if (!place) problems.push({ field: name, message: `"${value}" is not a place this service knows` });
    all[name] = value;
  }
  for (const name of read.people) {
    const value = String(all[name]);
    const [user] = await sql.query<{ id: string }>(
      'SELECT id FROM throughcare.person_user WHERE (username = $1 OR id::text = lower($1)) AND active',
      [value],
    );
    if (!user) problems.push({ field: name, message: 'nobody in the directory has this username' });
    else all[name] = user.id;
  }
  return { all, problems };
}
