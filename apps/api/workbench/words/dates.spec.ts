import { date, dateAndTime, dueWords, time } from './dates.js';

test.each([
  ['2026-12-09T14:30:00Z', '2:30pm'],
  ['2026-12-09T09:00:00Z', '9am'],
  ['2026-12-09T12:00:00Z', 'midday'],
  ['2026-12-09T00:00:00Z', 'midnight'],
  ['2026-06-09T23:00:00Z', 'midnight'],
  ['2026-06-09T11:05:00Z', '12:05pm'],
])('%s is written %s', (at, words) => {
  expect(time(Date.parse(at))).toBe(words);
});

test('dates are written out, as London has them', () => {
  expect(date('2026-12-09')).toBe('9 December 2026');
  expect(dateAndTime(Date.parse('2026-06-30T23:15:00Z'))).toBe('1 July 2026 at 12:15am');
});

const NOW = Date.parse('2026-12-09T10:00:00Z');
const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();

test.each([
  ['2026-12-08', '1 day late', 'late'],
  ['2026-12-01', '8 days late', 'late'],
  ['2026-12-09', 'due today', 'today'],
  ['2026-12-10', 'due tomorrow', 'soon'],
  ['2026-12-14', 'due on Monday', 'soon'],
  ['2026-12-16', 'due in 7 days', 'later'],
])('what is due on %s is %s', (dueOn, words, tone) => {
  expect(dueWords({ dueOn, dueAt: endOf(dueOn) }, NOW)).toEqual({ words, exact: date(dueOn), tone });
});

test('what is due at a moment says the time', () => {
  expect(dueWords({ dueOn: null, dueAt: '2026-12-09T16:00:00Z' }, NOW)).toEqual({
    words: 'due at 4pm today',
    exact: '9 December 2026 at 4pm',
    tone: 'today',
  });
  expect(dueWords({ dueOn: null, dueAt: '2026-12-09T08:30:00Z' }, NOW).words).toBe('1 hour late');
  expect(dueWords({ dueOn: null, dueAt: null }, NOW).words).toBe('no deadline');
});
