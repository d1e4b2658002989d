import { eventually, type Client } from '../support/client.js';
import { openWorkbench, read, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

const NAME = 'Mary Featherstone';
const RECORD = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { message } } }`;
const MANAGER = 'query ($id: ID!) { pathway(id: $id) { offenderManager { username } } }';

let bench: WorkbenchStage;
let vlo: Person;
let id: string;
/** The page of the victim who is entered. */
let home: string;

const errors = (page: Got): string[] =>
  page
    .$('.govuk-error-summary__list li')
    .toArray()
    .map((one) => page.$(one).text().trim());
const flash = (page: Got): string => page.$('.govuk-notification-banner__heading').text().trim();
const tick = (page: Got): string => page.$('main form input[name="commandId"]').first().attr('value') ?? '';

beforeAll(async () => {
  bench = await openWorkbench();
  vlo = await bench.person('vlo.yor');
  id = await bench.openCase({ surname: 'Walled', victimScheme: true });
}, 120_000);
afterAll(() => bench?.close(), 60_000);

test('for everybody but victim liaison there are no such pages', async () => {
  for (const username of ['omu.hli', 'om.yor', 'spo.yor']) {
    const person = await bench.person(username);
    const accept = { headers: { accept: 'text/html' } };
    const nowhere = read(await person.browser.go('/no-such-page', accept));
    for (const address of ['/victims', '/victims/find', `/victims/${id}`, `/victims/${id}/add`]) {
      const page = await person.see(address);
      expect([username, address, page.status, page.heading]).toEqual([
        username,
        address,
        404,
        nowhere.heading,
      ]);
      expect(page.text.replace(/say this number: \S+/, '')).toBe(
        nowhere.text.replace(/say this number: \S+/, ''),
      );
    }
    expect(nowhere.$('header a[href="/victims"]')).toHaveLength(0);
  }
  const page = await vlo.see('/victims');
  expect(page.$('header a[href="/victims"]').text()).toContain('Victim contact');
}, 60_000);

test('a victim is entered: what is wrong stands at its field and nothing typed is lost; sent twice it is done once', async () => {
  const found = await vlo.see('/victims/find?search=walled');
  expect(found.text).toContain('Joe Walled');
  const blank = await vlo.see(`/victims/${id}/add`);
  const wrong = await vlo.send(blank, { name: NAME, child: 'yes', needs: 'A quiet room' });
  expect(wrong.status).toBe(422);
  expect(errors(wrong)).toEqual(
    expect.arrayContaining(['Enter the name of the parent or guardian', 'Enter who they are to the child']),
  );
  expect(wrong.$('#needs').text()).toContain('A quiet room');
  expect(wrong.$('#parentName-error').text()).toContain('Enter the name');

  const unreachable = await vlo.send(wrong, { child: 'no', channels: 'TELEPHONE' });
  expect(unreachable.status).toBe(422);
  expect(unreachable.$('#telephone-error').text()).toContain('named as safe');

  const fields = { child: 'no', channels: 'TELEPHONE', telephone: '07700 900 461', never: 'leave a message' };
  const commandId = tick(unreachable);
  const done = await vlo.send(unreachable, fields);
  expect([done.heading, flash(done)]).toEqual([NAME, 'The victim was entered. Contact is to be offered.']);
  expect(done.text).toContain('Never: leave a message');
  expect(done.text).toContain('07700 900 461');
  home = done.url.pathname;
  const again = await vlo.send(unreachable, { ...fields, commandId });
  expect(again.url.pathname).toBe(home);
  const listed = await vlo.see('/victims?search=walled');
  expect(listed.rows('1 case')).toHaveLength(1);
  expect(listed.rows('1 case')[0]?.slice(0, 2)).toEqual(['Joe WalledA1001AA', '1 victim']);
  expect(listed.rows('1 case')[0]?.[3]).toContain('Offer contact and explain the scheme');
  expect(listed.text).not.toContain(NAME);
}, 60_000);

test('their choice, notes and complaint information are recorded', async () => {
  const chosen = await vlo.send(await vlo.see(`${home}/choice`), { choice: 'in' });
  expect(flash(chosen)).toContain('They want to hear from us');
  expect(chosen.text).toContain('Wants to hear from us');

  const early = await vlo.send(await vlo.see(`${home}/note`), {
    words: 'She rang.',
    agreed: 'no',
    givenOn: '1/11/2026',
  });
  expect(errors(early)).toEqual(
    expect.arrayContaining([
      'A note is agreed with the victim before it is given to them',
      'Choose how it was given',
    ]),
  );
  const noted = await vlo.send(early, { agreed: 'yes', givenOn: '', words: 'She rang, and is well.' });
  expect(noted.text).toContain('She rang, and is well.');
  const future = await vlo.send(await vlo.see(`${home}/complaint`), { on: '1/1/2090', how: 'letter' });
  expect(errors(future)[0]).toContain('Day: lies in the future');
  const told = await vlo.send(future, { on: '1/11/2026' });
  expect(told.text).toContain('Told on 1 November 2026, by letter');
}, 60_000);

test('an item is disclosed to the named offender manager alone, and taken back', async () => {
  const form = await vlo.see(`${home}/disclose`);
  const item = {
    item: 'She has moved house.',
    purpose: 'conditions',
    ground: 'consent',
    mayReachOffender: 'no',
  };
  const nobody = await vlo.send(form, item);
  expect([nobody.status, errors(nobody)[0]]).toEqual([
    422,
    'No offender manager is named in this case: disclose it once one is.',
  ]);
  expect(nobody.$('#item').text()).toContain('She has moved house.');

  const head = await bench.as('head-of-pdu.yor');
  const input = {
    pathwayId: id,
    kind: 'om-changed',
    source: 'probation-record',
    data: { username: 'om.yor' },
  };
  expect((await head.ask(RECORD, { input })).data.recordFact.__typename).toBe('FactRecorded');
  const clerk: Client = await bench.as('omu.hli');
  await eventually(
    async () => (await clerk.ask(MANAGER, { id })).data.pathway.offenderManager?.username as string,
    (named) => named === 'om.yor',
  );
  const done = await vlo.send(nobody);
  expect(done.text).toContain('Never to reach the offender');
  const om = await bench.person('om.yor');
  const other = await bench.person('omu.hli');
  expect((await om.see(`/cases/${id}/disclosures`)).text).toContain('She has moved house.');
  const elsewhere = await other.see(`/cases/${id}/disclosures`);
  expect([elsewhere.status, elsewhere.text.includes('Nothing here for you')]).toEqual([200, true]);
  expect(elsewhere.html).not.toContain('She has moved house.');

  const href = done.$('a[href*="/take-back/"]').attr('href') ?? '';
  const back = await vlo.send(await vlo.see(href), { reason: 'She asked for it' });
  expect(back.text).toContain('Taken back on');
  expect((await om.see(`/cases/${id}/disclosures`)).html).not.toContain('She has moved house.');
}, 60_000);

test('a letter is made in Welsh, and read by victim liaison alone', async () => {
  const blank = await vlo.see(`${home}/letter`);
  const missing = await vlo.send(blank);
  expect(errors(missing)).toEqual(['Choose what the letter is about']);
  const task = blank.$('input[name="task"]').first().attr('value') ?? '';
  const made = await vlo.send(missing, { task, language: 'WELSH' });
  expect(flash(made)).toContain('The letter was made');
  const link = made.$('#letters ~ ul a').first();
  expect(link.text()).toContain('Welsh (PDF)');
  const letter = link.attr('href') ?? '';
  expect((await vlo.see(letter)).status).toBe(200);
  expect((await (await bench.person('omu.hli')).see(letter)).status).toBe(404);
}, 60_000);

test('the case tells what is to be done and what lies ahead', async () => {
  const page = await vlo.see(`/victims/${id}`);
  expect(page.heading).toBe('Victims of Joe Walled');
  expect(page.text).toContain('Earliest release');
  expect(page.text).toContain('1 March 2030');
  expect(page.rows('To do').length).toBeGreaterThan(0);
  const ahead = await vlo.see(`/victims/${id}?ahead=yes`);
  expect(ahead.text).toContain('It is no promise');
  expect((await vlo.see('/victims/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await (await bench.person('vlo.hum')).see(`/victims/${id}`)).status).toBe(404);
}, 60_000);
