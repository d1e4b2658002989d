import { Database } from '#persistence/database.js';
import { eventually } from '../support/client.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let pathway: string;
let head: Person;
let address: string;

const KEYS = `{ stuckPathways(first: 100) { nodes { key cause pathway { id } } } }`;
interface Stuck {
  readonly key: string;
  readonly cause: string;
  readonly pathway: { readonly id: string };
}

beforeAll(async () => {
  bench = await openWorkbench();
  // Released before it ends, says one date; after it has ended, says the other.
  pathway = await bench.openCase({ surname: 'Marlow', crd: '2032-03-01' });
  head = await bench.person('head-of-omu.hli');
  const api = await bench.as('head-of-omu.hli');
  const [row] = await eventually(
    async () =>
      ((await api.ask(KEYS)).data.stuckPathways.nodes as Stuck[]).filter((one) => one.pathway.id === pathway),
    (rows) => rows.length > 0,
  );
  if (!row) throw new Error('Nothing stands still');
  address = `/stuck/${pathway}/${encodeURIComponent(row.key)}`;
}, 180_000);
afterAll(() => bench?.close(), 60_000);

const inDays = (days: number): string => {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
};

test('a manager sees what stands still, by cause, with what sets it free', async () => {
  const page = await head.see('/stuck');
  expect(page.heading).toBe('Stuck cases');
  expect(page.rows('By cause').length).toBeGreaterThan(0);
  const row = page.rows('Stuck cases').find(([name]) => name?.startsWith('Joe Marlow'));
  expect(row).toHaveLength(5);
  expect(row?.every((cell) => cell !== '')).toBe(true);
  const none = await head.see('/stuck?cause=released-in-error');
  expect(none.text).toContain('No case stands still for this.');
});

test('whose move it is is told at once, and not twice within the hour', async () => {
  const page = await head.see(address);
  const told = await head.send(page, {}, 'form[action$="/tell"]');
  expect(told.text).toContain('has been told.');
  expect(told.text).toContain('told the team whose move it is');
  const again = await head.send(await head.see(address), {}, 'form[action$="/tell"]');
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('less than an hour ago')]);
});

test('it is put off until a day, for a reason; what is wrong stands at its field and nothing is lost', async () => {
  const form = await head.see(`${address}/put-off`);
  const empty = await head.send(form, { reason: 'The court answers on Friday.', until: '' });
  expect(empty.status).toBe(422);
  expect(empty.$('.govuk-error-summary').text()).toContain('Enter the last day');
  expect(empty.$('textarea').val()).toBe('The court answers on Friday.');
  const late = await head.send(empty, { until: inDays(60) });
  expect(late.$('.govuk-error-summary').text()).toContain('is more than 28 days away');
  const done = await head.send(late, { until: inDays(5) });
  expect(done.text).toContain('Put off until');
  expect(done.text).toContain('The court answers on Friday.');
});

test('what waits for nobody is not put off, and what has failed is tried again', async () => {
  const owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await owner.query(
    `INSERT INTO throughcare.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks) VALUES
       ($1, 'test:at-large', 'unlawfully-at-large', 90, now(), 'governor', 'returned'), ($1, 'test:faulted', 'faulted', 34, now(), 'governor', 'x')`,
    [pathway],
  );
  await owner.close();
  const api = await bench.as('governor.hli');
  const putOff = `mutation ($pathway: ID!) { putOffStuck(pathway: $pathway, key: "test:at-large", until: "2030-01-01", reason: "x") { ... on Refusal { code message } } }`;
  expect((await api.ask(putOff, { pathway })).data.putOffStuck).toMatchObject({ code: 'NOT_ALLOWED' });
  const governor = await bench.person('governor.hli');
  expect((await governor.see(`/stuck/${pathway}/test%3Aat-large`)).text).toContain('This is never put off');
  const failed = await governor.see(`/stuck/${pathway}/test%3Afaulted`);
  const tried = await governor.send(failed, {}, 'form[action$="/again"]');
  expect(tried.status).toBe(200);
  expect(tried.text).toContain('tried again');
});

test('those who lead nobody may not, and another prison does not see it', async () => {
  const clerk = await bench.as('omu.hli');
  const tell = `mutation ($pathway: ID!) { nudgeStuck(pathway: $pathway, key: "x") { ... on Refusal { code message } } }`;
  expect((await clerk.ask(tell, { pathway })).data.nudgeStuck.code).toBe('NOT_ALLOWED');
  const other = await bench.person('governor.evi');
  expect((await other.see(address)).status).toBe(404);
  const elsewhere = await bench.as('governor.evi');
  expect((await elsewhere.ask(tell, { pathway })).data.nudgeStuck.code).toBe('NOT_FOUND');
});

test.each(['deadlines', 'kept', 'workload', 'movements', 'handovers', 'stages', 'needs', 'courts', 'counts'])(
  'figures: %s has a sentence, and each table is a file too',
  async (topic) => {
    const page = await head.see(`/performance/${topic}`);
    expect([page.status, page.$('h1').length]).toEqual([200, 1]);
    expect(page.$('section h2').length).toBeGreaterThan(0);
    expect(page.html).not.toMatch(/ style=/);
    expect(Buffer.byteLength(page.html)).toBeLessThan(150_000);
    for (const link of page.$('a[download]').toArray()) {
      const file = await head.browser.go(page.$(link).attr('href') ?? '');
      expect(file.status).toBe(200);
      expect(file.html.split('\r\n').length).toBeGreaterThan(1);
    }
  },
);

