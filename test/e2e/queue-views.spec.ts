import { jest } from '@jest/globals';
import { sampleTeamId } from '#identity/sample-people.js';
import { REFUSED } from './support/beside.js';
import { type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('a view of the queue is one’s own, or shared with a team of one’s own', async () => {
  const [clerk, head, senior] = await Promise.all([
    stage.as('omu.hli'),
    stage.as('head-of-omu.hli'),
    stage.as('spo.yor'),
  ]);
  const SAVE = `mutation ($name: String!, $query: String!, $team: ID) { saveQueueView(name: $name, query: $query, team: $team) {
    ... on QueueViewKept { view { id } } ${REFUSED} } }`;
  const LIST = '{ queueViews { name query mayChange team { kind } savedBy { username } } }';
  const team = sampleTeamId('omu', 'HLI');
  await clerk.ask(SAVE, { name: 'Mine', query: 'due=overdue' });
  const shared = await clerk.ask(SAVE, { name: 'Ours', query: 'roh=high&order=due-latest', team });
  const id = shared.data.saveQueueView.view.id as string;
  const names = async (client: Client): Promise<[string, boolean][]> =>
    ((await client.ask(LIST)).data.queueViews as { name: string; mayChange: boolean }[]).map(
      ({ name, mayChange }) => [name, mayChange],
    );
  const supervisor = await stage.as('os.hli');
  expect(await names(clerk)).toEqual([
    ['Mine', true],
    ['Ours', true],
  ]);
  expect([await names(supervisor), await names(head), await names(senior)]).toEqual([
    [['Ours', false]],
    [['Ours', true]],
    [],
  ]);
  const foreign = await senior.ask(SAVE, { name: 'Theirs', query: '', team });
  expect(foreign.data.saveQueueView.code).toBe('INVALID');
  const strange = await clerk.ask(SAVE, { name: 'Strange', query: 'https://elsewhere/?<script>' });
  expect(strange.data.saveQueueView.code).toBe('INVALID');

  const RENAME = `mutation ($id: ID!) { renameQueueView(id: $id, name: "High risk") { __typename ${REFUSED} } }`;
  const DELETE = `mutation ($id: ID!) { deleteQueueView(id: $id) { __typename ${REFUSED} } }`;
  expect((await supervisor.ask(RENAME, { id })).data.renameQueueView.code).toBe('NOT_ALLOWED');
  expect((await senior.ask(DELETE, { id })).data.deleteQueueView.code).toBe('NOT_FOUND');
  await head.ask(RENAME, { id });
  expect((await names(supervisor))[0]?.[0]).toBe('High risk');
  await head.ask(DELETE, { id });
  expect(await names(supervisor)).toEqual([]);
  expect(await names(clerk)).toEqual([['Mine', true]]);
});
