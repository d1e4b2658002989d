import { getNamedType, isObjectType, isUnionType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { NotAllowedRefusal } from '../shared/refusals.js';
import { FIELDS, OPEN_TYPES } from './fields.js';
import { type FieldNeed, type Need } from './need.js';
import { OPERATIONS } from './operations.js';

export interface Declarations {
  readonly operations: Readonly<Record<string, Need>>;
  readonly fields: Readonly<Record<string, Readonly<Record<string, FieldNeed>>>>;
  readonly open: ReadonlySet<string>;
}
export const DECLARATIONS: Declarations = { operations: OPERATIONS, fields: FIELDS, open: OPEN_TYPES };

/** Fields of the parts of a list, which say nothing by themselves. */
const OF_A_LIST: ReadonlySet<string> = new Set([
  'edges',
  'nodes',
  'node',
  'cursor',
  'pageInfo',
  'totalCount',
  'startCursor',
  'endCursor',
  'hasNextPage',
  'hasPreviousPage',
]);

/** The schema's Query, Mutation and Subscription, as far as it has them. */
export const rootsOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== null && type !== undefined,
  );

/**
 * What of a schema nobody has said who it is for, and what was said of things that are not there; in words that say where to mend it.
 * @returns nothing when all is declared
 */
export function undeclared(
  schema: GraphQLSchema,
  { operations, fields, open }: Declarations = DECLARATIONS,
): string[] {
  const problems: string[] = [];
  const roots = rootsOf(schema);
  const there = new Set<string>();
  for (const root of roots)
    for (const field of Object.values(root.getFields())) {
      const name = `${root.name}.${field.name}`;
      there.add(name);
      if (!operations[name])
        problems.push(`${name}: say who may use it, and on which rows, in graphql/permission/operations.ts`);
      if (root === schema.getMutationType() && !saysNo(schema, getNamedType(field.type).name))
        problems.push(`${name}: its answer has to be a union with the refusals (graphql/shared/refusals.ts)`);
    }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    there.add(type.name);
    const declared = fields[type.name];
    if (declared)
      for (const field of Object.values(type.getFields())) {
        const need = declared[field.name];
        if (!need)
          problems.push(`${type.name}.${field.name}: say who reads it, in graphql/permission/fields.ts`);
      }
    else if (!open.has(type.name) && !isForm(type))
      problems.push(
        `${type.name}: does it tell of a person or a case? Name its fields in FIELDS, or else the type in OPEN_TYPES (graphql/permission/fields.ts)`,
      );
  }
  for (const [name, declared] of Object.entries(fields)) {
    const type = schema.getType(name);
    const gone = Object.keys(declared).filter((field) => !(isObjectType(type) && field in type.getFields()));
    problems.push(...gone.map((field) => `${name}.${field} is declared, and is not in the schema`));
  }
  const gone = [...Object.keys(operations), ...open].filter((name) => !there.has(name));
  return [...problems, ...gone.map((name) => `${name} is declared, and is not in the schema`)];
}

/** @throws Error naming what is undeclared: default-deny begins with the start */
export function assertDeclared(schema: GraphQLSchema, declarations: Declarations = DECLARATIONS): void {
  const problems = undeclared(schema, declarations);
  if (problems.length > 0)
    throw new Error(
      `Nothing is served whose permission is not declared (docs/decisions/0023):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
}

/** Refusals, and the wrappings of lists: there is nothing to declare. */
function isForm(type: GraphQLObjectType): boolean {
  return (
    type.getInterfaces().some(({ name }) => name === 'Refusal') ||
    Object.keys(type.getFields()).every((name) => OF_A_LIST.has(name))
  );
}

function saysNo(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isUnionType(type) && type.getTypes().some((member) => member.name === NotAllowedRefusal.name);
}
