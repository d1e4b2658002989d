import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** A saved view, as a list and its own page show it. */
export const ViewInList = graphql(`
  fragment ViewInList on QueueView {
    id
    name
    query
    mayChange
    savedBy {
      id
      displayName
    }
    team {
      title
      place {
        name
      }
    }
  }
`);
export type ViewInList = ResultOf<typeof ViewInList>;

export const OneView = graphql(
  `
    query OneView($id: ID!) {
      queueView(id: $id) {
        ...ViewInList
      }
    }
  `,
  [ViewInList],
);

/** With whom a view may be shared. */
export const MyTeams = graphql(`
  query MyTeams {
    me {
      memberships {
        team {
          id
          title
          place {
            name
          }
        }
      }
    }
  }
`);

export const SaveView = graphql(
  `
    mutation SaveView($name: String!, $query: String!, $team: ID, $commandId: ID) {
      saveQueueView(name: $name, query: $query, team: $team, commandId: $commandId) {
        __typename
        ... on QueueViewKept {
          view {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const RenameView = graphql(
  `
    mutation RenameView($id: ID!, $name: String!, $commandId: ID) {
      renameQueueView(id: $id, name: $name, commandId: $commandId) {
        __typename
        ... on QueueViewKept {
          view {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const DeleteView = graphql(
  `
    mutation DeleteView($id: ID!, $commandId: ID) {
      deleteQueueView(id: $id, commandId: $commandId) {
        __typename
        ... on QueueViewKept {
          view {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
