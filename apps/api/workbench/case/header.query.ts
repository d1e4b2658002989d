import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** What stands at the head of every page about a case. */
export const CaseHead = graphql(`
  fragment CaseHead on Pathway {
    id
    asOf
    kind
    months
    episode
    stage
    roh
    tier
    ppo
    mappaCategory
    mappaLevel
    releaseOn
    sentencedOn
    sentenceEnd
    openedAt
    endedAt
    person {
      firstName
      lastName
      prisonNumber
      crn
      dateOfBirth
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
    offenderSupervisor {
      displayName
    }
    alerts {
      kind
      text
      since
    }
  }
`);
export type CaseHead = ResultOf<typeof CaseHead>;
