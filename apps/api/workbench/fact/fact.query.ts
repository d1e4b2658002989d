import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

/** Whose case it is, at the head of a form about it. */
const WhoseCase = graphql(`
  fragment WhoseCase on Pathway {
    id
    endedAt
    person {
      id
      firstName
      lastName
      prisonNumber
      crn
    }
  }
`);

/** The kinds of fact that somebody may say, and whose case it is. */
export const FactChoice = graphql(
  `
    query FactChoice($id: ID!) {
      pathway(id: $id) {
        ...WhoseCase
      }
      factKinds {
        id
        title
        from
        mayRecord
        fields {
          name
          type
          codes
        }
      }
      places {
        code
        name
      }
    }
  `,
  [WhoseCase],
);
export type FactChoice = ResultOf<typeof FactChoice>;
export type FactKind = FactChoice['factKinds'][number];

/** The facts on record, for whoever corrects or withdraws one. */
export const FactsOnRecord = graphql(
  `
    query FactsOnRecord($id: ID!) {
      pathway(id: $id) {
        ...WhoseCase
        facts {
          id
          kind
          title
          data
          happenedAt
          source
          withdrawnAt
        }
      }
    }
  `,
  [WhoseCase],
);
export type FactOnRecord = NonNullable<ResultOf<typeof FactsOnRecord>['pathway']>['facts'][number];

const StepShown = graphql(`
  fragment StepShown on Step {
    key
    dueOn
    dueAt
    role
    type {
      title
    }
  }
`);

/** What a fact would move, case by case: `$works` for whoever works on cases (visit.worksOnCases). */
const Blast = graphql(
  `
    fragment Blast on BlastRadius {
      problems {
        field
        message
      }
      cases @include(if: $works) {
        pathwayId
        stageBefore
        stageAfter
        clocksMoved {
          key
          from
          to
          fromOn
          toOn
          type {
            title
          }
        }
        opened {
          ...StepShown
        }
        withdrawn {
          ...StepShown
        }
        alreadyLate {
          ...StepShown
        }
        gates {
          key
          change
          gate
        }
        stuck
        unstuck
        told {
          kind
          role
          user {
            displayName
          }
          team {
            title
            place {
              name
            }
          }
        }
      }
    }
  `,
  [StepShown],
);
export type Blast = ResultOf<typeof Blast>;
export type CaseBlast = NonNullable<Blast['cases']>[number];

export const PreviewFact = graphql(
  `
    query PreviewFactPage($input: FactInput!, $works: Boolean!) {
      previewFact(input: $input) {
        ...Blast
      }
    }
  `,
  [Blast],
);

export const PreviewWithdrawal = graphql(
  `
    query PreviewWithdrawalPage($id: ID!, $works: Boolean!) {
      previewWithdrawal(id: $id) {
        ...Blast
      }
    }
  `,
  [Blast],
);

export const RecordFact = graphql(
  `
    mutation RecordFactPage($input: FactInput!, $commandId: ID) {
      recordFact(input: $input, commandId: $commandId) {
        __typename
        ... on FactRecorded {
          settled
          repeated
          pathways {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const WithdrawFact = graphql(
  `
    mutation WithdrawFactPage($id: ID!, $reason: String!, $commandId: ID) {
      withdrawFact(id: $id, reason: $reason, commandId: $commandId) {
        __typename
        ... on FactRecorded {
          settled
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
