import { sampleUserId } from '#identity/sample-people.js';
import { eventually } from '../support/client.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let chromium: Chromium;
let clerk: Person;
let head: Person;
let task: string;
let question: string;
let view: string;

const FIND = `{ tasks(filter: { type: "category.propose-first" }) { nodes { id } } }`;

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  [clerk, head] = await Promise.all([bench.person('omu.hli'), bench.person('head-of-omu.hli')]);
  const api = await bench.as('omu.hli');
  await bench.openCase({ surname: 'Marlow' });
  const { data } = await eventually(
    () => api.ask(FIND),
    (answer) => answer.data.tasks.nodes.length > 0,
  );
  const id = data.tasks.nodes[0].id as string;
  await api.ask(`mutation { claimTask(id: "${id}") { __typename } }`);
  await api.ask(`mutation { addTaskNote(id: "${id}", words: "Seen on the wing") { __typename } }`);
  const asked = await api.ask(
    `mutation { askColleague(id: "${id}", userId: "${sampleUserId('head-of-omu.hli')}", question: "Cat C before?")
       { ... on TaskDone { task { questions { id } } } } }`,
  );
  const saved = await api.ask(
    'mutation { saveQueueView(name: "Late", query: "due=overdue") { ... on QueueViewKept { view { id } } } }',
  );
  task = `/tasks/${id}`;
  question = `/questions/${asked.data.askColleague.task.questions[0].id as string}`;
  view = `/queue/views/${saved.data.saveQueueView.view.id as string}`;
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each([
  ['on a desk', {}],
  ['at 320 pixels', { width: 320, height: 800 }],
])(
  'what stands beside a task reads well %s: nothing that axe finds, nothing cut off',
  async (_name, looking) => {
    const pages: [Person, readonly string[]][] = [
      [
        clerk,
        [
          task,
          `${task}/notes`,
          `${task}/ask`,
          `${task}/put-off`,
          '/waiting',
          '/queue',
          '/queue/views/new?roh=high',
          `${view}/change`,
        ],
      ],
      [head, ['/', question]],
    ];
    for (const [person, addresses] of pages) {
      const look = await chromium.look(person, looking);
      for (const address of addresses) {
        expect([address, await look.go(address)]).toEqual([address, 200]);
        expect([address, await look.axe(), await look.tooWide()]).toEqual([address, [], 0]);
      }
      expect(look.problems()).toEqual([]);
      await look.close();
    }
  },
  120_000,
);
