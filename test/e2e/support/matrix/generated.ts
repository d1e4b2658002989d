import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { type MatrixCase } from './cases.js';

const NOBODYS_ID = '00000000-0000-4000-8000-000000000000';
const VALUES: Readonly<Record<string, string>> = {
  ID: `"${NOBODYS_ID}"`,
  String: '"matrix"',
  Int: '1',
  Float: '1',
  Boolean: 'false',
  Date: '"2026-01-01"',
  DateTime: '"2026-01-01T00:00:00Z"',
  JSON: '{}',
};

/**
 * A request for something that nobody has written a question for: arguments of the right shape, about the case where they name
 * one and about nobody's things otherwise. It tells whether the role is refused, and nothing about rows.
 * @param what `Query.victims`, `Mutation.addVictim`
 */
export function generated(schema: GraphQLSchema, what: string, of: MatrixCase): string {
  const [root = '', name = ''] = what.split('.');
  const type = schema.getType(root);
  const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field || !('args' in field)) throw new Error(`${what} is not in the schema`);
  return `${name}${argumentsOf(field as GraphQLField<unknown, unknown>, of)} ${selection(field.type, root === 'Mutation')}`;
}

function argumentsOf(field: GraphQLField<unknown, unknown>, of: Pick<MatrixCase, 'id'>): string {
  const given = field.args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${valueOf(argument.name, argument.type, of)}`);
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

/** A field of the case or its person, as part of a request for the case. */
export function fieldOf(schema: GraphQLSchema, what: string): string {
  const [owner = '', name = ''] = what.split('.');
  const type = schema.getType(owner);
  const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field || !('args' in field)) throw new Error(`${what} is not in the schema`);
  const asked = `${name}${argumentsOf(field as GraphQLField<unknown, unknown>, { id: NOBODYS_ID })} ${selection(field.type, false)}`;
  if (owner === 'Pathway') return asked;
  if (owner === 'Person') return `person { ${asked} }`;
  throw new Error(`${what} is restricted, and the matrix knows no way to it: write one (support/matrix)`);
}

const selection = (type: GraphQLOutputType, command: boolean): string =>
  isLeafType(getNamedType(type))
    ? ''
    : command
      ? '{ __typename ... on Refusal { code message } }'
      : '{ __typename }';

function valueOf(name: string, type: GraphQLInputType, of: Pick<MatrixCase, 'id'>): string {
  if (isNonNullType(type)) return valueOf(name, type.ofType as GraphQLInputType, of);
  if (isListType(type)) return `[${valueOf(name, type.ofType as GraphQLInputType, of)}]`;
  if (/^pathway(Id)?$/.test(name)) return `"${of.id}"`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${valueOf(field.name, field.type, of)}`).join(', ')} }`;
  }
  const value = VALUES[type.name];
  if (value === undefined)
    throw new Error(`The matrix knows no value for ${type.name}: write one (support/matrix)`);
  return value;
}
