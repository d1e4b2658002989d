import { type Pass } from '../runtime/pass.js';

const OUTSIDE: ReadonlySet<string> = new Set(['licence', 'order']);

/** Whether the person is supervised in the community: on licence or an order, not at large and not ended. */
export const isOutside = ({ here }: Pass): boolean => here !== undefined && OUTSIDE.has(here.kind);
