import { TEAM_KINDS } from '#domain/roles.js';
import { samplePeople, sampleTeamId } from './sample-people.js';

const { people, teams, places } = samplePeople();
const person = (username: string) => people.find((one) => one.username === username);

test('every kind of team stands at every place of its kind', () => {
  const at = { prison: 6, area: 7, national: 1 };
  for (const [kind, info] of Object.entries(TEAM_KINDS)) {
    expect(`${kind} ${teams.filter((team) => team.kind === kind).length}`).toBe(`${kind} ${at[info.place]}`);
  }
  expect(places).toHaveLength(14);
});

test('every team has somebody in each of its roles', () => {
  const held = new Set(
    people.flatMap(({ memberships }) => memberships.map(({ teamId, role }) => `${teamId} ${role}`)),
  );
  const missing = teams.flatMap(({ id, kind, place }) =>
    TEAM_KINDS[kind].roles
      .filter((role) => !held.has(`${id} ${role}`))
      .map((role) => `${role} at ${kind} ${place}`),
  );
  expect(missing).toEqual([]);
});

test('usernames are readable, and each belongs to one person', () => {
  expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
  expect(person('omu.hli')?.memberships).toEqual([
    { teamId: sampleTeamId('omu', 'HLI'), role: 'case-administrator' },
  ]);
  expect(person('vlo.yor')?.memberships).toEqual([
    { teamId: sampleTeamId('victim-liaison', 'YOR'), role: 'victim-liaison-officer' },
  ]);
  for (const username of ['head-of-omu.hli', 'spo.wyk', 'ppcs.national', 'inspector.national'])
    expect(person(username)?.username).toBe(username);
});

test('the managers of the caseload belong to every unit of their kind', () => {
  expect(person('s.lister')?.memberships).toHaveLength(7);
  expect(person('os.marsden')?.memberships.map(({ teamId }) => teamId)).toContain(sampleTeamId('omu', 'WDI'));
  expect(person('os.marsden')?.memberships).toHaveLength(6);
});
