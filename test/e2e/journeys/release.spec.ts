import { addDays, londonDateOf } from '#calendar/index.js';
import { Chromium, type Look } from '../../support/browser.js';
import { eventually } from '../support/client.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

const SOON = addDays(londonDateOf(Date.now()), 20);

let bench: WorkbenchStage;
let chromium: Chromium;
let pathway: string;
beforeAll(async () => {
  bench = await openWorkbench();
  chromium = await Chromium.open();
  pathway = await bench.openCase({ surname: 'Napier', months: 12, crd: SOON });
  const omu = await bench.as('omu.hli');
  await eventually(
    async () =>
      (await omu.ask(`{ readiness { nodes { steps { key } } } }`)).data.readiness.nodes[0]?.steps ?? [],
    (steps: unknown[]) => steps.length > 0,
  );
}, 240_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

const fine = async (look: Look): Promise<void> => {
  expect(await look.axe()).toEqual([]);
  expect(await look.tooWide()).toBe(0);
};

test('an offender manager finds what a release still needs, why each day is so, and where the case goes', async () => {
  const look = await chromium.look(await bench.person('om.yor'));
  const { page } = look;
  await look.go('/');
  await page.getByRole('link', { name: 'Release readiness' }).click();
  await page.getByLabel('My places').check();
  await page.getByRole('button', { name: 'Show releases' }).click();
  const steps = page.getByRole('table', { name: 'Steps of the release of Joe Napier' });
  // Steps that can no longer be met stand open already.
  if (!(await steps.isVisible())) await page.getByText(/steps? of Joe Napier/).click();
  await fine(look);
  expect(await steps.getByRole('row').count()).toBeGreaterThan(1);

  // The answer opens where it was asked, and closes again.
  const why = steps.getByRole('link', { name: /^Why this date\?/ }).first();
  const address = page.url();
  await why.click();
  await page.locator('.tc-why-answer').waitFor();
  expect(await page.locator('.tc-why-answer').innerText()).toMatch(/It is due|It has no deadline|asked/);
  expect(await why.getAttribute('aria-expanded')).toBe('true');
  expect(page.url()).toBe(address);
  await fine(look);
  await why.click();
  expect(await page.locator('.tc-why-answer').isVisible()).toBe(false);

  await page.getByRole('link', { name: 'Joe Napier' }).click();
  await page.getByRole('heading', { name: 'What this release needs' }).waitFor();
  await fine(look);
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('link', { name: 'Work out what lies ahead' }).click();
  await page.getByRole('heading', { name: 'What lies ahead' }).waitFor();
  await fine(look);
  expect(look.problems()).toEqual([]);
  await look.close();
}, 120_000);

test.each([
  ['on a phone', { width: 375 }],
  ['at 320 pixels, as at 400% zoom', { width: 320 }],
  ['without JavaScript', { script: false }],
])(
  'the pages of a case work %s',
  async (_how, looking) => {
    const look = await chromium.look(await bench.person('omu.hli'), looking);
    for (const address of [
      '/cases',
      `/cases/${pathway}`,
      `/cases/${pathway}/timeline`,
      `/cases/${pathway}/tasks`,
      `/cases/${pathway}/documents`,
      `/cases/${pathway}/why?about=release`,
      '/release-readiness?whose=places',
    ]) {
      expect([address, await look.go(address)]).toEqual([address, 200]);
      expect([address, await look.tooWide()]).toEqual([address, 0]);
      if (!('script' in looking)) expect([address, await look.axe()]).toEqual([address, []]);
    }
    expect(look.problems()).toEqual([]);
    await look.close();
  },
  120_000,
);