test('figures are of what somebody manages', async () => {
  const figures = `{ deadlineFigures { by title late soon ahead } stageFigures { stage cases } workloadFigures { points } movements(from: "2026-01-05", to: "2026-01-11") { monday } handoverCounts { past } }`;
  const mine = (await (await bench.as('head-of-omu.hli')).ask(figures)).data;
  expect(mine.stageFigures.reduce((sum: number, one: { cases: number }) => sum + one.cases, 0)).toBe(1);
  expect(mine.movements).toEqual([{ monday: '2026-01-05' }]);
  expect(
    mine.deadlineFigures
      .filter(({ by }: { by: string }) => by === 'team')
      .map(({ title }: { title: string }) => title),
  ).toEqual(['Offender management unit, Hull (HMP)']);
  const theirs = (await (await bench.as('governor.evi')).ask(figures)).data;
  expect([theirs.stageFigures, theirs.deadlineFigures]).toEqual([[], []]);
  const clerk = await (await bench.as('omu.hli')).ask(figures);
  expect(clerk.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('how deadlines were kept is compared at the places somebody manages, and of one standard', async () => {
  const owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await owner.query(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, due_at, done_at, late, standard_row)
     SELECT gen_random_uuid(), $1, 'kept-' || late, 1, 'board.hold', 'planning', 'offender-supervisor', 'HLI', t.id, 'DONE', now(), now() - interval '9 days', now(), late, 'ISP-CUSTODY-SHORT'
       FROM throughcare.team t, (VALUES (true), (false)) AS v (late) WHERE t.kind = 'omu' AND t.place_code = 'HLI'`,
    [pathway],
  );
  await owner.close();
  const page = await head.see('/performance/kept?standard=ISP-CUSTODY-SHORT');
  expect(page.rows('Deadlines kept, by place')).toEqual([['Hull (HMP)', 'Prison', '1', '1', '0', '50']]);
  const file = await head.browser.go(page.$('a[download]').first().attr('href') ?? '');
  expect(file.html).toContain('Hull (HMP),Prison,1,1,0,50');
  const all = await head.see('/performance/kept');
  expect(all.$('tbody th a[href="/performance/kept?standard=ISP-CUSTODY-SHORT"]').length).toBe(1);
  expect((await head.see('/performance/kept?standard=NONE')).status).toBe(400);
  const elsewhere = await (await bench.person('governor.evi')).see('/performance/kept');
  expect(elsewhere.text).toContain('No deadline of a standard fell in this time.');
  const kept = '{ deadlinesKept(from: "2026-01-01", to: "2026-01-31") { key } }';
  const clerk = await (await bench.as('omu.hli')).ask(kept);
  expect(clerk.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('the needs of a prison are those of the people in it, and of another prison nobody learns them', async () => {
  const page = await head.see('/performance/needs?prison=HLI');
  expect(page.rows('Whose needs are known, by prison')).toEqual([['Hull (HMP)', '1', '0', '0']]);
  expect(page.text).toContain('Nobody here has been assessed yet.');
  const elsewhere = await (await bench.person('governor.evi')).see('/performance/needs?prison=HLI');
  expect(elsewhere.rows('Whose needs are known, by prison')).toEqual([]);
});

test('what a court did with the proposal of a report is for those who lead the area', async () => {
  const owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await owner.query(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, outcome, done_at, answers)
     SELECT gen_random_uuid(), $1, 'result', 1, 'psr.record-result', 'pre-sentence', 'court-officer', 'YOR', t.id, 'DONE', now(), 'custody', now(), '{"proposalFollowed": "no"}'
       FROM throughcare.team t WHERE t.kind = 'court-team' AND t.place_code = 'YOR'`,
    [pathway],
  );
  await owner.close();
  const page = await (await bench.person('area-manager.yor')).see('/performance/courts');
  expect(page.rows('Proposals of reports, by court')).toEqual([
    ['Not recorded', 'York and North Yorkshire', '1', '0', '0', '1', '0', '0', '0', '0'],
  ]);
  expect(page.rows('Proposals of reports, by sentence')).toEqual([
    ['Custody', '1', '0', '0', '1', '0', '0', '0', '0'],
  ]);
  expect((await head.see('/performance/courts')).text).toContain('No result of a report was recorded');
});

test('a handover at risk leads to its case', async () => {
  const owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await owner.query(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, opened_at, due_on, due_at)
     SELECT gen_random_uuid(), $1, 'handover', 1, 'handover.hand-over', 'pre-release', 'offender-supervisor', 'HLI', t.id, now(), now()::date + 5, now() + interval '5 days'
       FROM throughcare.team t WHERE t.kind = 'omu' AND t.place_code = 'HLI'`,
    [pathway],
  );
  await owner.close();
  const page = await head.see('/performance/handovers');
  const person = page.$('tbody th a');
  expect([person.length, person.attr('href')]).toEqual([1, `/cases/${pathway}`]);
  expect(page.$('tbody th').text().trim()).toMatch(/^Joe Marlow/);
});
