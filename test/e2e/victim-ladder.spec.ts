import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

const LIST = `query ($filter: TaskFilter) { tasks(filter: $filter, first: 100) { edges { node { id confidentiality type { id } } } } }`;
const DONE = `{ __typename ... on TaskDone { settled task { id state } } ... on Refusal { code message } }`;

interface Node {
  readonly id: string;
  readonly confidentiality: string;
  readonly type: { readonly id: string };
}

let stage: Stage;
let pathway: string;
let climbed: string;
let manager: Client;

/** Tasks about victims that somebody sees. */
async function walled(client: Client): Promise<Node[]> {
  const { data } = await client.ask(LIST, { filter: { pathway } });
  return data.tasks.edges
    .map(({ node }: { node: Node }) => node)
    .filter(({ confidentiality }: Node) => confidentiality === 'victim');
}
const typesFor = async (name: string): Promise<string[]> =>
  (await walled(await stage.as(name))).map(({ type }) => type.id);

// A person in custody at Hull, home area York: the prison's offender manager is asked to answer the concern.
beforeAll(async () => {
  stage = await setStage();
  manager = await stage.as('area-manager.yor');
  pathway = await stage.openCase({ surname: 'Climbed', victimScheme: true });
  const liaison = await stage.as('vlo.yor');
  const { data } = await liaison.ask(
    `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { message } } }`,
    {
      input: {
        pathwayId: pathway,
        kind: 'victim-concern',
        source: 'victim-liaison',
        data: { victim: 'V-0001', urgent: true },
      },
    },
  );
  expect(data.recordFact.__typename).toBe('FactRecorded');
  const supervisor = await stage.as('os.hli');
  const tasks = await eventually(
    () => walled(supervisor),
    (found) => found.length > 0,
  );
  climbed = tasks[0]?.id ?? '';
}, 120_000);
afterAll(() => stage?.close(), 60_000);

/** The ladder takes days to climb: the columns are written as the commit writes them at a rung, with its notice. */
async function climb(rung: number, kind: string, role: string): Promise<void> {
  const engine = new Database({ url: stage.environment.env['ENGINE_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    await engine.query(
      `WITH team AS (SELECT id FROM throughcare.team WHERE kind = $3 AND place_code = 'YOR'), task AS (
         UPDATE victim.task SET rung = $2, missed_at = now(), escalated_team_id = (SELECT id FROM team),
           acts_now_role = CASE WHEN $2 > 1 THEN $4 END
         WHERE id = $1 RETURNING id, pathway_id, escalated_team_id)
       INSERT INTO victim.notice (team_id, pathway_id, kind, data)
       SELECT escalated_team_id, pathway_id, 'task-escalated', jsonb_build_object('task', id) FROM task`,
      [climbed, rung, kind, role],
    );
  } finally {
    await engine.close();
  }
}

test('a concern that is not answered is seen by the victim liaison manager at the first rung, though it is in a prison', async () => {
  expect(await typesFor('vlm.yor')).not.toContain('victim.answer-concern');
  await climb(1, 'victim-liaison', 'victim-liaison-manager');
  expect(await typesFor('vlm.yor')).toContain('victim.answer-concern');
  expect(await walled(manager)).toEqual([]);
});

test('at the second it reaches the area manager: that one task with its notice, and nothing else about victims', async () => {
  await climb(2, 'area-management', 'area-manager');
  expect((await walled(manager)).map(({ id }) => id)).toEqual([climbed]);
  const { data } = await manager.ask('{ notices(first: 50) { edges { node { kind data } } } }');
  expect(data.notices.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    { kind: 'task-escalated', data: { task: climbed } },
  ]);
  for (const name of [
    'area-manager.hum',
    'om.yor',
    'spo.yor',
    'omu.hli',
    'head-of-omu.hli',
    'governor.hli',
    'inspector.national',
  ])
    expect({ name, seen: await typesFor(name) }).toEqual({ name, seen: [] });
  const rest = await manager.ask(
    `query ($id: ID!) { pathway(id: $id) { facts { kind } clocks { type { id } } tracks { name steps { type { id } } }
       timeline(first: 100) { nodes { key detail } } } }`,
    { id: pathway },
  );
  expect(rest.data.pathway.facts.length).toBeGreaterThan(1);
  expect(JSON.stringify(rest.data).replaceAll('victimScheme', '')).not.toMatch(/victim[.-]|V-0001/);
});

test('the database itself gives that team this row and its notice, and no row of another table', async () => {
  const victim = new Database({ url: stage.environment.env['VICTIM_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    const { data } = await manager.ask('{ me { memberships { team { id } } } }');
    const teams = data.me.memberships[0].team.id as string;
    const rows = (table: string): Promise<{ n: number }[]> =>
      victim.transaction((sql) => sql.query(`SELECT count(*)::int AS n FROM victim.${table}`), {
        'throughcare.areas': '',
        'throughcare.teams': teams,
      });
    const counts: Record<string, number | undefined> = {};
    for (const table of ['task', 'notice', 'fact', 'journal', 'person', 'stuck', 'standing_clock'])
      counts[table] = (await rows(table))[0]?.n;
    const none = { fact: 0, journal: 0, person: 0, stuck: 0, standing_clock: 0 };
    expect(counts).toEqual({ task: 1, notice: 1, ...none });
  } finally {
    await victim.close();
  }
});

test('the area manager claims and answers it', async () => {
  const claim = await manager.ask(`mutation ($id: ID!) { claimTask(id: $id) ${DONE} }`, { id: climbed });
  expect(claim.data.claimTask.__typename).toBe('TaskDone');
  const data = {
    whatWasPassedOn: 'concern-1',
    doneAtOnce: 'Spoke to the wing',
    conditionBroken: false,
    answerForTheVictim: 'It has been stopped',
  };
  const done = await manager.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "acted", data: $data) ${DONE} }`,
    { id: climbed, data },
  );
  expect(done.data.completeTask).toMatchObject({
    __typename: 'TaskDone',
    settled: true,
    task: { state: 'DONE' },
  });
});
