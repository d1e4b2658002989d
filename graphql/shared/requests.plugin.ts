import { type ApolloServerPlugin } from '@apollo/server';
import { type RequestContext } from './context.js';

/** One answered request: no variables and no rows, which may hold personal data. */
export interface AnsweredRequest {
  readonly operation: string;
  readonly kind: string;
  readonly milliseconds: number;
  readonly errors: number;
  readonly correlationId: string;
  readonly userId: string;
}
export type RequestLog = (request: AnsweredRequest) => void;

/** Tells the log and the metrics of each request, and names it in the answer's headers. */
export function requestsPlugin(log: RequestLog): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      const began = performance.now();
      return {
        async willSendResponse({ response, operation, operationName, errors }) {
          response.http.headers.set('x-correlation-id', contextValue.correlationId);
          log({
            operation: operationName ?? 'unnamed',
            kind: operation?.operation ?? 'none',
            milliseconds: performance.now() - began,
            errors: errors?.length ?? 0,
            correlationId: contextValue.correlationId,
            userId: contextValue.actor.userId,
          });
        },
      };
    },
  };
}
