import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What a list shows of a task. */
export const TaskRow = graphql(`
  fragment TaskRow on Task {
    id
    title
    state
    stage
    dueOn
    dueAt
    overdue
    holder {
      id
    }
    pathway {
      id
      roh
      person {
        firstName
        lastName
        prisonNumber
        crn
      }
    }
  }
`);
export type TaskRow = ResultOf<typeof TaskRow>;

/** Somebody's own work, soonest first, and how much there is of it. */
export const MyWork = graphql(
  `
    query MyWork($after: String, $endOfToday: DateTime!, $endOfWeek: DateTime!) {
      tasks(filter: { mine: true }, orderBy: DUE_SOONEST, first: 50, after: $after) {
        totalCount
        nodes {
          ...TaskRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      overdue: tasks(filter: { mine: true, overdue: true }, first: 1) {
        totalCount
      }
      today: tasks(filter: { mine: true, overdue: false, dueBefore: $endOfToday }, first: 1) {
        totalCount
      }
      week: tasks(filter: { mine: true, overdue: false, dueBefore: $endOfWeek }, first: 1) {
        totalCount
      }
    }
  `,
  [TaskRow],
);
export type MyWork = ResultOf<typeof MyWork>;

export const ClaimTask = graphql(
  `
    mutation ClaimTask($id: ID!, $commandId: ID) {
      claimTask(id: $id, commandId: $commandId) {
        __typename
        ... on TaskDone {
          task {
            id
            title
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
