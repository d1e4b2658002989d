import { jest } from '@jest/globals';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(90_000);

let stage: Stage;
let clerk: Client;
let governor: Client;
beforeAll(async () => {
  stage = await setStage();
  clerk = await stage.as('omu.hli');
  governor = await stage.as('governor.hli');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const WHY = 'why { sentences rule source facts { kind } wouldChange }';

test('tasks, clocks, gates and owners say why, now and as it was; of victims only to victim liaison', async () => {
  const id = await stage.openCase({ victimScheme: true });
  const ask = `query ($id: ID!, $at: DateTime) { pathway(id: $id, asOf: $at) { ownerWhy { sentences source } gates { gate ${WHY} } clocks { key ${WHY} } } }`;
  const { data } = await eventually(
    () => clerk.ask(ask, { id }),
    (answer) => answer.data?.pathway?.gates.length > 0 && answer.data.pathway.clocks.length > 0,
  );
  expect(data.pathway.ownerWhy.sentences.join(' ')).toContain(
    'offender manager is responsible for this case',
  );
  expect(data.pathway.ownerWhy.source).toContain('pathway.md');
  const gate = data.pathway.gates.find((one: { gate: string }) => one.gate === 'G1');
  expect(gate.why.sentences[0]).toBe(
    'Gate G1 stops the end of allocation until an offender manager and an offender supervisor are named.',
  );
  for (const { key, why } of data.pathway.clocks) {
    expect([key, why.sentences[0]]).toEqual([key, expect.stringMatching(/^It is due by /)]);
    expect(why.source).toBeTruthy();
  }
  const moment = new Date().toISOString();
  const tasks = `query ($id: ID!, $at: DateTime) { tasks(filter: { pathway: $id, type: ["supervisor.assign"] }, first: 1) { nodes { type { id } why(asOf: $at) { sentences facts { kind } source wouldChange rule } } } }`;
  const head = await stage.as('head-of-omu.hli');
  const one = (await head.ask(tasks, { id })).data.tasks.nodes[0];
  expect(one.why.sentences.join(' ')).toMatch(/asked on .* It is for: head of OMU\./);

  // Re-dated: what was said of the past stays what it was.
  await clerk.ask(
    `mutation ($input: FactInput!) { recordFact(input: $input) { ... on FactRecorded { settled } ... on Refusal { code message } } }`,
    {
      input: {
        pathwayId: id,
        kind: 'dates-changed',
        data: { dates: { crd: '2030-06-03' } },
        source: 'prison-record',
      },
    },
  );
  const then = await clerk.ask(ask, { id, at: moment });
  expect(then.data.pathway.clocks).toEqual(data.pathway.clocks);
  expect(
    then.data.pathway.gates.map(({ gate: name, why }: { gate: string; why: unknown }) => [name, why]),
  ).toEqual(data.pathway.gates.map(({ gate: name, why }: { gate: string; why: unknown }) => [name, why]));
  expect((await head.ask(tasks, { id, at: moment })).data.tasks.nodes[0].why).toEqual(one.why);
  expect((await head.ask(tasks, { id, at: '2020-01-01T00:00:00Z' })).data.tasks.nodes[0].why).toBeNull();

  // Not one word about victims to the OMU; their own tasks to victim liaison.
  expect(JSON.stringify(data)).not.toMatch(/"victim-opted"|"victim-concern"|victim\/victim/);
  const liaison = await stage.as('vlo.yor');
  await liaison.ask(
    `mutation ($input: FactInput!) { recordFact(input: $input) { ... on FactRecorded { settled } ... on Refusal { code message } } }`,
    {
      input: {
        pathwayId: id,
        kind: 'victim-opted',
        data: { victim: 'v-1', in: true },
        source: 'victim-liaison',
      },
    },
  );
  const theirs = await eventually(
    () =>
      liaison.ask(`query ($id: ID!) { tasks(filter: { pathway: $id }, first: 5) { nodes { key ${WHY} } } }`, {
        id,
      }),
    (answer) => answer.data?.tasks.nodes.length > 0,
  );
  expect(theirs.data.tasks.nodes[0].why.sentences.length).toBeGreaterThan(1);
});

test('a manager sees what a change of the law would move in their prison, lets it in, and the case has learnt of it', async () => {
  const fact = (kind: string, happenedAt: string, data: object, source = 'prison-record') => ({
    kind,
    happenedAt,
    data,
    source,
  });
  const opened = await clerk.ask(
    `mutation ($input: OpenPathwayInput!) { openPathway(input: $input) { ... on PathwayOpened { settled pathway { id } } ... on Refusal { code message } } }`,
    {
      input: {
        person: { prisonNumber: 'A5656AA', firstName: 'Ray', lastName: 'Call' },
        facts: [
          fact(
            'sentenced',
            '2025-03-03T15:00:00Z',
            {
              kind: 'determinate',
              months: 24,
              prison: 'HLI',
              area: 'YOR',
              victimScheme: false,
              dates: { crd: '2026-03-03', sled: '2027-03-02' },
            },
            'court',
          ),
          fact('received', '2025-03-03T18:00:00Z', { prison: 'HLI' }),
          fact('released', '2026-03-03T09:00:00Z', { on: 'crd', prison: 'HLI' }),
          fact('recall-revoked', '2026-03-06T10:00:00Z', { recallType: 'standard', from: 'licence' }, 'ppcs'),
          fact('returned', '2026-03-10T11:00:00Z', { prison: 'HLI' }),
        ],
      },
    },
  );
  const id = opened.data.openPathway.pathway?.id as string;
  expect(opened.data.openPathway).toMatchObject({ pathway: { id: expect.any(String) } });
  const state = `query ($id: ID!) { pathway(id: $id) { committedAt facts { kind } tracks { steps { key open type { id } } } } }`;
  await eventually(
    () => clerk.ask(state, { id }),
    (answer) => Boolean(answer.data?.pathway?.committedAt),
  );

  const shown =
    '... on CampaignTaken { campaign { id state touched applied clocksMoved wouldBeLate createdBy { username } cases(first: 5) { pathwayId state detail } } } ... on Refusal { code message }';
  const plan = `mutation ($change: String!, $place: String!) { planCampaign(input: { change: $change, place: $place }) { ${shown} } }`;
  const move = `mutation ($id: ID!, $step: CampaignStep!) { moveCampaign(id: $id, step: $step) { ${shown} } }`;
  const read = `query ($id: ID!) { campaign(id: $id) { state touched applied cases(first: 5) { pathwayId state detail } } }`;
  const change = 'ftr-56-2026';
  expect((await clerk.ask(plan, { change, place: 'HLI' })).data.planCampaign.code).toBe('NOT_ALLOWED');
  const planned = (await governor.ask(plan, { change, place: 'HLI' })).data.planCampaign.campaign;
  expect(planned.createdBy).toEqual({ username: 'governor.hli' });
  const looked = await eventually(
    () => governor.ask(read, { id: planned.id }),
    (answer) => answer.data?.campaign?.state === 'planned',
  );
  expect(looked.data.campaign).toMatchObject({
    touched: 1,
    applied: 0,
    cases: [{ pathwayId: id, state: 'planned' }],
  });
  const other = await stage.as('governor.nhi').catch(() => clerk);
  expect((await other.ask(read, { id: planned.id })).data.campaign).toBeNull();
  expect((await other.ask(move, { id: planned.id, step: 'start' })).data.moveCampaign.code).toBe('NOT_FOUND');

  expect((await governor.ask(move, { id: planned.id, step: 'start' })).data.moveCampaign.campaign.state).toBe(
    'applying',
  );
  await eventually(
    () => governor.ask(read, { id: planned.id }),
    (answer) => answer.data?.campaign?.state === 'done' && answer.data.campaign.applied === 1,
  );
  const learnt = await eventually(
    () => clerk.ask(state, { id }),
    (answer) => JSON.stringify(answer.data).includes('recall.check-fixed-term-date'),
  );
  expect(learnt.data.pathway.facts).toContainEqual({ kind: 'rules-changed' });
  const { data } = await clerk.ask('{ ruleChanges { id from rule source } }');
  expect(data.ruleChanges).toContainEqual(expect.objectContaining({ id: change, from: '2026-03-31' }));
});
