import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOfDay, dayNumber, InvalidDate, isLondonDate } from './day-number.js';
import { addDays, addMonths, addWeeks, daysBetween, monthsBetween, spellDate, weekdayOf } from './days.js';

/** 1950 to 2150: Temporal is the oracle for our faster arithmetic. */
const date = fc.integer({ min: -7305, max: 65_744 }).map(dateOfDay);

describe('plain dates', () => {
  test('refuses what is no date, and says how to write one', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1066-10-14', '2500-01-01'])
      expect(() => dayNumber(text)).toThrow(InvalidDate);
    expect(() => dayNumber('29/12/2026')).toThrow(/YYYY-MM-DD/);
    expect(isLondonDate('2024-02-29')).toBe(true);
    expect(isLondonDate('2023-02-29')).toBe(false);
    expect(() => addMonths('2026-02-30', 1)).toThrow(InvalidDate);
  });

  test('day arithmetic agrees with Temporal', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(addDays(from, days)).toBe(Temporal.PlainDate.from(from).add({ days }).toString());
        expect(weekdayOf(from)).toBe(Temporal.PlainDate.from(from).dayOfWeek);
      }),
    );
  });

  test('month arithmetic agrees with Temporal, month ends constrained', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -400, max: 400 }), (from, months) => {
        expect(addMonths(from, months)).toBe(
          Temporal.PlainDate.from(from).add({ months }, { overflow: 'constrain' }).toString(),
        );
      }),
    );
    expect(addMonths('2026-10-31', -8)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
  });

  test('what is added can be taken away, and is the distance', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
    expect(addWeeks('2026-07-06', 16)).toBe(addDays('2026-07-06', 112));
  });

  test('months between compare with whole months as addMonths does', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 120 }),
        (from, days, n) => {
          const to = addDays(from, days);
          const distance = monthsBetween(from, to);
          expect(distance < n).toBe(to < addMonths(from, n));
          // A month end that was cut short belongs to both months; elsewhere equality is exact.
          if (addMonths(from, n).slice(8) === from.slice(8))
            expect(distance > n).toBe(to > addMonths(from, n));
        },
      ),
    );
    expect(monthsBetween('2026-01-15', '2026-11-15')).toBe(10);
    expect(monthsBetween('2026-01-15', '2026-11-16')).toBeGreaterThan(10);
    expect(monthsBetween('2026-11-15', '2026-01-15')).toBe(-10);
    expect(monthsBetween('2026-01-31', '2026-02-01')).toBeCloseTo(1 / 28, 5);
  });

  test('dates are spelt as people read them', () => {
    expect(spellDate('2026-12-09')).toBe('Wednesday 9 December 2026');
    expect(spellDate('1969-12-31')).toBe('Wednesday 31 December 1969');
  });
});
