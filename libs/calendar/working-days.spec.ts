import fc from 'fast-check';
import { CALENDAR_HORIZON, CALENDAR_START } from './bank-holidays.js';
import { dateOfDay, dayNumber } from './day-number.js';
import { addDays } from './days.js';
import {
  addWorkingDays,
  dayKind,
  firstWorkingDayOnOrAfter,
  isBeyondHorizon,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nextWorkingDay,
  workingDayFrom,
  type Direction,
} from './working-days.js';

const date = fc
  .integer({ min: dayNumber(CALENDAR_START), max: dayNumber(CALENDAR_HORIZON) })
  .map((day) => dateOfDay(day));
const direction = fc.constantFrom<Direction>('after', 'before');
const count = fc.integer({ min: 0, max: 60 });

/** The slow way: one day at a time, asking only what kind of day it is. */
function walk(from: string, n: number, way: Direction): string | undefined {
  const step = way === 'after' ? 1 : -1;
  let day = from;
  let left = n;
  while (left > 0 || dayKind(day) !== 'working') {
    day = addDays(day, step);
    if (day > CALENDAR_HORIZON || day < CALENDAR_START) return undefined;
    if (dayKind(day) === 'working') left -= 1;
  }
  return day;
}

describe('working days', () => {
  test('counting by table agrees with walking day by day', () => {
    fc.assert(
      fc.property(date, count, direction, (from, n, way) => {
        const result = workingDayFrom(from, n, way);
        expect(isBeyondHorizon(result) ? undefined : result).toBe(walk(from, n, way));
      }),
      { numRuns: 2000 },
    );
  });

  test('never lands on a day that is not worked, and names every day passed over', () => {
    fc.assert(
      fc.property(date, count, direction, (from, n, way) => {
        const counted = addWorkingDays(from, n, way);
        if (isBeyondHorizon(counted)) return;
        expect(isWorkingDay(counted.date)).toBe(true);
        for (const { date: day, why } of counted.skipped) {
          expect(isWorkingDay(day)).toBe(false);
          expect(why).toMatch(/\w/);
        }
        const distance = Math.abs(dayNumber(counted.date) - dayNumber(from));
        if (n > 0) expect(distance).toBe(n + counted.skipped.length);
        else expect(distance).toBe(counted.skipped.length);
      }),
    );
  });

  test('a longer count ends later, and a later start never earlier', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const [one, more, later] = [
          workingDayFrom(from, n),
          workingDayFrom(from, n + 1),
          workingDayFrom(addDays(from, 1), n),
        ];
        if (isBeyondHorizon(one) || isBeyondHorizon(more) || isBeyondHorizon(later)) return;
        expect(more > one).toBe(true);
        expect(later >= one).toBe(true);
      }),
    );
  });

  test('a negative count runs the other way', () => {
    expect(addWorkingDays('2026-12-29', -2)).toEqual(addWorkingDays('2026-12-29', 2, 'before'));
    expect(workingDayFrom('2026-12-29', -2)).toBe('2026-12-23');
    expect(workingDayFrom('2026-12-23', -2, 'before')).toBe('2026-12-29');
  });

  test('names what it skips at Christmas', () => {
    expect(addWorkingDays('2026-12-24', 1)).toEqual({
      date: '2026-12-29',
      skipped: [
        { date: '2026-12-25', why: 'Christmas Day' },
        { date: '2026-12-26', why: 'Saturday' },
        { date: '2026-12-27', why: 'Sunday' },
        { date: '2026-12-28', why: 'Boxing Day (substitute day)' },
      ],
    });
    expect(addWorkingDays('2030-12-24', 1)).toMatchObject({
      skipped: [
        { why: 'Christmas Day', projected: true },
        { why: 'Boxing Day', projected: true },
      ],
    });
  });

  test('finds the nearest working day on either side', () => {
    expect(nextWorkingDay('2026-04-02')).toBe('2026-04-07');
    expect(lastWorkingDayOnOrBefore('2026-04-05')).toBe('2026-04-02');
    expect(firstWorkingDayOnOrAfter('2026-04-05')).toBe('2026-04-07');
    expect(lastWorkingDayOnOrBefore('2026-04-02')).toBe('2026-04-02');
    expect(firstWorkingDayOnOrAfter('2026-04-02')).toBe('2026-04-02');
  });

  test('beyond the calendar it says so, and when to ask again', () => {
    const after = { beyondHorizon: true, side: 'after', recheckOn: '2035-01-02' };
    expect(nextWorkingDay('2035-12-31')).toEqual(after);
    expect(addWorkingDays('2036-02-01', 2, 'before')).toEqual(after);
    expect(lastWorkingDayOnOrBefore('2040-06-01')).toEqual(after);
    expect(addWorkingDays('2000-01-04', 1, 'before')).toMatchObject({ beyondHorizon: true, side: 'before' });
    expect(addWorkingDays('1999-12-31', 1)).toMatchObject({ beyondHorizon: true, side: 'before' });
    expect(isWorkingDay('2036-01-02')).toBeUndefined();
    expect(dayKind('2036-01-05')).toBe('weekend');
  });
});
