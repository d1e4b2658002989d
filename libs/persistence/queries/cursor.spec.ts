import { BadCursor, decodeCursor, encodeCursor } from './cursor.js';

const made = encodeCursor('tasks/DUE_SOONEST', ['2026-12-09T14:00:00.000Z', 'id']);

test('a cursor goes out and comes back, and says nothing in passing', () => {
  expect(decodeCursor('tasks/DUE_SOONEST', 2, made)).toEqual(['2026-12-09T14:00:00.000Z', 'id']);
  expect(made).toMatch(/^[\w-]+$/);
});

test.each([
  ['of another order', made, 'tasks/OPENED_LAST', 2],
  ['of another length', made, 'tasks/DUE_SOONEST', 3],
  ['that is not one', 'zzz', 'tasks/DUE_SOONEST', 2],
  [
    'with an object inside',
    Buffer.from('["tasks/DUE_SOONEST",{},1]').toString('base64url'),
    'tasks/DUE_SOONEST',
    2,
  ],
])('a cursor %s is refused', (_name, cursor, list, length) => {
  expect(() => decodeCursor(list, length, cursor)).toThrow(BadCursor);
});
