import { type ModuleRef } from '@nestjs/core';
import { buildSchema, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { type RequestContext } from '#graphql/shared/context.js';
import { type AnsweredRequest } from '#graphql/shared/requests.plugin.js';
import { writtenOperations } from './graphql.js';
import { OperationFailed, Operations } from './operations.js';
import '../my-work/my-work.query.js';
import '../queue/queue.query.js';

const CONTEXT = { correlationId: 'c-1', actor: { userId: 'me' } } as unknown as RequestContext;

function small(): GraphQLSchema {
  const schema = buildSchema(
    'type Query { hello(to: String): String, list(first: Int): [Row!]! } type Row { a: Int rows(first: Int): [Row!]! }',
  );
  const fields = schema.getQueryType()?.getFields();
  if (fields?.['hello'])
    fields['hello'].resolve = (_source, args: { to?: string | null }) => {
      if (args.to === 'nobody') throw new GraphQLError('Not yours.', { extensions: { code: 'FORBIDDEN' } });
      if (args.to === 'crash') throw new Error('relation "throughcare.secret" does not exist');
      return 'to' in args ? `Hello ${String(args.to)}` : 'Hello';
    };
  return schema;
}

function operations(schema = small()) {
  const told: AnsweredRequest[] = [];
  const errors: unknown[] = [];
  const modules = { get: () => ({ schema }) } as unknown as ModuleRef;
  const reports = {
    error: (error: unknown) => errors.push(error),
    request: (one: AnsweredRequest) => told.push(one),
  };
  return { told, errors, made: new Operations(modules, reports) };
}
const HELLO = parse('query Hello($to: String) { hello(to: $to) }');

test('an operation is answered, and told to log and metrics as over HTTP', async () => {
  const { made, told } = operations();
  expect(await made.run(HELLO, { to: 'Joan' } as never, CONTEXT)).toEqual({ hello: 'Hello Joan' });
  expect(told).toMatchObject([
    { operation: 'Hello', kind: 'query', errors: 0, correlationId: 'c-1', userId: 'me' },
  ]);
});

test('a variable that is undefined was not given', async () => {
  expect(await operations().made.run(HELLO, { to: undefined } as never, CONTEXT)).toEqual({ hello: 'Hello' });
});

test('an error has its code; what lies behind is logged and never shown', async () => {
  const { made, errors, told } = operations();
  const failure = async (to: string): Promise<OperationFailed> =>
    made.run(HELLO, { to } as never, CONTEXT).then(
      () => Promise.reject(new Error('It was answered')),
      (error: OperationFailed) => error,
    );
  expect(await failure('nobody')).toMatchObject({
    code: 'FORBIDDEN',
    message: 'Not yours.',
    correlationId: 'c-1',
  });
  const crash = await failure('crash');
  expect(crash).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(crash.message).not.toContain('secret');
  expect(String(errors[0])).toContain('secret');
  expect(told.map((one) => one.errors)).toEqual([1, 1]);
});

test('an operation that costs too much is refused before any of it runs', async () => {
  const schema = small();
  const list = schema.getQueryType()?.getFields()['list'];
  if (list) list.resolve = () => Promise.reject(new Error('It ran'));
  const many = parse('query Many { list(first: 100) { rows(first: 100) { a } } }');
  await expect(operations(schema).made.run(many, {} as never, CONTEXT)).rejects.toMatchObject({
    code: 'TOO_COMPLEX',
  });
});

test('an operation that does not fit the schema stops the start, by name', () => {
  expect(writtenOperations().length).toBeGreaterThan(1);
  expect(() => operations().made.onApplicationBootstrap()).toThrow(
    /The operation \w+ of the workbench does not fit/,
  );
});
