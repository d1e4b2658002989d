import { jest } from '@jest/globals';
import { sampleTeamId } from '#identity/sample-people.js';
import { type Client } from './support/client.js';
import { ADD, KEPT, NAME, victimCase, type VictimCase } from './support/victims.js';

jest.setTimeout(90_000);

const LIST = 'query ($id: ID!) { victims(pathwayId: $id) { id optedIn } }';
const CHOOSE = `mutation ($id: ID!, $in: Boolean!) { setVictimChoice(id: $id, optIn: $in) ${KEPT} }`;
const RECORD = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }`;

let scene: VictimCase;
let own: Client;
let third: Client;
let id: string;

beforeAll(async () => {
  scene = await victimCase();
  own = await scene.stage.as('vlo.hum');
  third = await scene.stage.as('vlo.wyk');
  const input = { pathwayId: scene.pathway, name: NAME, area: 'HUM' };
  ({
    victim: { id },
  } = await scene.asVlo(ADD, { input }, 'addVictim'));
}, 120_000);
afterAll(() => scene?.close(), 60_000);

const seen = async (client: Client): Promise<unknown> =>
  (await client.ask(LIST, { id: scene.pathway })).data.victims;
const choose = async (
  client: Client,
  optIn: boolean,
): Promise<{ code?: string; victim?: { optedIn: boolean } }> => {
  const { data, errors } = await client.ask(CHOOSE, { id, in: optIn });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.setVictimChoice;
};

test('what a victim chose with the unit of the case is seen by the unit of the area they live in, which can record the next; a third area does neither', async () => {
  expect(await choose(scene.liaison, false)).toMatchObject({ settled: true, victim: { optedIn: false } });
  expect(await seen(own)).toEqual([{ id, optedIn: false }]);
  expect(await choose(own, true)).toMatchObject({ settled: true, victim: { optedIn: true } });
  expect(await seen(scene.liaison)).toEqual([{ id, optedIn: true }]);
  expect(await choose(third, false)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await seen(third)).toEqual([]);
  expect(await seen(scene.liaison)).toEqual([{ id, optedIn: true }]);
});

test('what they answered to the unit of their area counts for the unit of the case too', async () => {
  await scene.owner.query(
    `INSERT INTO victim.task (id, pathway_id, key, round, type, stage, role, subject, place_code, team_id, state, outcome, done_at, opened_at)
     SELECT gen_random_uuid(), $1, 'told', 1, 'victim.keep-in-touch', 'custody', 'victim-liaison-officer', v.reference, 'HUM', $3, 'DONE', 'opted-out', now(), now()
       FROM victim.person v WHERE v.id = $2`,
    [scene.pathway, id, sampleTeamId('victim-liaison', 'HUM')],
  );
  expect(await seen(own)).toEqual([{ id, optedIn: false }]);
  expect(await seen(scene.liaison)).toEqual([{ id, optedIn: false }]);
});

test('a victim who moves is their new unit’s, and no longer the old one’s', async () => {
  const input = {
    pathwayId: scene.pathway,
    kind: 'victim-opted',
    source: 'victim-liaison',
    data: { victim: id, area: 'WYK' },
  };
  const moved = await scene.liaison.ask(RECORD, { input });
  expect(moved.data.recordFact.__typename).toBe('FactRecorded');
  expect(await seen(own)).toEqual([]);
  expect(await seen(third)).toEqual([{ id, optedIn: false }]);
  expect(await choose(own, true)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await choose(third, true)).toMatchObject({ settled: true, victim: { optedIn: true } });
  expect(await seen(scene.liaison)).toEqual([{ id, optedIn: true }]);
});
