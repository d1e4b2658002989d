import { fillForm, inDays } from '../../../support/answer-form.js';
import { Chromium, type Look } from '../../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../../support/workbench.js';
import { eventually } from '../../support/client.js';

/** A victim liaison officer enters a victim, is told of a milestone, asks for their views, and records them. */
let bench: WorkbenchStage;
let chromium: Chromium;
let look: Look;
let pathway: string;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  look = await chromium.look(await bench.person('vlo.yor'));
  // Released in five weeks: the victim is told now, and asked what they think of the licence.
  pathway = await bench.openCase({ surname: 'Walled', victimScheme: true, crd: isoIn(35) });
}, 180_000);
afterAll(async () => {
  await look?.close();
  await chromium?.close();
  await bench?.close();
}, 60_000);

const isoIn = (days: number): string => {
  const [day, month, year] = inDays(days);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
const TASKS = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN, CLAIMED] }, first: 100) { nodes { id state type { id } } } }`;
interface Listed {
  readonly id: string;
  readonly state: string;
  readonly type: { readonly id: string };
}
const taskOf = async (type: RegExp): Promise<Listed> => {
  const api = await bench.as('vlo.yor');
  const tasks = await eventually(
    async () => (await api.ask(TASKS, { pathway })).data.tasks.nodes as Listed[],
    (nodes) => nodes.some((one) => type.test(one.type.id)),
    60_000,
  );
  return tasks.find((one) => type.test(one.type.id)) as Listed;
};
const press = async (name: string): Promise<void> => {
  await look.page.getByRole('button', { name }).first().click();
  await look.page.waitForLoadState('load');
};
const answer = async (type: RegExp, answers: Record<string, string> = {}): Promise<void> => {
  const { id } = await taskOf(type);
  await look.go(`/tasks/${id}`);
  await press('Claim this task');
  await fillForm(look.page, answers);
  await press('Complete task');
  expect(await look.page.locator('.govuk-error-summary').allInnerTexts()).toEqual([]);
  expect(look.page.url()).toMatch(/\/done$/);
};

test('a victim is entered and wants to hear from us', async () => {
  await look.go('/victims/find?search=walled');
  await look.page.locator('main a[href^="/victims/"]').filter({ hasText: 'Walled' }).first().click();
  await look.go(`/victims/${pathway}/add`);
  await look.page.locator('#name').fill('Mary Featherstone');
  await look.page.locator('input[name=child][value=no]').check();
  await look.page.locator('input[name=channels][value=LETTER]').check();
  await look.page.locator('#address').fill('1 Quiet Street, York');
  await press('Enter the victim');
  expect(await look.page.locator('.govuk-error-summary').allInnerTexts()).toEqual([]);
  await look.page.getByText('Contact is to be offered').waitFor();
  await look.go(`${new URL(look.page.url()).pathname}/choice`);
  await look.page.locator('input[name=choice][value=in]').check();
  await press('Record their choice');
  await look.page.getByText('Wants to hear from us').first().waitFor();
}, 120_000);

test('a milestone is theirs to tell, views on the licence are asked and recorded, and others see none of it', async () => {
  await answer(/^victim\.ask-licence-views$/, {
    how: 'telephone',
    noContactAsked: 'yes',
    outcome: 'views-given',
  });
  const told = await taskOf(/^victim\.tell-release$/);
  await answer(/^victim\.tell-release$/);
  await look.go('/');
  await look.go(`/victims/${pathway}`);
  expect(await look.page.locator('main').innerText()).toContain('Earliest release');
  expect(await look.axe()).toEqual([]);
  expect(await look.tooWide()).toBe(0);
  expect(look.problems()).toEqual([]);
  const clerk = await bench.as('omu.hli');
  const { nodes } = (await clerk.ask(TASKS, { pathway })).data.tasks as { nodes: Listed[] };
  expect(nodes.filter(({ id, type }) => id === told.id || type.id.startsWith('victim.'))).toEqual([]);
}, 180_000);
