import { initGraphQLTada } from 'gql.tada';
import { Kind, type DocumentNode } from 'graphql';
import type { introspection } from '#graphql/introspection.js';

const typed = initGraphQLTada<{
  introspection: introspection;
  /** A fragment is written out where it stands: a template reads what was asked for, wherever that was said. */
  disableMasking: true;
  scalars: { ID: string; Date: string; DateTime: string; JSON: unknown };
}>();

const written: DocumentNode[] = [];

/**
 * Writes an operation of a page. Its result and its variables are typed by the committed schema; at start each is
 * checked against the schema the API serves, and one that does not fit stops the start (operations.ts).
 * Takes the text of an operation or fragment, and the fragments it uses.
 */
export const graphql = new Proxy(typed, {
  apply(target, self, args: Parameters<typeof typed>) {
    const document = Reflect.apply(target, self, args) as DocumentNode;
    written.push(document);
    return document;
  },
});

/** Every operation that some page of this process may run; a fragment stands only in the operations that use it. */
export const writtenOperations = (): readonly DocumentNode[] =>
  written.filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION));
