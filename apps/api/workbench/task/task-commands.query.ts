import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What a task opened, and what comes next in somebody's own work. */
export const AfterTask = graphql(`
  query AfterTask($id: ID!, $pathway: ID!) {
    task(id: $id) {
      state
      doneAt
      outcome
      type {
        id
      }
    }
    opened: tasks(filter: { pathway: $pathway }, orderBy: OPENED_LAST, first: 20) {
      nodes {
        id
        title
        openedAt
        dueOn
        dueAt
        holder {
          id
        }
        team {
          title
          place {
            name
          }
        }
      }
    }
    next: tasks(filter: { mine: true, state: [OPEN, CLAIMED] }, orderBy: DUE_SOONEST, first: 1) {
      nodes {
        id
        title
        dueOn
        dueAt
        pathway {
          person {
            firstName
            lastName
          }
        }
      }
    }
  }
`);
export type AfterTask = ResultOf<typeof AfterTask>;

export const TaskInShort = graphql(`
  query TaskInShort($id: ID!) {
    task(id: $id) {
      id
      title
      pathway {
        id
      }
    }
  }
`);

const MEMBERS = graphql(`
  fragment TeamMembers on Team {
    members {
      role
      user {
        id
        displayName
      }
    }
  }
`);

/** A task and the people who may have it. */
export const TaskAndTeam = graphql(
  `
    query TaskAndTeam($id: ID!) {
      task(id: $id) {
        id
        title
        holder {
          id
        }
        team {
          ...TeamMembers
        }
        escalatedTo {
          ...TeamMembers
        }
        pathway {
          id
        }
      }
    }
  `,
  [MEMBERS],
);

export const CompleteTask = graphql(
  `
    mutation CompleteTask($id: ID!, $outcome: String!, $data: JSON, $commandId: ID) {
      completeTask(id: $id, outcome: $outcome, data: $data, commandId: $commandId) {
        __typename
        ... on TaskDone {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const SaveDraft = graphql(
  `
    mutation SaveDraft($id: ID!, $outcome: String, $data: JSON, $commandId: ID) {
      saveDraft(id: $id, outcome: $outcome, data: $data, commandId: $commandId) {
        __typename
        ... on TaskDone {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

/** Takes a task, from wherever it is claimed. */
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

export const ReleaseThis = graphql(
  `
    mutation ReleaseThis($id: ID!, $commandId: ID) {
      releaseTask(id: $id, commandId: $commandId) {
        __typename
        ... on TaskDone {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const HandOver = graphql(
  `
    mutation HandOver($id: ID!, $userId: ID!, $reason: String, $commandId: ID) {
      assignTask(id: $id, userId: $userId, reason: $reason, commandId: $commandId) {
        __typename
        ... on TaskDone {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
