import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** A page of the tasks of one's teams. */
export const Queue = graphql(`
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
            firstName
            lastName
            prisonNumber
            crn
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
    taskTypes {
      id
      title
      stage
      role
    }
  }
`);
export type Queue = ResultOf<typeof Queue>;

export const ClaimFromQueue = graphql(
  `
    mutation ClaimFromQueue($id: ID!, $commandId: ID) {
      claimTask(id: $id, commandId: $commandId) {
        __typename
        ... on TaskDone {
          task {
            title
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

const Rows = graphql(`
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
            firstName
            lastName
            prisonNumber
            crn
          }
        }
      }
    }
  }
`);
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
