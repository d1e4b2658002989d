import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** The rehearsals somebody may go on with. */
export const Rehearsals = graphql(`
  query Rehearsals($after: String) {
    rehearsals(first: 20, after: $after) {
      nodes {
        id
        title
        pathwayId
        until
        clock
        step
        owner {
          id
          displayName
        }
        sharedWith {
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Rehearsals = ResultOf<typeof Rehearsals>;

const EventParts = graphql(`
  fragment EventParts on RehearsedEvent {
    at
    what
    title
    detail
    dueOn
    dueAt
    fromOn
    fromAt
    late
  }
`);
export type EventParts = ResultOf<typeof EventParts>;

const BriefParts = graphql(`
  fragment BriefParts on CaseInBrief {
    stage
    releaseOn
    sentenceEnd
    roh
    mappaLevel
    prison
    area
  }
`);
export type BriefParts = ResultOf<typeof BriefParts>;

/** One rehearsal, as it stands. */
export const RehearsalPage = graphql(
  `
    query RehearsalPage($id: ID!) {
      rehearsal(id: $id) {
        id
        title
        pathwayId
        until
        step
        clock
        kind
        owner {
          id
          displayName
        }
        sharedWith {
          id
          title
        }
        brief {
          ...BriefParts
        }
        tasks {
          id
          type {
            title
          }
          role
          dueOn
          dueAt
          overdue
        }
        clocks {
          key
          type {
            title
          }
          dueOn
          dueAt
        }
        gates {
          key
          title
          lapsedAt
        }
        stuck {
          title
          unblocks
          owner
        }
        steps(first: 30) {
          n
          kind
          title
          outcome
          everybody
          clock
          more
          by {
            displayName
          }
          happened {
            ...EventParts
          }
        }
      }
      places {
        code
        name
      }
      me {
        id
        memberships {
          team {
            id
            title
          }
        }
      }
    }
  `,
  [EventParts, BriefParts],
);
export type RehearsalPage = ResultOf<typeof RehearsalPage>;

/** A rehearsal beside the real case. */
export const ComparePage = graphql(
  `
    query ComparePage($id: ID!) {
      rehearsal(id: $id) {
        id
        title
        pathwayId
        clock
        comparison {
          real {
            ...BriefParts
          }
          rehearsed {
            ...BriefParts
          }
          clocks {
            key
            type {
              title
            }
            realDueOn
            realDueAt
            realDone
            rehearsedDueOn
            rehearsedDueAt
            rehearsedDone
          }
          same
        }
      }
      places {
        code
        name
      }
    }
  `,
  [BriefParts],
);
export type ComparePage = ResultOf<typeof ComparePage>;

/** What is needed to begin one: places, and cases that may be copied. */
export const StartPage = graphql(`
  query StartPage($search: String, $find: Boolean!) {
    places {
      code
      kind
      name
    }
    pathways(first: 10, filter: { search: $search }) @include(if: $find) {
      nodes {
        id
        stage
        releaseOn
        person {
          firstName
          lastName
          prisonNumber
          crn
        }
      }
    }
  }
`);
export type StartPage = ResultOf<typeof StartPage>;

/** The case that is to be copied. */
export const CaseToCopy = graphql(`
  query CaseToCopy($id: ID!) {
    pathway(id: $id) {
      id
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

export const StartRehearsal = graphql(
  `
    mutation StartRehearsal($input: StartRehearsalInput!, $commandId: ID) {
      startRehearsal(input: $input, commandId: $commandId) {
        __typename
        ... on RehearsalDone {
          id
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
