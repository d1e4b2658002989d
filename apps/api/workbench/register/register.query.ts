import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What a form of a sentence is made from: the kinds of fact that it becomes, and the places. */
export const RegisterChoice = graphql(`
  query RegisterChoice {
    factKinds {
      id
      title
      from
      mayRecord
      fields {
        name
        type
        codes
      }
    }
    places {
      code
      name
      kind
    }
  }
`);
export type RegisterChoice = ResultOf<typeof RegisterChoice>;

export const OpenCase = graphql(
  `
    mutation OpenCase($input: OpenPathwayInput!, $commandId: ID) {
      openPathway(input: $input, commandId: $commandId) {
        __typename
        ... on PathwayOpened {
          settled
          pathway {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
