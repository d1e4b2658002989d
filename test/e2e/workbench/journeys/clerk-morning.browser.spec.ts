import { fillForm } from '../../../support/answer-form.js';
import { Chromium, type Look } from '../../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../../support/workbench.js';
import { eventually } from '../../support/client.js';

/** A clerk of an offender management unit clears a morning's queue: on a phone or a desk, with script and without. */
let bench: WorkbenchStage;
let chromium: Chromium;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }, first: 50) { nodes { type { id } } } }`;

/** A case whose tasks have come to the queue. */
async function newCase(surname: string): Promise<void> {
  const api = await bench.as('omu.hli');
  const pathway = await bench.openCase({ surname });
  await eventually(
    async () => {
      const { nodes } = (await api.ask(OPEN, { pathway })).data.tasks as {
        nodes: { type: { id: string } }[];
      };
      return nodes.map(({ type }) => type.id);
    },
    (types) => types.includes('reception.check-dates') && types.length > 2,
  );
}
const heading = (look: Look): Promise<string> => look.page.locator('h1').innerText();
const press = async (look: Look, name: string | RegExp): Promise<void> => {
  await look.page.getByRole('button', { name }).first().click();
  await look.page.waitForLoadState('load');
};
/** Claims the first task of a kind from the queue, and opens it. */
async function claim(look: Look, surname: string, kind?: string): Promise<void> {
  await look.go(`/queue?holder=nobody${kind ? `&kind=${kind}` : ''}`);
  const row = look.page.locator('tbody tr').filter({ hasText: surname }).first();
  const link = await row.locator('a[href^="/tasks/"]').first().getAttribute('href');
  await row.getByRole('button', { name: /Claim/ }).click();
  await look.page.getByText('You have claimed').waitFor();
  await look.go(link ?? '');
}

test.each([
  ['on a desk', 'Marlow', {}],
  ['on a phone', 'Penhale', { width: 375, height: 812 }],
  ['without script', 'Trewin', { script: false }],
])(
  '%s: filters, claims, answers, mends a mistake, hands one over',
  async (_where, surname, looking) => {
    await newCase(surname);
    const look = await chromium.look(await bench.person('omu.hli'), looking);

    // The first: with a mistake, that is told at its field and mended.
    await claim(look, surname, 'reception.check-dates');
    await press(look, 'Complete task');
    expect(await look.page.locator('.govuk-error-summary').isVisible()).toBe(true);
    await fillForm(look.page, { outcome: 'agree' });
    await press(look, 'Complete task');
    expect(look.page.url()).toMatch(/\/done$/);

    // The second, of any kind.
    await claim(look, surname);
    const second = await heading(look);
    await fillForm(look.page);
    await press(look, 'Complete task');
    expect([second, look.page.url()]).toEqual([second, expect.stringMatching(/\/done$/)]);

    // The third is somebody else's to do.
    await claim(look, surname);
    const third = await heading(look);
    await look.page
      .getByRole('button', { name: /Hand .*over|hand it over/i })
      .first()
      .click();
    await look.page.waitForLoadState('load');
    await look.page.locator('input[name=userId]').first().check();
    await look.page.locator('textarea').first().fill('You know the family.');
    await press(look, /Hand .*over/i);
    expect(await look.page.locator('.govuk-notification-banner').innerText()).toContain('is with');
    await look.go('/');
    expect(await look.page.locator('main').innerText()).not.toContain(third);
    expect(await look.tooWide()).toBe(0);
    expect(look.problems()).toEqual([]);
    await look.close();
  },
  180_000,
);
