import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** People found, with what tells them apart. */
export const PeopleSearch = graphql(`
  query PeopleSearch($text: String!, $after: String) {
    searchPeople(text: $text, first: 20, after: $after) {
      totalCount
      nodes {
        person {
          id
          firstName
          lastName
          prisonNumber
          crn
          dateOfBirth
        }
        cases {
          id
          kind
          releaseOn
          endedAt
          prison {
            name
          }
          homeArea {
            name
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
export type PeopleFound = ResultOf<typeof PeopleSearch>['searchPeople'];
