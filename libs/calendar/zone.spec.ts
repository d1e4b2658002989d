import fc from 'fast-check';
import { HOUR, MINUTE } from '#domain/time.js';
import { dateOfDay, dayNumber, InvalidDate } from './day-number.js';
import { addDays } from './days.js';
import {
  atLondon,
  endOfDay,
  formatLondon,
  londonDateOf,
  londonOffsetMinutes,
  parseLondon,
  startOfDay,
} from './zone.js';

const instant = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2100, 0, 1) });
const date = fc.integer({ min: dayNumber('1996-01-01'), max: dayNumber('2099-12-31') }).map(dateOfDay);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

/** The machine's own zone data: an oracle for these years, never used by the code. */
const oracle = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('London time', () => {
  test('agrees with the zone data of the machine', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(formatLondon(at).slice(0, 19).replace('T', ' ')).toBe(oracle.format(at));
        expect(londonDateOf(at)).toBe(oracle.format(at).slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  test('the clocks change at 01:00 UTC on the last Sundays of March and October', () => {
    expect(londonOffsetMinutes(Date.UTC(2026, 2, 29, 0, 59))).toBe(0);
    expect(londonOffsetMinutes(Date.UTC(2026, 2, 29, 1))).toBe(60);
    expect(londonOffsetMinutes(Date.UTC(2026, 9, 25, 0, 59))).toBe(60);
    expect(londonOffsetMinutes(Date.UTC(2026, 9, 25, 1))).toBe(0);
  });

  test('a day is 24 hours long, 23 in spring and 25 in autumn', () => {
    const hours = (day: string): number => (endOfDay(day) - startOfDay(day)) / HOUR;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    fc.assert(
      fc.property(date, (day) => {
        expect([23, 24, 25]).toContain(hours(day));
        expect(endOfDay(day)).toBe(startOfDay(addDays(day, 1)));
        expect(londonDateOf(startOfDay(day))).toBe(day);
        expect(londonDateOf(endOfDay(day) - 1)).toBe(day);
      }),
    );
  });

  test('a time left out in spring is the first after it; one that comes twice is the earlier', () => {
    expect(atLondon('2026-03-29', '01:30')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(atLondon('2026-03-29', '02:00')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(atLondon('2026-03-29', '00:59')).toBe(Date.UTC(2026, 2, 29, 0, 59));
    expect(atLondon('2026-10-25', '01:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(atLondon('2026-10-25', '02:00')).toBe(Date.UTC(2026, 9, 25, 2));
    expect(() => atLondon('2026-10-25', '24:00')).toThrow(InvalidDate);
  });

  test('what is written can be read again', () => {
    fc.assert(
      fc.property(date, time, (day, clock) => {
        const at = atLondon(day, clock);
        expect(parseLondon(formatLondon(at))).toBe(at);
        expect(parseLondon(`${day}T${clock}`)).toBe(at);
      }),
    );
  });

  test('reads moments with and without an offset', () => {
    expect(parseLondon('2026-07-01T14:00')).toBe(Date.UTC(2026, 6, 1, 13));
    expect(parseLondon('2026-07-01T14:00:30.5Z')).toBe(Date.UTC(2026, 6, 1, 14, 0, 30, 500));
    expect(parseLondon('2026-07-01 14:00+02:00')).toBe(Date.UTC(2026, 6, 1, 12));
    expect(parseLondon('2026-07-01T14:00-05:30')).toBe(Date.UTC(2026, 6, 1, 19, 30));
    expect(formatLondon(Date.UTC(2026, 11, 9, 14))).toBe('2026-12-09T14:00:00+00:00');
    for (const text of ['2026-07-01', '2026-07-01T25:00', '2026-02-30T10:00', '2026-07-01T14:00BST', 'noon'])
      expect(() => parseLondon(text)).toThrow(InvalidDate);
    expect(parseLondon('2026-10-25T01:30+00:00') - parseLondon('2026-10-25T01:30')).toBe(60 * MINUTE);
  });
});
