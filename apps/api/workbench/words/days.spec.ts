import { dayAsTyped, typedDay } from './days.js';

test('a day is read however it was typed, day first', () => {
  expect(['9/12/2026', '09.12.2026', ' 9-12-2026 ', '2026-12-09', '9 12 2026'].map(typedDay)).toEqual(
    Array.from({ length: 5 }, () => '2026-12-09'),
  );
});

test('what is no day is not guessed at', () => {
  expect(['', '31/2/2026', '12/2026', 'tomorrow', '9/12/26', '12/31/2026'].map(typedDay)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

test('a day goes back into the field as it is typed', () => {
  expect(dayAsTyped('2026-12-09')).toBe('9/12/2026');
  expect(typedDay(dayAsTyped('2027-01-31'))).toBe('2027-01-31');
});
