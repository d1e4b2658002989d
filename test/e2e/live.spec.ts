import { jest } from '@jest/globals';
import { createClient, type Client as Live } from 'graphql-ws';
import WebSocket from 'ws';
import { type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let head: Client;
const open: Live[] = [];

beforeAll(async () => {
  stage = await setStage();
  head = await stage.as('head-of-omu.hli');
}, 120_000);
afterAll(async () => {
  for (const client of open) await client.dispose();
  await stage?.close();
}, 60_000);

interface Heard {
  readonly messages: Record<string, never>[];
  readonly next: (count: number) => Promise<Record<string, never>[]>;
}

/** Subscribes as somebody over a real websocket and keeps what comes. */
async function listen(
  username: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Heard> {
  const { token } = await stage.as(username);
  const client = createClient({
    url: `${stage.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  open.push(client);
  const messages: Record<string, never>[] = [];
  const failed: unknown[] = [];
  await new Promise<void>((resolve) => {
    client.on('connected', () => resolve());
    client.subscribe(
      { query, variables },
      {
        next: ({ data, errors }) => (data ? messages.push(data as never) : failed.push(errors)),
        error: (error) => failed.push(error),
        complete: () => undefined,
      },
    );
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    messages,
    next: async (count) => {
      const end = Date.now() + 10_000;
      while (messages.length < count && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 25));
      expect(failed).toEqual([]);
      return messages;
    },
  };
}

test('a team hears of its new tasks and of claims; another team hears nothing', async () => {
  const query = 'subscription { taskChanged { id task { title state holder { username } } } }';
  const ours = await listen('omu.hli', query);
  const theirs = await listen('omu.wti', query);
  await stage.openCase();
  const opened = await ours.next(2);
  expect(opened.length).toBeGreaterThan(1);
  const { data } = await head.ask('{ tasks(filter: { type: "supervisor.assign" }) { nodes { id } } }');
  const id = data.tasks.nodes[0].id as string;
  await head.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id });
  const claimed = await ours.next(opened.length + 1);
  expect(
    claimed.map(
      (message) => (message as never as { taskChanged: { id: string; task: { state: string } } }).taskChanged,
    ),
  ).toContainEqual(
    expect.objectContaining({
      id,
      task: expect.objectContaining({ state: 'CLAIMED', holder: { username: 'head-of-omu.hli' } }),
    }),
  );
  expect(theirs.messages).toEqual([]);
});

test('a case says when a turn was committed, to those who may see it', async () => {
  const id = await stage.openCase();
  const query = 'subscription ($id: ID!) { pathwayChanged(id: $id) { id seq pathway { stage } } }';
  const ours = await listen('omu.hli', query, { id });
  const theirs = await listen('omu.wti', query, { id });
  const input = { pathwayId: id, kind: 'ppo-changed', source: 'police', data: { ppo: true } };
  await head.ask('mutation ($input: FactInput!) { recordFact(input: $input) { __typename } }', { input });
  const [first] = await ours.next(1);
  expect((first as never as { pathwayChanged: { id: string } }).pathwayChanged.id).toBe(id);
  expect(theirs.messages).toEqual([]);
});

test('whoever is given a task is told at once', async () => {
  await stage.openCase();
  const heard = await listen('os.quinn', 'subscription { noticeAdded { kind pathway { id } } }');
  const { data } = await head.ask(
    '{ tasks(filter: { type: "reception.chase-documents", state: OPEN }) { nodes { id } } }',
  );
  const quinn = await (await stage.as('os.quinn')).ask('{ me { id } }');
  await head.ask(
    'mutation ($id: ID!, $userId: ID!) { assignTask(id: $id, userId: $userId) { __typename } }',
    { id: data.tasks.nodes[0].id, userId: quinn.data.me.id },
  );
  const [notice] = await heard.next(1);
  expect((notice as never as { noticeAdded: { kind: string } }).noticeAdded.kind).toBe('task-assigned');
});

test('what is on a screen is told first, as it stands: a claim made before the page could hear is not missed', async () => {
  await stage.openCase();
  const { data } = await head.ask('{ tasks(filter: { state: [OPEN] }, first: 2) { nodes { id } } }');
  const [taken, left] = (data.tasks.nodes as { id: string }[]).map(({ id }) => id);
  await head.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id: taken });
  const query =
    'subscription ($ids: [ID!]) { taskChanged(onScreen: $ids) { id task { holder { username } } } }';
  const ours = await listen('omu.hli', query, { ids: [taken, left] });
  const told = (await ours.next(2)) as unknown as { taskChanged: { id: string; task: object } }[];
  expect(new Map(told.map(({ taskChanged: { id, task } }) => [id, task]))).toEqual(
    new Map([
      [taken, { holder: { username: 'head-of-omu.hli' } }],
      [left, { holder: null }],
    ]),
  );
  const theirs = await listen('omu.wti', query, { ids: [taken, left] });
  expect(theirs.messages).toEqual([]);
});
