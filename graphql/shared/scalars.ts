import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isoInstant, type Instant, type LondonDate } from '#domain/time.js';
import { londonDateOf, parseLondon, startOfDay } from '#calendar/index.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

const bad = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};
const text = (node: ValueNode, name: string): string =>
  node.kind === Kind.STRING ? node.value : bad(`${name} is written as text, in quotes.`);

function readDate(value: unknown): LondonDate {
  if (typeof value !== 'string' || !DATE.test(value))
    return bad(`A date is written 2026-12-09, not ${JSON.stringify(value)}.`);
  const there = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== value)
    return bad(`There is no day ${value}.`);
  return value;
}

function readInstant(value: unknown): Instant {
  if (typeof value !== 'string' || !DATE_TIME.test(value)) {
    return bad(
      `A date and time is written 2026-12-09T14:00 (London) or 2026-12-09T14:00:00Z, not ${JSON.stringify(value)}.`,
    );
  }
  const day = readDate(value.slice(0, 10));
  const at = value.length === 10 ? startOfDay(day) : parseLondon(value);
  return Number.isFinite(at) ? at : bad(`There is no such time: ${value}.`);
}

/** A London calendar date, `2026-12-09`. */
export const GraphQLDate = new GraphQLScalarType<LondonDate, LondonDate>({
  name: 'Date',
  description: 'A calendar date in London, written 2026-12-09.',
  serialize: (value) => (typeof value === 'number' ? londonDateOf(value) : String(value)),
  parseValue: readDate,
  parseLiteral: (node) => readDate(text(node, 'A date')),
});

/** A moment: epoch milliseconds inside, ISO 8601 UTC outside. */
export const GraphQLDateTime = new GraphQLScalarType<Instant, string>({
  name: 'DateTime',
  description:
    'A moment, written 2026-12-09T14:00:00Z. Without an offset it is London time; a bare date is the start of that day in London.',
  serialize: (value) => isoInstant(value as Instant),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(text(node, 'A date and time')),
});

/** Plain JSON: the fields of a task type or of a kind of fact, by name. */
export const GraphQLJson = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Plain JSON, such as the fields of a task by name.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => readJson(node, variables ?? {}),
});

function readJson(node: ValueNode, variables: Record<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((value) => readJson(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, readJson(value, variables)]),
      );
    case Kind.VARIABLE:
      return variables[node.name.value];
    default:
      return node.value;
  }
}
