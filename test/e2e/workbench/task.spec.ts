import { eventually, type Client } from '../support/client.js';
import { openWorkbench, read, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let clerk: Client;
let person: Person;
let ids: Map<string, string>;

const OPEN = `query ($pathway: ID!) { tasks(filter: { pathway: $pathway, state: [OPEN] }, first: 50) { nodes { id type { id } } } }`;
const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on TaskDone { task { id } } ... on Refusal { message } } }`;
const HAND = `mutation ($id: ID!, $to: ID!) { assignTask(id: $id, userId: $to) { ... on TaskDone { task { id } } ... on Refusal { message } } }`;

beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.as('omu.hli');
  person = await bench.person('omu.hli');
  const pathway = await bench.openCase({ surname: 'Marlow' });
  ids = await eventually(
    async () => {
      const { data } = await clerk.ask(OPEN, { pathway });
      const nodes = data.tasks.nodes as { id: string; type: { id: string } }[];
      return new Map(nodes.map(({ id, type }) => [type.id, id]));
    },
    (found) => found.has('reception.check-dates') && found.has('category.propose-first'),
  );
}, 180_000);
afterAll(() => bench?.close(), 60_000);

const task = (type: string): string => `/tasks/${ids.get(type) ?? type}`;
const FORM = 'main form[novalidate]';
const button = (page: Got, doing: string): Record<string, string> =>
  page.$(`button[name=do][value=${doing}]`).length === 1 ? { do: doing } : {};

test('the queue is filtered, and a task is claimed from the list', async () => {
  const queue = await person.see('/queue?kind=reception.check-dates&holder=nobody');
  expect(queue.heading).toBe('Team queue');
  expect(queue.rows('Tasks of your teams')[0]?.[2]).toContain('Joe Marlow');
  expect(queue.$('.moj-filter__tag').toArray()).toHaveLength(2);
  const none = await person.see('/queue?roh=low&due=overdue');
  expect(none.text).toContain('No task is like that');

  const form = queue.$(FORM).serializeArray();
  const claimed = read(
    await person.browser.go('/queue/claim', {
      form: {
        ...Object.fromEntries(form.map(({ name, value }) => [name, value])),
        claim: ids.get('reception.check-dates') ?? '',
      },
    }),
  );
  expect(claimed.text).toContain('You have claimed');
  // Gone from the list; the banner leads on to it.
  const links = claimed.$(`a[href="${task('reception.check-dates')}"]`);
  expect(links.toArray().map((link) => claimed.$(link).text())).toEqual(['Open the task']);
}, 60_000);

test('a task says what is asked and why, and what each answer brings', async () => {
  const page = await person.see(task('reception.check-dates'));
  expect(page.text).toContain('Joe Marlow');
  expect(page.text).toContain('Why it is asked');
  expect(page.text).toContain('It is due by the end of');
  expect(page.$('svg[role=img]').attr('aria-label')).toMatch(/^The clock began on \d+ \w+ \d{4}/);
  expect(page.$('input[name=outcome]').toArray()).toHaveLength(2);
  expect(page.text).toContain('Goes to the head of OMU.');
  expect(page.html.length).toBeLessThan(150_000);
}, 60_000);

test('what is wrong stands at its field; what an answer does is told before it is sent; then it is done', async () => {
  const page = await person.see(task('reception.check-dates'));
  const wrong = await person.send(page, button(page, 'complete'), FORM);
  expect(wrong.status).toBe(422);
  expect(wrong.$('title').text()).toMatch(/^Error: /);
  const led = wrong.$('.govuk-error-summary a').toArray();
  expect(led.length).toBeGreaterThan(1);
  for (const link of led) expect(wrong.$(wrong.$(link).attr('href') ?? '#none').length).toBe(1);

  const source = wrong.$('input[name=checkedAgainst]').first().attr('value') ?? '';
  const answer = { checkedAgainst: source, allTermsIncluded: 'yes', outcome: 'agree' };
  const looked = await person.send(wrong, { ...answer, ...button(wrong, 'check') }, FORM);
  expect(looked.text).toContain('This answer will');
  expect(looked.text).toContain('Nothing has been sent yet.');
  const done = await person.send(looked, button(looked, 'complete'), FORM);
  expect(done.url.pathname).toBe(`${task('reception.check-dates')}/done`);
  expect(done.text).toContain('Next for you');
  const over = await person.see(task('reception.check-dates'));
  expect(over.text).toMatch(/What was answered|The answer has been sent/);
}, 60_000);

test('what is half written is kept, and comes back as it was typed', async () => {
  const id = ids.get('category.propose-first') ?? '';
  await clerk.ask(CLAIM, { id });
  const page = await person.see(`/tasks/${id}`);
  const kept = await person.send(
    page,
    { reason: 'Half a thought about <b>Joe</b>', ...button(page, 'save') },
    FORM,
  );
  expect(kept.url.pathname).toBe('/');
  expect(kept.text).toContain('is kept. Open the task to go on with it.');
  const again = await person.see(`/tasks/${id}`);
  expect(again.$('textarea[name=reason]').text().trim()).toBe('Half a thought about <b>Joe</b>');
}, 60_000);

test('what is half written is kept when its writer asks for help, writes a note or gives the task back', async () => {
  const id = ids.get('category.propose-first') ?? '';
  const page = await person.see(`/tasks/${id}`);
  expect(page.$('main a[href$="/ask"], main a[href$="/notes"]')).toHaveLength(0);
  const ask = await person.send(
    page,
    { reason: 'A thought before I ask', ...button(page, 'save-and-ask') },
    FORM,
  );
  expect(ask.url.pathname).toBe(`/tasks/${id}/ask`);
  expect(ask.text).toContain('What you have written in the form is kept.');
  const again = await person.see(`/tasks/${id}`);
  expect(again.$('textarea[name=reason]').text().trim()).toBe('A thought before I ask');
  const back = await person.send(
    again,
    { reason: 'A last thought', ...button(again, 'save-and-give-back') },
    FORM,
  );
  expect(back.text).toContain('is back in the queue of its team');
  await clerk.ask(CLAIM, { id });
  const mine = await person.see(`/tasks/${id}`);
  expect(mine.$('textarea[name=reason]').text().trim()).toBe('A last thought');
}, 60_000);

test('a task that has passed to somebody else says so, and what was typed is still there', async () => {
  const id = ids.get('category.propose-first') ?? '';
  const page = await person.see(`/tasks/${id}`);
  const hand = await person.see(`/tasks/${id}/hand-over`);
  const other = hand.$('input[name=userId]').first().attr('value') ?? '';
  await clerk.ask(HAND, { id, to: other });
  const category =
    page.$('[name=category]').filter('input').first().attr('value') ??
    page.$('select[name=category] option').eq(1).attr('value') ??
    '';
  const late = await person.send(
    page,
    { reason: 'Words that must not be lost', category, outcome: 'proposed', ...button(page, 'complete') },
    FORM,
  );
  expect(late.status).toBe(409);
  expect(late.$('.govuk-error-summary').text()).toContain('holds this task');
  expect(late.$('textarea[name=reason]').text().trim()).toBe('Words that must not be lost');
}, 60_000);

test('a task is handed over with a reason, and tasks are given in bulk after a look at each', async () => {
  const id = ids.get('reception.act-on-ties') ?? '';
  await clerk.ask(CLAIM, { id });
  const page = await person.see(`/tasks/${id}/hand-over`);
  const empty = await person.send(page, {}, FORM);
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Enter why you hand it over');
  const to = page.$('input[name=userId]').first().attr('value') ?? '';
  const given = await person.send(empty, { userId: to, reason: 'I am away from tomorrow' }, FORM);
  expect(given.text).toContain('is with');

  const queue = await person.see('/queue?holder=nobody');
  const nobody = await person.send(queue, { task: ids.get('reception.chase-documents') ?? '' }, FORM);
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain('Choose who is to have them');
  const look = await person.send(
    nobody,
    { task: ids.get('reception.chase-documents') ?? '', userId: to },
    FORM,
  );
  expect(look.rows('What would happen with each task')[0]?.[3]).toBe('Can be given.');
  expect(look.text).toContain('Nothing has moved yet.');
  const gave = await person.send(look, { do: 'assign' }, FORM);
  expect(gave.text).toContain('1 task is with');
}, 60_000);

test('a task of nobody’s teams is not there', async () => {
  const page = await person.see('/tasks/00000000-0000-4000-8000-000000000000');
  expect(page.status).toBe(404);
}, 30_000);

test('tasks are asked for by stage, prison, risk, hands and urgency', async () => {
  const ask = async (filter: object): Promise<{ stage: string; holder: object | null }[]> =>
    (
      await clerk.ask(
        `query ($filter: TaskFilter) { tasks(filter: $filter, first: 50) { nodes { stage holder { id } } } }`,
        { filter },
      )
    ).data.tasks.nodes;
  const reception = await ask({ stage: ['reception'], prison: 'HLI' });
  expect(new Set(reception.map(({ stage }) => stage))).toEqual(new Set(['reception']));
  expect(await ask({ prison: 'LEI' })).toEqual([]);
  expect((await ask({ unheld: false })).every(({ holder }) => holder !== null)).toBe(true);
  expect((await ask({ unheld: true })).every(({ holder }) => holder === null)).toBe(true);
  const all = await ask({});
  expect((await ask({ urgent: true })).length).toBeLessThan(all.length);
  expect(await ask({ roh: ['very-high'], stage: ['reception'], unheld: true, urgent: true })).toEqual([]);
}, 30_000);
