import { randomUUID } from 'node:crypto';
import { addDays, londonDateOf } from '#calendar/index.js';
import { isUuid } from '#engine/ids.js';
import { sampleUserId } from '#identity/sample-people.js';
import { type Database } from '#persistence/database.js';
import { openDoor, type Door } from './browser.js';
import { signIn, type Client } from './client.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read into whatever they asked for
export type Loose = any;

/** A day, from today. */
export const on = (days: number): string => addDays(londonDateOf(Date.now()), days);
export const today = on(0);

const CHANGED = `{ __typename ... on Refusal { code message } ... on InvalidInputRefusal { problems { field message } }
  ... on DirectoryChanged { casesTold person { lastDay user { id username } periods { role from until acting team { id } } signOffs { from until } cover { from until coveredBy { username } } } } }`;

/** How people are signed in, and change the directory. */
export interface Directory {
  as(username: string): Promise<Client>;
  /** Asks for a change as somebody. @throws when it is an error and not a refusal */
  change(by: string, call: string): Promise<Loose>;
}
/** An api with the sample people, and its directory. */
export interface DirectoryDoor extends Door, Directory {}

export const directoryOf = (as: Directory['as']): Directory => ({
  as,
  change: async (by, call) => {
    const { data, errors } = await (await as(by)).ask(`mutation { changed: ${call} ${CHANGED} }`);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.changed;
  },
});

export async function openDirectory(): Promise<DirectoryDoor> {
  const door = await openDoor();
  return { ...door, ...directoryOf((username) => signIn(door.environment.env, door.origin, username)) };
}

/** Adds somebody; they have been there for twenty days. @returns their id */
export async function joined(
  door: Directory,
  by: string,
  username: string,
  team: string,
  role: string,
): Promise<string> {
  const added = await door.change(
    by,
    `addPerson(input: { username: "${username}", displayName: "${username}", teamId: "${team}", role: "${role}", from: "${on(-20)}" })`,
  );
  if (!added.person) throw new Error(JSON.stringify(added));
  return added.person.user.id as string;
}

/** Of a sample person by name, or of anybody by id. */
const idOf = (who: string | undefined): string | null =>
  who === undefined ? null : isUuid(who) ? who : sampleUserId(who);

/** A case as a commit would leave it, for tests without a worker. */
export async function oneCase(
  owner: Database,
  {
    om,
    os,
    area,
    prison,
    roh = null,
  }: { om?: string; os?: string; area: string; prison: string; roh?: string | null },
): Promise<{ pathway: string }> {
  const pathway = randomUUID();
  await owner.query(
    `WITH p AS (INSERT INTO throughcare.person (first_name, last_name) VALUES ('Joe', 'Bloggs') RETURNING id)
     INSERT INTO throughcare.pathway (id, person_id, kind, stage, prison_code, area_code, om_id, os_id, roh) SELECT $1, id, 'determinate', 'custody', $2, $3, $4, $5, $6 FROM p`,
    [pathway, prison, area, idOf(om), idOf(os), roh],
  );
  return { pathway };
}

/** A live task of it; held when somebody holds it. */
export async function oneTask(
  owner: Database,
  pathway: string,
  task: {
    team: string;
    type?: string;
    role?: string;
    meantFor?: string;
    holder?: string;
    schema?: 'throughcare' | 'victim';
  },
): Promise<string> {
  const { schema = 'throughcare', type = 'allocation.make-first-contact', role = 'offender-manager' } = task;
  const [row] = await owner.query<{ id: string }>(
    `INSERT INTO ${schema}.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, holder_id, claimed_at, meant_for_id, opened_at)
     SELECT gen_random_uuid(), $1, $2 || gen_random_uuid(), 1, $2, 'custody', $3, place_code, id, CASE WHEN $5::uuid IS NULL THEN 'OPEN' ELSE 'CLAIMED' END,
            $5, CASE WHEN $5::uuid IS NOT NULL THEN now() END, $6, now() FROM throughcare.team WHERE id = $4 RETURNING id`,
    [pathway, type, role, task.team, idOf(task.holder), idOf(task.meantFor)],
  );
  if (!row) throw new Error(`No team ${task.team}`);
  return row.id;
}
