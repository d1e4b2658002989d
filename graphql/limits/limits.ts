import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import {
  GraphQLError,
  Kind,
  visit,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { LARGEST_PAGE, PAGE } from '../shared/connection.js';

/**
 * What one request may ask. Deep enough for every screen; a case with all its parts costs about 500.
 * Tokens are counted before anything is validated: validation compares fields of one name pair by pair.
 */
export const LIMITS = {
  depth: 12,
  aliases: 15,
  rootFields: 10,
  cost: 5_000,
  tokens: 4_000,
  bodyBytes: 256 * 1024,
} as const;

/** Apollo calls whatever a rule reports a failed validation; `limit` keeps what it was (shared/errors.ts). */
const TOO_COMPLEX = 'TOO_COMPLEX';

const tooMuch = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: TOO_COMPLEX, limit: TOO_COMPLEX, http: { status: 400 } } });

interface Shape {
  depth: number;
  aliases: number;
  rootFields: number;
}

/** Depth, aliases and root fields of a selection, fragments followed once for each place they stand in. */
function shapeOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: readonly string[],
  budget: { left: number },
): Shape {
  const shape: Shape = { depth: 0, aliases: 0, rootFields: 0 };
  for (const selection of set.selections) {
    if (--budget.left < 0) return { depth: Infinity, aliases: Infinity, rootFields: Infinity };
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === '__schema' || selection.name.value === '__type') continue;
      const inner = selection.selectionSet
        ? shapeOf(selection.selectionSet, fragments, seen, budget)
        : undefined;
      shape.depth = Math.max(shape.depth, 1 + (inner?.depth ?? 0));
      shape.aliases += (selection.alias ? 1 : 0) + (inner?.aliases ?? 0);
      shape.rootFields += 1;
      continue;
    }
    const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
    if (name !== undefined && seen.includes(name)) continue;
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    if (!inside) continue;
    const inner = shapeOf(inside, fragments, name === undefined ? seen : [...seen, name], budget);
    shape.depth = Math.max(shape.depth, inner.depth);
    shape.aliases += inner.aliases;
    shape.rootFields += inner.rootFields;
  }
  return shape;
}

/** More selections than any screen has, counted with every fragment written out: stops one fragment spread into thousands. */
const SELECTIONS = 2_000;

/** Validation rule: refuses an operation that is too deep, renames too much or asks too many things at once. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map(
    context
      .getDocument()
      .definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
  );
  return {
    OperationDefinition(operation) {
      const shape = shapeOf(operation.selectionSet, fragments, [], { left: SELECTIONS });
      if (shape.depth === Infinity)
        context.reportError(tooMuch(`The request selects more than ${SELECTIONS} fields. Split it.`));
      else if (shape.depth > LIMITS.depth)
        context.reportError(
          tooMuch(
            `The request is ${shape.depth} levels deep; ${LIMITS.depth} is the most. Ask for the inner part by its id.`,
          ),
        );
      else if (shape.aliases > LIMITS.aliases)
        context.reportError(
          tooMuch(`The request renames ${shape.aliases} fields; ${LIMITS.aliases} is the most. Split it.`),
        );
      else if (shape.rootFields > LIMITS.rootFields)
        context.reportError(
          tooMuch(
            `The request asks ${shape.rootFields} things at once; ${LIMITS.rootFields} is the most. Split it.`,
          ),
        );
    },
  };
}

/** A field costs one, or what its resolver says; a list costs its page times what is asked of each row. */
const costOf: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const said: unknown = field.extensions['complexity'];
  const own = typeof said === 'number' ? said : 1;
  const paged = field.args.some(({ name }) => name === 'first');
  const rows = Math.min(Number(args['first'] ?? PAGE), LARGEST_PAGE);
  return own + (paged ? Math.max(rows, 1) : 1) * childComplexity;
};

/** PostgreSQL keeps no U+0000, neither as text nor in JSON: it is refused here, before anything is done. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name.includes('\0') || holdsNul(inner));
}

function literalHoldsNul(query: DocumentNode): boolean {
  let found = false;
  visit(query, {
    StringValue({ value }) {
      found ||= value.includes('\0');
    },
  });
  return found;
}

/** A variable that is not what the schema says: the caller's own mistake. Neither its value nor a better name is told. */
const unreadable = ({ message }: GraphQLError): GraphQLError =>
  new GraphQLError(
    message.replace(/ got invalid value [^]*?; /, ' cannot be read: ').replace(/ Did you mean [^?]*\?/, ''),
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );

/**
 * @throws GraphQLError BAD_USER_INPUT when a variable is not what the schema says, or a text cannot be kept; TOO_COMPLEX when an operation would cost more than one request may
 */
export function checkCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): void {
  if (holdsNul(variables) || literalHoldsNul(query))
    throw new GraphQLError(
      'A text in the request has the character U+0000, which cannot be kept: take it out.',
      {
        extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
      },
    );
  let cost: number;
  try {
    cost = getComplexity({ schema, query, variables, operationName, estimators: [costOf] });
  } catch (error) {
    throw error instanceof GraphQLError ? unreadable(error) : error;
  }
  if (cost > LIMITS.cost)
    throw tooMuch(
      `The request would cost ${cost}; ${LIMITS.cost} is the most. Ask for fewer rows (first) or fewer fields.`,
    );
}
