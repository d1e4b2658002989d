import { addMonths, londonDateOf } from '#calendar/index.js';
import { dayAsTyped } from '../../../apps/api/workbench/words/days.js';
import { date } from '../../../apps/api/workbench/words/dates.js';
import { eventually, type Client } from '../support/client.js';
import { openWorkbench, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let clerk: Person;
let api: Client;
let pathway: string;

const REAL = `query ($id: ID!) { pathway(id: $id) { stage releaseOn tasks { nodes { id dueAt } } facts { kind } timeline(first: 1) { nodes { seq } } } }`;
const START = `mutation ($input: StartRehearsalInput!, $commandId: ID) { startRehearsal(input: $input, commandId: $commandId) {
  ... on RehearsalDone { id } ... on Refusal { code message } ... on InvalidInputRefusal { problems { field } } } }`;
const FACT = `mutation ($id: ID!, $input: RehearsalFactInput!, $step: Int) { factInRehearsal(id: $id, input: $input, step: $step) {
  __typename ... on Refusal { code message } } }`;
const SEEN = `query ($id: ID!) { rehearsal(id: $id) { title step sharedWith { title } tasks { key type { id confidentiality } } } }`;

const settled = (id: string): Promise<unknown> =>
  eventually(
    async () => (await api.ask(REAL, { id })).data.pathway as { tasks: { nodes: unknown[] } },
    ({ tasks }) => tasks.nodes.length > 0,
  );

beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.person('omu.hli');
  api = await bench.as('omu.hli');
  pathway = await bench.openCase({ surname: 'Marlow', victimScheme: true });
  await settled(pathway);
}, 180_000);
afterAll(() => bench?.close(), 60_000);

const idOf = (page: Got): string => page.url.pathname.split('/')[2] ?? '';
const invented = {
  title: 'Four years',
  kind: 'determinate',
  months: '48',
  sentencedOn: '9/12/2026',
  prison: 'HLI',
  area: 'YOR',
};
async function invent(): Promise<Got> {
  return clerk.send(await clerk.see('/rehearsals/invent'), invented);
}

