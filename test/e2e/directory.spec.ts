import { jest } from '@jest/globals';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { type Client } from './support/client.js';
import {
  on,
  oneCase,
  oneTask,
  openDirectory,
  today,
  type DirectoryDoor,
  type Loose,
} from './support/directory-cases.js';

jest.setTimeout(60_000);

const YORK = sampleTeamId('pdu', 'YOR');
const VICTIM_LIAISON = sampleTeamId('victim-liaison', 'YOR');

let door: DirectoryDoor;
const as = (username: string): Promise<Client> => door.as(username);
const change = (by: string, call: string): Promise<Loose> => door.change(by, call);
const membership = (by: string, input: string): Promise<Loose> =>
  change(by, `changeMembership(input: { ${input} })`);
const memberships = async (username: string): Promise<string[]> => {
  // The directory may remember somebody for five seconds; a new token does not change that.
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  const { data } = await (await as(username)).ask('{ me { memberships { role team { id } } } }');
  return data?.me.memberships.map(({ role }: { role: string }) => role) ?? ['refused'];
};
const onDay = async (by: string, team: string, day: string): Promise<string[]> => {
  const { data } = await (
    await as(by)
  ).ask(
    `{ teamOnDay(team: "${team}", on: "${day}") { ... on Refusal { code } ... on TeamOnDay { members { period { role user { username } } } } } }`,
  );
  return (
    data.teamOnDay.members?.map(
      ({ period }: { period: { role: string; user: { username: string } } }) =>
        `${period.user.username}:${period.role}`,
    ) ?? [data.teamOnDay.code]
  );
};

beforeAll(async () => {
  door = await openDirectory();
}, 120_000);
afterAll(() => door?.close(), 60_000);

describe('somebody new', () => {
  const add = (by: string, username: string, role = 'offender-manager', team = YORK): Promise<Loose> =>
    change(
      by,
      `addPerson(input: { username: "${username}", displayName: "Nia New", teamId: "${team}", role: "${role}" })`,
    );

  test('is added by a manager of the team and can sign in; the audit says who did it', async () => {
    const added = await add('spo.yor', 'nia.new');
    expect(added).toMatchObject({
      __typename: 'DirectoryChanged',
      person: { periods: [{ role: 'offender-manager', from: today, until: null, team: { id: YORK } }] },
    });
    expect(await memberships('nia.new')).toEqual(['offender-manager']);
    const lines = await door.owner.query(
      `SELECT e.action, u.username FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id WHERE e.action = 'directory.add' AND e.subject_id = $1`,
      [added.person.user.id],
    );
    expect(lines).toEqual([{ action: 'directory.add', username: 'spo.yor' }]);
  });

  test.each([
    ['by a colleague', 'om.yor', 'offender-manager', YORK, /maintained by managers/],
    [
      "by another area's manager",
      'spo.hum',
      'offender-manager',
      YORK,
      /maintained by the senior probation officer, head of pdu or area manager of YOR/,
    ],
    ['in a role above the manager', 'spo.yor', 'head-of-pdu', YORK, /area manager of YOR/],
    [
      'in victim liaison by somebody who is not of it',
      'head-of-pdu.yor',
      'victim-liaison-officer',
      VICTIM_LIAISON,
      /victim liaison manager/,
    ],
    [
      'among inspectors by anybody',
      'area-manager.yor',
      'inspector',
      sampleTeamId('inspectorate', 'national'),
      /sign-in service/,
    ],
  ])('is not added %s', async (_how, by, role, team, message) => {
    const refused = await add(by, 'no.body', role, team);
    expect(refused).toMatchObject({ __typename: 'NotAllowedRefusal', code: 'NOT_ALLOWED' });
    expect(refused.message).toMatch(message);
    expect(
      await door.owner.query(`SELECT 1 FROM throughcare.person_user WHERE username = 'no.body'`),
    ).toEqual([]);
  });

  test('is not added twice, nor in a role that the team has not, and nothing is left behind', async () => {
    expect(await add('spo.yor', 'NIA.NEW')).toMatchObject({ code: 'CONFLICT' });
    expect(await add('area-manager.yor', 'other.one', 'governor')).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'role' }],
    });
    expect(
      await door.owner.query(`SELECT 1 FROM throughcare.person_user WHERE username = 'other.one'`),
    ).toEqual([]);
  });
});

test('nobody changes their own place, and the app may not rewrite or remove what was', async () => {
  const own = await membership(
    'area-manager.yor',
    `userId: "area-manager.yor", change: JOIN, teamId: "${VICTIM_LIAISON}", role: "victim-liaison-officer"`,
  );
  expect(own).toMatchObject({ code: 'NOT_ALLOWED', message: expect.stringMatching(/their own place/) });
  const app = new Database({ url: door.environment.env['DATABASE_URL'] ?? '', poolSize: 1 });
  for (const text of [
    'DELETE FROM throughcare.membership_period',
    `UPDATE throughcare.membership_period SET role = 'governor'`,
    'DELETE FROM throughcare.high_roh_sign_off',
    `INSERT INTO throughcare.membership (user_id, team_id, role) VALUES (gen_random_uuid(), gen_random_uuid(), 'governor')`,
  ])
    await expect(app.query(text)).rejects.toThrow(/permission denied/);
  await app.close();
});

