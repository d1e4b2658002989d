import { type ApolloServerPlugin } from '@apollo/server';
import { type RequestContext } from '../shared/context.js';
import { checkCost } from './limits.js';

/** Refuses a request that would cost too much, before any of it runs. */
export const costPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operationName }) {
        checkCost(schema, document, request.variables ?? {}, operationName ?? undefined);
      },
    };
  },
};
