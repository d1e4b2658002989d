import { eventually } from '../support/client.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
beforeAll(async () => {
  bench = await openWorkbench();
}, 120_000);
afterAll(() => bench?.close(), 60_000);

const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on TaskDone { task { id } } ... on Refusal { message } } }`;
const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }) { nodes { id title dueAt } } }`;

test('work that is mine stands under its deadline, and is counted', async () => {
  const clerk = await bench.as('omu.hli');
  const person = await bench.person('omu.hli');
  const empty = await person.see('/');
  expect(empty.heading).toBe('My work');
  expect(empty.text).toContain('Nothing is waiting for you');

  const pathway = await bench.openCase({ surname: 'Marlow' });
  const tasks = await eventually(
    async () => (await clerk.ask(OPEN, { pathway })).data.tasks.nodes as { id: string; title: string }[],
    (nodes) => nodes.length > 0,
  );
  const [task] = tasks;
  if (!task) throw new Error('no task');
  await clerk.ask(CLAIM, { id: task.id });

  const page = await person.see('/');
  const counts = page
    .$('.tc-counts__item')
    .toArray()
    .map((item) => page.$(item).text().replaceAll(/\s+/g, ' ').trim());
  expect(counts).toHaveLength(4);
  expect(counts.map((count) => Number(count.split(' ')[0])).reduce((a, b) => a + b)).toBe(1);
  const rows = ['Overdue', 'Due today', 'Due this week', 'Later'].flatMap((title) => page.rows(title));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[0]).toBe(task.title);
  expect(rows[0]?.[1]).toContain('Joe Marlow A1001AA');
  expect(page.$('main a[role="button"]').attr('href')).toBe(`/tasks/${task.id}`);
}, 60_000);
