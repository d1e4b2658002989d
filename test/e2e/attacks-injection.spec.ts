import fs from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  isEnumType,
  isListType,
  isNonNullType,
  isUnionType,
  isInterfaceType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { checkoutRoot } from '#config/checkout.js';
import { Database } from '#persistence/database.js';
import { type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(300_000);

/** Generated from the committed schema: a field added tomorrow is attacked tomorrow. */
const schema = buildSchema(fs.readFileSync(path.join(checkoutRoot(), 'graphql/schema.graphql'), 'utf8'));
const HOSTILE = [
  `'; DROP TABLE throughcare.task; --`,
  `' OR '1'='1`,
  `") UNION SELECT password FROM pg_shadow --`,
  `\\'; SELECT pg_sleep(20); --`,
  '%_\\%\u0000',
  '\ud800 lone',
  '{{constructor.constructor("return process")()}}<script>alert(1)</script>',
  '__proto__',
  'x'.repeat(20_000),
];
const BEHIND =
  /pg_|pg_shadow|syntax error at|relation "|column "|node_modules|\.ts:\d|\.js:\d|SELECT [a-z]+\.|INTERNAL_SERVER_ERROR/;

/** A value of the type with one hostile text in every place that takes text, and something lawful in all others. */
function valueOf(type: GraphQLInputType, text: string, depth = 0): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, text, depth);
  if (isListType(type)) return [valueOf(type.ofType, text, depth)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(
      fields
        .filter(({ type: inner }) => depth < 3 || isNonNullType(inner))
        .map(({ name, type: inner }) => [name, valueOf(inner, text, depth + 1)]),
    );
  }
  const lawful: Record<string, unknown> = {
    Int: 5,
    Float: 1.5,
    Boolean: true,
    Date: '2030-01-01',
    DateTime: '2030-01-01T10:00:00Z',
    JSON: { [text.slice(0, 200)]: text, reason: text, list: [text], deep: { deeper: text } },
  };
  return type.name in lawful ? lawful[type.name] : text;
}

/** What to ask of an answer: enough that it is worked out. */
function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isUnionType(named) || isInterfaceType(named)) return '{ __typename ... on Refusal { code message } }';
  if (!isObjectType(named)) return '';
  return '{ __typename }';
}

interface Attack {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

function attacksOn(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Attack[] {
  if (field.args.length === 0) return [];
  const head = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const query = `${kind} (${head}) { ${field.name}(${args}) ${selection(field.type)} }`;
  return HOSTILE.map((text, i) => ({
    name: `${field.name} #${i}`,
    query,
    variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, text)])),
  }));
}

const fieldsOf = (kind: 'query' | 'mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});
const ATTACKS = (['query', 'mutation'] as const).flatMap((kind) =>
  fieldsOf(kind).flatMap((field) => attacksOn(kind, field)),
);

let stage: Stage;
let owner: Database;
let people: Client[];
beforeAll(async () => {
  stage = await setStage();
  owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await stage.openCase();
  people = await Promise.all(['omu.hli', 'vlo.yor', 'head-of-omu.hli'].map((name) => stage.as(name)));
}, 120_000);
afterAll(async () => {
  await owner?.close();
  await stage?.close();
}, 60_000);

/** Tables, and how many rows the ones that matter have. */
const shapeOfDatabase = async (): Promise<unknown> => ({
  tables: await owner.query(
    `SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('throughcare', 'victim', 'audit') ORDER BY 1, 2`,
  ),
  people: await owner.query('SELECT username, active FROM throughcare.person_user ORDER BY 1'),
  memberships: await owner.query(
    'SELECT user_id, team_id, role FROM throughcare.membership ORDER BY 1, 2, 3',
  ),
});

test('hostile text in every text field of every operation is refused or kept as text: nothing breaks, waits or tells', async () => {
  expect(ATTACKS.length).toBeGreaterThan(200);
  const before = await shapeOfDatabase();
  const wrong: string[] = [];
  for (const client of people) {
    for (let at = 0; at < ATTACKS.length; at += 8) {
      await Promise.all(
        ATTACKS.slice(at, at + 8).map(async ({ name, query, variables }) => {
          const from = Date.now();
          const { status, text, errors, data } = await client.ask(query, variables);
          const said = JSON.stringify([
            errors?.map(({ message, extensions }) => [message, extensions]),
            data,
          ]);
          // A refusal may repeat what its reader typed: that is not what lies behind.
          const ours = said.replaceAll('pg_shadow', '').replaceAll('pg_sleep', '');
          if (status >= 500 || !text.startsWith('{')) wrong.push(`${name}: ${status} ${text.slice(0, 200)}`);
          else if (BEHIND.test(ours)) wrong.push(`${name}: ${ours.slice(0, 300)}`);
          else if (Date.now() - from > 15_000) wrong.push(`${name}: took ${Date.now() - from} ms`);
        }),
      );
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
  expect(await shapeOfDatabase()).toEqual(before);
  expect(({} as Record<string, unknown>)['reason']).toBeUndefined();
  const me = await people[0]?.ask('{ me { username } }');
  expect(me?.data.me.username).toBe('omu.hli');
  expect(stage.environment.logs()).not.toMatch(/DROP TABLE|pg_shadow|lone|return process/);
});
