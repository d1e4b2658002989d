import { heatMap, lyingBars, standingBars } from './chart.js';
import { deadlinesView } from './deadlines.view.js';
import { handoversView } from './handovers.view.js';
import { movementsView, periodOf } from './movements.view.js';
import { stagesView } from './stages.view.js';
import { middle, workloadView } from './workload.view.js';

const SERIES = [
  { text: 'a', fill: '#000000', ink: '#ffffff' },
  { text: 'b', fill: '#ffffff', ink: '#000000' },
];
const ROWS = [
  { name: 'One', values: [3, 1] },
  { name: 'Two', values: [0, 2] },
];

test('bars lie end to end, as long as their numbers, and none stands for nothing', () => {
  const { bars, labels } = lyingBars(SERIES, ROWS);
  expect(bars).toHaveLength(3);
  const [a, b, c] = bars;
  expect(a?.x).toBe(0);
  expect(b?.x).toBeCloseTo(a?.width ?? 0, 0);
  expect((a?.width ?? 0) / (b?.width ?? 1)).toBeCloseTo(3, 1);
  expect(c?.width).toBeCloseTo((b?.width ?? 0) * 2, 0);
  expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['One', 'Two', '3', '4', '2']));
});

test('everything stays within the picture', () => {
  for (const chart of [
    lyingBars(SERIES, ROWS),
    standingBars(SERIES, ROWS),
    heatMap(['x', 'y'], ROWS),
    standingBars(SERIES, [{ name: 'none', values: [0, 0] }]),
  ]) {
    for (const { x, y, width, height } of chart.bars) {
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(chart.width + 0.5);
      expect(y + height).toBeLessThanOrEqual(chart.height + 0.5);
    }
  }
});

test('deadlines are told by team, stage and standard, each in one sentence', () => {
  const figure = (by: string, key: string, title: string, late: number) => ({
    by,
    key,
    title,
    late,
    soon: 2,
    ahead: 1,
    doneLate: 1,
  });
  const [teams, stages] = deadlinesView({
    deadlineFigures: [
      figure('team', 't1', 'OMU, Hull', 3),
      figure('team', 't2', 'Reception, Hull', 1),
      figure('stage', 'pre-release', 'pre-release', 4),
      figure('stage', 'track:child', 'track:child', 1),
    ],
  });
  expect(teams?.sentence).toBe(
    '4 tasks are late now, 4 fall due in the next 7 days, and 2 were done late in the last 28 days. The team with most late is OMU, Hull (3).',
  );
  expect(stages?.table.rows[0]?.map(({ text }) => text)).toEqual([
    'Preparing for release',
    '4',
    '2',
    '1',
    '1',
  ]);
  expect(stages?.table.rows[1]?.[0]?.text).toBe('Child safeguarding');
});

test('half of the people have the middle load or more', () => {
  expect([middle([]), middle([5]), middle([1, 4]), middle([9, 1, 2])]).toEqual([0, 5, 2.5, 2]);
  const person = (displayName: string, points: number) => ({
    user: { displayName },
    cases: 1,
    highRisk: 0,
    tasks: 0,
    late: 0,
    points,
  });
  const [view] = workloadView({ workloadFigures: [person('Ann', 30), person('Bob', 10)] });
  expect(view?.sentence).toBe(
    '2 people have work in hand. Half of them have 20 points or more; Ann has most, with 30.',
  );
  expect(workloadView({ workloadFigures: [] })[0]).toMatchObject({
    chart: undefined,
    empty: expect.stringContaining('stand here'),
  });
});

test('a quarter of a year is counted, from a Monday', () => {
  expect(periodOf('2026-12-09')).toEqual({ from: '2026-09-14', to: '2026-12-09' });
  const week = {
    monday: '2026-12-07',
    receptions: 2,
    transfersIn: 1,
    transfersOut: 0,
    releases: 4,
    recalls: 1,
  };
  const [view] = movementsView({ movements: [week] });
  expect(view?.sentence).toContain('2 received, 1 transferred in, 0 transferred out, 4 released, 1 recalled');
  expect(view?.table.rows[0]?.[0]?.text).toBe('7 December 2026');
});

test('a handover tells how near it is, and what is still to do', () => {
  const node = {
    id: 'p',
    on: '2026-12-07',
    open: ['Name the community offender manager'],
    holders: [],
    pathway: {
      id: 'p',
      roh: 'high',
      offenderManager: null,
      person: { firstName: 'Joe', lastName: 'Bloggs', prisonNumber: 'A1001AA', crn: null },
    },
  };
  const [view] = handoversView(
    {
      handoverCounts: { past: 1, week: 0, month: 0, later: 0 },
      handoversAtRisk: { nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } },
    },
    '2026-12-09',
  );
  expect(view?.sentence).toContain('1 handover is past the date');
  expect(view?.table.rows[0]?.map(({ text }) => text)).toEqual([
    'Joe Bloggs A1001AA',
    '7 December 2026 (2 days ago)',
    'Name the community offender manager',
    'Nobody yet',
    'Not named',
  ]);
});

test('stages stand in the order of a sentence', () => {
  const stage = (id: string, cases: number) => ({
    stage: id,
    cases,
    medianDays: 10,
    spans: [cases, 0, 0, 0, 0],
    finished: 0,
    finishedMedianDays: null,
  });
  const [view] = stagesView({
    stageFigures: [stage('licence', 2), stage('custody', 5), stage('reception', 0)],
  });
  expect(view?.table.rows.map(([name]) => name?.text)).toEqual([
    'Reception',
    'Custody',
    'Licence supervision',
  ]);
  expect(view?.sentence).toContain('7 cases are in 2 stages. Most are in “Custody” (5)');
});
