import { Database } from '#persistence/database.js';
import { Chromium, type Look } from '../../support/browser.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';
import { eventually } from '../support/client.js';
import { caseOf, GOOD } from '../support/importing.js';

let bench: WorkbenchStage;
let chromium: Chromium;
let owner: Database;
let head: Person;
beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  head = await bench.person('head-of-omu.hli');
}, 180_000);
afterAll(async () => {
  await owner?.close();
  await chromium?.close();
  await bench?.close();
}, 60_000);

const MEGABYTE = 1_024 * 1_024;
const linesOf = (cases: readonly (object | string)[]): Buffer =>
  Buffer.from(cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));
const sendFile = async (look: Look, name: string, buffer: Buffer): Promise<string> => {
  await look.go('/import');
  await look.page.locator('#file').setInputFiles({ name, mimeType: 'application/x-ndjson', buffer });
  await look.page.getByRole('button', { name: 'Import' }).click();
  await look.page.waitForLoadState('load');
  return new URL(look.page.url()).pathname;
};
const stateOf = async (address: string): Promise<string> => {
  const [row] = await owner.query<{ state: string }>(
    'SELECT state FROM throughcare.caseload_import WHERE id = $1',
    [address.split('/').at(-1)],
  );
  return row?.state ?? '';
};
const outcomes = async (address: string): Promise<Record<string, number>> => {
  const rows = await owner.query<{ outcome: string; n: number }>(
    'SELECT outcome, count(*)::int AS n FROM throughcare.caseload_import_line WHERE import_id = $1 GROUP BY outcome',
    [address.split('/').at(-1)],
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
};
const until = (address: string, state: string): Promise<string> =>
  eventually(
    () => stateOf(address),
    (now) => now === state,
    60_000,
  );

test('a file goes in without script, each line says what became of it, and the list can be saved', async () => {
  const nowhere = { ...caseOf(3, { prisonId: 'NHI' }), probation: { crn: 'X777777', homeArea: 'LDN' } };
  const past = caseOf(4, { conditionalReleaseDate: '2026-06-05' });
  const lines = [caseOf(1), caseOf(2), '{ this is no case', GOOD, nowhere, caseOf(1), past];
  const look = await chromium.look(head, { script: false });
  const address = await sendFile(look, 'hull.ndjson', linesOf(lines));
  expect(address).toMatch(/^\/import\/[0-9a-f-]{36}$/);
  await until(address, 'done');

  const page = await head.see(address);
  expect(page.heading).toBe('hull.ndjson');
  expect(page.text).toContain('It is done: 7 lines.');
  const rows = page.rows('Every line');
  expect(rows.map(([line, , what]) => `${line ?? ''} ${what ?? ''}`)).toEqual([
    'Line 1 New',
    'Line 2 New',
    'Line 3 Left out',
    'Line 4 Left out',
    'Line 5 Left out',
    'Line 6 There already',
    'Line 7 New',
  ]);
  expect(rows[2]?.at(-1)).toContain('The line is not JSON');
  expect(rows[3]?.at(-1)).toContain('victim liaison records them');
  expect(rows[4]?.at(-1)).toContain('Neither prison nor home area is one you answer for');
  expect(rows[6]?.at(-1)).toContain('Held: ');
  const refused = await head.see(`${address}?show=refused`);
  expect(refused.rows('Lines: left out')).toHaveLength(3);
  const table = await head.see(`${address}/lines.csv`);
  expect(table.headers.get('content-type')).toContain('text/csv');
  expect(table.html.trim().split('\r\n')).toHaveLength(8);
  const clerk = await bench.person('omu.hli');
  expect((await clerk.see(rows[0] ? (page.$('tbody a').first().attr('href') ?? '') : '')).status).toBe(200);
  await look.close();
}, 120_000);

test('what was handed in is in the audit under whoever did it, and the file itself is gone', async () => {
  const [kept] = await owner.query<{ n: number; files: number }>(
    `SELECT (SELECT count(*)::int FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id
              WHERE e.action = 'import.case' AND u.username = 'head-of-omu.hli') AS n,
            (SELECT count(content)::int FROM throughcare.caseload_import) AS files`,
  );
  expect(kept).toEqual({ n: 3, files: 0 });
  const names = await owner.query(`SELECT 1 FROM victim.person WHERE imported->>'number' = 'V900001'`);
  expect(names).toEqual([]);
});

test('with script the page goes along; axe finds nothing on a desk and at 320 pixels; a wrong file is refused at its field', async () => {
  const look = await chromium.look(head);
  const address = await sendFile(look, 'again.ndjson', linesOf([caseOf(1), caseOf(2)]));
  await look.page.getByText('It is done: 2 lines.').waitFor({ timeout: 30_000 });
  expect(await outcomes(address)).toEqual({ unchanged: 2 });
  for (const width of [1_280, 320]) {
    await look.page.setViewportSize({ width, height: 800 });
    for (const where of ['/import', address]) {
      await look.go(where);
      expect(await look.axe()).toEqual([]);
      expect(await look.tooWide()).toBe(0);
    }
  }
  expect(look.problems()).toEqual([]);
  for (const [name, buffer, said] of [
    ['list.json', Buffer.from('[{}]'), 'the file is one JSON list'],
    ['empty.ndjson', Buffer.alloc(0), 'The file is empty'],
    ['large.ndjson', Buffer.alloc(21 * MEGABYTE, 'x'), 'larger than 20 MB'],
  ] as const) {
    expect(await sendFile(look, name, buffer)).toBe('/import');
    expect(await look.page.locator('.govuk-error-summary').innerText()).toContain(said);
  }
  await look.close();
}, 120_000);

test('an import broken off says so, and goes on where it was: no line is done twice and none is lost', async () => {
  const cases = Array.from({ length: 700 }, (_, i) => caseOf(100 + i));
  await bench.environment.worker.stop();
  const look = await chromium.look(head);
  const address = await sendFile(look, 'long.ndjson', linesOf(cases));
  expect(await look.page.locator('[data-part=doing]').innerText()).toContain('Waiting for its turn');
  await look.close();
  await bench.environment.worker.start();
  await eventually(
    () => outcomes(address),
    ({ created = 0 }) => created >= 250,
    60_000,
  );
  await bench.environment.worker.kill();
  await bench.environment.api.restart();
  await owner.query(
    `UPDATE throughcare.caseload_import SET beat_at = now() - interval '2 minutes' WHERE state = 'running'`,
  );
  expect(await stateOf(address)).toBe('running');
  expect((await head.see(address)).text).toContain('It has been interrupted');
  await bench.environment.worker.start();
  await until(address, 'done');
  expect(await outcomes(address)).toEqual({ created: 700 });
}, 240_000);

test('many dates that move are asked about first; yes lets it go on, and stopping leaves what is in', async () => {
  const moved = Array.from({ length: 100 }, (_, i) =>
    caseOf(100 + i, { conditionalReleaseDate: '2031-09-05' }),
  );
  const look = await chromium.look(head, { script: false });
  const address = await sendFile(look, 'moved.ndjson', linesOf(moved));
  await until(address, 'asks');
  const asks = await head.see(address);
  expect(asks.text).toMatch(/would give 100 of 7\d\d open cases other dates/);
  expect(await outcomes(address)).toEqual({});
  await head.send(asks, {}, 'main form:has(input[value=stop])');
  expect((await head.see(address)).text).toContain('It was stopped');
  await head.send(await head.see(address), {}, 'main form');
  await until(address, 'asks');
  await head.send(await head.see(address), {}, 'main form:has(input[value=go-on])');
  await until(address, 'done');
  expect(await outcomes(address)).toEqual({ updated: 100 });
  await look.close();
}, 120_000);

test('a case that others hold is not taken over, and nobody else sees the import', async () => {
  // Its first turn would say again where the record has it.
  await eventually(
    () =>
      owner.query(
        `SELECT 1 FROM throughcare.pathway w JOIN throughcare.person p ON p.id = w.person_id
          WHERE p.prison_number = 'C1001AA' AND w.committed_at IS NOT NULL`,
      ),
    (rows) => rows.length > 0,
  );
  await owner.query(
    `UPDATE throughcare.pathway SET prison_code = 'NHI', area_code = 'LDN' WHERE person_id =
       (SELECT id FROM throughcare.person WHERE prison_number = 'C1001AA')`,
  );
  const look = await chromium.look(head, { script: false });
  const address = await sendFile(look, 'one.ndjson', linesOf([caseOf(1)]));
  await until(address, 'done');
  expect((await head.see(address)).rows('Every line')[0]?.at(-1)).toContain('not yours to change');
  await look.close();
  expect((await (await bench.person('governor.nhi')).see(address)).status).toBe(404);
  expect((await (await bench.person('omu.hli')).see('/import')).status).toBe(403);
}, 60_000);
