import { Database } from '#persistence/database.js';
import { Chromium } from '../../support/browser.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let chromium: Chromium;

/** Forty people in each of two prisons: most are assessed, some have plans, some wait; a court has decided on half of them. */
const FILL = [
  `INSERT INTO throughcare.person (prison_number, first_name, last_name)
   SELECT 'Z' || lpad(n::text, 4, '0') || 'ZZ', 'Zoe', 'Test' FROM generate_series(1, 80) AS n`,
  `INSERT INTO throughcare.pathway (person_id, kind, episode, stage, prison_code, area_code)
   SELECT id, 'determinate', 'custody#1', 'custody', CASE WHEN substr(prison_number, 2, 4)::int > 40 THEN 'WDI' ELSE 'HLI' END, 'YOR'
     FROM throughcare.person WHERE prison_number LIKE 'Z____ZZ'`,
  `CREATE TEMPORARY TABLE given AS SELECT p.*, row_number() OVER (ORDER BY p.id) AS n FROM throughcare.pathway p
     JOIN throughcare.person o ON o.id = p.person_id WHERE o.prison_number LIKE 'Z____ZZ'`,
  done(
    'induction.assess-needs',
    'assessed',
    'omu',
    'prison_code',
    `n % 5 <> 0`,
    `jsonb_build_object(
     'accommodation', need(n, 2), 'work', need(n, 3), 'health', need(n, 4), 'drugsAlcohol', need(n, 2), 'money', need(n, 6), 'family', need(n, 30), 'attitudes', need(n, 7))`,
  ),
  done(
    'plan.write',
    'agreed',
    'omu',
    'prison_code',
    `n % 2 = 0`,
    `'{"targets": [{"factor": "accommodation", "here": "feasible"}, {"factor": "drugs", "here": "blocked"}]}'`,
  ),
  done(
    'psr.record-result',
    'custody',
    'court-team',
    'area_code',
    `n % 2 = 1`,
    `jsonb_build_object('proposalFollowed', CASE n % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'partly' END)`,
  ),
  `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source)
   SELECT id, 1, 'asked', 'report-requested', jsonb_build_object('court', CASE n % 3 WHEN 0 THEN 'York Crown Court' ELSE 'Scarborough Magistrates’ Court' END), now(), 'court' FROM given`,
  `INSERT INTO throughcare.milestone (pathway_id, key, kind, on_date, at)
   SELECT id, 'custody#1/milestone:' || m.kind || '#' || what, m.kind, now()::date, now() FROM given, (VALUES ('on-waiting-list', 'thinking-skills', 3), ('intervention-started', 'thinking-skills', 6), ('unmet-need', 'target-1-1', 7), ('on-waiting-list', 'drugs-group', 40)) AS m (kind, what, every)
    WHERE n % every = 0`,
];

function done(
  type: string,
  outcome: string,
  team: string,
  place: string,
  which: string,
  answers: string,
): string {
  return `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, due_at, standard_row, late, outcome, done_at, answers)
    SELECT gen_random_uuid(), g.id, '${type}', 1, '${type}', 'custody', 'offender-supervisor', g.${place}, t.id, 'DONE', now() - interval '30 days', now() - interval '10 days',
      'ISP-CUSTODY-SHORT', n % 4 = 0, '${outcome}', now() - interval '11 days', ${answers.replaceAll(/need\(n, (\d+)\)/g, `CASE WHEN n % $1 = 0 THEN 'need' ELSE 'no-need' END`)}
    FROM given g JOIN throughcare.team t ON t.kind = '${team}' AND t.place_code = g.${place} WHERE ${which}`;
}

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  const owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  for (const statement of FILL) await owner.query(statement);
  await owner.close();
}, 180_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test.each(
  ['kept', 'needs', 'courts'].flatMap((topic) => [
    [topic, 1280],
    [topic, 375],
    [topic, 320],
  ]),
)('the comparison of %s reads well %i pixels wide, with its picture and its table', async (topic, width) => {
  const look = await chromium.look(await bench.person('area-manager.yor'), {
    width: Number(width),
    height: 800,
  });
  expect(await look.go(`/performance/${topic}`)).toBe(200);
  expect(await look.page.locator('svg[role="img"] rect').count()).toBeGreaterThan(3);
  for (const table of await look.page.locator('details summary').all()) await table.click();
  expect(await look.page.locator('tbody tr').count()).toBeGreaterThan(2);
  expect(await look.axe()).toEqual([]);
  expect(await look.tooWide()).toBe(0);
  expect(look.problems()).toEqual([]);
  await look.close();
});
