import { eventually } from '../support/client.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let chromium: Chromium;
let clerk: Person;
let held: { id: string; title: string };

const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on TaskDone { task { id title } } ... on Refusal { message } } }`;
const GIVE = `mutation ($id: ID!, $to: ID!) { assignTask(id: $id, userId: $to) { ... on TaskDone { task { id } } ... on Refusal { message } } }`;
const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }) { nodes { id } } }`;
const MATES = `{ me { memberships { team { members { user { id username displayName } } } } } }`;

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  clerk = await bench.person('omu.hli');
  const api = await bench.as('omu.hli');
  const pathway = await bench.openCase({ surname: 'Marlow' });
  const [task] = await eventually(
    async () => (await api.ask(OPEN, { pathway })).data.tasks.nodes as { id: string }[],
    (nodes) => nodes.length > 0,
  );
  held = (await api.ask(CLAIM, { id: task?.id })).data.claimTask.task as typeof held;
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each([
  ['on a desk', {}],
  ['on a phone', { width: 375, height: 800 }],
  ['at 320 pixels', { width: 320, height: 800 }],
])(
  'my work reads well %s: nothing that axe finds, nothing cut off, nothing refused',
  async (_name, looking) => {
    const look = await chromium.look(clerk, looking);
    expect(await look.go('/')).toBe(200);
    expect(await look.page.locator('h1').innerText()).toBe('My work');
    expect(await look.page.getByRole('link', { name: held.title }).isVisible()).toBe(true);
    expect(await look.axe()).toEqual([]);
    expect(await look.tooWide()).toBe(0);
    expect(look.problems()).toEqual([]);
    await look.close();
  },
);

test('without JavaScript everything is there, and people can sign out', async () => {
  const person = await bench.person('omu.hli');
  const look = await chromium.look(person, { script: false, width: 320 });
  await look.go('/');
  expect(await look.page.getByRole('link', { name: held.title }).isVisible()).toBe(true);
  expect(await look.page.getByRole('link', { name: 'My work', exact: true }).isVisible()).toBe(true);
  await look.page.getByRole('button', { name: 'Sign out' }).first().click();
  await look.page.waitForLoadState();
  expect(await person.browser.graphql('{ me { id } }')).toMatchObject({ status: 401 });
  await look.close();
});

test('the frame speaks Welsh when it is asked to, and says so', async () => {
  const look = await chromium.look(clerk);
  await look.go('/');
  await look.page.getByRole('link', { name: 'Cymraeg' }).click();
  expect(await look.page.locator('html').getAttribute('lang')).toBe('cy');
  expect(await look.page.getByRole('link', { name: 'Fy ngwaith', exact: true }).isVisible()).toBe(true);
  expect(await look.axe()).toEqual([]);
  await look.close();
});

test('a task that somebody else takes says so under your eyes, also when the page heard of it late', async () => {
  const [look, late] = [await chromium.look(clerk), await chromium.look(clerk)];
  let letIn: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => (letIn = resolve));
  await late.page.route('**/graphql-ws.js', async (route) => {
    await taken;
    await route.continue();
  });
  await Promise.all([look.go('/'), late.go('/')]);
  const api = await bench.as('omu.hli');
  const teams = (await api.ask(MATES)).data.me.memberships as {
    team: { members: { user: { id: string; username: string; displayName: string } }[] };
  }[];
  const mate = teams
    .flatMap(({ team }) => team.members)
    .find(({ user }) => user.username !== 'omu.hli' && user.username.startsWith('head-of-omu'));
  const head = await bench.as(mate?.user.username ?? '');
  const given = await eventually(
    async () =>
      (await head.ask(GIVE, { id: held.id, to: mate?.user.id })).data.assignTask as { task?: object },
    (answer) => answer.task !== undefined,
  );
  expect(given.task).toEqual({ id: held.id });
  letIn();
  for (const { page } of [look, late])
    await page.getByText(`${mate?.user.displayName ?? ''} has just taken this task`).waitFor();
  expect([...look.problems(), ...late.problems()]).toEqual([]);
  await Promise.all([look.close(), late.close()]);
}, 60_000);
