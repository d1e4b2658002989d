import { type ResultOf } from 'gql.tada';
import { type FieldProblem } from '../forms/form.js';
import { graphql } from './graphql.js';

/** What a page shows of a refusal: spread it into every result of a command, `...RefusalWords`. */
export const RefusalWords = graphql(`
  fragment RefusalWords on Refusal {
    __typename
    code
    message
    ... on InvalidInputRefusal {
      problems {
        field
        message
      }
    }
    ... on AlreadyClaimedRefusal {
      holder {
        displayName
      }
    }
  }
`);
export type RefusalWords = ResultOf<typeof RefusalWords>;

/** Whether a command was refused. Takes what it gave. */
export const isRefused = <Result extends { readonly __typename?: string }>(
  result: Result,
): result is Extract<Result, { readonly message: string }> => 'message' in result;

/**
 * What was wrong, for `failedForm`: each field that the refusal names, or the refusal as a whole.
 * @param fieldOf how a field of the API is called in the form, where that differs
 */
export function problemsOf(
  refusal: { readonly message: string; readonly problems?: readonly { field: string; message: string }[] },
  fieldOf: (field: string) => string = (field) => field,
): readonly FieldProblem[] {
  if (!refusal.problems || refusal.problems.length === 0) return [{ message: refusal.message }];
  return refusal.problems.map(({ field, message }) => ({ field: fieldOf(field), message }));
}
