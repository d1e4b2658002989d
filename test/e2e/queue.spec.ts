import { jest } from '@jest/globals';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;
let head: Client;
let pathway: string;

const RESULT = `{ __typename
  ... on TaskDone { settled task { id state outcome holder { username } } next { id title state type { id } } }
  ... on Refusal { code message } ... on AlreadyClaimedRefusal { holder { username } } ... on InvalidInputRefusal { problems { field message } } }`;
const LIST = `query ($filter: TaskFilter, $first: Int, $after: String, $order: TaskOrder) { tasks(filter: $filter, first: $first, after: $after, orderBy: $order) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id title state dueOn role type { id } pathway { id person { lastName } } } } } }`;

beforeAll(async () => {
  stage = await setStage();
  clerk = await stage.as('omu.hli');
  head = await stage.as('head-of-omu.hli');
  pathway = await stage.openCase();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

async function taskOf(client: Client, type: string, of = pathway): Promise<string> {
  const found = await eventually(
    () => client.ask(LIST, { filter: { type: [type], pathway: of } }),
    ({ data }) => data?.tasks.edges.length > 0,
  );
  return found.data.tasks.edges[0].node.id;
}

test('a clerk sees the queue of their own team, soonest first, with the case behind each task', async () => {
  await taskOf(clerk, 'reception.check-dates');
  const { data } = await clerk.ask(LIST, { first: 50 });
  const nodes = data.tasks.edges.map((edge: { node: { dueOn: string | null } }) => edge.node);
  expect(data.tasks.totalCount).toBe(nodes.length);
  const due = nodes
    .map(({ dueOn }: { dueOn: string | null }) => dueOn)
    .filter((on: string | null) => on !== null);
  expect(due).toEqual([...due].sort());
  expect(nodes[0].pathway.person.lastName).toBe('Bloggs');
  const { data: mine } = await clerk.ask(
    '{ me { username memberships { role team { kind place { code } } } } }',
  );
  expect(mine.me).toEqual({
    username: 'omu.hli',
    memberships: [{ role: 'case-administrator', team: { kind: 'omu', place: { code: 'HLI' } } }],
  });
});

test("another prison's clerk sees nothing of it, by list or by id", async () => {
  const stranger = await stage.as('omu.wti');
  const id = await taskOf(clerk, 'reception.check-dates');
  expect((await stranger.ask(LIST, {})).data.tasks).toMatchObject({ totalCount: 0, edges: [] });
  expect((await stranger.ask('query ($id: ID!) { task(id: $id) { id } }', { id })).data.task).toBeNull();
  expect(
    (await stranger.ask('query ($id: ID!) { pathway(id: $id) { id } }', { id: pathway })).data.pathway,
  ).toBeNull();
  const claim = await stranger.ask(`mutation ($id: ID!) { claimTask(id: $id) ${RESULT} }`, { id });
  expect(claim.data.claimTask.code).toBe('NOT_FOUND');
});

test('claim, complete, and the next task appears', async () => {
  const id = await taskOf(head, 'supervisor.assign');
  const claimed = await head.ask(`mutation ($id: ID!) { claimTask(id: $id) ${RESULT} }`, { id });
  expect(claimed.data.claimTask).toMatchObject({
    __typename: 'TaskDone',
    task: { state: 'CLAIMED', holder: { username: 'head-of-omu.hli' } },
  });
  const { data: who } = await (await stage.as('os.quinn')).ask('{ me { id } }');
  const answered = await head.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "named", data: $data, commandId: "assign-1") ${RESULT} }`,
    { id, data: { supervisor: who.me.id, kind: 'probation', oasysTrained: true } },
  );
  const result = answered.data.completeTask;
  expect(result).toMatchObject({
    __typename: 'TaskDone',
    settled: true,
    task: { state: 'DONE', outcome: 'named' },
  });
  expect(result.next.map((task: { type: { id: string } }) => task.type.id)).toContain(
    'supervisor.make-first-contact',
  );
  const idsOf = async (state?: string[]): Promise<string[]> => {
    const { data } = await head.ask(LIST, { first: 100, filter: { pathway: undefined, state } });
    return data.tasks.edges.map((edge: { node: { id: string } }) => edge.node.id);
  };
  expect(await idsOf()).not.toContain(id);
  expect(await idsOf(['DONE'])).toEqual([id]);
  expect(await idsOf(['OPEN', 'DONE'])).toEqual(expect.arrayContaining([id, ...(await idsOf(['OPEN']))]));
  const quinn = await stage.as('os.quinn');
  const mine = await quinn.ask(LIST, { filter: { mine: true, type: ['supervisor.make-first-contact'] } });
  expect(mine.data.tasks.totalCount).toBe(1);
  const { data } = await quinn.ask(
    'query ($id: ID!) { pathway(id: $id) { offenderSupervisor { username } facts { kind } } }',
    { id: pathway },
  );
  expect(data.pathway.offenderSupervisor.username).toBe('os.quinn');

  const again = await head.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "named", data: $data, commandId: "assign-1") ${RESULT} }`,
    { id, data: { supervisor: who.me.id, kind: 'probation', oasysTrained: true } },
  );
  expect(again.data.completeTask).toMatchObject({ __typename: 'TaskDone', task: { id, state: 'DONE' } });
  const { data: after } = await head.ask(
    'query ($id: ID!) { pathway(id: $id) { timeline(first: 100) { nodes { event key } } } }',
    { id: pathway },
  );
  const times = after.pathway.timeline.nodes.filter(
    ({ event, key }: { event: string; key: string }) =>
      event === 'TaskDone' && key?.includes('supervisor.assign'),
  );
  expect(times).toHaveLength(1);
});

