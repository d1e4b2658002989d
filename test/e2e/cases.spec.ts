import { jest } from '@jest/globals';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;
let pathway: string;

beforeAll(async () => {
  stage = await setStage();
  clerk = await stage.as('omu.hli');
  pathway = await stage.openCase();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('a closed gate is overridden by those who may, for a while, with a reason', async () => {
  const { data } = await eventually(
    () => clerk.ask('query ($id: ID!) { pathway(id: $id) { gates { id gate opens } } }', { id: pathway }),
    (answer) => answer.data?.pathway.gates.length > 0,
  );
  const gate = data.pathway.gates.find((one: { gate: string }) => one.gate === 'G1');
  const override = `mutation ($id: ID!, $reason: String!, $until: Date!) { overrideGate(gateId: $id, reason: $reason, until: $until) {
    ... on GateOverridden { settled gate { overriddenUntil overriddenBy { username } reason } } ... on Refusal { code message } } }`;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const area = await stage.as('area-manager.yor');
  expect(
    (await clerk.ask(override, { id: gate.id, reason: 'no supervisor', until })).data.overrideGate.code,
  ).toBe('NOT_ALLOWED');
  expect(
    (await area.ask(override, { id: gate.id, reason: 'no supervisor', until: '2020-01-01' })).data
      .overrideGate.code,
  ).toBe('INVALID');
  const done = await area.ask(override, { id: gate.id, reason: 'no supervisor until Monday', until });
  expect(done.data.overrideGate).toEqual({
    settled: true,
    gate: {
      overriddenUntil: until,
      overriddenBy: { username: 'area-manager.yor' },
      reason: 'no supervisor until Monday',
    },
  });
});

test('managers see deadlines and workload of their own teams', async () => {
  const head = await stage.as('head-of-omu.hli');
  const me = await head.ask('{ me { memberships { team { id } } } }');
  const team = me.data.me.memberships[0].team.id as string;
  const tasks = await head.ask('{ tasks(first: 1) { totalCount nodes { id } } }');
  await head.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', {
    id: tasks.data.tasks.nodes[0].id,
  });
  const load = await head.ask(
    'query ($team: ID!) { workload(team: $team) { user { username } open claimed } }',
    { team },
  );
  expect(load.data.workload).toContainEqual({ user: { username: 'head-of-omu.hli' }, open: 0, claimed: 1 });
  expect(load.data.workload).toContainEqual({
    user: null,
    open: tasks.data.tasks.totalCount - 1,
    claimed: 0,
  });
  const stranger = await (
    await stage.as('omu.wti')
  ).ask('query ($team: ID!) { workload(team: $team) { open } }', { team });
  expect(stranger.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

  const DEADLINES =
    'query ($filter: DeadlineFilter) { deadlines(filter: $filter, first: 100) { totalCount nodes { key dueAt type { id } standard { id family } pathway { id } } } }';
  const all = await head.ask(DEADLINES, { filter: { pathway } });
  const dues = all.data.deadlines.nodes.map(({ dueAt }: { dueAt: string }) => dueAt);
  expect(dues).toEqual([...dues].sort());
  const one = await head.ask(DEADLINES, { filter: { standard: ['ASSIGN-OS'] } });
  expect(one.data.deadlines.nodes.map(({ type }: { type: { id: string } }) => type.id)).toEqual([
    'supervisor.assign',
  ]);
});

test('a fact is previewed, recorded, and taken back', async () => {
  const input = {
    pathwayId: pathway,
    kind: 'dates-changed',
    data: { dates: { crd: '2029-01-15' } },
    source: 'prison-record',
    sourceId: 'calc-2',
  };
  const preview = await clerk.ask(
    'query ($input: FactInput!) { previewFact(input: $input) { problems { field } cases { pathwayId clocksMoved { key } opened { key } } } }',
    { input },
  );
  expect(preview.data.previewFact.cases).toHaveLength(1);
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { ... on FactRecorded { settled repeated fact { id kind } pathways { releaseOn } } ... on Refusal { code message } } }`;
  const first = await clerk.ask(record, { input });
  expect(first.data.recordFact).toMatchObject({
    settled: true,
    repeated: false,
    pathways: [{ releaseOn: '2029-01-15' }],
  });
  const second = await clerk.ask(record, { input });
  expect(second.data.recordFact).toMatchObject({ repeated: true, fact: first.data.recordFact.fact });
  const before = new Date().toISOString();
  const back = await clerk.ask(
    'mutation ($id: ID!) { withdrawFact(id: $id, reason: "wrong person") { ... on FactRecorded { settled pathways { releaseOn } } ... on Refusal { code message } } }',
    { id: first.data.recordFact.fact.id },
  );
  expect(back.data.withdrawFact).toMatchObject({ settled: true, pathways: [{ releaseOn: '2030-03-01' }] });
  const asOf = await clerk.ask(
    'query ($id: ID!, $at: DateTime) { pathway(id: $id, asOf: $at) { releaseOn facts { kind withdrawnAt } } }',
    { id: pathway, at: before },
  );
  expect(asOf.data.pathway.releaseOn).toBe('2029-01-15');
  const bad = await clerk.ask(record, {
    input: { ...input, sourceId: undefined, data: { dates: { crd: 'soon' } } },
  });
  expect(bad.data.recordFact.code).toBe('INVALID');
});

test('readiness shows every release step before it opens, and what can no longer be met', async () => {
  const READINESS = `query ($id: ID!) { pathway(id: $id) { stage readiness { releaseOn done canNoLongerBeMet steps { type { id } state owner dueOn dueAt canNoLongerBeMet } } } }`;
  interface Ready {
    readonly type: { readonly id: string };
    readonly state: string;
    readonly owner: string;
    readonly dueOn: string | null;
    readonly canNoLongerBeMet: boolean;
  }
  const far = await clerk.ask(READINESS, { id: await stage.openCase({ surname: 'Far', crd: '2029-03-01' }) });
  const { releaseOn, canNoLongerBeMet, steps } = far.data.pathway.readiness as {
    releaseOn: string;
    canNoLongerBeMet: number;
    steps: Ready[];
  };
  expect({ releaseOn, canNoLongerBeMet }).toEqual({ releaseOn: '2029-03-01', canNoLongerBeMet: 0 });
  const step = (type: string, of: readonly Ready[]): Ready | undefined =>
    of.find(({ type: { id } }) => id === type);
  expect(step('licence.approve', steps)).toMatchObject({
    state: 'not-open-yet',
    owner: 'governor',
    dueAt: '2029-02-27T00:00:00.000Z', // the licence locks as the second working day before begins
  });
  expect(step('release.discharge', steps)).toMatchObject({
    state: 'not-open-yet',
    owner: 'reception-officer',
    dueOn: '2029-03-01',
  });
  for (const type of [
    'address.check',
    'licence.contribute',
    'licence.propose-conditions',
    'licence.explain',
    'release.check-date',
    'release.second-check',
  ])
    expect({ type, state: step(type, steps)?.state }).toEqual({ type, state: 'not-open-yet' });

  const soon = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  const near = await clerk.ask(READINESS, { id: await stage.openCase({ surname: 'Near', crd: soon }) });
  const late = (near.data.pathway.readiness.steps as Ready[])
    .filter((one) => one.canNoLongerBeMet)
    .map(({ type }) => type.id);
  expect(late.length).toBeGreaterThan(0);
  expect(step('release.check-date', near.data.pathway.readiness.steps)).toMatchObject({
    state: 'open',
    canNoLongerBeMet: false,
  });
});

test('cases are listed by risk of harm and by MAPPA level and category, and only those one may see', async () => {
  const fact = async (pathwayId: string, kind: string, data: object): Promise<void> => {
    const { data: answer } = await clerk.ask(
      'mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on FactRecorded { settled } ... on Refusal { message } } }',
      { input: { pathwayId, kind, data, source: 'probation-record', happenedAt: new Date().toISOString() } },
    );
    expect(answer.recordFact).toEqual({ __typename: 'FactRecorded', settled: true });
  };
  const [high, level3, level1] = [
    await stage.openCase({ surname: 'High' }),
    await stage.openCase({ surname: 'Three' }),
    await stage.openCase({ surname: 'One' }),
  ];
  await fact(high, 'roh-changed', { level: 'high' });
  await fact(level3, 'roh-changed', { level: 'very-high' });
  await fact(level3, 'mappa-changed', { category: 2, level: 3, decidedBy: 'agencies' });
  await fact(level1, 'mappa-changed', { category: 1, level: 1, decidedBy: 'agencies' });
  const listed = async (filter: object, reader = clerk): Promise<string[]> => {
    const { data } = await reader.ask(
      'query ($filter: PathwayFilter) { pathways(filter: $filter) { totalCount nodes { id } } }',
      { filter },
    );
    expect(data.pathways.totalCount).toBe(data.pathways.nodes.length);
    return data.pathways.nodes.map(({ id }: { id: string }) => id).sort();
  };
  expect(await listed({ roh: ['high', 'very-high'] })).toEqual([high, level3].sort());
  expect(await listed({ roh: ['high'] })).toEqual([high]);
  expect(await listed({ mappaLevel: [2, 3] })).toEqual([level3]);
  expect(await listed({ mappaCategory: [1, 2] })).toEqual([level3, level1].sort());
  expect(await listed({ mappaCategory: [2], mappaLevel: [1] })).toEqual([]);
  expect(await listed({ mappaLevel: [1, 2, 3] }, await stage.as('omu.wti'))).toEqual([]);
  const wrong = await clerk.ask('{ pathways(filter: { roh: ["severe"] }) { totalCount } }');
  expect(wrong.errors?.[0]).toMatchObject({
    message: '"severe" is no level of risk of harm: low, medium, high, very-high.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
