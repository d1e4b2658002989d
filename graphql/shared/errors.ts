import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BadCursor } from '#persistence/queries/cursor.js';
import { correlationHere } from './correlation.js';

/** Codes whose messages were written for whoever reads them. Everything else is our fault and stays inside. */
const SAFE = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'TOO_COMPLEX',
  'UNAVAILABLE',
  'TOO_MANY_REQUESTS',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What a client asked for is not possible: says what, and how to mend it. */
export const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** PostgreSQL's codes for text that is not a uuid, a date or a number. */
const NOT_READABLE = new Set(['22P02', '22007', '22008', '22003', '22021']);

/** Tells the log of an unexpected error. Never with variables or rows: they may hold personal data. */
export type ErrorLog = (error: unknown, what: { readonly path?: string; readonly code: string }) => void;

/**
 * What a client may know of an error: its own mistakes in full, ours as one sentence.
 * No stack, no SQL, no names of tables.
 */
export function safeError(
  log: ErrorLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = error instanceof GraphQLError && error.originalError ? error.originalError : error;
    const { message, locations, path } = formatted;
    if (original instanceof BadCursor)
      return { message: original.message, locations, path, extensions: { code: 'BAD_USER_INPUT' } };
    const sqlState = (original as { code?: unknown } | null)?.code;
    if (typeof sqlState === 'string' && NOT_READABLE.has(sqlState)) {
      return {
        message: 'An id or a value in the request cannot be read: ids are those this service gave.',
        locations,
        path,
        extensions: { code: 'BAD_USER_INPUT' },
      };
    }
    const code = String(
      formatted.extensions?.['limit'] ?? formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR',
    );
    if (SAFE.has(code)) return { message, locations, path, extensions: { code } };
    log(original, { path: path?.join('.'), code });
    return {
      message: 'Something went wrong here, and has been logged. Try again; nothing you sent was half done.',
      locations,
      path,
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: correlationHere() },
    };
  };
}

/** One person asked too often: HTTP 429. */
export const tooManyRequests = (seconds: number): GraphQLError =>
  new GraphQLError(`You have asked too much within a minute. Wait ${seconds} seconds, then try again.`, {
    extensions: {
      code: 'TOO_MANY_REQUESTS',
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
    },
  });

/** A request that nobody signed in for: HTTP 401. */
export const unauthenticated = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
    },
  });

/** A request that somebody else's page made with the session of whoever looked at it: HTTP 403. */
export const foreignRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
