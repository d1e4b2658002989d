import { type Server } from 'node:http';
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ValidationRule,
  validate,
  specifiedRules,
  parse,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import { type CloseCode, type Context } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { originOf, type Origin } from '../audit/origin.js';
import { checkCost, LIMITS, shapeRule } from '../limits/limits.js';
import { safeError, type ErrorLog } from '../shared/errors.js';
import { type SignIn, type SignedIn } from '../shared/sign-in.js';

const FORBIDDEN = 4403 satisfies CloseCode;
const SUBSCRIPTIONS = 20;
/** Whoever signs out, or does nothing for too long, hears nothing more within these milliseconds. */
const LOOKED_AGAIN = 5_000;

export interface SocketSettings {
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
  readonly log: ErrorLog;
  readonly path: string;
  readonly introspection: boolean;
}

type Here = Extra &
  Record<PropertyKey, unknown> & {
    signedIn?: SignedIn;
    open?: Map<string, AbortController>;
    timer?: NodeJS.Timeout;
    watch?: NodeJS.Timeout;
  };

/**
 * Serves graphql-ws beside HTTP. The token comes in the connection's parameters (`authorization: Bearer …`), or a
 * page of ours has a session; either is checked as for HTTP, and the socket closes when it ends. Each operation keeps to the same limits.
 * @returns closes every socket
 */
export function serveSockets(
  server: Server,
  { schema, signIn, log, path, introspection }: SocketSettings,
): () => Promise<void> {
  const sockets = new WebSocketServer({ server, path, maxPayload: LIMITS.bodyBytes });
  const format = safeError(log);
  const shown = (errors: readonly GraphQLError[]) =>
    errors.map((error) => format(error.toJSON(), error) as never);
  const rules = [...specifiedRules, shapeRule, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  const disposable = useServer<Record<string, unknown>, Here>(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      onConnect: async ({ connectionParams, extra }) => {
        const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
        const signedIn = await signIn.socket(extra.request.headers, given).catch(() => undefined);
        if (!signedIn) return false;
        extra.signedIn = signedIn;
        extra.timer = setTimeout(
          () => extra.socket.close(FORBIDDEN, 'The token has expired. Sign in again.'),
          Math.min(signedIn.expiresAt - Date.now(), 2 ** 31 - 1),
        );
        extra.watch = watch(signedIn, () => extra.socket.close(FORBIDDEN, 'You have signed out.'));
        return true;
      },
      onSubscribe: async ({ extra }, id, payload) => {
        const signedIn = extra.signedIn;
        if (!signedIn || (signedIn.stands && !(await signedIn.stands())))
          return [new GraphQLError('Sign in first.')];
        extra.open ??= new Map();
        if (extra.open.size >= SUBSCRIPTIONS)
          return [new GraphQLError(`One connection carries ${SUBSCRIPTIONS} subscriptions at most.`)];
        const origin = originOf(extra.request);
        return prepare(schema, rules, signIn, { ...signedIn, origin }, payload, (controller) =>
          extra.open?.set(id, controller),
        );
      },
      onComplete: ({ extra }: Context<Record<string, unknown>, Here>, id) => {
        extra.open?.get(id)?.abort();
        extra.open?.delete(id);
      },
      onClose: ({ extra }) => {
        clearTimeout(extra.timer);
        clearInterval(extra.watch);
        for (const controller of extra.open?.values() ?? []) controller.abort();
      },
      onError: (_context, _id, _payload, errors) => shown(errors),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: shown(result.errors) } : result,
    },
    sockets,
  );
  return async () => disposable.dispose();
}

/** Looks again and again whether a session stands. When that cannot be told, the next look does. */
function watch({ stands }: SignedIn, ended: () => void): NodeJS.Timeout | undefined {
  if (!stands) return undefined;
  return setInterval(() => {
    stands().then(
      (still) => still || ended(),
      () => undefined,
    );
  }, LOOKED_AGAIN).unref();
}

interface Payload {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

/** Parses, checks and gives the operation its context: the person as they are now, not as they were when they connected. */
async function prepare(
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
  signIn: SignIn,
  signedIn: SignedIn & { readonly origin: Origin },
  { query, operationName, variables }: Payload,
  keep: (controller: AbortController) => void,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const errors = validate(schema, document, rules);
    if (errors.length) return errors;
    checkCost(schema, document, variables ?? {}, operationName ?? undefined);
    const controller = new AbortController();
    const { origin } = signedIn;
    const contextValue = { ...(await signIn.contextOf(signedIn)), origin, signal: controller.signal };
    keep(controller);
    return { schema, document, operationName, variableValues: variables, contextValue };
  } catch (error) {
    return [
      error instanceof GraphQLError
        ? error
        : new GraphQLError('The operation cannot be read.', { originalError: error as Error }),
    ];
  }
}
