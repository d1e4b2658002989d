import { sampleUserId } from '#identity/sample-people.js';
import { eventually, type Client } from '../support/client.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let clerk: Client;
let person: Person;
let head: Person;
let ids: Map<string, string>;

const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { __typename ... on Refusal { message } } }`;
const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }, first: 50) { nodes { id type { id } } } }`;
const FORM = 'main form[novalidate]';

beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.as('omu.hli');
  [person, head] = [await bench.person('omu.hli'), await bench.person('head-of-omu.hli')];
  const pathway = await bench.openCase({ surname: 'Marlow' });
  ids = await eventually(
    async () => {
      const { data } = await clerk.ask(OPEN, { pathway });
      const nodes = data.tasks.nodes as { id: string; type: { id: string } }[];
      return new Map(nodes.map(({ id, type }) => [type.id, id]));
    },
    (found) => found.has('category.propose-first'),
  );
  await clerk.ask(CLAIM, { id: ids.get('category.propose-first') });
}, 180_000);
afterAll(() => bench?.close(), 60_000);

const task = (type: string): string => `/tasks/${ids.get(type) ?? type}`;

test('a note is added, stands on the task with who and when, and an empty one says so', async () => {
  const address = task('category.propose-first');
  const form = await person.see(`${address}/notes`);
  const wrong = await person.send(form, { words: ' ' }, FORM);
  expect([wrong.status, wrong.$('.govuk-error-summary').text().trim()]).toEqual([
    422,
    expect.stringContaining('Enter a note'),
  ]);
  const kept = await person.send(wrong, { words: 'The file is at <i>Leeds</i>' }, FORM);
  expect(kept.url.pathname).toBe(address);
  const seen = await head.see(address);
  expect(seen.$('.tc-said li').first().text()).toMatch(/The file is at <i>Leeds<\/i>.*, \d+ \w+ \d{4} at /s);
}, 60_000);

test('a colleague of the case is asked, finds it in My work, and answers; the task stays where it is', async () => {
  const address = task('category.propose-first');
  const form = await person.see(`${address}/ask`);
  const wrong = await person.send(form, { question: 'Was he Cat C?' }, FORM);
  expect([wrong.status, wrong.$('textarea[name=question]').text().trim()]).toEqual([422, 'Was he Cat C?']);
  const asked = await person.send(wrong, { userId: sampleUserId('spo.yor') }, FORM);
  expect(asked.text).toContain('Your question is with your colleague.');
  expect(asked.text).toContain('has not answered yet');
  const waits = await person.see('/waiting');
  expect(waits.rows('What you wait for')[0]).toEqual([
    expect.stringContaining('categor'),
    expect.stringContaining('Joe Marlow'),
    expect.stringContaining('An answer from'),
    expect.any(String),
  ]);

  const senior = await bench.person('spo.yor');
  const work = await senior.see('/');
  expect(work.rows('Asked of you')[0]?.[0]).toContain('Was he Cat C?');
  const question = work.$('a[href^="/questions/"]').attr('href') ?? '';
  expect((await senior.see('/notices')).$(`a[href="${question}"]`)).toHaveLength(1);
  expect((await head.see(question)).status).toBe(404);
  const answered = await senior.send(await senior.see(question), { answer: 'Yes, in 2024.' }, FORM);
  expect(answered.text).toContain('Your answer is with your colleague.');
  expect((await senior.see('/')).rows('Asked of you')).toEqual([]);
  const page = await person.see(address);
  expect(page.$('.tc-answer').text()).toContain('Yes, in 2024.');
  expect(page.$('button[value=complete]')).toHaveLength(1);
}, 60_000);

test('more time is asked for with a reason; the page says that the deadline stays until it is decided', async () => {
  const address = task('category.propose-first');
  const form = await person.see(`${address}/put-off`);
  const wrong = await person.send(form, {}, FORM);
  expect(wrong.$('.govuk-error-summary a').toArray()).toHaveLength(2);
  const date = { 'newDate-day': '1', 'newDate-month': '3', 'newDate-year': '2020' };
  const early = await person.send(wrong, { ...date, reason: 'The officer is away' }, FORM);
  expect(early.$('.govuk-error-summary').text()).toContain('New date: is not in the future');
  const year = String(new Date().getFullYear() + 1);
  const sent = await person.send(early, { 'newDate-year': year }, FORM);
  expect(sent.url.pathname).toBe(address);
  expect(sent.text).toContain(`to have it by 1 March ${year}. Not decided yet by the head of OMU.`);
  expect((await person.see(`${address}/put-off`)).$(FORM)).toHaveLength(0);

  const queue = await eventually(
    () => head.see('/queue?kind=manager.decide-deferral'),
    (page) => page.rows('Tasks of your teams').length === 1,
  );
  const decision = queue.$('a[href^="/tasks/"]').attr('href') ?? '';
  const page = await head.see(decision);
  expect(page.text).toContain('What is asked');
  expect(page.text).toContain('The officer is away');
  expect(page.$(`main a[href="${address}"]`)).toHaveLength(1);
}, 60_000);

test('what waits for nobody says why, and offers other ways', async () => {
  const reception = await bench.person('reception.hli');
  const { data } = await (
    await bench.as('reception.hli')
  ).ask('{ tasks(filter: { type: "reception.complete-first-checks" }) { nodes { id } } }');
  const id = data.tasks.nodes[0].id as string;
  const page = await reception.see(`/tasks/${id}/put-off`);
  expect(page.text).toContain('This task cannot be put off.');
  expect(page.$(FORM)).toHaveLength(0);
  expect(page.$(`main a[href="/tasks/${id}/ask"]`)).toHaveLength(1);
}, 60_000);

test('a view of the queue is saved, shared, opened by its own link, renamed and deleted', async () => {
  const queue = await person.see('/queue?roh=high&order=due-latest');
  const form = await person.see(queue.$('a[href^="/queue/views/new"]').attr('href') ?? '');
  expect((await person.send(form, { name: ' ' }, FORM)).status).toBe(422);
  const team = form.$('input[name=team]').eq(1).attr('value') ?? '';
  const kept = await person.send(form, { name: 'High risk', team }, FORM);
  expect(kept.url.search).toBe('?roh=high&order=due-latest');
  const seen = await head.see('/queue');
  const link = seen.$('.tc-views a').first();
  expect(link.text()).toBe('High risk');
  const opened = await head.see(link.attr('href') ?? '');
  expect([opened.url.pathname, opened.url.search]).toEqual(['/queue', '?roh=high&order=due-latest']);
  expect(opened.$('.tc-views a[aria-current]').text()).toBe('High risk');

  const supervisor = await bench.person('os.hli');
  const change = opened.$('.tc-views a').eq(1).attr('href') ?? '';
  expect((await supervisor.see(change)).$(FORM)).toHaveLength(0);
  const renamed = await head.send(await head.see(change), { name: 'Risky', do: 'rename' }, FORM);
  expect(renamed.$('.tc-views a').first().text()).toBe('Risky');
  const deleted = await person.send(await person.see(change), { do: 'delete' }, FORM);
  expect(deleted.text).toContain('is deleted');
  expect((await head.see('/queue')).$('.tc-views')).toHaveLength(0);
}, 60_000);
