import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { isOneOf, rolesInWords, whoCould } from '#identity/permission/who.js';
import { type Actor } from '#identity/actor.js';
import { type RequestContext } from '../shared/context.js';
import { assertDeclared, DECLARATIONS, rootsOf, type Declarations } from './declared.js';
import { type FieldNeed } from './need.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;
type Field = GraphQLField<unknown, RequestContext, Record<string, unknown>>;
type Restricted = Exclude<FieldNeed, 'reached'>;

/**
 * Puts what is declared in front of the schema's own fields, whatever road leads to them: HTTP, sockets, a field within a list.
 * A command that is not for somebody is answered with a refusal, a query or a field with FORBIDDEN; both say why, and who could.
 * Which rows somebody reaches is decided in the queries.
 * @returns the same schema
 * @throws Error when something in it is undeclared
 */
export function guardedSchema(
  schema: GraphQLSchema,
  declarations: Declarations = DECLARATIONS,
): GraphQLSchema {
  assertDeclared(schema, declarations);
  const mutation = schema.getMutationType();
  for (const root of rootsOf(schema))
    for (const field of Object.values(root.getFields()) as Field[]) {
      const need = declarations.operations[`${root.name}.${field.name}`];
      if (!need) throw new Error(`${root.name}.${field.name} is undeclared`);
      if (root === mutation) guardCommand(field, need);
      else guard(field, need);
    }
  for (const [name, fields] of Object.entries(declarations.fields)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const [field, need] of Object.entries(fields))
      if (need !== 'reached') guard(type.getFields()[field] as Field, need);
  }
  return schema;
}

/** Why somebody may not, and who could, in words that stand on a page too: what was asked for is told by the answer's path. */
export const refusalOf = (actor: Actor, { who, because }: Restricted): string =>
  `${because ? `${because} ` : ''}You are ${rolesInWords(actor)}. Who could: ${whoCould(who)}.`;

function guardCommand(field: Field, need: Restricted): void {
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) =>
    isOneOf(context.actor, need.who)
      ? resolve(source, args, context, info)
      : { code: 'NOT_ALLOWED', message: refusalOf(context.actor, need) };
}

function guard(field: Field, need: Restricted): void {
  const checked =
    (resolve: Resolve): Resolve =>
    (source, args, context, info) => {
      if (isOneOf(context.actor, need.who)) return resolve(source, args, context, info) as unknown;
      throw new GraphQLError(refusalOf(context.actor, need), { extensions: { code: 'FORBIDDEN' } });
    };
  if (field.subscribe) field.subscribe = checked(field.subscribe);
  field.resolve = checked(field.resolve ?? defaultFieldResolver);
}
