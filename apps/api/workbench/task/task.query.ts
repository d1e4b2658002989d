import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { PersonInList } from '../words/person.query.js';
import { Beside } from './beside.query.js';

/** All that the page of a task says of it. */
export const TaskPage = graphql(
  `
    query TaskPage($id: ID!) {
      me {
        id
      }
      task(id: $id) {
        id
        key
        title
        state
        role
        actsNowRole
        mark
        round
        note
        outcome
        openedAt
        doneAt
        late
        withdrawnBecause
        dueOn
        dueAt
        missedAt
        overdue
        anchor
        draft
        answers
        ...Beside
        holder {
          id
          displayName
        }
        doneBy {
          displayName
        }
        meantFor {
          id
          displayName
        }
        team {
          id
          title
          place {
            name
          }
          members {
            role
            user {
              id
              displayName
            }
          }
        }
        escalatedTo {
          id
          title
          place {
            name
          }
          members {
            role
            user {
              id
              displayName
            }
          }
        }
        standard {
          id
          title
          rule
          limit
          source
          status
        }
        type {
          id
          source
          tells
          fields {
            name
            type
            required
            directory
            choices
          }
          outcomes {
            id
            note
          }
        }
        why {
          sentences
          wouldChange
          source
        }
        pathway {
          id
          kind
          stage
          episode
          roh
          releaseOn
          sentenceEnd
          prison {
            name
          }
          homeArea {
            name
          }
          offenderManager {
            displayName
          }
          offenderSupervisor {
            displayName
          }
          person {
            ...PersonInList
            dateOfBirth
          }
        }
      }
    }
  `,
  [Beside, PersonInList],
);
export type TaskPage = ResultOf<typeof TaskPage>;
export type TaskOfPage = NonNullable<TaskPage['task']>;
export type FormField = TaskOfPage['type']['fields'][number];

/** What each answer would bring: to the case, with `$works`, for whoever works on cases (visit.worksOnCases). */
export const Consequences = graphql(`
  query TaskConsequences($id: ID!, $data: JSON, $outcome: String, $works: Boolean!) {
    outcomeConsequences(id: $id, data: $data, outcome: $outcome) {
      outcome
      barred
      whole
      records
      problems {
        field
        message
      }
      effect @include(if: $works) {
        stageBefore
        stageAfter
        stuck
        unstuck
        opened {
          key
          dueOn
          type {
            title
          }
        }
        withdrawn {
          key
          type {
            title
          }
        }
        clocksMoved {
          key
          toOn
          type {
            title
          }
        }
        gates {
          key
          gate
          change
        }
      }
    }
  }
`);
export type Consequence = NonNullable<ResultOf<typeof Consequences>['outcomeConsequences']>[number];

/** Steps of the case that were taken for granted: what the tasks that confirm them may open again. */
export const AssumedSteps = graphql(`
  query AssumedSteps($pathway: ID!) {
    pathway(id: $pathway) {
      tracks {
        steps {
          key
          assumed
          type {
            title
          }
        }
      }
    }
  }
`);
