import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { caseOf } from '#persistence/queries/audit-write.js';
import { type Doors } from '#persistence/queries/doors.js';
import { type RequestContext } from '../shared/context.js';
import { errorCodeOf, outcomeOf, pathwayOf, reasonOf, subjectOf } from './asked.js';
import { AuditRecorder } from './recorder.js';
import { CARD, NOT_A_CASE, READ_ACTIONS, WORDS_OF_A_TASK } from './what.js';

type Args = Record<string, unknown>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Args>;
type Wrap = (name: string, resolve: Resolve) => Resolve;

/**
 * Puts the audit around the schema's own fields, so that no road to them goes past it (HTTP, sockets, a field within a list):
 * every command with its answer, every query that shows a case, every field that opens one, and searches by name.
 * A command is in the audit twice when it is accepted: where it is done, in its own transaction, and here with role and origin;
 * the correlation id is the same.
 * @returns the same schema
 */
export function auditedSchema(schema: GraphQLSchema, db: Doors): GraphQLSchema {
  const recorder = new AuditRecorder(db);
  wrapFields(schema, schema.getMutationType()?.name, () => true, commandWith(recorder, db));
  wrapFields(schema, schema.getQueryType()?.name, (name) => !NOT_A_CASE.has(name), queryWith(recorder));
  wrapFields(schema, schema.getQueryType()?.name, (name) => name === 'pathways', searchWith(recorder));
  wrapFields(schema, 'Pathway', (name) => !CARD.has(name), partWith(recorder, 'pathway', 'id'));
  wrapFields(schema, 'Task', (name) => WORDS_OF_A_TASK.has(name), partWith(recorder, 'task', 'pathwayId'));
  return schema;
}

function wrapFields(
  schema: GraphQLSchema,
  typeName: string | undefined,
  which: (field: string) => boolean,
  wrap: Wrap,
): void {
  const type = typeName === undefined ? undefined : schema.getType(typeName);
  if (!type || !('getFields' in type)) return;
  for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
    if (which(field.name))
      field.resolve = wrap(field.name, (field.resolve ?? defaultFieldResolver) as Resolve);
  }
}

const commandWith =
  (recorder: AuditRecorder, db: Doors): Wrap =>
  (name, resolve) =>
  async (source, args, context, info) => {
    const subject = subjectOf(name, args);
    const write = async (outcome: string, answer: unknown): Promise<void> =>
      recorder.write(context, {
        action: `command.${name}`,
        subjectType: subject.type,
        subjectId: subject.id,
        pathwayId: pathwayOf(args, answer) ?? (await caseOf(db, subject.type, subject.id)),
        outcome,
        reason: reasonOf(args),
      });
    let answer: unknown;
    try {
      answer = await resolve(source, args, context, info);
    } catch (error) {
      await write(errorCodeOf(error), undefined);
      throw error;
    }
    await write(outcomeOf(answer), answer);
    return answer;
  };

const queryWith =
  (recorder: AuditRecorder): Wrap =>
  (name, resolve) =>
  async (source, args, context, info) => {
    const subject = subjectOf(name, args);
    const read = (outcome: string, answer: unknown): Promise<void> =>
      recorder.read(context, {
        action: READ_ACTIONS[name] ?? `query.${name}`,
        subjectType: subject.type,
        subjectId: subject.id,
        pathwayId: name === 'pathway' ? subject.id : pathwayOf(args, answer),
        outcome,
        reason: reasonOf(args),
        detail: typeof args['asOf'] === 'number' ? { asOf: new Date(args['asOf']).toISOString() } : {},
      });
    let answer: unknown;
    try {
      answer = await resolve(source, args, context, info);
    } catch (error) {
      await read(errorCodeOf(error), undefined);
      throw error;
    }
    await read(answer === null || answer === undefined ? 'NOT_FOUND' : outcomeOf(answer), answer);
    return answer;
  };

/** Who looks for whom: that somebody was searched for, never the words. */
const searchWith =
  (recorder: AuditRecorder): Wrap =>
  (_name, resolve) =>
  async (source, args, context, info) => {
    const filter = args['filter'] as { search?: unknown } | null | undefined;
    if (filter?.search)
      await recorder.read(context, { action: 'pathways.search', subjectType: 'pathway', outcome: 'done' });
    return (await resolve(source, args, context, info)) as unknown;
  };

/** A field that opens a case or the words of a task, wherever it is asked for. */
const partWith =
  (recorder: AuditRecorder, subjectType: 'pathway' | 'task', caseField: 'id' | 'pathwayId'): Wrap =>
  (_name, resolve) =>
  async (source, args, context, info) => {
    const row = source as Readonly<Record<string, unknown>>;
    await recorder.read(context, {
      // A ViSOR reference is looked at by its own name, whoever may see it (docs/decisions/0026).
      action: row['confidentiality'] === 'visor' ? 'visor.read' : `${subjectType}.read`,
      subjectType,
      subjectId: String(row['id']),
      pathwayId: String(row[caseField]),
      outcome: 'done',
    });
    return (await resolve(source, args, context, info)) as unknown;
  };
