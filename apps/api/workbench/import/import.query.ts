import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

const ImportShown = graphql(`
  fragment ImportShown on CaseloadImport {
    id
    fileName
    bytes
    state
    step
    doneBytes
    problem
    askedAt
    movedAt
    endedAt
    redates {
      cases
      openCases
    }
    counts {
      created
      updated
      unchanged
      refused
      held
    }
  }
`);
export type ImportShown = ResultOf<typeof ImportShown>;

export const Imports = graphql(
  `
    query Imports {
      caseloadImports {
        ...ImportShown
      }
    }
  `,
  [ImportShown],
);

const LineShown = graphql(`
  fragment LineShown on ImportLine {
    line
    outcome
    who
    pathwayId
    held
    problems {
      field
      reason
      mend
    }
  }
`);
export type LineShown = ResultOf<typeof LineShown>;

export const OneImport = graphql(
  `
    query OneImport($id: ID!, $which: ImportedLines, $first: Int, $after: String) {
      caseloadImport(id: $id) {
        ...ImportShown
        lines(which: $which, first: $first, after: $after) {
          totalCount
          nodes {
            ...LineShown
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ImportShown, LineShown],
);
export type OneImport = NonNullable<ResultOf<typeof OneImport>['caseloadImport']>;

export const StartImport = graphql(
  `
    mutation StartImport($fileName: String!, $content: String!, $commandId: ID) {
      startImport(fileName: $fileName, content: $content, commandId: $commandId) {
        __typename
        ... on ImportTaken {
          import {
            id
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

export const MoveImport = graphql(
  `
    mutation MoveImport($id: ID!, $move: ImportMove!, $commandId: ID) {
      moveImport(id: $id, move: $move, commandId: $commandId) {
        __typename
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
