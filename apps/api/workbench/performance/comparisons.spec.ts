import { courtsView } from './courts.view.js';
import { keptView } from './kept.view.js';
import { needsView } from './needs.view.js';
import { lastDays } from './period.js';

const period = { from: '2026-09-10', to: '2026-12-09' };

test('a period has as many days as it says, today among them', () => {
  expect(lastDays(91, '2026-12-09')).toEqual(period);
  expect(lastDays(1, '2026-12-09')).toEqual({ from: '2026-12-09', to: '2026-12-09' });
});

describe('how deadlines were kept', () => {
  const kept = (by: string, key: string, kind: string | null, numbers: readonly number[]) => ({
    by,
    key,
    place: kind === null ? null : { kind },
    title: by === 'stage' ? key : `${key} itself`,
    kept: numbers[0] ?? 0,
    missed: numbers[1] ?? 0,
    learntLate: numbers[2] ?? 0,
    keptPercent: numbers[3] ?? null,
  });
  const figures = [
    kept('place', 'YOR', 'area', [50, 0, 0, 100]),
    kept('place', 'HLI', 'prison', [30, 10, 2, 75]),
    kept('stage', 'pre-release', null, [70, 10, 2, 88]),
    kept('stage', 'licence', null, [10, 0, 0, 100]),
    kept('standard', 'ISP-CUSTODY', null, [80, 10, 2, 89]),
  ];

  test('prisons and areas stand side by side, with the share that was kept', () => {
    const [places, stages, standards] = keptView({ deadlinesKept: figures }, period, null);
    expect(places?.sentence).toBe(
      'From 10 September 2026 to 9 December 2026, deadlines at 2 places: 80 kept, 10 missed (89% kept); 2 more were already overdue when we learnt of them.',
    );
    expect(places?.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['HLI itself', 'Prison', '30', '10', '2', '75'],
      ['YOR itself', 'Probation area', '50', '0', '0', '100'],
    ]);
    expect(places?.chart?.bars).toHaveLength(4);
    expect(stages?.table.rows[0]?.[0]?.text).toBe('Preparing for release');
    expect(stages?.sentence).toContain('The smallest share was kept in “Preparing for release” (88%).');
    expect(standards?.table.rows[0]?.[0]?.href).toBe('/performance/kept?standard=ISP-CUSTODY');
    expect(standards?.more).toBeUndefined();
  });

  test('more places than a picture holds are drawn by kind, and all stand in the table by name', () => {
    const many = Array.from({ length: 14 }, (_, i) =>
      kept('place', `P${99 - i}`, i % 2 ? 'prison' : 'area', [2, 1, 0, 67]),
    );
    const [places] = keptView({ deadlinesKept: many }, period, null);
    expect(places?.chart?.labels.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Prisons', 'Probation areas', '14', '7']),
    );
    expect(places?.table.rows.map(([name]) => name?.text).slice(0, 2)).toEqual(['P86 itself', 'P88 itself']);
    expect(places?.table.rows).toHaveLength(14);
  });

  test('one standard is compared by itself, and leads back to all', () => {
    const [places, , standards] = keptView({ deadlinesKept: figures }, period, 'ISP-CUSTODY');
    expect(places?.sentence).toContain('deadlines of “ISP-CUSTODY itself” at 2 places');
    expect(standards?.more?.href).toBe('/performance/kept');
    const [none] = keptView({ deadlinesKept: [] }, period, 'ISP-CUSTODY');
    const [known] = keptView({ deadlinesKept: [kept('place', 'YOR', 'area', [5, 0, 0, 100])] }, period, null);
    expect(known?.sentence).toContain('deadlines at 1 place: 5 kept, 0 missed (100% kept).');
    expect(none?.sentence).toBe(
      'From 10 September 2026 to 9 December 2026, no deadlines of “ISP-CUSTODY” fell at the places you manage.',
    );
    expect([none?.chart, none?.empty]).toEqual([undefined, 'No deadline of a standard fell in this time.']);
  });
});

