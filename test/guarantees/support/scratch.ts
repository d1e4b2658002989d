import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { TEAM_KINDS } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';

const PRISONS = ['NHI', 'HLI'];
const AREAS = ['YOR', 'HUM'];

/** A database of a test's own, migrated, with every team at two prisons and two areas. */
export interface Scratch {
  readonly url: string;
  readonly owner: Database;
  readonly app: Database;
  readonly victim: Database;
  readonly engine: Database;
  readonly key: Buffer;
  /** Somebody in a team: made when first asked for. */
  actor(kind: string, place: string, role: string): Promise<Actor>;
  drop(): Promise<void>;
}

const passwords = { app: 'app-secret', victim: 'victim-secret', engine: 'engine-secret' };

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the system tests through \`npm test\`.`);
  return value;
};

function as(url: string, database: string, user?: string, password?: string): string {
  const out = new URL(url);
  out.pathname = `/${database}`;
  if (user) out.username = user;
  if (password) out.password = password;
  return out.toString();
}

/** Passwords belong to the server, so those it was started with are used where it says them. */
function passwordOf(name: string, otherwise: string): string {
  const url = process.env[name];
  return url ? decodeURIComponent(new URL(url).password) : otherwise;
}

export async function scratchDatabase(): Promise<Scratch> {
  const server = need('MIGRATION_DATABASE_URL');
  const name = `guarantee_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = as(server, name);
  const secrets = {
    app: passwordOf('DATABASE_URL', passwords.app),
    victim: passwordOf('VICTIM_DATABASE_URL', passwords.victim),
    engine: passwordOf('ENGINE_DATABASE_URL', passwords.engine),
  };
  await migrate(url, secrets);
  const open = (user: string | undefined, password: string | undefined, poolSize: number): Database =>
    new Database({ url: as(server, name, user, password), poolSize, applicationName: 'guarantee' });
  const owner = open(undefined, undefined, 4);
  const app = open('throughcare_app', secrets.app, 20);
  const victim = open('throughcare_victim', secrets.victim, 4);
  const engine = open('throughcare_engine', secrets.engine, 20);
  await seedTeams(owner);
  return {
    url,
    owner,
    app,
    victim,
    engine,
    key: randomBytes(32),
    actor: (kind, place, role) => member(owner, kind, place, role),
    drop: async () => {
      await Promise.all([owner, app, victim, engine].map((database) => database.close()));
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function seedTeams(owner: Database): Promise<void> {
  const places = [
    ...PRISONS.map((code) => ({ code, kind: 'prison' })),
    ...AREAS.map((code) => ({ code, kind: 'area' })),
    { code: 'national', kind: 'national' },
  ];
  for (const { code, kind } of places) {
    await owner.query('INSERT INTO throughcare.place (code, kind, name) VALUES ($1, $2, $1)', [code, kind]);
    for (const [team, info] of Object.entries(TEAM_KINDS)) {
      if (info.place === kind)
        await owner.query('INSERT INTO throughcare.team (kind, place_code) VALUES ($1, $2)', [team, code]);
    }
  }
}

async function member(owner: Database, kind: string, place: string, role: string): Promise<Actor> {
  const username = `${role}.${place.toLowerCase()}.${randomBytes(4).toString('hex')}`;
  const userId = randomUUID();
  await owner.query('INSERT INTO throughcare.person_user (id, username, display_name) VALUES ($1, $2, $2)', [
    userId,
    username,
  ]);
  const [team] = await owner.query<{ id: string }>(
    'SELECT id FROM throughcare.team WHERE kind = $1 AND place_code = $2',
    [kind, place],
  );
  if (!team) throw new Error(`No ${kind} at ${place} in the scratch database`);
  await owner.query('INSERT INTO throughcare.membership (user_id, team_id, role) VALUES ($1, $2, $3)', [
    userId,
    team.id,
    role,
  ]);
  return { userId, username, memberships: [{ teamId: team.id, kind, place, role }] as Actor['memberships'] };
}
