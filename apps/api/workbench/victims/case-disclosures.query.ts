import { CaseHead } from '../case/header.query.js';
import { graphql } from '../operations/graphql.js';

/** What victim liaison lets the named offender manager know. */
export const CaseDisclosures = graphql(
  `
    query CaseDisclosures($id: ID!) {
      pathway(id: $id) {
        ...CaseHead
        disclosures {
          id
          item
          purpose
          ground
          mayReachOffender
          disclosedAt
          disclosedBy {
            displayName
          }
        }
      }
    }
  `,
  [CaseHead],
);
