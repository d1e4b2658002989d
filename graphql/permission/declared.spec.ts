import { buildSchema, graphql, printSchema } from 'graphql';
import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { type Actor } from '#identity/actor.js';
import { type RequestContext } from '../shared/context.js';
import { assertDeclared, DECLARATIONS, undeclared } from './declared.js';
import { guardedSchema } from './guard.js';

const SCHEMA = fs.readFileSync(path.join(checkoutRoot(), 'graphql/schema.graphql'), 'utf8');
const schemaWith = (more: string) => buildSchema(`${SCHEMA}\n${more}`);

test('everything that is served is declared, and nothing is declared that is not served', () => {
  expect(undeclared(buildSchema(SCHEMA))).toEqual([]);
});

test.each([
  ['a query', 'extend type Query { everybody: [User!]! }', /Query\.everybody: say who may use it/],
  [
    'a command',
    'extend type Mutation { forget(id: ID!): TaskResult! }',
    /Mutation\.forget: say who may use it/,
  ],
  ['a subscription', 'extend type Subscription { all: Task }', /Subscription\.all: say who may use it/],
  ['a field of a person', 'extend type Person { religion: String }', /Person\.religion: say who reads it/],
  [
    'a type',
    'type Visit { at: String } extend type Pathway { visits: [Visit] }',
    /Visit: does it tell of a person/,
  ],
  [
    'a command that cannot refuse',
    'extend type Mutation { forget: Task }',
    /Mutation\.forget: its answer has to be a union/,
  ],
])('an undeclared one stops the start: %s', (_what, more, problem) => {
  expect(() => guardedSchema(schemaWith(more))).toThrow(problem);
});

test('a declaration of what is gone stops the start too', () => {
  const operations = { ...DECLARATIONS.operations, 'Query.gone': { who: 'staff', reach: 'case' } as const };
  const fields = {
    ...DECLARATIONS.fields,
    Person: { ...DECLARATIONS.fields['Person'], shoeSize: 'reached' as const },
  };
  expect(undeclared(buildSchema(SCHEMA), { ...DECLARATIONS, operations, fields })).toEqual([
    'Person.shoeSize is declared, and is not in the schema',
    'Query.gone is declared, and is not in the schema',
  ]);
  expect(() => assertDeclared(buildSchema(SCHEMA), { ...DECLARATIONS, operations })).toThrow('Query.gone');
});

test('the guard changes nothing that clients see of the schema', () => {
  const before = printSchema(buildSchema(SCHEMA));
  expect(printSchema(guardedSchema(buildSchema(SCHEMA)))).toBe(before);
});

const as = (role: string, kind: string, place = 'HLI'): Actor =>
  ({ userId: 'u', username: role, memberships: [{ teamId: 't', kind, place, role }] }) as Actor;
const ask = async (actor: Actor, query: string) =>
  graphql({
    schema: guardedSchema(buildSchema(SCHEMA)),
    source: query,
    contextValue: { actor } as RequestContext,
    rootValue: {
      pathway: { id: 'p', person: { id: 'n', firstName: 'Joe', ethnicity: 'W1' } },
      claimTask: () => ({
        __typename: 'WrongStateRefusal',
        code: 'WRONG_STATE',
        message: 'the engine was asked',
      }),
    },
    typeResolver: (value: { __typename?: string; code?: string }) => value.__typename ?? 'NotAllowedRefusal',
  });

test('a refused command says why and who could', async () => {
  const claim = 'mutation { claimTask(id: "t") { ... on Refusal { code message } } }';
  const { data } = await ask(as('inspector', 'inspectorate', 'national'), claim);
  expect(data?.['claimTask']).toEqual({
    code: 'NOT_ALLOWED',
    message:
      'Inspectors read and never act. You are inspector. Who could: whoever works on the case; inspectors read only.',
  });
  const clerk = await ask(as('case-administrator', 'omu'), claim);
  expect(clerk.data?.['claimTask']).toMatchObject({ code: 'WRONG_STATE' });
  const nobody = await ask({ userId: 'u', username: 'left', memberships: [] }, claim);
  expect(nobody.data?.['claimTask']).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a restricted field is refused where it stands, with the rest answered', async () => {
  const query = '{ pathway(id: "p") { person { firstName ethnicity } } }';
  const liaison = await ask(as('victim-liaison-officer', 'victim-liaison', 'YOR'), query);
  expect(JSON.parse(JSON.stringify(liaison.data))).toEqual({
    pathway: { person: { firstName: 'Joe', ethnicity: null } },
  });
  expect(liaison.errors?.[0]?.message).toMatch(
    /^It is for those who work with the person\. You are victim liaison officer \(HLI\)|^It is for those who work with the person\. You are victim liaison officer \(YOR\)\. Who could: .*offender manager/,
  );
  const clerk = await ask(as('case-administrator', 'omu'), query);
  expect(clerk.errors).toBeUndefined();
});
