import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** Cases of one's places and tasks, soonest release first. Only what a list may show without the case being opened. */
export const Cases = graphql(`
  query Cases($filter: PathwayFilter, $after: String) {
    me {
      id
    }
    pathways(filter: $filter, first: 25, after: $after) {
      totalCount
      nodes {
        id
        kind
        stage
        episode
        roh
        releaseOn
        endedAt
        person {
          firstName
          lastName
          prisonNumber
          crn
        }
        prison {
          name
        }
        homeArea {
          name
        }
        offenderManager {
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Cases = ResultOf<typeof Cases>;
