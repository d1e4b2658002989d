import { jest } from '@jest/globals';
import { CLAIM, REFUSED, taskOf } from './support/beside.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;
let head: Client;
let pathway: string;
const DEFER = `mutation ($id: ID!, $until: Date, $reason: String!, $excuse: Boolean) { askToDefer(id: $id, until: $until, reason: $reason, excuse: $excuse) {
  ... on TaskDone { settled task { dueOn deferral { requests { until reason outcome } } } } ... on InvalidInputRefusal { code problems { field } } ... on Refusal { code message } } }`;
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  stage = await setStage();
  [clerk, head] = [await stage.as('omu.hli'), await stage.as('head-of-omu.hli')];
  pathway = await stage.openCase({ surname: 'Later' });
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('its holder asks to have a task later; the deadline moves when a manager grants it, and not before', async () => {
  const id = await taskOf(clerk, pathway, 'category.propose-first');
  const due = async (): Promise<string> =>
    (await clerk.ask('query ($id: ID!) { task(id: $id) { dueOn } }', { id })).data.task.dueOn as string;
  const before = await due();
  const wish = { id, until: day(40), reason: 'The screening officer is away' };
  expect((await head.ask(DEFER, wish)).data.askToDefer.code).toBe('NOT_HELD');
  await clerk.ask(CLAIM, { id });
  const early = await clerk.ask(DEFER, { ...wish, until: before });
  expect(early.data.askToDefer).toMatchObject({ code: 'INVALID', problems: [{ field: 'until' }] });
  expect((await clerk.ask(DEFER, { ...wish, excuse: true })).data.askToDefer.code).toBe('NOT_ALLOWED');

  const { data } = await clerk.ask(DEFER, wish);
  expect(data.askToDefer).toMatchObject({
    settled: true,
    task: {
      dueOn: before,
      deferral: { requests: [{ until: wish.until, reason: wish.reason, outcome: null }] },
    },
  });
  expect((await clerk.ask(DEFER, wish)).data.askToDefer.code).toBe('CONFLICT');

  const decision = await taskOf(head, pathway, 'manager.decide-deferral');
  const shown = await head.ask(
    'query ($id: ID!) { task(id: $id) { deferral { requests { title reason askedBy { username } task { id } } } } }',
    { id: decision },
  );
  expect(shown.data.task.deferral.requests).toMatchObject([
    { reason: wish.reason, askedBy: { username: 'omu.hli' }, task: { id } },
  ]);
  await head.ask(CLAIM, { id: decision });
  await head.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "deferred", data: $data) { __typename ${REFUSED} } }`,
    {
      id: decision,
      data: { task: 'x', reasonCode: 'staff-absence', reason: 'Granted.', newDate: day(30), timesBefore: 0 },
    },
  );
  await eventually(due, (on) => on === day(30));
  const after = await clerk.ask(
    'query ($id: ID!) { task(id: $id) { deferral { requests { outcome decidedUntil decidedBy { username } } } } }',
    { id },
  );
  expect(after.data.task.deferral.requests).toEqual([
    { outcome: 'deferred', decidedUntil: day(30), decidedBy: { username: 'head-of-omu.hli' } },
  ]);
});

test('what waits for nobody says why it cannot be put off', async () => {
  const id = await taskOf(await stage.as('reception.hli'), pathway, 'reception.complete-first-checks');
  const reception = await stage.as('reception.hli');
  await reception.ask(CLAIM, { id });
  const { data } = await reception.ask('query ($id: ID!) { task(id: $id) { deferral { whyNot } } }', { id });
  expect(data.task.deferral.whyNot).toContain('wait for nobody');
  const refused = await reception.ask(DEFER, { id, until: day(40), reason: 'Busy' });
  expect(refused.data.askToDefer).toMatchObject({ code: 'NOT_ALLOWED', message: data.task.deferral.whyNot });
});
