import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What stands beside a task: notes, questions to colleagues, and requests to have it later. */
export const Beside = graphql(`
  fragment Beside on Task {
    notes {
      id
      words
      writtenAt
      writtenBy {
        displayName
      }
    }
    questions {
      id
      question
      askedAt
      answer
      answeredAt
      askedBy {
        displayName
      }
      askedOf {
        displayName
      }
    }
    deferral {
      whyNot
      mayBeExcused
      requests {
        id
        title
        excuse
        until
        reason
        askedAt
        decidingRole
        outcome
        decidedAt
        decidedUntil
        askedBy {
          displayName
        }
        decidedBy {
          displayName
        }
        task {
          id
        }
      }
    }
  }
`);
export type Beside = ResultOf<typeof Beside>;

/** A task in short, with what stands beside it. */
export const TaskBeside = graphql(
  `
    query TaskBeside($id: ID!) {
      task(id: $id) {
        id
        title
        dueOn
        dueAt
        ...Beside
      }
    }
  `,
  [Beside],
);

/** A task and whom its holder may ask. */
export const MayBeAsked = graphql(`
  query MayBeAsked($id: ID!) {
    task(id: $id) {
      id
      title
      confidentiality
      mayBeAsked {
        roles
        user {
          id
          displayName
        }
      }
    }
  }
`);

export const AddNote = graphql(
  `
    mutation AddNote($id: ID!, $words: String!, $commandId: ID) {
      addTaskNote(id: $id, words: $words, commandId: $commandId) {
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

export const AskColleague = graphql(
  `
    mutation AskColleague($id: ID!, $userId: ID!, $question: String!, $commandId: ID) {
      askColleague(id: $id, userId: $userId, question: $question, commandId: $commandId) {
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

export const AskToDefer = graphql(
  `
    mutation AskToDefer($id: ID!, $until: Date, $reason: String!, $excuse: Boolean, $commandId: ID) {
      askToDefer(id: $id, until: $until, reason: $reason, excuse: $excuse, commandId: $commandId) {
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
