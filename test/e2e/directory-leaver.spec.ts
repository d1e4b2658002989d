import { jest } from '@jest/globals';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { type Client } from './support/client.js';
import {
  joined,
  on,
  oneCase,
  oneTask,
  openDirectory,
  type DirectoryDoor,
  type Loose,
} from './support/directory-cases.js';

jest.setTimeout(120_000);

const CASES = 40;
const YORK = sampleTeamId('pdu', 'YOR');

let door: DirectoryDoor;
let spo: Client;
let leaver: string;
const cases: string[] = [];
const tasks: string[] = [];

const as = (username: string): Promise<Client> => door.as(username);
const WORK = `{ ... on Refusal { code message } ... on LeaverWork { lastDay rows { what id pathwayId title highRoh state } } }`;
const ROWS = `{ ... on Refusal { code message } ... on Reassignment { rows { what id code message to { id username } } } }`;
const work = async (by: string, of = leaver): Promise<Loose> =>
  (await (await as(by)).ask(`{ leaverWork(userId: "${of}") ${WORK} }`)).data.leaverWork;
const plan = async (input: object): Promise<Loose> =>
  (
    await spo.ask(`query ($input: ReassignmentPlanInput!) { planReassignment(input: $input) ${ROWS} }`, {
      input,
    })
  ).data.planReassignment;
const reassign = (input: object): Promise<Loose> =>
  spo.ask(
    `mutation ($input: ReassignmentInput!) { reassign(input: $input, commandId: "share-out") ${ROWS} }`,
    { input },
  );
const leave = (by: string, who: string, day: string): Promise<Loose> =>
  door.change(by, `leave(userId: "${who}", lastDay: "${day}")`);
const facts = (kind: string): Promise<{ pathway_id: string; data: Loose; supersedes: string | null }[]> =>
  door.owner.query(
    `SELECT pathway_id, data, supersedes FROM throughcare.fact WHERE kind = $1 ORDER BY command_n`,
    [kind],
  );

beforeAll(async () => {
  door = await openDirectory();
  spo = await as('spo.yor');
  leaver = await joined(door, 'spo.yor', 'le.aver', YORK, 'offender-manager');
  for (let i = 0; i < CASES; i++) {
    const roh = i % 4 === 0 ? 'high' : 'medium';
    const { pathway } = await oneCase(door.owner, { om: leaver, area: 'YOR', prison: 'HLI', roh });
    cases.push(pathway);
    const of = i % 2 === 0 ? { holder: leaver } : { meantFor: leaver };
    tasks.push(await oneTask(door.owner, pathway, { team: YORK, ...of }));
  }
  // Somebody else's, and one that is the leaver's elsewhere: neither is moved.
  await oneCase(door.owner, { om: 'd.pryce', area: 'YOR', prison: 'HLI' });
  await oneCase(door.owner, { om: leaver, area: 'HUM', prison: 'HLI' });
}, 120_000);
afterAll(() => door?.close(), 60_000);

test('somebody leaves: every case of theirs is told, once, in the same moment, and told again of another day', async () => {
  expect(await leave('spo.hum', 'le.aver', on(14))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await leave('om.yor', 'le.aver', on(14))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await leave('spo.yor', 'le.aver', on(14))).toMatchObject({
    casesTold: CASES,
    person: { lastDay: on(14) },
  });
  const told = await facts('staff-left');
  expect(told.map(({ pathway_id }) => pathway_id).sort()).toEqual([...cases].sort());
  expect(told[0]?.data).toEqual({ username: leaver, role: 'offender-manager', lastDay: on(14) });
  const waiting = await door.owner.query(
    `SELECT count(*)::int AS n FROM throughcare.command WHERE payload #>> '{fact,kind}' = 'staff-left' AND delivered_at IS NULL`,
  );
  expect(waiting).toEqual([{ n: CASES }]);
  expect(await leave('spo.yor', 'le.aver', on(14))).toMatchObject({ casesTold: 0 });
  expect(await leave('spo.yor', 'le.aver', on(7))).toMatchObject({ casesTold: CASES });
  const corrected = await facts('staff-left');
  expect(
    corrected.filter(({ supersedes, data }) => supersedes !== null && data.lastDay === on(7)),
  ).toHaveLength(CASES);
});

