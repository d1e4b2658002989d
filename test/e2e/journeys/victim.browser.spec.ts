import { addDays, londonDateOf } from '#calendar/index.js';
import { eventually } from '../support/client.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

/** What a clerk must never come upon. */
const NAME = 'Wilhelmina Featherstone';
const NUMBER = '07700 900 461';
const WORDS = 'She does not want him in Filey.';
const MOST_PAGES = 60;

let bench: WorkbenchStage;
let chromium: Chromium;
let id: string;

beforeAll(async () => {
  bench = await openWorkbench();
  chromium = await Chromium.open();
  const crd = addDays(londonDateOf(Date.now()), 45);
  id = await bench.openCase({ surname: 'Walled', victimScheme: true, crd });
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test('victim liaison enters a victim, sees the release ahead and what is to be asked, and keeps what was said', async () => {
  const look = await chromium.look(await bench.person('vlo.yor'));
  const { page } = look;
  await look.go('/victims/find?search=walled');
  await page.getByRole('link', { name: /Enter a victim in the case of Joe Walled/ }).click();
  await page.getByLabel('Full name').fill(NAME);
  await page.getByLabel('Telephone', { exact: true }).check();
  await page.getByLabel('Telephone (optional)').first().fill(NUMBER);
  await page.getByRole('button', { name: 'Enter the victim' }).click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  const home = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Change whether they want contact' }).click();
  await page.getByLabel('Yes, keep them informed').check();
  await page.getByRole('button', { name: 'Record their choice' }).click();
  const ask = "Ask the victim's views on licence conditions";
  await eventually(
    async () => {
      await look.go(home);
      return page.locator('table', { hasText: 'To do for them' }).innerText();
    },
    (todo) => todo.includes(ask),
  );

  await look.go(`/victims/${id}`);
  expect(await page.locator('.tc-ahead').first().innerText()).toContain('Earliest release');
  await look.go(home);
  await page.locator('#views ~ .tc-step').getByRole('link', { name: ask }).click();
  await page.getByRole('heading', { level: 1, name: ask }).waitFor();
  await look.go(`${home}/note`);
  await page.getByLabel('What was said').fill(WORDS);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.getByText(WORDS).waitFor();
  expect(look.problems()).toEqual([]);
  await look.close();
}, 120_000);

test('a clerk comes upon neither the name nor the number nor the words of the victim, wherever they go', async () => {
  const clerk = await bench.person('omu.hli');
  const waiting = ['/', `/cases/${id}`, `/cases/${id}/disclosures`, '/notices?show=all'];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined && seen.size < MOST_PAGES; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const page = await clerk.see(next);
    for (const secret of [NAME, 'Featherstone', NUMBER, WORDS])
      expect([next, page.html.includes(secret)]).toEqual([next, false]);
    for (const link of page.$('a[href^="/"]').toArray()) {
      const href = page.$(link).attr('href') ?? '';
      if (!/^\/(language|sign-out|sign-in|documents)/.test(href)) waiting.push(href.replace(/#.*/, ''));
    }
  }
  expect(seen.has(`/cases/${id}/journal`)).toBe(true);
  expect([...seen].some((address) => address.startsWith('/victims'))).toBe(false);
}, 120_000);