test('joiners, movers and leavers: the day decides, and who was in a team on a day stays known', async () => {
  await change(
    'spo.yor',
    `addPerson(input: { username: "mo.ver", displayName: "Mo Ver", teamId: "${YORK}", role: "offender-manager", from: "${on(-20)}" })`,
  );
  const HUMBER = sampleTeamId('pdu', 'HUM');
  const move = `userId: "mo.ver", change: MOVE, teamId: "${YORK}", role: "offender-manager", toTeamId: "${HUMBER}", toRole: "offender-manager"`;
  expect(await membership('spo.yor', `${move}, from: "${on(-5)}"`)).toMatchObject({ code: 'NOT_ALLOWED' });
  // Two managers, each for their own team.
  await membership(
    'spo.hum',
    `userId: "mo.ver", change: JOIN, teamId: "${HUMBER}", role: "offender-manager", from: "${on(-5)}"`,
  );
  const left = await membership(
    'spo.yor',
    `userId: "mo.ver", change: LEAVE, teamId: "${YORK}", role: "offender-manager", until: "${on(-6)}"`,
  );
  expect(left.person.periods).toEqual([
    { role: 'offender-manager', from: on(-20), until: on(-6), acting: false, team: { id: YORK } },
    { role: 'offender-manager', from: on(-5), until: null, acting: false, team: { id: HUMBER } },
  ]);
  expect(await onDay('spo.yor', YORK, on(-6))).toContain('mo.ver:offender-manager');
  expect(await onDay('spo.yor', YORK, on(-5))).not.toContain('mo.ver:offender-manager');
  expect(await onDay('spo.hum', HUMBER, on(-6))).not.toContain('mo.ver:offender-manager');
  expect(await onDay('om.hum', HUMBER, today)).toContain('mo.ver:offender-manager');
  expect(await onDay('om.hum', YORK, today)).toEqual(['NOT_ALLOWED']);
  // Joining twice is refused; what was cancelled before it began is as if it had not been.
  const later = `userId: "mo.ver", teamId: "${YORK}", role: "offender-manager"`;
  expect(await membership('spo.yor', `${later}, change: JOIN, from: "${on(30)}"`)).toMatchObject({
    casesTold: 0,
  });
  expect(await membership('spo.yor', `${later}, change: JOIN, from: "${on(40)}"`)).toMatchObject({
    code: 'CONFLICT',
  });
  const cancelled = await membership('spo.yor', `${later}, change: LEAVE, until: "${today}"`);
  expect(cancelled.person.periods).toHaveLength(2);
  expect(await membership('spo.yor', `${later}, change: JOIN, from: "${on(30)}"`)).toMatchObject({
    casesTold: 0,
  });
});

test('acting up gives the role for its days, and must end', async () => {
  const act = `actUp(input: { userId: "om.yor", teamId: "${YORK}", role: "senior-probation-officer", until: "${on(7)}" })`;
  expect(await change('spo.yor', act)).toMatchObject({ code: 'NOT_ALLOWED' });
  const up = await change('head-of-pdu.yor', act);
  expect(up.person.periods).toContainEqual({
    role: 'senior-probation-officer',
    from: today,
    until: on(7),
    acting: true,
    team: { id: YORK },
  });
  expect(await memberships('om.yor')).toEqual(['offender-manager', 'senior-probation-officer']);
  // Its last day was yesterday.
  await door.owner.query(
    `UPDATE throughcare.membership_period SET from_on = from_on - 9, until_on = throughcare.today() - 1 WHERE acting AND user_id = $1`,
    [sampleUserId('om.yor')],
  );
  expect(await memberships('om.yor')).toEqual(['offender-manager']);
});

test('what is meant for somebody away reaches the cover on these days, in that team, and nobody else', async () => {
  const { pathway } = await oneCase(door.owner, { om: 'd.pryce', area: 'YOR', prison: 'HLI' });
  const task = await oneTask(door.owner, pathway, { team: YORK, meantFor: 'd.pryce' });
  const mine = async (username: string): Promise<string[]> => {
    const { data } = await (await as(username)).ask('{ tasks(filter: { mine: true }) { nodes { id } } }');
    return data.tasks.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await mine('om.yor')).toEqual([]);
  const cover = (by: string, more: string): Promise<Loose> =>
    change(by, `setCover(input: { userId: "d.pryce", coveredBy: "om.yor", teamId: "${YORK}", ${more} })`);
  expect(await cover('om.yor', `until: "${on(10)}"`)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await cover('spo.yor', `until: "${on(10)}"`)).toMatchObject({
    person: { cover: [{ from: today, until: on(10), coveredBy: { username: 'om.yor' } }] },
  });
  expect(await mine('om.yor')).toEqual([task]);
  expect(await mine('d.pryce')).toEqual([task]);
  expect(await mine('j.ibbotson')).toEqual([]);
  expect(await cover('spo.yor', `from: "${on(5)}", until: "${on(20)}"`)).toMatchObject({ code: 'CONFLICT' });
  const back = await change('spo.yor', `endCover(userId: "d.pryce", teamId: "${YORK}")`);
  expect(back.person.cover).toEqual([]);
  expect(await mine('om.yor')).toEqual([]);
  const stranger = await change(
    'spo.yor',
    `setCover(input: { userId: "d.pryce", coveredBy: "os.hli", teamId: "${YORK}", until: "${on(3)}" })`,
  );
  expect(stranger).toMatchObject({ code: 'INVALID', problems: [{ field: 'coveredBy' }] });
});
