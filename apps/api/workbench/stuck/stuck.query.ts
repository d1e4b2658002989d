import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What a list shows of something stuck. */
export const StuckRow = graphql(`
  fragment StuckRow on StuckPathway {
    key
    cause
    title
    severity
    since
    ageInDays
    owner
    unblocks
    detail
    nextNudgeAt
    pathway {
      id
      roh
      stage
      person {
        firstName
        lastName
        prisonNumber
        crn
      }
    }
  }
`);
export type StuckRow = ResultOf<typeof StuckRow>;

export const StuckList = graphql(
  `
    query StuckList($filter: StuckFilter, $after: String) {
      stuckCounts {
        cause
        title
        owner
        severity
        count
        oldest
      }
      stuckPathways(filter: $filter, first: 25, after: $after) {
        totalCount
        nodes {
          ...StuckRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [StuckRow],
);
export type StuckList = ResultOf<typeof StuckList>;

export const StuckCase = graphql(
  `
    query StuckCase($pathway: ID!, $key: ID!) {
      stuckPathway(pathway: $pathway, key: $key) {
        ...StuckRow
        mayBePutOff
        mayBeRetried
        acts {
          act
          at
          reason
          untilOn
          by {
            displayName
          }
        }
        pathway {
          gates {
            id
            gate
            closedAt
            overriddenUntil
          }
          tasks(first: 25, state: [OPEN, CLAIMED, SUBMITTED]) {
            totalCount
            nodes {
              id
              title
              state
              dueOn
              dueAt
              holder {
                displayName
              }
            }
          }
        }
      }
    }
  `,
  [StuckRow],
);
export type StuckCase = ResultOf<typeof StuckCase>;

export const NudgeStuck = graphql(
  `
    mutation NudgeStuck($pathway: ID!, $key: ID!, $commandId: ID) {
      nudgeStuck(pathway: $pathway, key: $key, commandId: $commandId) {
        __typename
        ... on StuckActed {
          told {
            title
            place {
              name
            }
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const PutOffStuck = graphql(
  `
    mutation PutOffStuck($pathway: ID!, $key: ID!, $until: Date!, $reason: String!, $commandId: ID) {
      putOffStuck(pathway: $pathway, key: $key, until: $until, reason: $reason, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const RetryPathway = graphql(
  `
    mutation RetryPathway($pathway: ID!, $key: ID!, $commandId: ID) {
      retryPathway(pathway: $pathway, key: $key, commandId: $commandId) {
        __typename
        ... on StuckActed {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const LetPast = graphql(
  `
    mutation LetPast($gateId: ID!, $reason: String!, $until: Date!, $commandId: ID) {
      overrideGate(gateId: $gateId, reason: $reason, until: $until, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
