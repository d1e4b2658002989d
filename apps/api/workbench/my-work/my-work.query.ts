import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { PersonInList } from '../words/person.query.js';

/** What a list shows of a task. */
export const TaskRow = graphql(
  `
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
          ...PersonInList
        }
      }
    }
  `,
  [PersonInList],
);
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
      questionsToMe(first: 10) {
        totalCount
        nodes {
          id
          question
          askedAt
          dueOn
          dueAt
          type {
            title
          }
          askedBy {
            displayName
          }
          pathway {
            id
            roh
            person {
              ...PersonInList
            }
          }
        }
      }
      waitingOnOthers(first: 1) {
        totalCount
      }
    }
  `,
  [TaskRow, PersonInList],
);
export type MyWork = ResultOf<typeof MyWork>;