test('what they hold is listed for the managers of their team, and for nobody else', async () => {
  const listed = await work('spo.yor');
  expect(listed.lastDay).toBe(on(7));
  const ids = (what: string): string[] =>
    listed.rows.filter((row: Loose) => row.what === what).map((row: Loose) => row.id);
  expect(ids('TASK').sort()).toEqual([...tasks].sort());
  expect(ids('OFFENDER_MANAGER').sort()).toEqual([...cases].sort());
  expect(listed.rows.filter((row: Loose) => row.what === 'OFFENDER_MANAGER' && row.highRoh)).toHaveLength(
    CASES / 4,
  );
  expect(await work('spo.hum')).toMatchObject({ code: 'NOT_ALLOWED' });
  const { errors } = await (await as('om.yor')).ask(`{ leaverWork(userId: "${leaver}") ${WORK} }`);
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('a plan says of each piece who would have it or who could, and does nothing', async () => {
  const [first] = cases;
  const row = { what: 'OFFENDER_MANAGER', id: first };
  const refusals = await Promise.all(
    [
      [sampleUserId('om.yor'), /not signed off.*Signed off here/],
      [sampleUserId('os.hli'), /no offender manager of the team/],
      [leaver, /theirs now/],
    ].map(async ([to, message]) => {
      const { rows } = await plan({ userId: leaver, rows: [{ ...row, to }] });
      expect(rows[0].message).toMatch(message as RegExp);
      return rows[0].code;
    }),
  );
  expect(refusals).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
  const among = [sampleUserId('om.yor'), sampleUserId('d.pryce')];
  const { rows } = await plan({ userId: leaver, among });
  expect(rows).toHaveLength(2 * CASES);
  expect(new Set(rows.map((one: Loose) => one.code))).toEqual(new Set(['DONE']));
  const share = (username: string): Loose[] => rows.filter((one: Loose) => one.to.username === username);
  expect(share('om.yor').length).toBeGreaterThan(CASES / 2);
  expect(share('d.pryce').length).toBeGreaterThan(CASES / 2);
  const high = new Set(cases.filter((_, i) => i % 4 === 0));
  expect(share('om.yor').filter((one) => high.has(one.id))).toEqual([]);
  expect(await facts('om-changed')).toEqual([]);
  expect((await work('spo.yor')).rows).toHaveLength(2 * CASES);
});

test('forty cases are given in one go; broken off in the middle, the same again goes on, and each is told once', async () => {
  const { rows } = await plan({ userId: leaver, among: [sampleUserId('om.yor'), sampleUserId('d.pryce')] });
  const input = {
    userId: leaver,
    rows: rows.map(({ what, id, to }: Loose) => ({ what, id, to: to.id })),
    reason: 'Leaves for another job',
  };
  const given = async (): Promise<number> =>
    (
      await door.owner.query<{ n: number }>(
        `SELECT ((SELECT count(*) FROM audit.event WHERE action = 'work.reassign'))::int AS n`,
      )
    )[0]?.n ?? 0;
  const broken = reassign(input).then(
    () => 'answered',
    () => 'broken off',
  );
  // Tasks go first: some of the cases are told of their manager, others not yet.
  while ((await given()) < CASES + 10) await new Promise((resolve) => setTimeout(resolve, 5));
  await door.environment.api.kill();
  expect(await broken).toBe('broken off');
  const before = await given();
  expect(before).toBeLessThan(2 * CASES);
  await door.environment.api.start();
  const { data } = await reassign(input);
  expect(data.reassign.rows.filter(({ code }: Loose) => code !== 'DONE')).toEqual([]);
  expect(data.reassign.rows).toHaveLength(2 * CASES);
  const named = await facts('om-changed');
  expect(named.map(({ pathway_id }) => pathway_id).sort()).toEqual([...cases].sort());
  const planned = new Map(input.rows.map(({ id, to }: Loose) => [id, to]));
  for (const { pathway_id, data } of named) expect(data.username).toBe(planned.get(pathway_id));
  const held = await door.owner.query<{ id: string; who: string; state: string }>(
    'SELECT id, coalesce(holder_id, meant_for_id) AS who, state FROM throughcare.task WHERE id = ANY ($1::uuid[])',
    [tasks],
  );
  expect(held.map(({ id, who }) => [id, who]).sort()).toEqual(
    tasks.map((id) => [id, planned.get(id)]).sort(),
  );
  expect(held.filter(({ state }) => state === 'CLAIMED')).toHaveLength(CASES / 2);
  expect(await given()).toBe(2 * CASES);
  // The command repeats its first answer, and somebody else's notice is not sent again.
  const told = () => door.owner.query('SELECT count(*)::int AS n FROM throughcare.notice');
  const noticed = await told();
  expect((await reassign(input)).data).toEqual(data);
  expect(await told()).toEqual(noticed);
});
