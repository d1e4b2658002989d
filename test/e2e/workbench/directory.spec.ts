import { eventually } from '../support/client.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let head: Person;
beforeAll(async () => {
  bench = await openWorkbench();
  head = await bench.person('head-of-omu.hli');
}, 180_000);
afterAll(() => bench?.close(), 60_000);

const UNTIL = { 'until-day': '4', 'until-month': '1', 'until-year': '2027' };
const linkOf = (page: Awaited<ReturnType<Person['see']>>, words: string): string =>
  page.$(`main a:contains("${words}")`).first().attr('href') ?? `no link says ${words}`;

test('a manager finds the teams they answer for, and who is in them', async () => {
  const directory = await head.see('/directory');
  expect(directory.heading).toBe('Directory');
  const team = await head.see(linkOf(directory, 'Offender management unit'));
  expect(team.heading).toBe('Offender management unit, Hull (HMP)');
  expect(team.rows('Who is in the team')).toContainEqual([
    'Niamh Quinn',
    'Offender supervisor',
    'For good',
    'No',
    'Signed off',
  ]);
});

test('somebody joins, is covered, is back, and leaves; what is wrong is told at its field and nothing typed is lost', async () => {
  const directory = await head.see('/directory');
  const form = await head.see(`${linkOf(directory, 'Offender management unit')}/add`);
  const wrong = await head.send(form, { displayName: 'Nia Newcomer' });
  expect([wrong.status, wrong.$('#displayName').val()]).toEqual([422, 'Nia Newcomer']);
  expect(wrong.$('.govuk-error-summary a').attr('href')).toBe('#username');
  const place = String(form.$('#place option:contains("Offender supervisor")').attr('value'));
  const added = await head.send(wrong, { username: 'n.newcomer', place });
  expect([added.heading, added.$('.govuk-notification-banner').text()]).toEqual([
    'Nia Newcomer',
    expect.stringContaining('Nia Newcomer is in the directory.'),
  ]);

  const away = await head.see(linkOf(added, 'Set cover'));
  const coveredBy = String(away.$('#coveredBy option:contains("Niamh Quinn")').attr('value'));
  const noDay = await head.send(away, { coveredBy, ...UNTIL, 'until-day': '40' });
  expect(noDay.$('.govuk-error-summary a').attr('href')).toBe('#until-day');
  const covered = await head.send(away, { coveredBy, ...UNTIL });
  expect(covered.text).toContain('Niamh Quinn covers Nia Newcomer');
  const back = await head.send(await head.see(linkOf(covered, 'Back sooner')));
  expect(back.text).toContain('No cover is set.');

  const signed = await head.send(await head.see(linkOf(back, 'Sign off')), { reason: 'Assessed' });
  expect(signed.text).toContain('Signed off.');
  const left = await head.send(await head.see(linkOf(signed, 'They leave the service')), UNTIL);
  expect([left.heading, left.text]).toEqual([
    'What Nia Newcomer holds',
    expect.stringContaining('Nothing is left'),
  ]);
  expect((await head.see('/directory?who=n.newcomer')).text).toContain(
    'Leaves the service on 4 January 2027.',
  );
});

test('what somebody holds is given to others row by row, and nothing that was not ticked', async () => {
  const supervisor = await bench.as('os.quinn');
  await bench.openCase({ surname: 'Tolley', crd: '2027-03-01' });
  await eventually(
    async () => {
      const { data } = await supervisor.ask('{ tasks(filter: { state: [OPEN] }) { nodes { id } } }');
      const ids = (data.tasks.nodes as { id: string }[]).map(({ id }) => id);
      for (const id of ids)
        await supervisor.ask('mutation ($id: ID!) { claimTask(id: $id) { __typename } }', { id });
      return ids.length;
    },
    (claimed) => claimed > 0,
  );
  const person = await head.see('/directory?who=os.quinn');
  const work = await head.see(`${person.url.pathname}/work`);
  const rows = work.$('input[name="row"]').length;
  expect(rows).toBeGreaterThan(0);
  work.$('input[name="row"]').prop('checked', false);
  const none = await head.send(work);
  expect([none.status, none.$('.govuk-error-summary a').attr('href')]).toEqual([422, '#row']);
  const again = await head.see(work.url.pathname);
  again.$('input[name="row"]').slice(1).prop('checked', false);
  const given = await head.send(again, { reason: 'She leaves' });
  expect(given.$('.govuk-notification-banner').text()).toContain('1 of 1 given to others.');
  expect(given.$('input[name="row"]')).toHaveLength(rows - 1);
});

test('the directory is for managers; of a team that is not theirs they are told whose it is', async () => {
  const clerk = await bench.person('omu.hli');
  expect((await clerk.see('/directory')).status).toBe(403);
  const spo = await bench.person('spo.yor');
  const own = await spo.see('/directory');
  expect((await head.see(linkOf(own, 'Probation delivery unit'))).status).toBe(403);
  expect((await head.see('/directory/people/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});
