import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

const GivenRow = graphql(`
  fragment GivenRow on ReassignedRow {
    what
    id
    code
    message
    to {
      id
      displayName
    }
    work {
      title
      dueAt
      state
      highRoh
      pathwayId
      team {
        title
        place {
          name
        }
      }
    }
  }
`);
export type GivenRow = ResultOf<typeof GivenRow>;

/** All that somebody holds in the teams of whoever asks, and whom each piece could go to. Nothing is done. */
export const PlanWork = graphql(
  `
    query PlanWork($who: ID!) {
      planReassignment(input: { userId: $who }) {
        __typename
        ... on Reassignment {
          user {
            id
            displayName
          }
          rows {
            ...GivenRow
          }
          closed {
            cases
            who
          }
        }
        ...RefusalWords
      }
    }
  `,
  [GivenRow, RefusalWords],
);

export const GiveWork = graphql(
  `
    mutation GiveWork($input: ReassignmentInput!, $commandId: ID) {
      reassign(input: $input, commandId: $commandId) {
        __typename
        ... on Reassignment {
          rows {
            ...GivenRow
          }
        }
        ...RefusalWords
      }
    }
  `,
  [GivenRow, RefusalWords],
);