describe('rehearsals', () => {
  test('an invented case is gone through: time passes, a task is answered, a step is taken back', async () => {
    expect((await clerk.see('/rehearsals')).text).toContain('You have no rehearsal');

    const form = await clerk.see('/rehearsals/invent');
    const wrong = await clerk.send(form, { ...invented, months: 'many', sentencedOn: 'soon' });
    expect(wrong.status).toBe(422);
    expect(
      wrong
        .$('.govuk-error-summary a')
        .map((_, a) => wrong.$(a).attr('href'))
        .get(),
    ).toEqual(['#months', '#sentencedOn']);
    expect(wrong.$('#title').attr('value')).toBe('Four years');

    const begun = await invent();
    expect(begun.heading).toBe('Four years');
    expect(begun.$('.tc-rehearsal').text()).toContain('Nothing here is real');
    expect(begun.text).toContain('There, it is Wednesday 9 December 2026, 3pm.');
    // Half of 48 months from 9 December 2026, the day before the anniversary.
    expect(begun.text).toContain('8 December 2028');
    const open = begun.rows('Open tasks').map(([title]) => title);
    expect(open).toContain('Send the court documents to the prison');

    const task = begun
      .$('main table a')
      .filter((_, a) => begun.$(a).text() === 'Send the court documents to the prison')
      .attr('href');
    const answer = await clerk.see(task ?? '');
    const silent = await clerk.send(answer, {});
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Choose how the task ended');
    const outcome = answer.$('input[name=outcome]').first().attr('value') ?? '';
    expect(silent.text).toContain('Choose an answer for “Report”');
    const boxes: Record<string, string> = {};
    for (const box of answer.$('input[type=radio]').toArray())
      boxes[answer.$(box).attr('name') ?? ''] ??= answer.$(box).attr('value') ?? '';
    const answered = await clerk.send(answer, { ...boxes, outcome });
    expect(answered.status).toBe(200);
    expect(answered.text).toContain('Answered: Send the court documents to the prison');
    expect(answered.rows('Open tasks').map(([title]) => title)).not.toContain(
      'Send the court documents to the prison',
    );

    const moved = await clerk.send(
      answered,
      { how: 'day', to: '1/3/2027', everybody: 'yes' },
      'form[action$="/move"]',
    );
    expect(moved.text).toContain('There, it is Monday 1 March 2027, 9am.');
    expect(moved.text).toContain('while everybody did their tasks');
    const back = await clerk.send(moved, { how: 'day', to: '1/2/2027' }, 'form[action$="/move"]');
    expect(back.status).toBe(422);
    expect(back.text).toContain('It is Monday 1 March 2027 there already. Choose a later day.');
    const seen = await clerk.see(`/rehearsals/${idOf(moved)}`);

    const undone = await clerk.send(moved, {}, 'form[action$="/undo"]');
    expect(undone.text).toContain('The last step has been taken back.');
    expect(undone.text).toContain('There, it is Wednesday 9 December 2026');
    const stale = await clerk.send(seen, { how: 'next' }, 'form[action$="/move"]');
    expect(stale.text).toContain('A colleague has taken a step in this rehearsal meanwhile');

    const next = await clerk.send(undone, { how: 'next' }, 'form[action$="/move"]');
    expect(next.$('#happened li').length).toBeGreaterThan(0);
    const ended = await clerk.send(next, {}, 'form[action$="/end"]');
    expect(ended.text).toContain('nothing of it is kept');
    expect((await clerk.see(`/rehearsals/${idOf(next)}`)).status).toBe(404);
  }, 60_000);

  test('what if the release moves? The copy says, and the real case does not change', async () => {
    const crd = addMonths(londonDateOf(Date.now()), 3);
    const later = addMonths(crd, 5);
    const near = await bench.openCase({ surname: 'Nightingale', crd });
    await settled(near);
    const before = (await api.ask(REAL, { id: near })).data;
    const copy = await clerk.send(await clerk.see(`/rehearsals/copy/${near}`), { title: 'Later' });
    expect(copy.heading).toBe('Later');
    expect(copy.text).not.toContain('Nightingale');
    expect(copy.text).toContain(date(crd));
    const form = await clerk.see(`/rehearsals/${idOf(copy)}/facts/dates-changed`);
    const wrong = await clerk.send(form, { 'dates-crd': 'June' });
    expect(wrong.status).toBe(422);
    expect(wrong.$('#dates-crd').attr('value')).toBe('June');
    const changed = await clerk.send(form, { 'dates-crd': dayAsTyped(later) });
    expect(changed.text).toContain('Happened: The prison');
    expect(changed.text).toContain(date(later));
    const compared = await clerk.see(`/rehearsals/${idOf(copy)}/compare`);
    const release = compared.rows('The case in brief').find(([what]) => what === 'Earliest release');
    expect(release?.slice(1)).toEqual([date(crd), `${date(later)} Different`]);
    expect(compared.rows('Deadlines that differ').length).toBeGreaterThan(0);
    expect((await api.ask(REAL, { id: near })).data).toEqual(before);
  }, 60_000);

  test('victims are left out, for victim liaison too', async () => {
    const liaison = await bench.as('vlo.yor');
    const opted = await liaison.ask(
      `mutation ($id: ID!) { recordFact(input: { pathwayId: $id, kind: "victim-opted", data: { victim: "v1", in: true } }) { __typename ... on Refusal { message } } }`,
      { id: pathway },
    );
    expect(opted.data.recordFact.__typename).toBe('FactRecorded');
    const { id } = (await liaison.ask(START, { input: { title: 'With victims?', pathwayId: pathway } })).data
      .startRehearsal;
    const { tasks } = (await liaison.ask(SEEN, { id })).data.rehearsal as {
      tasks: { type: { id: string; confidentiality: string } }[];
    };
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.filter(({ type }) => type.confidentiality === 'victim')).toEqual([]);
    const input = { kind: 'victim-opted', data: { victim: 'v2', in: true } };
    expect((await liaison.ask(FACT, { id, input })).data.factInRehearsal.code).toBe('NOT_ALLOWED');
    expect((await clerk.see(`/rehearsals/${id}/facts/victim-opted`)).status).toBe(404);
  }, 60_000);

  test('it is open to nobody until it is shared, and then to that team alone', async () => {
    const { id } = (await api.ask(START, { input: { title: 'Ours', pathwayId: pathway } })).data
      .startRehearsal;
    const colleague = await bench.person('os.hli');
    const stranger = await bench.person('omu.wdi');
    expect((await colleague.see(`/rehearsals/${id}`)).status).toBe(404);
    const page = await clerk.see(`/rehearsals/${id}`);
    const teams = page
      .$('#team option')
      .toArray()
      .map((option) => page.$(option).attr('value') ?? '');
    const shared = await clerk.send(page, { team: teams.find(Boolean) ?? '' }, 'form[action$="/share"]');
    expect(shared.text).toContain('The rehearsal is shared.');
    const seen = await colleague.see(`/rehearsals/${id}`);
    expect(seen.heading).toBe('Ours');
    expect(seen.$('form[action$="/end"]')).toHaveLength(0);
    expect((await stranger.see(`/rehearsals/${id}`)).status).toBe(404);
    expect((await stranger.see(`/rehearsals/copy/${pathway}`)).status).toBe(404);
  }, 60_000);

  test('the same command twice begins one; what cannot be begun is told field by field', async () => {
    const input = {
      title: 'Once',
      invented: { kind: 'life', months: 240, sentencedOn: '2026-12-09', prison: 'HLI' },
    };
    const commandId = '6d0a1f0e-7f6b-4a3c-9a53-1d1b2c3d4e5f';
    const [first, second] = [
      await api.ask(START, { input, commandId }),
      await api.ask(START, { input, commandId }),
    ];
    expect(first.data.startRehearsal.id).toBe(second.data.startRehearsal.id);
    const wrong = { title: ' ', invented: { kind: 'none', months: 0, sentencedOn: '2026-12-09' } };
    expect((await api.ask(START, { input: wrong })).data.startRehearsal.problems).toEqual([
      { field: 'title' },
    ]);
    const unknown = { title: 'x', invented: { ...input.invented, prison: 'XXI' } };
    expect((await api.ask(START, { input: unknown })).data.startRehearsal.problems).toEqual([
      { field: 'prison' },
    ]);
  });
});
