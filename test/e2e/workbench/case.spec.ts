import { addDays, londonDateOf } from '#calendar/index.js';
import { eventually } from '../support/client.js';
import { openWorkbench, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

const MACHINE = /\b(workflow|signal|activity|namespace|temporal|step key|undefined|null|\[object)\b/i;
const SOON = addDays(londonDateOf(Date.now()), 20);

let bench: WorkbenchStage;
let clerk: Person;
let manager: Person;
let far: string;
let near: string;
beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.person('omu.hli');
  manager = await bench.person('om.yor');
  far = await bench.openCase({ surname: 'Marlow' });
  near = await bench.openCase({ surname: 'Napier', months: 12, crd: SOON });
  const omu = await bench.as('omu.hli');
  for (const pathway of [far, near])
    await eventually(
      async () => (await omu.ask(`{ pathway(id: "${pathway}") { tracks { name } } }`)).data.pathway.tracks,
      (tracks: unknown[]) => tracks.length > 0,
    );
}, 240_000);
afterAll(() => bench?.close(), 60_000);

/** A page of the case, looked over for what every page has. */
async function seen(person: Person, address: string): Promise<Got> {
  const page = await person.see(address);
  expect([address, page.status]).toEqual([address, 200]);
  expect(page.$('h1')).toHaveLength(1);
  expect(page.text).not.toMatch(MACHINE);
  expect(page.html.length).toBeLessThan(150_000);
  return page;
}

test('the list has the cases of my places; a filter that nothing fits says so', async () => {
  const page = await seen(clerk, '/cases');
  const people = page
    .$('tbody tr td:first-child a')
    .toArray()
    .map((link) => page.$(link).text());
  expect(people).toEqual(['Joe Napier', 'Joe Marlow']);
  expect(page.rows('2 cases')[1]).toEqual(
    expect.arrayContaining([expect.stringContaining('A1001AA'), '1 March 2030', 'Nobody named']) as string[],
  );
  const mine = await seen(clerk, '/cases?whose=mine&roh=high');
  expect(mine.text).toContain('No case fits');
  expect(mine.$('input[name="roh"][value="high"]').attr('checked')).toBe('checked');
}, 60_000);

test('a case says who it is, where it is, what is due and why', async () => {
  const page = await seen(clerk, `/cases/${far}`);
  expect(page.heading).toBe('Joe Marlow');
  expect(page.text).toContain('1 March 2030');
  expect(page.text).toContain('Hull');
  const links = page
    .$('a[data-why]')
    .toArray()
    .map((link) => page.$(link).attr('href') ?? '');
  expect(links.length).toBeGreaterThan(0);
  const why = await seen(clerk, links[0] ?? '');
  expect(why.$('[data-why-answer] p').length).toBeGreaterThan(1);
  const release = await seen(clerk, `/cases/${far}/why?about=release`);
  expect(release.text).toContain('It is the conditional release date (CRD)');
  expect((await clerk.see(`/cases/${far}/why?about=nothing-there`)).status).toBe(404);
}, 60_000);

test('every page about the case answers, in plain words, with the other pages beside it', async () => {
  const overview = await seen(clerk, `/cases/${near}`);
  const tabs = overview
    .$('.moj-sub-navigation a')
    .toArray()
    .map((link) => overview.$(link).attr('href') ?? '');
  expect(tabs.length).toBeGreaterThanOrEqual(10);
  for (const tab of tabs) {
    const page = await seen(clerk, tab);
    expect(page.$('.moj-sub-navigation a[aria-current="page"]').attr('href')).toBe(tab);
  }
  const tasks = await seen(clerk, `/cases/${near}/tasks`);
  expect(tasks.$('td a[href^="/tasks/"]').length).toBeGreaterThan(0);
  const facts = await seen(clerk, `/cases/${near}/facts`);
  expect(
    facts
      .rows('What is known')
      .some(([title, says]) => title === 'Sentence passed' || says?.includes('CRD:')),
  ).toBe(true);
  const journal = await seen(clerk, `/cases/${near}/journal`);
  expect(journal.text).toMatch(/It became known: /);
  expect(journal.text).toMatch(/Task opened for the /);
}, 120_000);

