import {
  addDays,
  dateOfDay,
  dayNumber,
  endOfDay,
  isBeyondHorizon,
  isWorkingDay,
  londonDateOf,
  parseLondon,
  startOfDay,
} from '#calendar/index.js';
import { HOUR } from '#domain/time.js';
import fc from 'fast-check';
import { catalogue, standard } from './catalogue.js';
import { dueFor, dueInstant, earlierOf, receivedOn, type Due } from './due.js';
import { StandardsRefusal, type StandardRow } from './row.js';

const date = fc.integer({ min: dayNumber('2001-01-01'), max: dayNumber('2034-12-31') }).map(dateOfDay);
const moment = fc.integer({ min: startOfDay('2001-01-01'), max: startOfDay('2034-12-31') });
const rowsInDays = catalogue().rows.filter(({ unit }) => unit !== 'hours');
const row = fc.constantFrom(...rowsInDays);
const withCutOff = fc.constantFrom(...catalogue().rows.filter(({ cutOff }) => cutOff));

const like = (id: string, change: Partial<StandardRow>): StandardRow => ({ ...standard(id), ...change });
/** The date of what must be a date within the calendar. */
function on(row: StandardRow, from: string): string {
  const due = dueFor(row, from);
  if (isBeyondHorizon(due)) throw new Error(`${row.id} from ${from} is beyond the horizon`);
  return 'dueOn' in due ? due.dueOn : londonDateOf(due.dueAt);
}
const known = (row: StandardRow, from: string | number): Due => {
  const due = dueFor(row, from);
  if (isBeyondHorizon(due)) throw new Error(`${row.id} from ${from} is beyond the horizon`);
  return due;
};

describe('when a standard is due', () => {
  test('a later anchor is never due earlier', () => {
    fc.assert(
      fc.property(row, date, (standardRow, from) => {
        expect(on(standardRow, addDays(from, 1)) >= on(standardRow, from)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('a moment gives the date its London day gives, where there is no cut-off', () => {
    fc.assert(
      fc.property(row, moment, (standardRow, at) => {
        fc.pre(standardRow.cutOff === undefined);
        expect(dueFor(standardRow, at)).toEqual(dueFor(standardRow, londonDateOf(at)));
      }),
    );
  });

  test('working days end on a working day, after the anchor or before it as the row says', () => {
    fc.assert(
      fc.property(row, date, (standardRow, from) => {
        fc.pre(standardRow.unit === 'working-days');
        const due = on(standardRow, from);
        expect(isWorkingDay(due)).toBe(true);
        expect(standardRow.direction === 'after' ? due > from : due < from).toBe(true);
      }),
    );
  });

  test('beginning with the day gives one day less than leaving it out', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (from, limit) => {
        for (const count of ['begin-with', 'n-minus-1'] as const)
          expect(addDays(on(like('FTR-56', { limit, count }), from), 1)).toBe(
            on(like('FTR-56', { limit, count: 'exclude-first' }), from),
          );
      }),
    );
  });

  test('working days beginning with a day: the first worked one is day 1', () => {
    const row = like('MOVE-NOTICE', { limit: 3, count: 'begin-with' });
    expect(on(row, '2026-04-01')).toBe('2026-04-07');
    expect(on(row, '2026-04-03')).toBe('2026-04-09');
    expect(on(like('MOVE-NOTICE', { limit: 1, count: 'begin-with' }), '2026-04-03')).toBe('2026-04-07');
    expect(on(like('BOARD-INVITE', { limit: 2, count: 'begin-with' }), '2026-04-07')).toBe('2026-04-02');
  });

  test('months beginning with a day end on the eve of the same day', () => {
    const months = (limit: number, from: string): string => on(like('BREACH-LOOKBACK', { limit }), from);
    expect(months(12, '2026-06-15')).toBe('2027-06-14');
    expect(months(12, '2023-03-01')).toBe('2024-02-29');
    expect(months(12, '2024-02-29')).toBe('2025-02-28');
    expect(months(1, '2026-03-31')).toBe('2026-04-30');
    expect(on(like('BREACH-LOOKBACK', { limit: 1, direction: 'before' }), '2026-03-31')).toBe('2026-03-01');
  });

  test('months first, then days; weeks are seven days', () => {
    expect(on(standard('HANDOVER'), '2026-10-31')).toBe('2026-02-14');
    fc.assert(
      fc.property(date, (from) => {
        expect(on(standard('ROH-REVIEW-HIGH'), from)).toBe(addDays(from, 112));
      }),
    );
  });

  test('hours are elapsed hours, and need a time of day', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(dueFor(standard('RECALL-REQUEST'), at)).toEqual({ dueAt: at + 24 * HOUR });
      }),
    );
    expect(dueFor(like('RECALL-REQUEST', { direction: 'before', limit: 3 }), 10 * HOUR)).toEqual({
      dueAt: 7 * HOUR,
    });
    expect(() => dueFor(standard('RECALL-REQUEST'), '2026-12-09')).toThrow(StandardsRefusal);
  });

  test('being received is settled once: asking again from that day changes nothing', () => {
    fc.assert(
      fc.property(withCutOff, moment, (standardRow, at) => {
        const received = receivedOn(standardRow, at);
        if (isBeyondHorizon(received)) throw new Error('beyond the horizon');
        expect(isWorkingDay(received.on)).toBe(true);
        expect(receivedOn(standardRow, received.on)).toEqual({ on: received.on });
        expect(receivedOn(standardRow, startOfDay(received.on))).toEqual({ on: received.on });
      }),
    );
  });

  test('the cut-off is a London time, and its own minute is too late', () => {
    const row = standard('AP-ASSESS');
    expect(receivedOn(row, parseLondon('2026-07-01T12:59'))).toEqual({ on: '2026-07-01' });
    expect(receivedOn(row, parseLondon('2026-07-01T13:00'))).toEqual({
      on: '2026-07-02',
      why: 'after-cut-off',
    });
    expect(receivedOn(row, parseLondon('2026-07-01T12:00Z'))).toEqual({
      on: '2026-07-02',
      why: 'after-cut-off',
    });
    expect(receivedOn(row, '2026-07-04')).toEqual({ on: '2026-07-06', why: 'non-working-day' });
  });

  test('a deadline has passed when its day is over, when it begins where it locks, or at its minute', () => {
    expect(dueInstant(known(standard('RELEASE-CHECK-2'), '2026-12-29'))).toBe(endOfDay('2026-12-23'));
    expect(dueInstant(known(standard('LICENCE-HARD-STOP'), '2026-12-29'))).toBe(startOfDay('2026-12-23'));
    expect(dueInstant(known(standard('REPORT-ON-RELEASE'), '2026-03-27'))).toBe(
      parseLondon('2026-03-30T14:00'),
    );
  });

  test('of due and done the earlier starts the next cycle', () => {
    expect(earlierOf('2026-04-01', '2026-05-01')).toBe('2026-04-01');
    expect(earlierOf('2026-05-01', '2026-04-01')).toBe('2026-04-01');
  });

  test('beyond the calendar working days are refused and plain days go on', () => {
    expect(dueFor(standard('VICTIM-TELL'), '2035-12-31')).toMatchObject({ beyondHorizon: true });
    expect(dueFor(standard('AP-ASSESS'), '2036-01-05')).toMatchObject({ beyondHorizon: true });
    expect(dueFor(standard('LICENCE-HARD-STOP'), '2040-01-05')).toMatchObject({ beyondHorizon: true });
    expect(dueFor(standard('VICTIM-UPDATE'), '2060-02-29')).toEqual({ dueOn: '2061-02-28' });
  });
});
