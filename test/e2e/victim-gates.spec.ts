import { jest } from '@jest/globals';
import { londonDateOf } from '#calendar/index.js';
import { eventually } from './support/client.js';
import {
  askForPlan,
  nearRelease,
  openTask,
  TELLS_OF_VICTIM,
  victimCase,
  waitForVictim,
  type VictimCase,
} from './support/victims.js';

jest.setTimeout(90_000);

let scene: VictimCase;
let gate: { readonly id: string; readonly key: string };

const WHY = 'query ($id: ID!, $about: ID!) { pathway(id: $id) { why(about: $about) { sentences rule } } }';
const BLAST = '{ problems { message } cases { gates { key gate change } stuck unstuck } }';
const READS: Readonly<Record<string, string>> = {
  gates: 'pathway(id: $id) { gates { key gate opens reason why { sentences } } }',
  'gates at a moment': 'pathway(id: $id, asOf: $now) { gates { key gate opens why { sentences } } }',
  timeline: 'pathway(id: $id) { timeline(first: 100) { totalCount nodes { event key detail type { id } } } }',
  alerts: 'pathway(id: $id) { alerts { kind text } }',
  'steps and clocks': 'pathway(id: $id) { tracks { steps { key } } clocks { key why { sentences } } }',
  stuck: 'stuckPathways(first: 50) { nodes { key title unblocks detail owner } }',
  'stuck, counted': 'stuckCounts { cause owner count }',
  deadlines: 'deadlines(first: 100) { nodes { key } }',
  'another release date': `previewFact(input: $later) ${BLAST}`,
};

/** What each way of looking at the case tells somebody of the gate: its name, or nothing. */
async function told(username: string): Promise<string[]> {
  const who = await scene.stage.as(username);
  const { pathway: id } = scene;
  const later = {
    pathwayId: id,
    kind: 'dates-changed',
    source: 'prison-record',
    data: { dates: { crd: '2031-03-03', sled: '2032-09-01' } },
  };
  const values = { id, now: new Date().toISOString(), later };
  const types = { id: 'ID!', now: 'DateTime!', later: 'FactInput!' };
  const heard = await Promise.all(
    Object.entries(READS).map(async ([name, query]) => {
      const used = Object.entries(types).filter(([variable]) => query.includes(`$${variable}`));
      const head = used.length > 0 ? `(${used.map(([name, type]) => `$${name}: ${type}`).join(', ')})` : '';
      const variables = Object.fromEntries(used.map(([name]) => [name, values[name as keyof typeof values]]));
      const { text } = await who.ask(`query ${head} { ${query} }`, variables);
      return TELLS_OF_VICTIM.test(text) ? [name] : [];
    }),
  );
  const why = await who.ask(WHY, { id, about: gate.key });
  return [...heard.flat(), ...(why.data?.pathway?.why ? ['why'] : [])];
}

beforeAll(async () => {
  scene = await victimCase({ crd: nearRelease() });
  await scene.fact('vlo.yor', 'victim-opted', { victim: 'V-0001', in: true });
}, 120_000);
afterAll(() => scene?.close(), 60_000);

test('before it closes, what would close it is told to whoever holds the task, and not of the victim', async () => {
  const id = await openTask(scene, 'os.hli', 'licence.contribute');
  const ask = `query ($id: ID!) { outcomeConsequences(id: $id) { effect { gates { gate change } } } }`;
  const { data, text } = await (await scene.stage.as('os.hli')).ask(ask, { id });
  expect(data.outcomeConsequences[0].effect.gates).toContainEqual({ gate: 'G6', change: 'opens' });
  expect(text).not.toMatch(TELLS_OF_VICTIM);
  gate = await waitForVictim(scene);
});

test('victim liaison of the area sees the gate on every road', async () => {
  await eventually(
    () => told('vlm.yor'),
    (roads) => roads.includes('stuck'),
  );
  expect(await told('vlm.yor')).toEqual([
    'gates',
    'gates at a moment',
    'timeline',
    'alerts',
    'steps and clocks',
    'stuck',
    'deadlines',
    'another release date',
    'why',
  ]);
});

