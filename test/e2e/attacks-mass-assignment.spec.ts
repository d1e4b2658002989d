import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let owner: Database;
let head: Client;
let pathway: string;
beforeAll(async () => {
  stage = await setStage();
  owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  pathway = await stage.openCase();
  head = await stage.as('head-of-omu.hli');
}, 120_000);
afterAll(async () => {
  await owner?.close();
  await stage?.close();
}, 60_000);

const taskOf = (type: string) =>
  eventually(
    () =>
      owner.query<{ id: string; holder_id: string | null; state: string; due_on: string | null }>(
        'SELECT * FROM throughcare.task WHERE pathway_id = $1 AND type = $2',
        [pathway, type],
      ),
    (rows) => rows.length > 0,
  ).then(([row]) => {
    if (!row) throw new Error(`There is no ${type}`);
    return row;
  });

test('a field of ours that a form does not have is refused by name, and nothing of it is stored', async () => {
  const task = await taskOf('supervisor.assign');
  await head.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id: task.id });
  const before = await taskOf('supervisor.assign');
  const [supervisor] = await owner.query<{ id: string }>(
    `SELECT id FROM throughcare.person_user WHERE username = 'os.hli'`,
  );
  const lawful = { supervisor: supervisor?.id, kind: 'prison', oasysTrained: true };
  for (const extra of [
    { state: 'DONE' },
    { holderId: supervisor?.id },
    { confidentiality: 'ordinary' },
    { dueOn: '2099-01-01' },
    { pathwayId: '00000000-0000-4000-8000-000000000000' },
    { acceptedAt: '2000-01-01T00:00:00Z' },
    JSON.parse('{"__proto__": {"isAdmin": true}}') as object,
    { constructor: { prototype: { isAdmin: true } } },
  ]) {
    const { data, errors } = await head.ask(
      'mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "named", data: $data) { __typename ... on Refusal { code message } } }',
      {
        id: task.id,
        data: JSON.parse(`${JSON.stringify(lawful).slice(0, -1)},${JSON.stringify(extra).slice(1)}`),
      },
    );
    expect({ extra, code: data?.completeTask.code, errors }).toEqual({
      extra,
      code: 'INVALID',
      errors: undefined,
    });
  }
  expect(await taskOf('supervisor.assign')).toEqual(before);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('a fact takes its own fields only: no instant of ours, no author, no confidentiality', async () => {
  const clerk = await stage.as('omu.hli');
  for (const extra of [
    { recordedBy: 'governor.hli' },
    { confidentiality: 'ordinary' },
    { acceptedAt: 1 },
    { seq: 1 },
  ]) {
    const { data } = await clerk.ask(
      'mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }',
      {
        input: {
          pathwayId: pathway,
          kind: 'category-changed',
          source: 'prison-record',
          data: { category: 'D', open: true, ...extra },
        },
      },
    );
    expect({ extra, code: data.recordFact.code }).toEqual({ extra, code: 'INVALID' });
  }
  const input = {
    pathwayId: pathway,
    kind: 'appeal',
    source: 'court',
    data: {},
    recordedBy: 'governor.hli',
    acceptedAt: 0,
  };
  const { errors, data } = await clerk.ask(
    'mutation ($input: FactInput!) { recordFact(input: $input) { __typename } }',
    { input },
  );
  expect({ code: errors?.[0]?.extensions?.code, data: data?.recordFact }).toEqual({
    code: 'BAD_USER_INPUT',
    data: undefined,
  });
});
