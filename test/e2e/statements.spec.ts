import { jest } from '@jest/globals';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;

beforeAll(async () => {
  stage = await setStage();
  clerk = await stage.as('omu.hli');
  for (const surname of ['Ames', 'Birch', 'Cole']) await stage.openCase({ surname });
  await eventually(
    () => clerk.ask('{ tasks(filter: { type: "scope.decide" }) { totalCount } }'),
    ({ data }) => data.tasks.totalCount === 3,
  );
}, 120_000);
afterAll(() => stage?.close(), 60_000);

async function statements(): Promise<number> {
  const text = await (await fetch(`${stage.url}/metrics`)).text();
  return Number(/^throughcare_sql_statements_total (\d+)$/m.exec(text)?.[1]);
}
/** Statements that one request sends. */
async function cost(client: Client, query: string): Promise<{ sent: number; rows: number }> {
  await client.ask('{ me { id } }');
  const before = await statements();
  const { data, errors } = await client.ask(query);
  expect(errors).toBeUndefined();
  const list = Object.values(data as Record<string, { nodes: unknown[] }>)[0];
  return { sent: (await statements()) - before, rows: list?.nodes.length ?? 0 };
}

const NODE =
  '{ id title state pathway { id person { lastName } prison { name } offenderManager { username } } team { id title place { name } } holder { username } meantFor { username } standard { id } answers }';
const CASE =
  '{ id person { lastName } prison { name } homeArea { name } offenderManager { username } facts { kind recordedBy { username } } gates { gate } milestones { kind } }';

test.each([
  ['tasks, plain', '{ tasks(first: N) { nodes { id title state dueOn } } }', 1],
  ['tasks, counted', '{ tasks(first: N) { totalCount nodes { id title state dueOn } } }', 2],
  ['tasks with everything around them', `{ tasks(first: N) { totalCount nodes ${NODE} } }`, 8],
  ['cases with their parts', `{ pathways(first: N) { totalCount nodes ${CASE} } }`, 8],
])('%s: as many statements for many rows as for one', async (_name, query, most) => {
  const one = await cost(clerk, query.replace('N', '1'));
  const many = await cost(clerk, query.replace('N', '25'));
  expect(one.rows).toBe(1);
  expect(many.rows).toBeGreaterThan(2);
  expect(many.sent).toBeLessThanOrEqual(most);
  expect(many.sent).toBeLessThanOrEqual(one.sent + 2);
});
