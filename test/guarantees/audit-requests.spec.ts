import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { seedSamplePeople } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { signIn, type Client } from '../e2e/support/client.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';

jest.setTimeout(90_000);

interface Line {
  readonly action: string;
  readonly outcome: string;
  readonly username: string | null;
  readonly role: string | null;
  readonly subject_type: string;
  readonly subject_id: string | null;
  readonly pathway_id: string | null;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly agent: string | null;
  readonly correlation_id: string | null;
  readonly detail: Record<string, unknown>;
}

let environment: TestEnvironment;
let owner: Database;
let pathway: string;
let task: string;

beforeAll(async () => {
  environment = await startEnvironment({ temporal: false });
  owner = new Database({ url: environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  await seedSamplePeople(owner);
  await environment.api.start();
  [pathway, task] = [randomUUID(), randomUUID()];
  const person = randomUUID();
  await owner.query(`INSERT INTO throughcare.person (id, last_name) VALUES ($1, 'Bloggs')`, [person]);
  await owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, kind, stage, prison_code, area_code) VALUES ($1, $2, 'determinate', 'custody', 'HLI', 'YOR')`,
    [pathway, person],
  );
  await owner.query(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, opened_at, answers)
     SELECT $1, $2, 'custody#1/oasys.complete', 1, 'oasys.complete', 'custody', 'case-administrator', 'HLI', t.id, now(), '{"a":1}'
       FROM throughcare.team t WHERE t.kind = 'omu' AND t.place_code = 'HLI'`,
    [task, pathway],
  );
}, 90_000);
afterAll(async () => {
  await owner?.close();
  await environment?.stop();
}, 60_000);

const as = (name: string): Promise<Client> => signIn(environment.env, environment.apiUrl, name);
let from = 0;
/** What was added since the last time it was asked. */
async function added(): Promise<Line[]> {
  const lines = await owner.query<Line & { id: number }>(
    `SELECT e.id, e.action, e.outcome, u.username, e.role, e.subject_type, e.subject_id, e.pathway_id, e.reason, e.ip, e.agent, e.correlation_id, e.detail
       FROM audit.event e LEFT JOIN throughcare.person_user u ON u.id = e.actor_id WHERE e.id > $1 ORDER BY e.id`,
    [from],
  );
  from = lines.at(-1)?.id ?? from;
  return lines;
}

test('every read of a case page is a line: who, as what, which case, from where', async () => {
  await added();
  await (
    await as('omu.hli')
  ).ask(`query ($id: ID!) { pathway(id: $id) { id stage facts { id } timeline { totalCount } } }`, {
    id: pathway,
  });
  const [line, ...more] = await added();
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    action: 'pathway.read',
    outcome: 'done',
    username: 'omu.hli',
    role: expect.stringMatching(/case-administrator@HLI/),
    subject_id: pathway,
    pathway_id: pathway,
    ip: expect.stringMatching(/127\.0\.0\.1$/),
    agent: expect.stringMatching(/^[0-9a-f]{32}$/),
    correlation_id: expect.stringMatching(/^[\w-]{8,64}$/),
  });
});

test('a case that is opened through a list, or not shown at all, is a line too; a list alone is none', async () => {
  const omu = await as('omu.hli');
  await omu.ask(`{ tasks(first: 5) { nodes { id title pathway { id stage person { lastName } } } } }`);
  expect(await added()).toEqual([]);
  await omu.ask(`{ tasks(first: 5) { nodes { answers pathway { a: facts { id } b: gates { id } } } } }`);
  expect(
    (await added())
      .map(({ action, pathway_id }) => ({ action, pathway_id }))
      .sort((a, b) => (a.action < b.action ? -1 : 1)),
  ).toEqual([
    { action: 'pathway.read', pathway_id: pathway },
    { action: 'task.read', pathway_id: pathway },
  ]);
  await (await as('omu.nhi')).ask(`query ($id: ID!) { pathway(id: $id) { id } }`, { id: pathway });
  expect(await added()).toMatchObject([
    { action: 'pathway.read', outcome: 'NOT_FOUND', username: 'omu.nhi', pathway_id: pathway },
  ]);
  await omu.ask(`{ pathways(filter: { search: "Bloggs" }) { totalCount } }`);
  const [search] = await added();
  expect(search).toMatchObject({ action: 'pathways.search', subject_id: null });
  expect(JSON.stringify(search)).not.toMatch(/Bloggs/i);
});

test('every command is a line, accepted or refused, with the reason that was asked for', async () => {
  const omu = await as('omu.hli');
  await omu.ask(`mutation ($id: ID!) { claimTask(id: $id) { __typename } }`, { id: task });
  const accepted = await added();
  expect(accepted.map(({ action, outcome, pathway_id }) => [action, outcome, pathway_id])).toEqual([
    ['task.claim', 'done', pathway],
    ['command.claimTask', 'done', pathway],
  ]);
  expect(accepted[0]?.correlation_id).toBe(accepted[1]?.correlation_id);
  await (await as('om.yor')).ask(`mutation ($id: ID!) { releaseTask(id: $id) { __typename } }`, { id: task });
  expect(await added()).toMatchObject([
    {
      action: 'command.releaseTask',
      username: 'om.yor',
      subject_type: 'task',
      subject_id: task,
      pathway_id: pathway,
      outcome: expect.stringMatching(/^[A-Z_]+$/),
    },
  ]);
  await omu.ask(`mutation ($id: ID!, $r: String!) { withdrawFact(id: $id, reason: $r) { __typename } }`, {
    id: randomUUID(),
    r: 'It was another person',
  });
  expect(await added()).toMatchObject([
    { action: 'command.withdrawFact', outcome: 'NOT_FOUND', reason: 'It was another person' },
  ]);
  await omu.ask(`mutation { withdrawFact(id: "Joe Bloggs of 1 High St", reason: "") { __typename } }`);
  expect(await added()).toMatchObject([
    { action: 'command.withdrawFact', outcome: 'NOT_FOUND', subject_id: null, reason: null },
  ]);
});

test('a reason given by victim liaison stays with the record, not in the audit', async () => {
  await (
    await as('vlo.yor')
  ).ask(`mutation ($id: ID!) { withdrawFact(id: $id, reason: "Mary Featherstone rang") { __typename } }`, {
    id: randomUUID(),
  });
  const lines = await added();
  expect(lines).toMatchObject([
    { action: 'command.withdrawFact', reason: null, detail: { reason: 'kept with the record' } },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/Featherstone/);
});

test('what is asked over a socket is a line like any other', async () => {
  const { token } = await as('omu.hli');
  const client = createClient({
    url: `${environment.apiUrl.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  for await (const _answer of client.iterate({ query: `{ pathway(id: "${pathway}") { facts { id } } }` }))
    break;
  await client.dispose();
  expect(await added()).toMatchObject([
    {
      action: 'pathway.read',
      outcome: 'done',
      username: 'omu.hli',
      pathway_id: pathway,
      ip: expect.stringMatching(/127\.0\.0\.1$/),
    },
  ]);
});

test('what must be audited and cannot be is not shown', async () => {
  const omu = await as('omu.hli');
  const ask = `query ($id: ID!) { pathway(id: $id) { id stage } }`;
  await owner.query('REVOKE INSERT ON audit.event FROM throughcare_app');
  try {
    const answer = await omu.ask(ask, { id: pathway });
    expect(answer.text).not.toMatch(/custody/);
    expect(answer.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  } finally {
    await owner.query('GRANT INSERT ON audit.event TO throughcare_app');
  }
  expect((await omu.ask(ask, { id: pathway })).data.pathway.stage).toBe('custody');
});
