import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { eventually, post, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let owner: Database;
let pathway: string;
const ME = { query: '{ me { username } }' };
beforeAll(async () => {
  stage = await setStage();
  owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  pathway = await stage.openCase();
}, 120_000);
afterAll(async () => {
  await owner?.close();
  await stage?.close();
}, 60_000);

test('a stolen token is worth nothing once its owner has left, in the same process and at once', async () => {
  const { token } = await stage.as('om.yor');
  expect((await post(stage.url, ME, `Bearer ${token}`)).data.me.username).toBe('om.yor');
  await owner.query(`UPDATE throughcare.person_user SET active = false WHERE username = 'om.yor'`);
  const { status, data } = await eventually(
    () => post(stage.url, ME, `Bearer ${token}`),
    ({ status: now }) => now === 401,
    10_000,
  );
  expect({ status, data }).toEqual({ status: 401, data: undefined });
  await owner.query(`UPDATE throughcare.person_user SET active = true WHERE username = 'om.yor'`);
});

test('a token in an address, a cookie or a form opens nothing', async () => {
  const { token } = await stage.as('omu.hli');
  const query = encodeURIComponent('{ me { username } }');
  const answers = await Promise.all([
    fetch(`${stage.url}/graphql?query=${query}&access_token=${token}`, {
      headers: { 'apollo-require-preflight': '1' },
    }),
    fetch(`${stage.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `throughcare-session=${token}; token=${token}` },
      body: JSON.stringify(ME),
    }),
    fetch(`${stage.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${query}&access_token=${token}`,
    }),
  ]);
  for (const answer of answers) {
    const text = await answer.text();
    expect({ refused: answer.status >= 400, leak: text.includes('omu.hli') }).toEqual({
      refused: true,
      leak: false,
    });
  }
});

describe("another team's ids", () => {
  const READS = ['task(id: $id) { id title }', 'pathway(id: $id) { id }'];
  const WRITES = [
    'claimTask(id: $id) { __typename ... on Refusal { code } }',
    'releaseTask(id: $id) { __typename ... on Refusal { code } }',
    'completeTask(id: $id, outcome: "named", data: {}) { __typename ... on Refusal { code } }',
    'assignTask(id: $id, userId: $id) { __typename ... on Refusal { code } }',
    'acknowledgeNotice(id: $id) { __typename ... on Refusal { code } }',
    'withdrawFact(id: $id, reason: "mine now") { __typename ... on Refusal { code } }',
  ];
  let stranger: Client;
  beforeAll(async () => {
    stranger = await stage.as('omu.nhi');
  });

  test('read nothing, and change nothing: the answer is that of an id that nobody has', async () => {
    const tasks = await eventually(
      () => owner.query<{ id: string }>('SELECT id FROM throughcare.task WHERE pathway_id = $1', [pathway]),
      (rows) => rows.length > 0,
    );
    const notices = await owner.query<{ id: string }>(
      'SELECT id FROM throughcare.notice WHERE pathway_id = $1',
      [pathway],
    );
    const facts = await owner.query<{ id: string }>('SELECT id FROM throughcare.fact WHERE pathway_id = $1', [
      pathway,
    ]);
    const before = await owner.query('SELECT * FROM throughcare.task WHERE pathway_id = $1 ORDER BY id', [
      pathway,
    ]);
    const nobody = 'f0000000-0000-4000-8000-000000000000';
    const ids = [...tasks, ...notices, ...facts, { id: pathway }].map(({ id }) => id);
    for (const read of READS) {
      for (const id of ids) {
        const { data } = await stranger.ask(`query ($id: ID!) { ${read} }`, { id });
        expect({ read, id, answer: Object.values(data)[0] }).toEqual({ read, id, answer: null });
      }
    }
    const codeOf = async (write: string, id: string): Promise<unknown> => {
      const { data, errors } = await stranger.ask(`mutation ($id: ID!) { ${write} }`, { id });
      return (
        (Object.values(data ?? {})[0] as { code?: string } | undefined)?.code ?? errors?.[0]?.extensions?.code
      );
    };
    for (const write of WRITES) {
      const unknown = await codeOf(write, nobody);
      expect(['NOT_FOUND', 'NOT_ALLOWED']).toContain(unknown);
      for (const id of ids)
        expect({ write, id, code: await codeOf(write, id) }).toEqual({ write, id, code: unknown });
    }
    expect(
      await owner.query('SELECT * FROM throughcare.task WHERE pathway_id = $1 ORDER BY id', [pathway]),
    ).toEqual(before);
  });
});
