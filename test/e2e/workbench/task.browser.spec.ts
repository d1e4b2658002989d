import { eventually } from '../support/client.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let chromium: Chromium;
let clerk: Person;
let head: Person;
let ids: Map<string, string>;

const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }, first: 50) { nodes { id type { id } } } }`;
const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on TaskDone { task { id } } ... on Refusal { message } } }`;

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  [clerk, head] = await Promise.all([bench.person('omu.hli'), bench.person('head-of-omu.hli')]);
  const api = await bench.as('omu.hli');
  const pathway = await bench.openCase({ surname: 'Marlow' });
  ids = await eventually(
    async () => {
      const { data } = await api.ask(OPEN, { pathway });
      const nodes = data.tasks.nodes as { id: string; type: { id: string } }[];
      return new Map(nodes.map(({ id, type }) => [type.id, id]));
    },
    (found) => found.has('reception.check-dates') && found.has('category.propose-first'),
  );
  await api.ask(CLAIM, { id: ids.get('category.propose-first') });
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each([
  ['on a desk', {}],
  ['at 320 pixels', { width: 320, height: 800 }],
])(
  'queue and task read well %s: nothing that axe finds, nothing cut off',
  async (_name, looking) => {
    const look = await chromium.look(clerk, looking);
    const mine = `/tasks/${ids.get('category.propose-first') ?? ''}`;
    for (const address of ['/queue?holder=nobody', mine, `${mine}/hand-over`]) {
      expect(await look.go(address)).toBe(200);
      expect(await look.axe()).toEqual([]);
      expect(await look.tooWide()).toBe(0);
    }
    expect(look.problems()).toEqual([]);
    await look.close();
  },
  60_000,
);

test('two people race for a task: the one who is second is told who was first', async () => {
  const address = `/tasks/${ids.get('reception.chase-documents') ?? ''}`;
  const [first, second] = [await chromium.look(clerk), await chromium.look(head, { script: false })];
  await Promise.all([first.go(address), second.go(address)]);
  await first.page.getByRole('button', { name: 'Claim this task' }).click();
  await first.page.getByText('The task is yours.').waitFor();
  await second.page.getByRole('button', { name: 'Claim this task' }).click();
  await second.page.getByText('holds this task').waitFor();
  await Promise.all([first.close(), second.close()]);
}, 60_000);

test('by keyboard alone, a task is claimed from the queue, answered and done', async () => {
  const look = await chromium.look(clerk);
  const { page } = look;
  await look.go('/queue?kind=reception.check-dates&holder=nobody');
  const id = ids.get('reception.check-dates') ?? '';
  await look.tabTo(`button[value="${id}"]`);
  await page.keyboard.press('Enter');
  await page.getByText('You have claimed').waitFor();
  await look.tabTo('nav a[href="/"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'My work' }).waitFor();
  await look.tabTo(`a[href="/tasks/${id}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/tasks/${id}`);
  for (const name of ['checkedAgainst', 'allTermsIncluded', 'outcome']) {
    await look.tabTo(`input[name=${name}]`);
    await page.keyboard.press('Space');
  }
  await look.tabTo('button[value=complete]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/done$/);
  expect(await page.getByRole('heading', { name: 'Next for you' }).isVisible()).toBe(true);
  expect(await look.axe()).toEqual([]);
  expect(look.problems()).toEqual([]);
  await look.close();
}, 60_000);
