import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** What may be done in a rehearsal. Each names the last step its page has shown. */

export const Move = graphql(
  `
    mutation MoveRehearsal($id: ID!, $input: RehearsalMoveInput!, $step: Int, $commandId: ID) {
      moveRehearsal(id: $id, input: $input, step: $step, commandId: $commandId) {
        __typename
        ... on RehearsalDone {
          stopped
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const Undo = graphql(
  `
    mutation UndoRehearsal($id: ID!, $all: Boolean, $step: Int, $commandId: ID) {
      undoRehearsal(id: $id, all: $all, step: $step, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const Share = graphql(
  `
    mutation ShareRehearsal($id: ID!, $team: ID, $commandId: ID) {
      shareRehearsal(id: $id, team: $team, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const End = graphql(
  `
    mutation EndRehearsal($id: ID!, $commandId: ID) {
      endRehearsal(id: $id, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const AnswerTask = graphql(
  `
    mutation AnswerInRehearsal($id: ID!, $input: RehearsalAnswerInput!, $step: Int, $commandId: ID) {
      answerInRehearsal(id: $id, input: $input, step: $step, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const RecordFact = graphql(
  `
    mutation FactInRehearsal($id: ID!, $input: RehearsalFactInput!, $step: Int, $commandId: ID) {
      factInRehearsal(id: $id, input: $input, step: $step, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

/** A task of a rehearsal with its form, and whom its fields may name. */
export const TaskPage = graphql(`
  query RehearsedTaskPage($id: ID!) {
    rehearsal(id: $id) {
      id
      title
      step
      clock
      tasks {
        id
        role
        dueOn
        dueAt
        barred
        standard {
          id
          title
          rule
        }
        type {
          id
          title
          outcomes {
            id
            note
          }
          fields {
            name
            type
            required
            choices
          }
        }
      }
    }
    me {
      id
      displayName
      memberships {
        team {
          members {
            user {
              id
              displayName
            }
          }
        }
      }
    }
  }
`);

/** A kind of fact with its fields, and what they may name. */
export const FactPage = graphql(`
  query RehearsedFactPage($id: ID!) {
    rehearsal(id: $id) {
      id
      title
      step
      clock
    }
    factKinds {
      id
      title
      from
      fields {
        name
        type
        codes
      }
    }
    places {
      code
      kind
      name
    }
    me {
      id
      displayName
      memberships {
        team {
          members {
            user {
              id
              displayName
            }
          }
        }
      }
    }
  }
`);
