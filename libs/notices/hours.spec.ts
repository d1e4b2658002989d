import { parseLondon } from '#calendar/index.js';
import { isoInstant } from '#domain/time.js';
import { acknowledgeBy, afterQuiet, nextDigest, sendAt, USUAL_QUIET } from './hours.js';

const at = parseLondon;

describe('quiet hours in London', () => {
  it.each([
    ['2026-11-20T18:59', '2026-11-20T18:59'],
    ['2026-11-20T19:00', '2026-11-21T07:00'],
    ['2026-11-21T06:59', '2026-11-21T07:00'],
    ['2026-11-21T07:00', '2026-11-21T07:00'],
    // The nights on which the clocks change: still seven o'clock as London reads it.
    ['2026-10-24T23:30', '2026-10-25T07:00'],
    ['2027-03-27T23:30', '2027-03-28T07:00'],
  ])('hold what comes at %s until %s', (now, then) => {
    expect(isoInstant(afterQuiet(at(now), USUAL_QUIET))).toBe(isoInstant(at(then)));
  });

  it('may lie within a day, or be none', () => {
    expect(afterQuiet(at('2026-11-20T13:00'), { from: '12:00', until: '14:00' })).toBe(
      at('2026-11-20T14:00'),
    );
    expect(afterQuiet(at('2026-11-20T15:00'), { from: '12:00', until: '14:00' })).toBe(
      at('2026-11-20T15:00'),
    );
    expect(afterQuiet(at('2026-11-20T03:00'), { from: '00:00', until: '00:00' })).toBe(
      at('2026-11-20T03:00'),
    );
  });

  it('do not hold what must be known now', () => {
    const night = at('2026-11-20T23:00');
    expect(sendAt(night, 'now', USUAL_QUIET)).toBe(night);
    expect(sendAt(night, 'day', USUAL_QUIET)).toBe(at('2026-11-21T07:00'));
  });
});

it('gathers until eight in the morning', () => {
  expect(nextDigest(at('2026-07-01T07:59'))).toBe(at('2026-07-01T08:00'));
  expect(nextDigest(at('2026-07-01T08:00'))).toBe(at('2026-07-02T08:00'));
});

it('gives two working days to acknowledge, over a weekend and a bank holiday', () => {
  // Thursday before Easter 2026: Good Friday and Easter Monday are not worked.
  expect(acknowledgeBy(at('2026-04-02T12:00'), { acknowledgeWithin: 2 })).toBe(at('2026-04-09T00:00'));
  expect(acknowledgeBy(at('2026-04-02T12:00'), {})).toBeUndefined();
});
