import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let pathway: string;
let taskId: string;
const REFUSED = '... on Refusal { code message }';
const CHANGED = `{ __typename ... on RestrictionChanged { letGo pathway { id restriction { ground reason people { username } openings { user { username } reason } } } } ${REFUSED} }`;
const RESTRICT = `mutation ($input: RestrictCaseInput!) { restrictCase(input: $input) ${CHANGED} }`;
const NAMES = `mutation ($input: RestrictedCaseNamesInput!) { changeRestrictedCaseNames(input: $input) ${CHANGED} }`;
const LIFT = `mutation ($id: ID!) { liftRestriction(pathwayId: $id, reason: "The officer has moved on.") ${CHANGED} }`;
const OPEN = `mutation ($of: String!, $reason: String!) { openRestrictedCase(case: $of, reason: $reason) { __typename ... on RestrictedCaseOpened { until pathway { id person { lastName } } } ${REFUSED} } }`;
const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { __typename ${REFUSED} } }`;

const idOf = async (client: Client): Promise<string> =>
  (await client.ask('{ me { id } }')).data.me.id as string;

/** Everywhere the case could show itself to somebody. */
async function seenBy(client: Client): Promise<string[]> {
  const { data, errors } = await client.ask(
    `query ($id: ID!, $task: ID!) {
      pathway(id: $id) { id } task(id: $task) { id }
      pathways(first: 100) { totalCount nodes { id } }
      tasks(first: 100) { totalCount nodes { pathway { id } } }
      byCase: tasks(filter: { pathway: $id }, first: 100) { totalCount nodes { id } }
      mine: tasks(filter: { mine: true }, first: 100) { nodes { pathway { id } } }
      deadlines(filter: { standing: true }, first: 100) { nodes { pathway { id } } }
      stuckPathways(first: 100) { nodes { pathway { id } } }
      notices(first: 100) { nodes { pathway { id } } }
      search: pathways(filter: { search: "Quiet" }) { totalCount nodes { id } }
    }`,
    { id: pathway, task: taskId },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  const has = (value: unknown): boolean => JSON.stringify(value ?? null).includes(pathway);
  const found = Object.entries(data as Record<string, unknown>).filter(
    ([name, value]) =>
      has(value) ||
      (name === 'task' && value !== null) ||
      ((value as { totalCount?: number })?.totalCount ?? 0) > 0,
  );
  return found.map(([name]) => name);
}

beforeAll(async () => {
  stage = await setStage();
  pathway = await stage.openCase({ surname: 'Quiet' });
  const clerk = await stage.as('omu.hli');
  taskId = await eventually(
    async () =>
      (
        await clerk.ask('query ($id: ID!) { tasks(filter: { pathway: $id }) { nodes { id } } }', {
          id: pathway,
        })
      ).data.tasks.nodes[0]?.id as string,
    Boolean,
  );
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('a clerk sees the case and its tasks, until a manager of its place restricts it', async () => {
  const clerk = await stage.as('omu.hli');
  expect(await seenBy(clerk)).toEqual(
    expect.arrayContaining(['pathway', 'task', 'tasks', 'byCase', 'search']),
  );
  expect((await clerk.ask(CLAIM, { id: taskId })).data.claimTask.__typename).toBe('TaskDone');
  const input = { pathwayId: pathway, ground: 'STAFF_RELATIVE', reason: 'Nephew of an officer.', people: [] };
  const refused = (await clerk.ask(RESTRICT, { input })).data.restrictCase;
  expect(refused).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringMatching(/case administrator.*head of OMU/),
  });
  for (const name of ['head-of-omu.wdi', 'governor.wdi'])
    expect((await (await stage.as(name)).ask(RESTRICT, { input })).data.restrictCase.code).toBe('NOT_FOUND');
  const head = await stage.as('head-of-omu.hli');
  expect((await head.ask(RESTRICT, { input: { ...input, reason: ' ' } })).data.restrictCase.code).toBe(
    'INVALID',
  );
  expect((await head.ask(RESTRICT, { input: { ...input, people: ['nobody'] } })).data.restrictCase.code).toBe(
    'INVALID',
  );
  const people = [await idOf(await stage.as('os.hli'))];
  const { data } = await head.ask(RESTRICT, { input: { ...input, people } });
  expect(data.restrictCase).toMatchObject({
    __typename: 'RestrictionChanged',
    letGo: 1,
    pathway: { restriction: { ground: 'STAFF_RELATIVE', reason: input.reason } },
  });
  expect(data.restrictCase.pathway.restriction.people).toHaveLength(2);
});

test('to whoever is not named it is as if it were not there: not in a list, a count, a search, nor by id', async () => {
  for (const name of [
    'omu.hli',
    'governor.hli',
    'om.yor',
    'spo.yor',
    'area-manager.yor',
    'vlm.yor',
    'inspector.national',
    'head-of-pdu.yor',
  ]) {
    const other = await stage.as(name);
    expect({ name, seen: await seenBy(other) }).toEqual({ name, seen: [] });
    const record = await other.ask(
      `mutation ($input: FactInput!) { recordFact(input: $input) { ${REFUSED} } }`,
      { input: { pathwayId: pathway, kind: 'appeal', source: 'court', data: {} } },
    );
    const no = name.startsWith('inspector') ? 'NOT_ALLOWED' : 'NOT_FOUND';
    expect({ name, code: record.data.recordFact.code }).toEqual({ name, code: no });
    expect({ name, code: (await other.ask(CLAIM, { id: taskId })).data.claimTask.code }).toEqual({
      name,
      code: no,
    });
  }
  const workload = await (await stage.as('omu.hli')).ask('{ me { memberships { team { id } } } }');
  const team = workload.data.me.memberships[0].team.id;
  const held = await (
    await stage.as('omu.hli')
  ).ask('query ($team: ID!) { workload(team: $team) { open claimed } }', { team });
  expect(held.data.workload).toEqual([]);
});

test('those named work on it as before, and say who else is', async () => {
  const head = await stage.as('head-of-omu.hli');
  expect(await seenBy(head)).toEqual(
    expect.arrayContaining(['pathway', 'task', 'tasks', 'byCase', 'search']),
  );
  const clerk = await stage.as('omu.hli');
  const add = [await idOf(clerk)];
  const assign = `mutation ($id: ID!, $user: ID!) { assignTask(id: $id, userId: $user) { __typename ${REFUSED} } }`;
  const early = await head.ask(assign, { id: taskId, user: add[0] });
  expect(early.data.assignTask).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringMatching(/not named/),
  });
  const input = { pathwayId: pathway, reason: 'She does the dates.', add };
  expect((await head.ask(NAMES, { input })).data.changeRestrictedCaseNames.__typename).toBe(
    'RestrictionChanged',
  );
  expect(await seenBy(clerk)).toContain('task');
  const remove = add;
  await head.ask(NAMES, { input: { pathwayId: pathway, reason: 'Done.', remove } });
  expect(await seenBy(clerk)).toEqual([]);
});

test('a role that answers for the place opens it with a reason, for one shift, and that is on record', async () => {
  const governor = await stage.as('governor.hli');
  const [listed] = (
    await governor.ask('{ restrictedCases { pathwayId ground open teamsWithoutName { id } } }')
  ).data.restrictedCases;
  expect(listed).toMatchObject({ pathwayId: pathway, ground: 'STAFF_RELATIVE', open: false });
  const closed = await (await stage.as('omu.hli')).ask(OPEN, { of: pathway, reason: 'Curious.' });
  expect(closed.data.openRestrictedCase).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringMatching(/governor/),
  });
  expect(
    (await (await stage.as('governor.wdi')).ask(OPEN, { of: pathway, reason: 'x' })).data.openRestrictedCase
      .code,
  ).toBe('NOT_FOUND');
  expect((await governor.ask(OPEN, { of: pathway, reason: '' })).data.openRestrictedCase.code).toBe(
    'INVALID',
  );
  const reason = 'Threat to life tonight.';
  const { data } = await governor.ask(OPEN, { of: 'a1001aa', reason });
  expect(data.openRestrictedCase).toMatchObject({ pathway: { id: pathway, person: { lastName: 'Quiet' } } });
  expect(Date.parse(data.openRestrictedCase.until) - Date.now()).toBeLessThan(8 * 3_600_000 + 5_000);
  expect(await seenBy(governor)).toContain('pathway');
  const inspector = await stage.as('inspector.national');
  expect(
    (await inspector.ask(OPEN, { of: pathway, reason: 'Inspection.' })).data.openRestrictedCase.__typename,
  ).toBe('RestrictedCaseOpened');
  const head = await stage.as('head-of-omu.hli');
  const shown = await head.ask(
    `query ($id: ID!) { pathway(id: $id) { restriction { openings { user { username } reason } } } }`,
    { id: pathway },
  );
  expect(shown.data.pathway.restriction.openings).toContainEqual({
    user: { username: 'governor.hli' },
    reason,
  });
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    const lines = await owner.query<{ outcome: string; reason: string | null }>(
      `SELECT outcome, reason FROM audit.event WHERE action = 'command.openRestrictedCase' AND outcome = 'done' AND pathway_id = $1 ORDER BY id`,
      [pathway],
    );
    expect(lines[0]).toEqual({ outcome: 'done', reason });
    await owner.query(`UPDATE throughcare.restricted_case_opening SET until = now() - interval '1 second'`);
  } finally {
    await owner.close();
  }
  expect(await seenBy(governor)).toEqual([]);
  expect(await seenBy(inspector)).toEqual([]);
});

test('a further case of the same person is restricted from its first moment', async () => {
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    const [row] = await owner.query<{ names: number }>(
      `WITH further AS (INSERT INTO throughcare.pathway (person_id, prison_code) SELECT person_id, prison_code FROM throughcare.pathway WHERE id = $1 RETURNING id)
       SELECT 0 AS names FROM further`,
      [pathway],
    );
    expect(row).toEqual({ names: 0 });
    const cases = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM throughcare.restricted_case_name GROUP BY pathway_id`,
    );
    expect(cases).toEqual([{ n: 2 }, { n: 2 }]);
  } finally {
    await owner.close();
  }
});

test('lifted, it is a case as any other', async () => {
  const head = await stage.as('head-of-omu.hli');
  expect((await head.ask(LIFT, { id: pathway })).data.liftRestriction.__typename).toBe('RestrictionChanged');
  const clerk = await stage.as('omu.hli');
  expect(await seenBy(clerk)).toEqual(
    expect.arrayContaining(['pathway', 'task', 'tasks', 'byCase', 'search']),
  );
  expect((await head.ask(LIFT, { id: pathway })).data.liftRestriction.code).toBe('WRONG_STATE');
});