describe('what people in prison need', () => {
  const need = (title: string, people: number | null, noTarget: number | null) => ({
    title,
    people,
    noTarget,
    blocked: 0,
    outstanding: 0,
    met: 0,
  });
  const read = {
    needsAssessed: [
      { prison: { code: 'HLI', name: 'Hull (HMP)' }, people: 40, assessed: 30, assessedInYear: 20 },
      { prison: { code: 'NHI', name: 'New Hall (HMP)' }, people: 10, assessed: 10, assessedInYear: 10 },
    ],
    needFigures: [
      need('Accommodation', 12, 7),
      need('Family', 6, null),
      need('Money and debt', null, 0),
      need('Health', 0, 0),
    ],
    provisionFigures: [
      { intervention: 'tsp', waiting: 9, running: 5, unmet: null },
      { intervention: 'blocked-target', waiting: 0, running: 0, unmet: 6 },
    ],
  };
  const cells = (view: ReturnType<typeof needsView>[number] | undefined) =>
    view?.table.rows.map((row) => row.map(({ text }) => text));

  test('stands against what is planned, provided and known, with no number that is too small to tell', () => {
    const [needs, interventions, prisons] = needsView(read, null);
    expect(needs?.sentence).toBe(
      '40 people have been assessed in 2 prisons. Most have a need in “Accommodation” (12).',
    );
    expect(cells(needs)).toEqual([
      ['Accommodation', '12', '7', '0', '0', '0'],
      ['Family', '6', 'not told', '0', '0', '0'],
      ['Money and debt', 'not told', '0', '0', '0', '0'],
      ['Health', '0', '0', '0', '0', '0'],
    ]);
    // Whose target is not told is one plain bar, and not six with a target.
    expect(
      needs?.chart?.bars.map(({ fill }) => needs.chart?.key.find((one) => one.fill === fill)?.text),
    ).toEqual(['A target answers it', 'No target answers it', 'Not told which']);
    expect(needs?.chart?.labels.map(({ text }) => text)).not.toContain('Money and debt');
    expect(interventions?.sentence).toBe(
      '5 places taken in interventions, 9 on waiting lists, 6 and a few more on the register of unmet need. Somebody who is in two interventions takes two places.',
    );
    expect(cells(interventions)).toEqual([
      ['TSP', '5', '9', 'not told'],
      ['Targets that cannot be worked on', '0', '0', '6'],
    ]);
    expect(prisons?.sentence).toBe('Of 50 people in 2 prisons, 30 were assessed in the last twelve months.');
    expect(prisons?.table.rows[0]?.[0]?.href).toBe('/performance/needs?prison=HLI');
  });

  test('of one prison leads back to all; where nobody is, it says so', () => {
    const [needs, , prisons] = needsView(read, 'HLI');
    expect(needs?.sentence).toContain('30 people have been assessed in Hull (HMP).');
    expect(prisons?.more?.href).toBe('/performance/needs');
    const none = needsView({ needsAssessed: [], needFigures: [], provisionFigures: [] }, null);
    expect(none.map(({ chart, empty, table }) => [chart, empty !== undefined, table.rows])).toEqual([
      [undefined, true, []],
      [undefined, true, []],
      [undefined, true, []],
    ]);
  });
});

test('courts stand side by side with what they did with proposals', () => {
  const result = (by: string, key: string | null, numbers: readonly number[]) => ({
    by,
    key,
    area: by === 'court' ? { name: 'Humberside' } : null,
    followed: numbers[0] ?? 0,
    partly: numbers[1] ?? 0,
    notFollowed: numbers[2] ?? 0,
    noProposal: numbers[3] ?? 0,
    ranCourse: numbers[4] ?? 0,
    endedOtherwise: numbers[5] ?? 0,
  });
  const courtResults = [
    result('court', 'Hull Crown Court', [6, 1, 1, 2]),
    result('court', null, [0, 0, 0, 1]),
    result('sentence', 'community-order', [6, 1, 1, 3, 4, 2]),
  ];
  const [courts, sentences] = courtsView({ courtResults }, period, null);
  expect(courts?.sentence).toBe(
    'From 10 September 2026 to 9 December 2026, courts passed sentence on 11 reports. Of the proposals made, 75% were followed as they stood.',
  );
  expect(courts?.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Hull Crown Court', 'Humberside', '10', '6', '1', '1', '2', '75', '0', '0'],
    ['Not recorded', 'Humberside', '1', '0', '0', '0', '1', '–', '0', '0'],
  ]);
  expect(courts?.table.rows[0]?.[0]?.href).toBe('/performance/courts?court=Hull%20Crown%20Court');
  expect(sentences?.table.rows[0]?.[0]?.text).toBe('Community order');
  expect(sentences?.sentence).toContain(
    '4 of these sentences have run their course, 2 ended otherwise; the others have not ended.',
  );
  expect(courtsView({ courtResults }, period, 'Hull Crown Court')[0]?.more?.href).toBe('/performance/courts');
  expect(courtsView({ courtResults: [] }, period, null)[0]).toMatchObject({
    chart: undefined,
    empty: expect.stringContaining('No result'),
  });
});
