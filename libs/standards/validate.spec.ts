import { RAW_ROWS } from './catalogue-files.js';
import { buildCatalogue, RULE_SETS, setOn, standard } from './catalogue.js';
import { CatalogueError, type StandardRow } from './row.js';
import { assertCatalogue, validateRows } from './validate.js';

const good = standard('AP-ASSESS');
const problemsOf = (rows: readonly unknown[]): readonly { id: string; reason: string }[] => {
  try {
    validateRows(rows);
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
  return [];
};

describe('the catalogue is checked before anything starts', () => {
  test('what is shipped passes', () => {
    expect(() => assertCatalogue()).not.toThrow();
    expect(() => assertCatalogue([...RAW_ROWS, { ...good, id: 'AP-LATE', limit: -3 }])).toThrow(
      /1 bad row .*\n {2}AP-LATE: limit/,
    );
    expect(validateRows(RAW_ROWS)).toHaveLength(146);
  });

  test.each<readonly [string, object, RegExp]>([
    ['no title', { title: ' ' }, /^title: must not be empty/],
    ['an unknown unit', { unit: 'fortnights' }, /^unit: /],
    ['a negative limit', { limit: -1 }, /^limit: must not be negative/],
    ['half a day', { limit: 1.5 }, /^limit: must be a whole number, or months and days/],
    [
      'months and days in days',
      { limit: { months: 8, days: 14 } },
      /^limit: is months and days exactly where/,
    ],
    [
      'a plain number of months-then-days',
      { unit: 'months-then-days', cutOff: undefined },
      /^limit: is months and days/,
    ],
    ['an unknown owner', { owner: 'nobody' }, /^owner: is no role/],
    ['an unknown fact', { when: 'colour = red' }, /^when: no fact is called "colour"/],
    ['an unreadable condition', { when: 'application =' }, /^when: expected a value for application/],
    ['a cut-off that is no time', { cutOff: '25:00' }, /^cutOff: must be a time/],
    ['a cut-off backwards', { direction: 'before' }, /^cutOff: belongs to a count of days after/],
    [
      'hours counted as days',
      { unit: 'hours', count: 'begin-with', cutOff: undefined },
      /^count: an hour is never/,
    ],
    ['nothing beginning with today', { limit: 0, count: 'n-minus-1' }, /^limit: nothing can end before/],
    ['a date that is none', { effectiveFrom: '2026-02-30' }, /^effectiveFrom: must be a real date/],
    [
      'an end before its start',
      { effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' },
      /^effectiveTo: comes before/,
    ],
    ['a field nobody knows', { colour: 'red' }, /colour/],
    ['an unknown set', { set: '1999' }, /^set: /],
    ['a row of another family displaced', { displaces: ['FTR-14'] }, /^displaces: FTR-14 is no other row/],
  ])('%s is refused with the id and the reason', (_name, change, reason) => {
    const [problem, second] = problemsOf([{ ...good, ...change }, standard('FTR-14')]);
    expect(problem).toMatchObject({ id: 'AP-ASSESS', reason: expect.stringMatching(reason) });
    expect(second).toBeUndefined();
  });

  test('every bad row is named, with its place when it has no id', () => {
    const problems = problemsOf([{ ...good, title: '' }, good, good, { title: 'x' }, 'nonsense']);
    expect(problems.map(({ id }) => id)).toEqual([
      'AP-ASSESS',
      'row 4, which has no id',
      'row 5, which has no id',
      'AP-ASSESS',
    ]);
    expect(new CatalogueError(problems).message).toMatch(
      /4 bad rows[\s\S]*AP-ASSESS: title[\s\S]*AP-ASSESS: id: is used twice/,
    );
  });

  test('a catalogue that was not checked still refuses what it cannot read', () => {
    expect(() => buildCatalogue([good, good])).toThrow(/AP-ASSESS: this id is used twice/);
    expect(() => buildCatalogue([{ ...good, when: 'colour' } as StandardRow])).toThrow(
      /AP-ASSESS: when: no fact/,
    );
  });

  test('the sets follow one another without a gap', () => {
    expect(RULE_SETS.map(({ id }) => id)).toEqual(['2007-2014', 'current']);
    expect([setOn('2006-12-31'), setOn('2007-01-01'), setOn('2014-12-31'), setOn('2015-01-01')]).toEqual([
      undefined,
      '2007-2014',
      '2007-2014',
      'current',
    ]);
  });
});
