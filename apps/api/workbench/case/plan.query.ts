import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { CaseHead } from './header.query.js';

const Plan = graphql(`
  fragment Plan on SentencePlan {
    agreedAt
    outcome
    answers
    type {
      id
      title
    }
    writtenBy {
      displayName
    }
  }
`);

export const CasePlan = graphql(
  `
    query CasePlan($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        plan {
          ...Plan
        }
        clocks {
          key
          dueOn
          dueAt
          type {
            id
            title
          }
        }
      }
    }
  `,
  [CaseHead, Plan],
);
export type CasePlan = NonNullable<ResultOf<typeof CasePlan>['pathway']>;

export const CaseDocuments = graphql(
  `
    query CaseDocuments($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        documents {
          id
          kind
          title
          language
          version
          pdf
          producedAt
          producedBy {
            displayName
          }
        }
      }
      documentKinds {
        id
        title
        purpose
        languages
        producedBy
      }
    }
  `,
  [CaseHead],
);
export type CaseDocuments = ResultOf<typeof CaseDocuments>;

export const ProduceDocument = graphql(`
  mutation ProduceDocument($id: ID!, $kind: String!, $language: DocumentLanguage, $commandId: ID) {
    produceDocument(pathwayId: $id, kind: $kind, language: $language, commandId: $commandId) {
      __typename
      ... on DocumentProduced {
        fresh
        document {
          id
          title
          version
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInputRefusal {
        problems {
          field
          message
        }
      }
    }
  }
`);

export const CaseRelease = graphql(
  `
    query CaseRelease($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        readiness {
          releaseOn
          done
          canNoLongerBeMet
          steps {
            key
            state
            owner
            opensAt
            dueOn
            dueAt
            outcome
            canNoLongerBeMet
            type {
              id
              title
            }
          }
        }
      }
    }
  `,
  [CaseHead],
);
export type CaseRelease = NonNullable<ResultOf<typeof CaseRelease>['pathway']>;
