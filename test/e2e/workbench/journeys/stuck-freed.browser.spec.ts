import { Chromium } from '../../../support/browser.js';
import { inDays } from '../../../support/answer-form.js';
import { openWorkbench, type WorkbenchStage } from '../../../support/workbench.js';
import { eventually } from '../../support/client.js';

/** A manager finds a case that stands still, reads what would set it free, and sets it free: on a phone. */
let bench: WorkbenchStage;
let chromium: Chromium;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

const STUCK = `{ stuckPathways(first: 100) { nodes { pathway { id } } } }`;

test('a case whose dates contradict each other is found by its cause, its dates are corrected, and it moves again', async () => {
  // Released before it ends, says one date; after it has ended, says the other.
  const pathway = await bench.openCase({ surname: 'Marlow', crd: '2032-03-01' });
  const api = await bench.as('head-of-omu.hli');
  const stuck = async (): Promise<string[]> =>
    ((await api.ask(STUCK)).data.stuckPathways.nodes as { pathway: { id: string } }[]).map(
      (one) => one.pathway.id,
    );
  await eventually(stuck, (ids) => ids.includes(pathway), 60_000);

  const look = await chromium.look(await bench.person('head-of-omu.hli'), { width: 375, height: 812 });
  const { page } = look;
  await look.go('/stuck');
  await page
    .locator('td a[href^="/stuck/"], th a[href^="/stuck/"]')
    .filter({ hasText: 'Marlow' })
    .first()
    .click();
  await page.waitForLoadState('load');
  const why = await page.locator('main').innerText();
  expect(why).toMatch(/date/i);
  expect(await look.tooWide()).toBe(0);

  await look.go(`/cases/${pathway}/facts/new/dates-changed`);
  await page.locator('#dates-crd').fill('1/3/2030');
  await page.locator('#dates-sled').fill('1/9/2031');
  await page.locator('#happenedOn').fill(inDays(0).join('/'));
  await page.getByRole('button', { name: 'See what it changes' }).click();
  await page.getByText('No longer holds the case up').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText('You have recorded').waitFor();
  await eventually(stuck, (ids) => !ids.includes(pathway), 60_000);
  await look.go('/stuck');
  expect(await page.locator('main').innerText()).not.toContain('Marlow');
  expect(look.problems()).toEqual([]);
  await look.close();
}, 240_000);
