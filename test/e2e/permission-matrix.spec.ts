import path from 'node:path';
import { jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import fs from 'node:fs';
import { checkoutRoot } from '#config/checkout.js';
import { NATIONAL, ROLES, TEAM_KINDS, teamKindOf, type Role } from '#domain/roles.js';
import { sampleTeamId, sampleUserId, samplePeople, seedSamplePeople } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';
import { signIn, type Client } from './support/client.js';
import { FIELDS } from '#graphql/permission/fields.js';
import { askAll, ASKED } from './support/matrix/ask.js';
import {
  matrixCases,
  PROGRAMMES,
  RECEPTION,
  type MatrixCase,
  type MatrixCases,
} from './support/matrix/cases.js';
import { listen, stir, SUBSCRIPTIONS, type Ear } from './support/matrix/live.js';
import { ExpectedTable, type Expected, type Standing } from './support/matrix/table.js';

jest.setTimeout(180_000);

/** Two cores: the service and who asks it. */
const AT_ONCE = 8;
const table = new ExpectedTable(path.join(checkoutRoot(), 'test/e2e/permission-matrix.csv'));
let environment: TestEnvironment;
let owner: Database;
let cases: MatrixCases;

interface Asker {
  readonly role: Role;
  readonly place: 'own' | 'other';
  readonly at: string;
  readonly username: string;
  readonly teamId: string;
  readonly client: Client;
  readonly ear: Ear;
}

const PLACES = { own: { prison: 'HLI', area: 'YOR' }, other: { prison: 'WDI', area: 'HUM' } } as const;
const allCases = (): MatrixCase[] => [
  cases.busy.ordinary,
  cases.busy.restricted,
  ...cases.quiet.ordinary,
  ...cases.quiet.restricted,
];

beforeAll(async () => {
  environment = await startEnvironment({ temporal: false });
  const { env } = environment;
  owner = new Database({ url: env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  await seedSamplePeople(owner);
  cases = await matrixCases(owner);
  await environment.api.start();
}, 120_000);
afterAll(async () => {
  await owner?.close();
  await environment?.stop();
}, 60_000);

const schema = buildSchema(fs.readFileSync(path.join(checkoutRoot(), 'graphql/schema.graphql'), 'utf8'));
const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
);
/** Which fields are restricted the declarations say; to whom, the table. */
const restrictedFields = Object.entries(FIELDS).flatMap(([type, fields]) =>
  Object.entries(fields).flatMap(([field, need]) => (need === 'reached' ? [] : [`${type}.${field}`])),
);
const others = operations.filter((name) => !ASKED.has(name) && !SUBSCRIPTIONS.includes(name));

test('the reviewed table speaks of every operation and every restricted field that is served', () => {
  expect(table.named).toEqual([...operations, ...restrictedFields].sort());
  expect(others.filter((name) => name.startsWith('Subscription.'))).toEqual([]);
});

test('everybody gets what the table says, and nothing else', async () => {
  const askers = await inParts(positions(), asker);
  await stir(owner, allCases());
  const wrong: string[] = [];
  let asked = 0;
  const compare = (what: string, standing: Standing, found: Expected | undefined): void => {
    asked += 1;
    const expected = table.expected(what, standing);
    if (found !== expected)
      wrong.push(
        `${what} for ${standing.role}, ${standing.place} place, ${standing.team} team, ${standing.restricted}: ${found}, not ${expected}`,
      );
  };
  await inParts(askers, async (one, index) => {
    for (const [number, { team, restricted, of }] of standingsOf(one).entries()) {
      const standing = { role: one.role, place: one.place, team, restricted };
      for (const name of SUBSCRIPTIONS) compare(name, standing, one.ear.heard(name, of) ? 'yes' : 'none');
      const found = await askAll({
        client: one.client,
        userId: sampleUserId(one.username),
        of,
        taskId: thatOf(of.tasks, one.teamId),
        noticeId: thatOf(of.notices, one.teamId),
        teamId: team === 'own' ? one.teamId : otherTeam(one),
        campaignId:
          cases.campaigns.get(TEAM_KINDS[teamKindOf(one.role)].place === 'prison' ? 'HLI' : 'YOR') ?? '',
        place: TEAM_KINDS[teamKindOf(one.role)].place === 'prison' ? 'HLI' : 'YOR',
        schema,
        fields: restrictedFields,
        others,
        prisonNumber: `N${String(1_000 + index * 10 + number)}NN`,
      });
      for (const [name, value] of Object.entries(found)) compare(name, standing, value);
    }
    await one.ear.close();
  });
  expect(wrong).toEqual([]);
  // 42 roles, both places, four standings at the own and two at another place.
  expect(asked).toBeGreaterThan(10_000);
});

/** Every role at the place of the cases and, where there are several, at another. */
function positions(): { role: Role; place: 'own' | 'other' }[] {
  return ROLES.flatMap((role) => {
    const national = TEAM_KINDS[teamKindOf(role)].place === NATIONAL;
    return national
      ? [{ role, place: 'own' as const }]
      : [
          { role, place: 'own' as const },
          { role, place: 'other' as const },
        ];
  });
}

async function asker({ role, place }: { role: Role; place: 'own' | 'other' }): Promise<Asker> {
  const kind = teamKindOf(role);
  const where = TEAM_KINDS[kind].place;
  const at = where === 'national' ? NATIONAL : PLACES[place][where];
  const teamId = sampleTeamId(kind, at);
  const person = samplePeople().people.find(({ memberships }) =>
    memberships.some((one) => one.role === role && one.teamId === teamId),
  );
  if (!person) throw new Error(`Nobody of the sample is ${role} at ${at}`);
  const { username } = person;
  const client = await signIn(environment.env, environment.apiUrl, username);
  const ear = await listen(environment.apiUrl, client.token, allCases());
  return { role, place, at, username, teamId, client, ear };
}

interface Met {
  readonly team: 'own' | 'other';
  readonly restricted: 'ordinary' | 'restricted';
  readonly of: MatrixCase;
}

/** The cases somebody is asked about: with a task of their team, where there can be one, and without. */
function standingsOf({ role, place, teamId }: Asker): Met[] {
  return (['ordinary', 'restricted'] as const).flatMap((restricted): Met[] => {
    const [programmes, reception] = cases.quiet[restricted];
    const without = {
      team: 'other' as const,
      restricted,
      of: teamId === PROGRAMMES ? reception : programmes,
    };
    const hasTasks = place === 'own' && role !== 'inspector';
    return hasTasks ? [{ team: 'own', restricted, of: cases.busy[restricted] }, without] : [without];
  });
}

/** Theirs where they have one, else that of somebody else. */
const thatOf = (ids: ReadonlyMap<string, string>, team: string): string =>
  ids.get(team) ?? [...ids.values()][0] ?? '';

/** A team that is not theirs, where their case is. */
function otherTeam({ role, teamId }: Asker): string {
  if (TEAM_KINDS[teamKindOf(role)].place === 'prison')
    return teamId === RECEPTION ? sampleTeamId('omu', 'HLI') : RECEPTION;
  return teamId === PROGRAMMES ? sampleTeamId('enforcement', 'YOR') : PROGRAMMES;
}

/** Some at a time, in order. */
async function inParts<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < items.length; index = next++)
        results[index] = await work(items[index] as T, index);
    }),
  );
  return results;
}
