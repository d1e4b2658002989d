import { randomUUID } from 'node:crypto';
import { type Client as Person } from '../e2e/support/client.js';
import { timed, type Contest } from './rounds.js';
import { answer, waitForSignal } from './raw.workflow.js';
import { RAW_QUEUE, type Scene } from './scene.js';

const CASES = 20;
const TYPE = 'category.propose-first';
const SUCCESSOR = 'category.approve';

const OPEN = `mutation ($input: OpenPathwayInput!) { openPathway(input: $input) {
  __typename ... on PathwayOpened { pathway { id } } ... on Refusal { code message } } }`;
const FIND = `query ($filter: TaskFilter) { tasks(filter: $filter, first: 1) { edges { node { id } } } }`;
const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { __typename ... on Refusal { message } } }`;
const COMPLETE = `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "proposed", data: $data) {
  __typename ... on TaskDone { settled next { id type { id } } } ... on Refusal { code message } } }`;
const DATA = { category: 'c', reason: 'As the scoring says.' };

/** A task completed over GraphQL until its successor is in the answer, against a raw signal to a waiting workflow until its result. */
export async function successorContest(scene: Scene): Promise<Contest> {
  const clerk = await scene.as('omu.hli');
  const supervisor = await scene.as('os.quinn');
  return {
    name: 'completed, successor seen',
    ours: 'completeTask over GraphQL until its successor is visible',
    raw: 'a signal to a waiting workflow until its result',
    atMost: 2.5,
    unit: 'ms',
    runOurs: async () => {
      const ids = await readyTasks(scene, clerk, supervisor);
      const times: number[] = [];
      for (const id of ids)
        times.push(
          await timed(async () => {
            const { data, text } = await supervisor.ask(COMPLETE, { id, data: DATA });
            const done = data?.completeTask as
              { settled?: boolean; next?: { type: { id: string } }[] } | undefined;
            if (!done?.settled || !done.next?.some(({ type }) => type.id === SUCCESSOR))
              throw new Error(`No successor: ${text.slice(0, 500)}`);
          }),
        );
      return times;
    },
    runRaw: () => rawSignals(scene),
  };
}

/** Opens cases and claims the task of each; none of this is measured. */
async function readyTasks(scene: Scene, clerk: Person, supervisor: Person): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < CASES; i++) {
    const opened = await clerk.ask(OPEN, { input: newCase() });
    const pathway = opened.data?.openPathway?.pathway?.id as string | undefined;
    if (!pathway) throw new Error(`The case was not opened: ${opened.text.slice(0, 500)}`);
    await scene.settled();
    const found = await supervisor.ask(FIND, { filter: { pathway, type: [TYPE] } });
    const id = found.data?.tasks?.edges?.[0]?.node?.id as string | undefined;
    if (!id) throw new Error(`The case has no ${TYPE}: ${found.text.slice(0, 500)}`);
    const claimed = await supervisor.ask(CLAIM, { id });
    if (claimed.data?.claimTask?.__typename !== 'TaskDone')
      throw new Error(`Not claimed: ${claimed.text.slice(0, 500)}`);
    ids.push(id);
  }
  return ids;
}

function newCase(): unknown {
  const now = Date.now();
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * 60_000).toISOString();
  const dates = { crd: '2030-03-01', sled: '2031-09-01' };
  const sentence = {
    kind: 'determinate',
    months: 30,
    prison: 'HLI',
    area: 'YOR',
    victimScheme: false,
    dates,
  };
  return {
    person: { firstName: 'Bench', lastName: 'Case' },
    facts: [
      { kind: 'sentenced', happenedAt: at(120), source: 'court', data: sentence },
      { kind: 'received', happenedAt: at(60), source: 'prison-record', data: { prison: 'HLI' } },
    ],
  };
}

async function rawSignals({ temporal }: Scene): Promise<number[]> {
  const handles = await Promise.all(
    Array.from({ length: CASES }, () =>
      temporal.workflow.start(waitForSignal, {
        workflowId: `bench-${randomUUID()}`,
        taskQueue: RAW_QUEUE,
        args: [],
      }),
    ),
  );
  // They wait before they are signalled.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const times: number[] = [];
  for (const handle of handles)
    times.push(
      await timed(async () => {
        await handle.signal(answer);
        await handle.result();
      }),
    );
  return times;
}
