import { jest } from '@jest/globals';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { eventually } from './support/client.js';
import { directoryOf, joined, on, type Directory, type Loose } from './support/directory-cases.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(120_000);

const CASES = 5;
const YORK = sampleTeamId('pdu', 'YOR');
const TAKERS = ['om.yor', 'd.pryce'];

let stage: Stage;
let owner: Database;
let directory: Directory;
let leaver: string;
const cases: string[] = [];

interface Task {
  readonly id: string;
  readonly pathway: string;
  readonly type: string;
  readonly state: string;
  readonly who: string | null;
}
/** Live tasks of the cases that somebody holds or is meant to do. */
const ofSomebody = (): Promise<Task[]> =>
  owner.query(
    `SELECT id, pathway_id AS pathway, type, state, coalesce(holder_id, meant_for_id) AS who FROM throughcare.task
      WHERE pathway_id = ANY ($1::uuid[]) AND state IN ('OPEN', 'CLAIMED') AND coalesce(holder_id, meant_for_id) IS NOT NULL ORDER BY id`,
    [cases],
  );
const theirs = async (): Promise<Task[]> => (await ofSomebody()).filter(({ who }) => who === leaver);
const managers = async (): Promise<Map<string, string>> => {
  const rows = await owner.query<{ id: string; om: string }>(
    'SELECT id, om_id AS om FROM throughcare.pathway WHERE id = ANY ($1::uuid[])',
    [cases],
  );
  return new Map(rows.map(({ id, om }) => [id, om]));
};
const ask = async (by: string, text: string, input: object): Promise<Loose> => {
  const { data, errors } = await (await stage.as(by)).ask(text, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
};
const ROWS =
  '{ ... on Refusal { code message } ... on Reassignment { rows { what id code message to { id } } } }';

beforeAll(async () => {
  stage = await setStage();
  owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  directory = directoryOf(stage.as);
  leaver = await joined(directory, 'spo.yor', 'le.aver', YORK, 'offender-manager');
  for (let i = 0; i < CASES; i++) {
    const pathwayId = await stage.openCase({ surname: `Handed${'abcde'[i] ?? ''}`, crd: on(60) });
    cases.push(pathwayId);
    const named = await ask(
      'om.yor',
      'mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }',
      { pathwayId, kind: 'om-changed', source: 'probation-record', data: { username: 'le.aver' } },
    );
    expect(named).toMatchObject({ __typename: 'FactRecorded' });
  }
  await eventually(managers, (found) => [...found.values()].every((om) => om === leaver));
}, 180_000);
afterAll(async () => {
  await owner?.close();
  await stage?.close();
}, 60_000);

test('their cases learn that they leave, and each asks for a written handover by the last day', async () => {
  const left = await directory.change('spo.yor', `leave(userId: "le.aver", lastDay: "${on(14)}")`);
  expect(left).toMatchObject({ casesTold: CASES });
  const handovers = await eventually(
    async () => (await theirs()).filter(({ type }) => type === 'continuity.write-handover'),
    (tasks) => tasks.length === CASES,
  );
  expect(new Set(handovers.map(({ pathway }) => pathway))).toEqual(new Set(cases));
});

test('all of it is previewed and given: each case has its new manager, each task is theirs, and none is lost', async () => {
  // One that is in work keeps its state.
  const [first] = await theirs();
  const claim = `mutation { claimTask(id: "${first?.id ?? ''}") { __typename } }`;
  expect((await (await stage.as('le.aver')).ask(claim)).data.claimTask.__typename).toBe('TaskDone');
  const before = await theirs();
  expect(before.filter(({ state }) => state === 'CLAIMED').map(({ id }) => id)).toEqual([first?.id]);

  const plan = await ask(
    'spo.yor',
    `query ($input: ReassignmentPlanInput!) { planReassignment(input: $input) ${ROWS} }`,
    {
      userId: leaver,
      among: TAKERS.map(sampleUserId),
    },
  );
  expect(plan.rows).toHaveLength(before.length + CASES);
  expect(plan.rows.filter(({ code }: Loose) => code !== 'DONE')).toEqual([]);
  expect([...(await managers()).values()]).toEqual(cases.map(() => leaver));

  const rows = plan.rows.map(({ what, id, to }: Loose) => ({ what, id, to: to.id }));
  const given = await ask(
    'spo.yor',
    `mutation ($input: ReassignmentInput!) { reassign(input: $input) ${ROWS} }`,
    {
      userId: leaver,
      rows,
    },
  );
  expect(given.rows.map(({ code }: Loose) => code)).toEqual(rows.map(() => 'DONE'));

  const planned = new Map<string, string>(rows.map(({ id, to }: Loose) => [id, to]));
  const named = await eventually(managers, (found) => ![...found.values()].includes(leaver));
  expect([...named]).toEqual(expect.arrayContaining(cases.map((id) => [id, planned.get(id)])));
  // The case accepts a handover of its manager; by then it has taken the change in.
  await eventually(
    () =>
      owner.query(
        `SELECT id FROM throughcare.task WHERE pathway_id = ANY ($1::uuid[]) AND type = 'continuity.accept-handover' AND state = 'OPEN'`,
        [cases],
      ),
    (tasks) => tasks.length === CASES,
  );
  expect(await theirs()).toEqual([]);
  const after = new Map((await ofSomebody()).map((task) => [task.id, task]));
  for (const { id, pathway, type, state } of before)
    expect({ type, ...after.get(id) }).toMatchObject({ type, state, who: named.get(pathway) });
});
