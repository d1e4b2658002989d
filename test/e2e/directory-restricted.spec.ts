import { jest } from '@jest/globals';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { type Client } from './support/client.js';
import {
  joined,
  oneCase,
  oneTask,
  openDirectory,
  type DirectoryDoor,
  type Loose,
} from './support/directory-cases.js';

jest.setTimeout(120_000);

const YORK = sampleTeamId('pdu', 'YOR');

let door: DirectoryDoor;
let spo: Client;
let leaver: string;
let open: string;
let closed: string;
let task: string;

const CLOSED = 'closed { cases who }';
const WORK = `{ ... on Refusal { code message } ... on LeaverWork { rows { what id pathwayId title } ${CLOSED} } }`;
const ROWS = `{ ... on Refusal { code message } ... on Reassignment { rows { what id code message work { title } to { username } } ${CLOSED} } }`;
const ask = async (text: string, variables?: object): Promise<Loose> => {
  const { data, errors } = await spo.ask(text, variables as Record<string, unknown>);
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
};
const work = (): Promise<Loose> => ask(`{ leaverWork(userId: "${leaver}") ${WORK} }`);
const plan = (input: object): Promise<Loose> =>
  ask(`query ($input: ReassignmentPlanInput!) { planReassignment(input: $input) ${ROWS} }`, { input });
const reassign = (rows: readonly object[]): Promise<Loose> =>
  ask(`mutation ($input: ReassignmentInput!) { reassign(input: $input) ${ROWS} }`, {
    input: { userId: leaver, rows },
  });
const holders = (): Promise<Loose[]> =>
  door.owner.query(
    'SELECT t.holder_id AS task, p.om_id AS case FROM throughcare.task t JOIN throughcare.pathway p ON p.id = t.pathway_id WHERE t.id = $1',
    [task],
  );

beforeAll(async () => {
  door = await openDirectory();
  spo = await door.as('spo.yor');
  leaver = await joined(door, 'spo.yor', 'le.aver', YORK, 'offender-manager');
  const at = { om: leaver, area: 'YOR', prison: 'HLI' };
  ({ pathway: open } = await oneCase(door.owner, at));
  ({ pathway: closed } = await oneCase(door.owner, at));
  await oneTask(door.owner, open, { team: YORK, holder: leaver });
  task = await oneTask(door.owner, closed, { team: YORK, holder: leaver });
  const pdu = await door.as('head-of-pdu.yor');
  const restricted = await pdu.ask(
    'mutation ($input: RestrictCaseInput!) { restrictCase(input: $input) { __typename } }',
    {
      input: {
        pathwayId: closed,
        ground: 'STAFF_RELATIVE',
        reason: 'Cousin of an officer.',
        people: [leaver],
      },
    },
  );
  expect(restricted.data.restrictCase.__typename).toBe('RestrictionChanged');
}, 120_000);
afterAll(() => door?.close(), 60_000);

test('of a restricted case that is closed to them a manager is told only that there is one, and who could', async () => {
  const told = { cases: 1, who: expect.stringMatching(/named.*reason.*head of PDU/) };
  for (const said of [await work(), await plan({ userId: leaver })]) {
    expect(said.rows).toHaveLength(2);
    expect(said.closed).toEqual(told);
    expect(JSON.stringify(said)).not.toMatch(new RegExp(`${closed}|${task}`));
  }
  const browser = door.browser();
  await browser.signIn('spo.yor', door.password);
  const page = await browser.go(`/directory/people/${leaver}/work`);
  expect(page.html).toContain('1 case of theirs is restricted and closed to you');
  expect(page.html).not.toMatch(new RegExp(`${closed}|${task}`));
});

test('by its id it cannot be given, planned or asked about: it stays where it is, and that is said', async () => {
  const to = sampleUserId('om.yor');
  const rows = [
    { what: 'TASK', id: task, to },
    { what: 'OFFENDER_MANAGER', id: closed, to },
    { what: 'OFFENDER_MANAGER', id: open, to },
  ];
  const codes = ['NOT_FOUND', 'NOT_FOUND', 'DONE'];
  for (const said of [await plan({ userId: leaver, rows }), await reassign(rows)]) {
    const byId = new Map(said.rows.map((row: Loose) => [row.id, row]));
    expect(rows.map(({ id }) => (byId.get(id) as Loose).code)).toEqual(codes);
    expect((byId.get(task) as Loose).work).toBeNull();
    expect(said.closed).toMatchObject({ cases: 1 });
  }
  expect(await holders()).toEqual([{ task: leaver, case: leaver }]);
  // Theirs already, so that "done before" would give it away.
  const own = await reassign([{ what: 'OFFENDER_MANAGER', id: closed, to: leaver }]);
  expect(own.rows[0]).toMatchObject({ code: 'NOT_FOUND' });
});

test('a campaign lists the cases that are open to whoever reads it', async () => {
  const [campaign] = await door.owner.query<{ id: string }>(
    `INSERT INTO throughcare.campaign (id, change, title, place_code, state, rate, created_by, total) VALUES (gen_random_uuid(), 'rules', 'Rules', 'YOR', 'planned', 1, $1, 2) RETURNING id`,
    [sampleUserId('head-of-pdu.yor')],
  );
  await door.owner.query(
    `INSERT INTO throughcare.campaign_case (campaign_id, pathway_id, state, clocks_moved, late, detail) SELECT $1, c, 'planned', 1, 0, '{}' FROM unnest($2::uuid[]) AS c`,
    [campaign?.id, [open, closed]],
  );
  const listed = async (by: string): Promise<string[]> => {
    const { data } = await (
      await door.as(by)
    ).ask('query ($id: ID!) { campaign(id: $id) { total cases { pathwayId } } }', { id: campaign?.id });
    expect(data.campaign.total).toBe(2);
    return data.campaign.cases.map(({ pathwayId }: Loose) => pathwayId);
  };
  expect(await listed('area-manager.yor')).toEqual([open]);
  expect((await listed('head-of-pdu.yor')).sort()).toEqual([open, closed].sort());
});

test('whoever opens it with a reason gives it, to somebody who is named; those named are told that it was opened', async () => {
  const told = async (): Promise<Loose[]> => {
    const { data } = await (
      await door.as('head-of-pdu.yor')
    ).ask('{ notices(first: 20) { nodes { kind pathway { id } data } } }');
    return data.notices.nodes.filter(({ kind }: Loose) => kind === 'restricted-case-opened');
  };
  expect(await told()).toEqual([]);
  await ask(
    `mutation { openRestrictedCase(case: "${closed}", reason: "Their officer leaves.") { __typename } }`,
  );
  expect(await told()).toEqual([
    {
      kind: 'restricted-case-opened',
      pathway: { id: closed },
      data: { by: sampleUserId('spo.yor') },
    },
  ]);
  const said = await work();
  expect(said.closed).toBeNull();
  expect(said.rows).toHaveLength(4);
  const give = { what: 'TASK', id: task, to: sampleUserId('om.yor') };
  expect((await reassign([give])).rows[0]).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringMatching(/not named/),
    work: { title: expect.any(String) },
  });
  await ask(
    'mutation ($input: RestrictedCaseNamesInput!) { changeRestrictedCaseNames(input: $input) { __typename } }',
    { input: { pathwayId: closed, add: [give.to], remove: [], reason: 'She takes it over.' } },
  );
  expect((await reassign([give])).rows[0]).toMatchObject({ code: 'DONE' });
  expect(await holders()).toEqual([{ task: give.to, case: leaver }]);
});
