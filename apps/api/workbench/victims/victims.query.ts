import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** Whose sentence it is, as far as victim liaison needs it. */
export const Offender = graphql(`
  fragment Offender on Pathway {
    id
    stage
    episode
    releaseOn
    sentenceEnd
    endedAt
    person {
      firstName
      lastName
      prisonNumber
      crn
    }
    prison {
      name
    }
    homeArea {
      name
    }
    offenderManager {
      displayName
    }
  }
`);
export type Offender = ResultOf<typeof Offender>;

/** Work for victims of a case, done and to be done. */
export const VictimTask = graphql(`
  fragment VictimTask on Task {
    id
    key
    title
    state
    subject
    dueOn
    dueAt
    overdue
    outcome
    openedAt
    doneAt
    answers
    type {
      id
    }
    holder {
      id
      displayName
    }
    doneBy {
      displayName
    }
  }
`);
export type VictimTask = ResultOf<typeof VictimTask>;

export const VictimCases = graphql(
  `
    query VictimCases($filter: VictimCaseFilter, $after: String) {
      victimCases(filter: $filter, first: 25, after: $after) {
        totalCount
        nodes {
          victimCount
          openTasks
          overdueTasks
          nextTask
          nextDueOn
          nextDueAt
          pathway {
            ...Offender
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Offender],
);
export type VictimCases = ResultOf<typeof VictimCases>;

/** Cases of one's area, to enter a victim of one of them. */
export const FindCase = graphql(
  `
    query FindCaseForVictim($search: String!) {
      pathways(filter: { search: $search }, first: 20) {
        nodes {
          ...Offender
        }
      }
    }
  `,
  [Offender],
);
export type FindCase = ResultOf<typeof FindCase>;

/** A case, its victims in brief, and what is done and to be done for them. */
export const VictimCase = graphql(
  `
    query VictimCase($id: ID!, $types: [String!], $ahead: Boolean!) {
      pathway(id: $id) {
        ...Offender
      }
      victimCases(filter: { pathway: $id }, first: 1) {
        nodes {
          pathway {
            ...Offender
            milestones {
              kind
              on
            }
            clocks {
              key
              dueOn
              dueAt
              type {
                id
                title
              }
            }
            projection @include(if: $ahead) {
              until
              ends
              milestones {
                kind
                on
              }
              stages {
                stage
                from
              }
            }
          }
          victims {
            id
            reference
            name
            child
            optedIn
            language
          }
        }
      }
      tasks(
        filter: { pathway: $id, type: $types, state: [OPEN, CLAIMED, SUBMITTED, DONE] }
        orderBy: OPENED_LAST
        first: 100
      ) {
        nodes {
          ...VictimTask
        }
      }
    }
  `,
  [Offender, VictimTask],
);
export type VictimCase = ResultOf<typeof VictimCase>;