test('the line of time is a picture with a table behind it, and goes ahead when asked', async () => {
  const page = await seen(clerk, `/cases/${near}/timeline`);
  expect(page.$('svg.tc-picture rect').length).toBeGreaterThan(1);
  expect(page.$('svg [style], svg script')).toHaveLength(0);
  expect(page.rows('Stages').length).toBeGreaterThan(0);
  const ahead = await seen(clerk, `/cases/${near}/timeline?ahead=yes`);
  expect(ahead.text).toContain('What lies ahead');
  const stages = ahead.rows('Stages').map(([stage]) => stage);
  expect(stages).toContain('Licence supervision');
  expect(ahead.rows('The first').length).toBeGreaterThan(3);
}, 60_000);

test('the case is shown as it was on a day; a day that is none is refused in its place', async () => {
  const past = await seen(clerk, `/cases/${near}?on=1/2/2020`);
  expect(past.text).toContain('You see this case as it was at the end of 1 February 2020');
  expect(past.text).toContain('No deadline is running');
  expect(past.$('.moj-sub-navigation a').first().attr('href')).toContain('?on=1%2F2%2F2020');
  const wrong = await seen(clerk, `/cases/${near}?on=31/2/2026`);
  expect(wrong.$('#on-error').text()).toContain('Enter a real date');
  expect(wrong.$('#on').val()).toBe('31/2/2026');
}, 60_000);

test('release readiness lists every step with its owner and state, for the month and the people asked for', async () => {
  const page = await seen(manager, '/release-readiness?whose=places');
  const names = page
    .$('.tc-release h2 a')
    .toArray()
    .map((link) => page.$(link).text());
  expect(names).toEqual(['Joe Napier', 'Joe Marlow']);
  const steps = page.rows('Steps of the release of Joe Napier');
  expect(steps.length).toBeGreaterThan(0);
  for (const [step, owner, state] of steps) expect([step, owner, state].every(Boolean)).toBe(true);
  const month = await seen(manager, `/release-readiness?whose=places&month=${SOON.slice(0, 7)}`);
  expect(month.text).toContain('1 person in custody');
  const mine = await seen(manager, '/release-readiness');
  expect(mine.text).toContain('No release fits');
  const one = await seen(manager, `/cases/${near}/release`);
  expect(one.rows('Every step').length).toBeGreaterThanOrEqual(steps.length);
}, 60_000);

test('a document is made from what is known, or refused with what is missing', async () => {
  const page = await seen(clerk, `/cases/${near}/documents`);
  const none = await clerk.send(page, {}, 'main form[method="post"]');
  expect(none.status).toBe(422);
  expect(none.$('.govuk-error-summary').text()).toContain('Choose what to make');
  const kind = String(page.$('input[name="kind"]').first().val());
  const refused = await clerk.send(page, { kind }, 'main form[method="post"]');
  expect([200, 422]).toContain(refused.status);
  if (refused.status === 422) {
    expect(refused.$('#kind-error').text().length).toBeGreaterThan(20);
    expect(refused.$(`input[name="kind"][value="${kind}"]`).attr('checked')).toBe('checked');
  } else expect(refused.text).toContain('was made');
}, 60_000);

test('a page made to be printed has the case and its plan, and no navigation of the case', async () => {
  const page = await seen(clerk, `/cases/${near}/print`);
  expect(page.$('.moj-sub-navigation')).toHaveLength(0);
  expect(page.text).toContain('Printed on');
}, 60_000);

test('somebody else’s case is a page that is not there; outside bodies have no cases', async () => {
  const elsewhere = await bench.person('omu.wti');
  expect((await elsewhere.see(`/cases/${near}`)).status).toBe(404);
  expect((await seen(elsewhere, '/cases')).text).toContain('There are no cases at your places yet');
  const outside = await bench.person('witness-care.yor');
  const page = await outside.see('/');
  expect(page.$('header a[href="/cases"]')).toHaveLength(0);
  expect((await outside.see('/release-readiness')).status).toBe(403);
}, 60_000);
