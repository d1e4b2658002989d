import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** People with their release ahead, each with the steps of it. Only what a list may show without the case being opened. */
export const ReleaseReadiness = graphql(`
  query ReleaseReadiness($filter: ReadinessFilter, $after: String) {
    readiness(filter: $filter, first: 15, after: $after) {
      totalCount
      nodes {
        done
        open
        canNoLongerBeMet
        pathway {
          id
          roh
          kind
          episode
          releaseOn
          stage
          person {
            firstName
            lastName
            prisonNumber
            crn
          }
          prison {
            name
          }
          offenderManager {
            displayName
          }
        }
        steps {
          key
          state
          owner
          opensAt
          dueOn
          dueAt
          outcome
          canNoLongerBeMet
          taskId
          holder {
            displayName
          }
          type {
            id
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type ReleaseReadiness = ResultOf<typeof ReleaseReadiness>;
