import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';
import { PersonInList } from '../words/person.query.js';
import { ViewInList } from './queue-views.query.js';

/** A page of the tasks of one's teams. */
export const Queue = graphql(
  `
    query Queue($filter: TaskFilter, $orderBy: TaskOrder, $after: String) {
      tasks(filter: $filter, orderBy: $orderBy, first: 25, after: $after) {
        totalCount
        nodes {
          id
          title
          state
          stage
          dueOn
          dueAt
          holder {
            id
            displayName
          }
          meantFor {
            displayName
          }
          team {
            title
            place {
              name
            }
          }
          pathway {
            id
            roh
            prison {
              name
            }
            person {
              ...PersonInList
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      me {
        id
        memberships {
          team {
            id
            title
            place {
              code
              kind
              name
            }
            members {
              user {
                id
                displayName
              }
            }
          }
        }
      }
      queueViews {
        ...ViewInList
      }
      taskTypes {
        id
        title
        stage
        role
      }
    }
  `,
  [PersonInList, ViewInList],
);
export type Queue = ResultOf<typeof Queue>;

const Rows = graphql(
  `
    fragment AssignRows on TasksAssigned {
      to {
        displayName
      }
      rows {
        id
        from {
          displayName
        }
        refusal {
          message
        }
        task {
          title
          dueOn
          dueAt
          pathway {
            roh
            person {
              ...PersonInList
            }
          }
        }
      }
    }
  `,
  [PersonInList],
);
export type AssignRows = ResultOf<typeof Rows>;

export const PreviewAssign = graphql(
  `
    query PreviewAssign($ids: [ID!]!, $userId: ID!) {
      previewAssign(ids: $ids, userId: $userId) {
        __typename
        ...AssignRows
        ...RefusalWords
      }
    }
  `,
  [Rows, RefusalWords],
);

export const AssignTasks = graphql(
  `
    mutation AssignTasks($ids: [ID!]!, $userId: ID!, $reason: String, $commandId: ID) {
      assignTasks(ids: $ids, userId: $userId, reason: $reason, commandId: $commandId) {
        __typename
        ...AssignRows
        ...RefusalWords
      }
    }
  `,
  [Rows, RefusalWords],
);