test('a command id used for something else is refused', async () => {
  const id = await taskOf(head, 'reception.check-dates');
  const { data } = await head.ask(
    `mutation ($id: ID!) { claimTask(id: $id, commandId: "assign-1") ${RESULT} }`,
    { id },
  );
  expect(data.claimTask).toMatchObject({ __typename: 'ConflictRefusal', code: 'CONFLICT' });
});

test('of several who claim at once one wins, and the others learn who', async () => {
  const id = await taskOf(clerk, 'scope.decide');
  const clients = await Promise.all(
    ['omu.hli', 'os.hli', 'os.bains', 'os.marsden', 'head-of-omu.hli'].map((name) => stage.as(name)),
  );
  const results = await Promise.all(
    clients.map((client) => client.ask(`mutation ($id: ID!) { claimTask(id: $id) ${RESULT} }`, { id })),
  );
  const kinds = results.map(({ data }) => data.claimTask.__typename);
  expect(kinds.filter((kind) => kind === 'TaskDone')).toHaveLength(1);
  const holder = results.find(({ data }) => data.claimTask.__typename === 'TaskDone')?.data.claimTask.task
    .holder;
  for (const { data } of results) {
    if (data.claimTask.__typename === 'TaskDone') continue;
    expect(data.claimTask).toMatchObject({
      __typename: 'AlreadyClaimedRefusal',
      code: 'ALREADY_CLAIMED',
      holder,
    });
  }
});

test('what was sent wrong is refused field by field, and nothing is stored', async () => {
  const id = await taskOf(clerk, 'reception.chase-documents');
  const complete = `mutation ($id: ID!, $outcome: String!, $data: JSON) { completeTask(id: $id, outcome: $outcome, data: $data) ${RESULT} }`;
  const early = await clerk.ask(complete, { id, outcome: 'all-here', data: {} });
  expect(early.data.completeTask).toMatchObject({ __typename: 'WrongStateRefusal', code: 'NOT_HELD' });
  await clerk.ask(`mutation ($id: ID!) { claimTask(id: $id) ${RESULT} }`, { id });
  const wrong = await clerk.ask(complete, { id, outcome: 'all-fine', data: { report: 'lost', extra: 1 } });
  expect(wrong.data.completeTask.code).toBe('INVALID');
  const fields = wrong.data.completeTask.problems.map(({ field }: { field: string }) => field);
  expect(fields).toEqual(
    expect.arrayContaining(['outcome', 'report', 'oasys', 'previousConvictions', 'extra']),
  );
  const { data } = await clerk.ask('query ($id: ID!) { task(id: $id) { state answers } }', { id });
  expect(data.task).toEqual({ state: 'CLAIMED', answers: null });
  const released = await clerk.ask(`mutation ($id: ID!) { releaseTask(id: $id) ${RESULT} }`, { id });
  expect(released.data.releaseTask).toMatchObject({
    __typename: 'TaskDone',
    task: { state: 'OPEN', holder: null },
  });
});

test('a task is given to a member of its team and to nobody else', async () => {
  const id = await taskOf(clerk, 'reception.chase-documents');
  const assign = `mutation ($id: ID!, $userId: ID!) { assignTask(id: $id, userId: $userId, reason: "leave") ${RESULT} }`;
  const idOf = async (name: string): Promise<string> =>
    (await (await stage.as(name)).ask('{ me { id } }')).data.me.id;
  const outside = await head.ask(assign, { id, userId: await idOf('vlo.yor') });
  expect(outside.data.assignTask).toMatchObject({ __typename: 'NotAllowedRefusal', code: 'NOT_ALLOWED' });
  const inside = await head.ask(assign, { id, userId: await idOf('os.hli') });
  expect(inside.data.assignTask).toMatchObject({
    task: { state: 'CLAIMED', holder: { username: 'os.hli' } },
  });
  const told = await (
    await stage.as('os.hli')
  ).ask('{ notices(unreadOnly: true) { totalCount nodes { id kind } } }');
  expect(told.data.notices.nodes).toEqual([expect.objectContaining({ kind: 'task-assigned' })]);
  const ack = await (
    await stage.as('os.hli')
  ).ask(
    'mutation ($id: ID!) { acknowledgeNotice(id: $id) { ... on NoticeAcknowledged { notice { acknowledgedBy { username } } } ... on Refusal { code } } }',
    { id: told.data.notices.nodes[0].id },
  );
  expect(ack.data.acknowledgeNotice.notice.acknowledgedBy.username).toBe('os.hli');
  const stranger = await (
    await stage.as('omu.wti')
  ).ask('mutation ($id: ID!) { acknowledgeNotice(id: $id) { __typename ... on Refusal { code } } }', {
    id: told.data.notices.nodes[0].id,
  });
  expect(stranger.data.acknowledgeNotice.code).toBe('NOT_FOUND');
});

test('pages follow each other without a gap or a repeat, in every order', async () => {
  for (const order of ['DUE_SOONEST', 'DUE_LATEST', 'OPENED_FIRST', 'OPENED_LAST']) {
    const whole = await clerk.ask(LIST, { first: 100, order });
    const ids = whole.data.tasks.edges.map((edge: { node: { id: string } }) => edge.node.id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const { data } = await clerk.ask(LIST, { first: 2, order, after });
      paged.push(...data.tasks.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = data.tasks.pageInfo.hasNextPage ? data.tasks.pageInfo.endCursor : undefined;
    } while (after);
    expect({ order, paged }).toEqual({ order, paged: ids });
    expect(ids.length).toBeGreaterThan(5);
  }
});
