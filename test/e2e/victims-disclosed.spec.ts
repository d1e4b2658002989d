import { jest } from '@jest/globals';
import { eventually } from './support/client.js';
import { ADD, DISCLOSE, KEPT, NAME, victimCase, type VictimCase } from './support/victims.js';

jest.setTimeout(90_000);

const ITEM = 'She fears that he knows her new street';
const TOLD =
  'query ($id: ID!) { pathway(id: $id) { disclosures { id item purpose ground mayReachOffender disclosedBy { username } } } }';

let scene: VictimCase;
let stage: VictimCase['stage'];
let liaison: VictimCase['liaison'];
let asVlo: VictimCase['asVlo'];
let pathway: string;
let victim: { id: string; reference: string };

beforeAll(async () => {
  scene = await victimCase();
  ({ stage, liaison, asVlo, pathway } = scene);
  victim = (await asVlo(ADD, { input: { pathwayId: pathway, name: NAME } }, 'addVictim')).victim;
  await asVlo(
    `mutation ($id: ID!) { setVictimChoice(id: $id, optIn: true) ${KEPT} }`,
    { id: victim.id },
    'setVictimChoice',
  );
}, 120_000);
afterAll(() => scene?.close(), 60_000);

test('the named offender manager reads what is disclosed, item by item, and nobody else; taken back, or no longer theirs, it is gone', async () => {
  const input = { victimId: victim.id, item: ITEM, purpose: 'risk-plan', ground: 'consent' };
  expect(await asVlo(DISCLOSE, { input }, 'discloseToOffenderManager')).toMatchObject({
    code: 'WRONG_STATE',
  });
  await scene.managedBy('om.yor');
  expect(
    (await asVlo(DISCLOSE, { input: { ...input, ground: 'curiosity' } }, 'discloseToOffenderManager'))
      .problems,
  ).toMatchObject([{ field: 'ground' }]);
  const { victim: told } = await asVlo(DISCLOSE, { input }, 'discloseToOffenderManager');
  const read = async (name: string) =>
    (await (await stage.as(name)).ask(TOLD, { id: pathway })).data.pathway?.disclosures ?? [];
  expect(await read('om.yor')).toEqual([
    {
      id: told.disclosures[0].id,
      item: ITEM,
      purpose: 'risk-plan',
      ground: 'consent',
      mayReachOffender: false,
      disclosedBy: { username: 'vlo.yor' },
    },
  ]);
  for (const name of [
    's.lister',
    'spo.yor',
    'head-of-pdu.yor',
    'os.hli',
    'omu.hli',
    'area-manager.yor',
    'inspector.national',
    'vlo.yor',
    'vlo.hum',
  ])
    expect({ name, read: await read(name) }).toEqual({ name, read: [] });
  const notices = await (await stage.as('om.yor')).ask('{ notices(first: 50) { nodes { kind data } } }');
  expect(notices.data.notices.nodes.filter(({ kind }: { kind: string }) => kind === 'disclosed')).toEqual([
    { kind: 'disclosed', data: {} },
  ]);

  await scene.managedBy('s.lister');
  expect([(await read('om.yor')).length, (await read('s.lister')).length]).toEqual([0, 1]);
  await scene.managedBy('om.yor');
  const back = await asVlo(
    `mutation ($id: ID!) { withdrawDisclosure(id: $id, reason: "She changed her mind") ${KEPT} }`,
    { id: told.disclosures[0].id },
    'withdrawDisclosure',
  );
  expect(back.victim.disclosures[0].withdrawnAt).not.toBeNull();
  expect(await read('om.yor')).toEqual([]);
});

test('asked by the manager, victim liaison answers by a task, and the answer is what the manager reads', async () => {
  const before = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await scene.fact('om.yor', 'disclosure-asked', { purpose: 'conditions', before });
  const filter = { pathway, type: ['victim.disclose'] };
  const [task] = await eventually(
    async () =>
      (
        await liaison.ask('query ($filter: TaskFilter) { tasks(filter: $filter) { nodes { id key } } }', {
          filter,
        })
      ).data.tasks.nodes.filter(({ key }: { key: string }) => key.includes('asked-')) as { id: string }[],
    (tasks) => tasks.length > 0,
  );
  await liaison.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id: task?.id });
  const complete = `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "disclosed", data: $data) {
    __typename ... on TaskDone { settled } ... on InvalidInputRefusal { problems { field } } } }`;
  const data = {
    victim: victim.reference,
    item: 'No part of Whitby',
    purpose: 'conditions',
    mayReachOffender: true,
  };
  expect((await liaison.ask(complete, { id: task?.id, data })).data.completeTask.problems).toEqual([
    { field: 'ground' },
  ]);
  expect(
    (await liaison.ask(complete, { id: task?.id, data: { ...data, ground: 'protect-life' } })).data
      .completeTask,
  ).toMatchObject({ settled: true });
  const { data: read } = await (await stage.as('om.yor')).ask(TOLD, { id: pathway });
  expect(read.pathway.disclosures).toMatchObject([
    { item: 'No part of Whitby', purpose: 'conditions', ground: 'protect-life', mayReachOffender: true },
  ]);
});

test('that a victim is in the scheme is shown where a task needs it, and every look at a victim is in the audit', async () => {
  const says = async (name: string) =>
    (
      await (
        await stage.as(name)
      ).ask(
        'query ($id: ID!) { pathway(id: $id) { facts { kind data } timeline(first: 100) { nodes { event detail } } } }',
        { id: pathway },
      )
    ).text.includes('victimScheme');
  expect({ om: await says('om.yor'), vlo: await says('vlo.yor') }).toEqual({ om: true, vlo: true });
  for (const name of ['omu.hli', 'head-of-omu.hli', 'governor.hli', 'spo.yor', 'inspector.national'])
    expect({ name, says: await says(name) }).toEqual({ name, says: false });
  const lines = await scene.owner.query<{ action: string; role: string; subject_id: string }>(
    `SELECT DISTINCT e.action, e.role, e.subject_id FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id
      WHERE e.action IN ('victim.read', 'disclosure.read') AND e.pathway_id = $1`,
    [pathway],
  );
  expect(lines).toContainEqual({
    action: 'victim.read',
    role: 'victim-liaison-officer@YOR',
    subject_id: victim.id,
  });
  expect(lines.filter(({ action }) => action === 'victim.read')).toHaveLength(1);
  expect(
    new Set(
      lines
        .filter(({ action }) => action === 'disclosure.read')
        .map(({ role }) => role.includes('offender-manager')),
    ),
  ).toEqual(new Set([true]));
});
