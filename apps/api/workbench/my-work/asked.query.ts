import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';
import { PersonInList } from '../words/person.query.js';

/** A question of a colleague, with what is needed to answer it. */
export const Question = graphql(
  `
    query Question($id: ID!) {
      question(id: $id) {
        id
        taskId
        question
        askedAt
        answer
        answeredAt
        dueOn
        dueAt
        type {
          title
        }
        askedBy {
          displayName
        }
        askedOf {
          id
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
  `,
  [PersonInList],
);
export type Question = NonNullable<ResultOf<typeof Question>['question']>;

export const AnswerQuestion = graphql(
  `
    mutation AnswerQuestion($id: ID!, $answer: String!, $commandId: ID) {
      answerQuestion(id: $id, answer: $answer, commandId: $commandId) {
        __typename
        ... on QuestionAnswered {
          question {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

/** What somebody waits for from others. */
export const WaitingOnOthers = graphql(
  `
    query WaitingOnOthers($after: String) {
      waitingOnOthers(first: 50, after: $after) {
        totalCount
        nodes {
          id
          what
          taskId
          since
          dueOn
          dueAt
          type {
            title
          }
          user {
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
    }
  `,
  [PersonInList],
);
export type WaitingOnOthers = ResultOf<typeof WaitingOnOthers>;
