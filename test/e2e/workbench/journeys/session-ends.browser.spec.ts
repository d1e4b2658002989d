import { Database } from '#persistence/database.js';
import { Chromium } from '../../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../../support/workbench.js';

/** The session is over in the middle of a form: after signing in again every word is there, and what is sent is sent once. */
let bench: WorkbenchStage;
let chromium: Chromium;
let owner: Database;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
}, 180_000);
afterAll(async () => {
  await owner?.close();
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each([
  ['with script', {}],
  ['without script, on a phone', { script: false, width: 375, height: 812 }],
])(
  '%s: a long form of a sentence survives',
  async (_how, looking) => {
    const surname = 'script' in looking ? 'Penhale' : 'Trewin';
    const number = 'script' in looking ? 'A5555BC' : 'A6666BC';
    const look = await chromium.look(await bench.person('omu.hli'), looking);
    const { page } = look;
    await look.go('/register/determinate');
    const typed: Readonly<Record<string, string>> = {
      prisonNumber: number,
      firstName: 'Idris',
      lastName: surname,
      happenedOn: '2/11/2026',
      months: '36',
      offences: 'Robbery\nTheft',
      'dates-crd': '1/5/2028',
    };
    for (const [name, text] of Object.entries(typed)) await page.locator(`[id="${name}"]`).fill(text);
    await page.locator('input[name=roh][value=medium]').check();

    await owner.query('DELETE FROM throughcare.session');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.waitForURL(/sign-in/);
    await page
      .getByRole('link', { name: /Sign in/ })
      .or(page.getByRole('button', { name: /Sign in/ }))
      .first()
      .click();
    await page.locator('input[name=username]').fill('omu.hli');
    await page.locator('input[name=password]').fill(bench.password);
    await page.locator('form button').first().click();
    await page.waitForURL(/\/register\/determinate$/);

    await page.getByText('What you typed was kept').waitFor();
    for (const [name, text] of Object.entries(typed))
      expect([name, await page.locator(`[id="${name}"]`).inputValue()]).toEqual([name, text]);
    expect(await page.locator('input[name=roh][value=medium]').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText(`You have registered Idris ${surname}.`).waitFor();
    const [kept] = await owner.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM throughcare.person WHERE prison_number = $1',
      [number],
    );
    expect(kept).toEqual({ n: 1 });
    await look.close();
  },
  180_000,
);