test.each([
  'omu.hli',
  'head-of-omu.hli',
  'os.hli',
  'governor.hli',
  'psychology.hli',
  'public-protection.hli',
  'om.yor',
  'spo.yor',
  'head-of-pdu.yor',
  'area-manager.yor',
  'mappa-coordinator.yor',
  'inspector.national',
  'ppcs.national',
  'vlm.hum',
])('%s does not learn of it on any', async (username) => {
  expect({ username, roads: await told(username) }).toEqual({ username, roads: [] });
});

test('what follows is told to those above as of any other cause', async () => {
  const { data } = await (
    await scene.stage.as('governor.hli')
  ).ask('{ stuckPathways(first: 50) { nodes { key cause owner detail } } }');
  const shut = data.stuckPathways.nodes.filter(
    ({ cause, owner }: { cause: string; owner: string }) =>
      cause === 'gate-shut-near-release' && owner === 'governor',
  );
  expect(shut).toEqual([
    {
      key: 'unblock/governor:gate-shut-near-release',
      cause: 'gate-shut-near-release',
      owner: 'governor',
      detail: 'G7',
    },
  ]);
});

test('the named manager and supervisor need it, and see it', async () => {
  await scene.managedBy('om.yor');
  expect(await told('om.yor')).toEqual([
    'gates',
    'gates at a moment',
    'timeline',
    'another release date',
    'why',
  ]);
  expect(await told('spo.yor')).toEqual([]);
});

test('whoever may not know of it finds no gate to override; its review tells the reviewer alone', async () => {
  const override = `mutation ($gate: ID!, $until: Date!) { overrideGate(gateId: $gate, reason: "Asked twice", until: $until) {
    __typename ... on GateOverridden { gate { gate } } ... on Refusal { code } } }`;
  const variables = { gate: gate.id, until: londonDateOf(Date.now()) };
  const as = async (username: string) => (await scene.stage.as(username)).ask(override, variables);
  for (const username of ['head-of-omu.hli', 'spo.yor', 'area-manager.yor', 'vlm.hum'])
    expect((await as(username)).data.overrideGate.code).toBe('NOT_FOUND');
  expect((await as('vlm.yor')).data.overrideGate.gate).toEqual({ gate: 'G11' });
  const id = await openTask(scene, 'governor.hli', 'manager.review-override');
  for (const username of ['omu.hli', 'spo.yor', 'inspector.national'])
    expect({ username, roads: await told(username) }).toEqual({ username, roads: [] });
  const governor = await scene.stage.as('governor.hli');
  await governor.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id });
  expect(await told('governor.hli')).toEqual(expect.arrayContaining(['gates', 'timeline', 'why']));
});

test('the form of a plan tells its holder of a direct victim, and nobody who only looks at the task', async () => {
  const id = await askForPlan(scene);
  const ask = `query ($id: ID!, $data: JSON) { outcomeConsequences(id: $id, data: $data, outcome: "agreed") { problems { field message } } }`;
  const target = {
    kind: 'behaviour',
    factor: 'attitudes',
    change: 'He asks for help before he drinks again',
    order: 1,
    leg: 'custody',
    owner: 'Key worker',
    counterpart: 'Offender manager',
    by: '2027-01-01',
    here: 'feasible',
  };
  const data = {
    targets: [target],
    purposes: 'Settle',
    custodyAndCommunityLegs: false,
    riskActionsLinked: true,
    victimAwareness: 'no-direct-victim',
    diversityAnswered: true,
    contactLevel: 'Weekly',
  };
  const problems = async (username: string) => {
    const answer = await (await scene.stage.as(username)).ask(ask, { id, data });
    return answer.data.outcomeConsequences[0].problems as { field: string; message: string }[];
  };
  expect(await problems('spo.yor')).toEqual([]);
  expect((await problems('om.yor')).map(({ message }) => message).join()).toMatch(/direct victim/);
});
