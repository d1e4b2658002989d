import { jest } from '@jest/globals';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import {
  on,
  oneCase,
  oneTask,
  openDirectory,
  type DirectoryDoor,
  type Loose,
} from './support/directory-cases.js';

jest.setTimeout(60_000);

const YORK = sampleTeamId('pdu', 'YOR');

let door: DirectoryDoor;
const change = (by: string, call: string): Promise<Loose> => door.change(by, call);

beforeAll(async () => {
  door = await openDirectory();
}, 120_000);
afterAll(() => door?.close(), 60_000);

describe('a case of high risk of harm', () => {
  const assign = async (task: string, to: string): Promise<Loose> => {
    const { data } = await (
      await door.as('spo.yor')
    ).ask(
      'mutation ($id: ID!, $to: ID!) { assignTask(id: $id, userId: $to) { __typename ... on Refusal { code message } ... on TaskDone { task { holder { username } } } } }',
      { id: task, to: sampleUserId(to) },
    );
    return data.assignTask;
  };

  test('is given only to those signed off for it, and the refusal says who is', async () => {
    const high = await oneCase(door.owner, { area: 'YOR', prison: 'HLI', roh: 'high' });
    const low = await oneCase(door.owner, { area: 'YOR', prison: 'HLI', roh: 'low' });
    const [task, easy] = [
      await oneTask(door.owner, high.pathway, { team: YORK }),
      await oneTask(door.owner, low.pathway, { team: YORK }),
    ];
    const refused = await assign(task, 'om.yor');
    expect(refused).toMatchObject({ __typename: 'NotAllowedRefusal' });
    expect(refused.message).toMatch(/not signed off.*Signed off here: .*Dilys Pryce.*signOffHighRoh/);
    expect(await assign(easy, 'om.yor')).toMatchObject({ task: { holder: { username: 'om.yor' } } });
    expect(await assign(task, 'd.pryce')).toMatchObject({ task: { holder: { username: 'd.pryce' } } });
    const signed = await change('spo.yor', `signOffHighRoh(userId: "om.yor", from: "${on(-1)}")`);
    expect(signed.person.signOffs).toEqual([{ from: on(-1), until: null }]);
    expect(await assign(task, 'om.yor')).toMatchObject({ task: { holder: { username: 'om.yor' } } });
    await change('spo.yor', `endSignOff(userId: "om.yor", lastDay: "${on(-1)}")`);
    const again = await oneTask(door.owner, high.pathway, { team: YORK });
    expect(await assign(again, 'om.yor')).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('is not allocated to anybody else either', async () => {
    const { pathway } = await oneCase(door.owner, { area: 'YOR', prison: 'HLI', roh: 'very-high' });
    const id = await oneTask(door.owner, pathway, {
      team: YORK,
      type: 'allocation.name-offender-manager',
      role: 'senior-probation-officer',
    });
    const spo = await door.as('spo.yor');
    await spo.ask(`mutation { claimTask(id: "${id}") { __typename } }`);
    const name = async (manager: string): Promise<Loose> =>
      (
        await spo.ask(
          `mutation ($data: JSON) { completeTask(id: "${id}", outcome: "named", data: $data) { __typename ... on InvalidInputRefusal { problems { field message } } } }`,
          { data: { manager: sampleUserId(manager), grade: 'probation-officer', workloadChecked: true } },
        )
      ).data.completeTask;
    expect(await name('om.yor')).toMatchObject({
      problems: [{ field: 'manager', message: expect.stringMatching(/not signed off/) }],
    });
    expect(await name('j.ibbotson')).toMatchObject({ __typename: 'TaskDone' });
  });

  test('is signed off by the managers of those who hold cases, not by themselves or others', async () => {
    expect(await change('om.yor', 'signOffHighRoh(userId: "om.yor")')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await change('spo.hum', 'signOffHighRoh(userId: "om.yor")')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await change('head-of-omu.hli', 'signOffHighRoh(userId: "omu.hli")')).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringMatching(/hold no cases/),
    });
    expect(await change('head-of-omu.hli', 'signOffHighRoh(userId: "os.hli")')).toMatchObject({
      casesTold: 0,
    });
  });
});
