import { Problem } from '../visit/problem.js';

/** Of somebody or a team that is not there, the page says so in its own words; of one that is another's, who maintains it. */
export const problemOf = ({ code, message }: { readonly code: string; readonly message: string }): Problem =>
  code === 'NOT_FOUND' ? new Problem('not-found') : new Problem('forbidden', message);
