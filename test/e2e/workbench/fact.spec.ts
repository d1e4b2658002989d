import { eventually } from '../support/client.js';
import { openWorkbench, type Got, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
beforeAll(async () => {
  bench = await openWorkbench();
}, 120_000);
afterAll(() => bench?.close(), 60_000);

const RELEASE =
  'query ($id: ID!) { pathway(id: $id) { releaseOn facts { id kind withdrawnAt supersedes } } }';
const settled = async (pathway: string, want: string): Promise<void> => {
  const clerk = await bench.as('omu.hli');
  await eventually(
    async () => (await clerk.ask(RELEASE, { id: pathway })).data.pathway?.releaseOn as string,
    (on) => on === want,
  );
};
const linkTo = (page: Got, text: string): string => {
  const found = page
    .$('main a')
    .toArray()
    .find((a) => page.$(a).text().includes(text));
  return (found && page.$(found).attr('href')) ?? '';
};

test('a release date changes: a clerk sees what moves, records it, corrects it, and takes it back', async () => {
  const pathway = await bench.openCase({ surname: 'Marlow' });
  await settled(pathway, '2030-03-01');
  const clerk = await bench.person('omu.hli');

  const facts = await clerk.see(`/cases/${pathway}/facts`);
  const choose = await clerk.see(linkTo(facts, 'Record a fact'));
  expect(choose.heading).toBe('What has happened?');
  expect(choose.text).not.toContain('A victim opted in or out');
  const narrowed = await clerk.see(`/cases/${pathway}/facts/new?find=calculation`);
  expect(narrowed.$('main ul a')).toHaveLength(1);

  const form = await clerk.see(linkTo(narrowed, 'calculation'));
  expect(form.$('#dates-crd')).toHaveLength(1);
  const empty = await clerk.send(form, {});
  expect(empty.status).toBe(422);
  expect(empty.$('.govuk-error-summary a').attr('href')).toBe('#dates-crd');
  const wrong = await clerk.send(form, { 'dates-crd': '31/2/2029', 'dates-sled': '1/9/2031' });
  expect(wrong.text).toContain('must be a date');
  expect(wrong.$('#dates-sled').attr('value')).toBe('1/9/2031');

  const check = await clerk.send(form, { 'dates-crd': '15/1/2027' });
  expect(check.heading).toBe('Check before you save');
  expect(check.text).toContain('15 January 2027');
  expect([...check.rows('Deadlines that move'), ...check.rows('New tasks')].length).toBeGreaterThan(0);
  const changed = await clerk.send(check, { step: 'change' });
  expect(changed.$('#dates-crd').attr('value')).toBe('15/1/2027');

  const done = await clerk.send(check, { step: 'save' });
  expect(done.url.pathname).toBe(`/cases/${pathway}/facts`);
  expect(done.text).toContain("You have recorded “The prison's calculation changed”");
  // The browser's back button, and the same form once more: it is recorded once.
  await clerk.send(check, { step: 'save' });
  await settled(pathway, '2027-01-15');
  const asker = await bench.as('omu.hli');
  const kept = (await asker.ask(RELEASE, { id: pathway })).data.pathway.facts as {
    id: string;
    kind: string;
  }[];
  const recorded = kept.filter(({ kind }) => kind === 'dates-changed');
  expect(recorded).toHaveLength(1);

  const correct = await clerk.see(`/cases/${pathway}/facts/${recorded[0]?.id ?? ''}/correct`);
  expect(correct.$('#dates-crd').attr('value')).toBe('15/1/2027');
  const seen = await clerk.send(correct, { 'dates-crd': '15/2/2027' });
  expect(seen.heading).toBe('Check before you save');
  const corrected = await clerk.send(seen, { step: 'save' });
  expect(corrected.text).toContain('You have corrected');
  await settled(pathway, '2027-02-15');

  const latest = (
    (await asker.ask(RELEASE, { id: pathway })).data.pathway.facts as {
      id: string;
      supersedes: string | null;
    }[]
  ).find(({ supersedes }) => supersedes !== null);
  const back = await clerk.see(`/cases/${pathway}/facts/${latest?.id ?? ''}/withdraw`);
  expect(back.heading).toContain('Take back');
  const mute = await clerk.send(back, { reason: ' ' });
  expect(mute.text).toContain('Enter why it is taken back');
  const gone = await clerk.send(back, { reason: 'It was of another person' });
  expect(gone.text).toContain('marked as taken back');
  const again = await clerk.see(`/cases/${pathway}/facts/${latest?.id ?? ''}/withdraw`);
  expect(again.status).toBe(409);
}, 120_000);

test('what is told of a move names who is told, and inspectors record nothing', async () => {
  const pathway = await bench.openCase({ surname: 'Fell' });
  await settled(pathway, '2030-03-01');
  const asker = await bench.as('omu.hli');
  const PREVIEW = `query ($input: FactInput!) { previewFact(input: $input) { problems { message } cases { told { kind team { id } user { id } } } } }`;
  const asked = (input: object) =>
    asker.ask(PREVIEW, { input: { pathwayId: pathway, source: 'prison-record', ...input } });
  const oasys = await asked({ kind: 'oasys-completed', data: { complete: true } });
  const told = oasys.data.previewFact.cases[0].told as { kind: string; team: object | null }[];
  expect(told.map(({ kind }) => kind)).toContain('oasys-changed');
  expect(told.every(({ team }) => team !== null)).toBe(true);
  const own = await asked({ kind: 'leading-changed', data: {} });
  expect(own.data.previewFact.problems).toHaveLength(1);

  const WITHDRAWAL =
    'query ($id: ID!) { previewWithdrawal(id: $id) { problems { message } cases { stageAfter } } }';
  const [fact] = (await asker.ask(RELEASE, { id: pathway })).data.pathway.facts as { id: string }[];
  expect((await asker.ask(WITHDRAWAL, { id: fact?.id })).data.previewWithdrawal.cases).toHaveLength(1);
  const stranger = await bench.as('omu.wti');
  expect((await stranger.ask(WITHDRAWAL, { id: fact?.id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');

  const inspector = await bench.person('inspector.national');
  expect((await inspector.see(`/cases/${pathway}/facts`)).text).not.toContain('Record a fact');
  expect((await inspector.see(`/cases/${pathway}/facts/new`)).text).toContain('nothing you may record');
  expect((await inspector.see(`/cases/${pathway}/facts/new/moved`)).status).toBe(404);
}, 60_000);

test('an outside body records what it did, and lands on a page that is open to it', async () => {
  const pathway = await bench.openCase({ surname: 'Rowe' });
  await settled(pathway, '2030-03-01');
  const clerk = await bench.as('omu.hli');
  const RECORD = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename } }`;
  const input = {
    pathwayId: pathway,
    kind: 'immigration-changed',
    source: 'immigration',
    data: { status: 'of-interest' },
  };
  expect((await clerk.ask(RECORD, { input })).data.recordFact.__typename).toBe('FactRecorded');
  const outside = await bench.person('immigration.national');
  const form = await eventually(
    () => outside.see(`/cases/${pathway}/facts/new/immigration-changed`),
    ({ status }) => status === 200,
  );
  expect((await outside.see(`/cases/${pathway}/facts`)).status).toBe(403);
  const check = await outside.send(form, { status: 'no-interest' });
  expect(check.heading).toBe('Check before you save');
  const done = await outside.send(check, { step: 'save' });
  expect([done.status, done.url.pathname]).toEqual([200, '/']);
  expect(done.text).toContain('You have recorded');
}, 120_000);
