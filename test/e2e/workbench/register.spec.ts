import { eventually } from '../support/client.js';
import { openWorkbench, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let clerk: Person;
beforeAll(async () => {
  bench = await openWorkbench();
  clerk = await bench.person('omu.hli');
}, 120_000);
afterAll(() => bench?.close(), 60_000);

const KNOWN = { prisonNumber: 'A4321BC', dateOfBirth: '2/3/1988', firstName: 'Idris', lastName: 'Penhale' };
const SENTENCE = { happenedOn: '2/11/2026', months: '36', prison: 'HLI', area: 'YOR' };
const problemsOf = (page: Got): string[] =>
  page
    .$('.govuk-error-summary a')
    .toArray()
    .map((link) => page.$(link).attr('href') ?? '');
const FACTS =
  '{ pathway(id: $id) { kind months facts { kind data happenedAt } person { id prisonNumber } } }';
interface Shown {
  kind: string | null;
  months: number;
  facts: { kind: string; data: Record<string, unknown> }[];
  person: { id: string; prisonNumber: string };
}
const caseAt = async (page: Got): Promise<Shown> => {
  const id = page.url.pathname.split('/').at(-1);
  const api = await bench.as('omu.hli');
  return eventually(
    async () => (await api.ask(`query ($id: ID!) ${FACTS}`, { id })).data.pathway as Shown,
    ({ kind }) => kind !== null,
  );
};

test('a clerk registers a sentence: each mistake stands at its field, all that was typed stays, and it ends on the case', async () => {
  const cases = await clerk.see('/cases');
  const choose = await clerk.see(cases.$('main a:contains("Register a sentence")').attr('href') ?? '');
  const form = await clerk.see(choose.$('main a:contains("Determinate")').attr('href') ?? '');
  expect(form.heading).toBe('Determinate');
  expect(form.$('#prison option[selected]').attr('value')).toBe('HLI');

  const wrong = await clerk.send(form, {
    ...SENTENCE,
    firstName: 'Idris',
    prisonNumber: 'A12',
    happenedOn: '31/2/2026',
    months: 'three',
    offences: 'Robbery\nBeing rude',
    'dates-crd': 'soon',
  });
  expect(wrong.status).toBe(422);
  expect(problemsOf(wrong).sort()).toEqual(
    ['#lastName', '#prisonNumber', '#happenedOn', '#months', '#offences', '#dates-crd'].sort(),
  );
  expect(wrong.$('#offences').text()).toBe('Robbery\nBeing rude');
  expect(wrong.$('#months').attr('value')).toBe('three');
  expect(wrong.text).toContain('We do not know “Being rude”');

  const done = await clerk.send(form, {
    ...KNOWN,
    ...SENTENCE,
    receivedOn: '2/11/2026',
    offences: 'Robbery',
    victimScheme: 'no',
    violent: 'yes',
    domesticAbuse: 'yes',
    hateCrime: 'no',
    roh: 'medium',
    'dates-crd': '1/5/2028',
    'dates-sled': '1/11/2029',
  });
  expect(done.url.pathname).toMatch(/^\/cases\/[0-9a-f-]{36}$/);
  expect(done.text).toContain('You have registered Idris Penhale.');
  const opened = await caseAt(done);
  expect(opened).toMatchObject({ kind: 'determinate', months: 36, person: { prisonNumber: 'A4321BC' } });
  expect(opened.facts.map(({ kind }) => kind).sort()).toEqual(['received', 'roh-changed', 'sentenced']);
  expect(opened.facts.find(({ kind }) => kind === 'sentenced')?.data).toMatchObject({
    offences: ['robbery'],
    violent: true,
    domesticAbuse: true,
    hateCrime: false,
    dates: { crd: '2028-05-01', sled: '2029-11-01' },
  });
  // The browser's back button, and the same form once more: it is registered once.
  const found = await clerk.see('/search?q=A4321BC');
  expect(found.$('tbody a[href^="/cases/"]')).toHaveLength(1);
});

test('somebody with this number is here: they are chosen, or the number is changed; nothing typed is lost', async () => {
  const form = await clerk.see('/register/extended');
  const typed = { ...KNOWN, firstName: 'Idriss', happenedOn: '9/11/2026', months: '12', prison: 'HLI' };
  const known = await clerk.send(form, typed);
  expect(known.heading).toBe('Somebody with this number is here already');
  expect(known.text).toContain('A4321BC. born 2 March 1988. open now: determinate');
  expect(known.text).not.toContain('somebody new');
  const unsaid = await clerk.send(known, { step: 'who' });
  expect(problemsOf(unsaid)).toEqual(['#who']);
  const changed = await clerk.send(known, { step: 'change' });
  expect(changed.$('#lastName').attr('value')).toBe('Penhale');
  expect(changed.$('#months').attr('value')).toBe('12');
  const forged = await clerk.send(known, { step: 'who', who: 'new' });
  expect(forged.heading).toBe(known.heading);

  const who = known.$('input[name=who]').first().attr('value') ?? '';
  const done = await clerk.send(unsaid, { step: 'who', who });
  expect(done.text).toContain('You have registered Idris Penhale.');
  expect((await caseAt(done)).person.id).toBe(who);
});

test('somebody of the same name and day of birth is asked about, and may be somebody new', async () => {
  const form = await clerk.see('/register/life');
  expect(form.$('#months')).toHaveLength(0);
  const { happenedOn, prison } = SENTENCE;
  const alike = await clerk.send(form, { ...KNOWN, prisonNumber: 'A9999BC', happenedOn, prison });
  expect(alike.heading).toBe('Is it somebody who is here already?');
  const done = await clerk.send(alike, { step: 'who', who: 'new' });
  expect((await caseAt(done)).person.prisonNumber).toBe('A9999BC');
});

test('a number that is somebody else’s out of sight is refused at its field, and a place of others too', async () => {
  const elsewhere = await bench.person('omu.nhi');
  const form = await elsewhere.see('/register/determinate');
  const other = await elsewhere.send(form, { ...KNOWN, ...SENTENCE, prison: 'NHI', dateOfBirth: '4/4/1977' });
  expect(problemsOf(other)).toEqual(['#prisonNumber']);
  expect(other.text).toContain('born on another day');
  expect(other.text).not.toContain('2 March 1988');
  const notHere = await elsewhere.send(other, {
    ...KNOWN,
    ...SENTENCE,
    prisonNumber: 'A7777BC',
    dateOfBirth: '',
  });
  expect(notHere.text).toContain('a case is opened where it is');
  expect(notHere.$('#lastName').attr('value')).toBe('Penhale');
});

test('each kind has its own fields; inspectors, and national bodies without a place, register nothing', async () => {
  const mine = await clerk.see('/register');
  expect(mine.text).toContain('Determinate');
  expect(mine.text).not.toContain('Community order');
  const ids = async (kind: string): Promise<string[]> => {
    const page = await clerk.see(`/register/${kind}`);
    return page
      .$('main form [id]')
      .toArray()
      .map((one) => page.$(one).attr('id') ?? '');
  };
  expect(await ids('extended')).toEqual(
    expect.arrayContaining(['dates-ped', 'dates-crd', 'months', 'prison']),
  );
  expect(await ids('ipp')).toEqual(expect.arrayContaining(['dates-ted', 'prison']));
  expect(await ids('suspended-sentence')).toEqual(
    expect.arrayContaining(['dates-sed', 'requirements', 'area']),
  );
  expect(await ids('report')).toEqual(expect.arrayContaining(['court', 'hearingOn', 'remanded']));
  expect(await ids('hospital-order')).not.toContain('prison');
  for (const username of ['inspector.national', 'immigration.national'])
    expect((await (await bench.person(username)).see('/register')).status).toBe(403);
});
