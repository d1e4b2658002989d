import { Kind } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from './scalars.js';

const instant = (text: string): string => new Date(GraphQLDateTime.parseValue(text)).toISOString();

test('a moment without an offset is London time, and a bare date the start of that day in London', () => {
  expect(instant('2026-07-01T14:00')).toBe('2026-07-01T13:00:00.000Z');
  expect(instant('2026-12-09T14:00')).toBe('2026-12-09T14:00:00.000Z');
  expect(instant('2026-07-01T14:00:00Z')).toBe('2026-07-01T14:00:00.000Z');
  expect(instant('2026-07-01T14:00:00.123+02:00')).toBe('2026-07-01T12:00:00.123Z');
  expect(instant('2026-07-01')).toBe('2026-06-30T23:00:00.000Z');
  expect(GraphQLDateTime.serialize(Date.UTC(2026, 6, 1))).toBe('2026-07-01T00:00:00.000Z');
});

test.each(['2026-02-30', '2026-13-01', '01/02/2026', 'tomorrow', '', 20260101, null])(
  '%p is no date',
  (value) => {
    expect(() => GraphQLDate.parseValue(value)).toThrow(/date|day/);
  },
);

test.each(['2026-02-30T10:00', '2026-01-01T25:00', '2026-01-01 10:00', 'now', 1])(
  '%p is no moment',
  (value) => {
    expect(() => GraphQLDateTime.parseValue(value)).toThrow();
  },
);

test('a date written as a number in a query is refused', () => {
  expect(() => GraphQLDate.parseLiteral({ kind: Kind.INT, value: '20260101' }, {})).toThrow('in quotes');
});
