import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';
import { Offender, VictimTask } from './victims.query.js';

export const VictimWhole = graphql(`
  fragment VictimWhole on Victim {
    id
    reference
    name
    alsoKnownAs
    address
    telephone
    email
    channels
    times
    never
    language
    format
    child
    parent {
      name
      relationship
      address
      telephone
      email
    }
    needs
    optedIn
    updatedAt
    updatedBy {
      displayName
    }
    notes {
      id
      on
      words
      agreed
      givenOn
      givenHow
      recordedBy {
        displayName
      }
    }
    complaintInformation {
      on
      how
    }
    disclosures {
      id
      item
      purpose
      ground
      mayReachOffender
      disclosedAt
      withdrawnAt
      disclosedBy {
        displayName
      }
    }
  }
`);
export type VictimWhole = ResultOf<typeof VictimWhole>;

/** One victim with all that is held of them; each look is in the audit. */
export const VictimRecord = graphql(
  `
    query VictimRecord($id: ID!, $victim: ID!, $types: [String!]) {
      victimCases(filter: { pathway: $id }, first: 1) {
        nodes {
          pathway {
            ...Offender
            documents(kind: "victim-letter") {
              id
              title
              subject
              version
              language
              producedAt
              pdf
            }
          }
          victims(id: $victim) {
            ...VictimWhole
          }
        }
      }
      tasks(
        filter: { pathway: $id, type: $types, state: [OPEN, CLAIMED, SUBMITTED, DONE] }
        orderBy: OPENED_LAST
        first: 100
      ) {
        nodes {
          ...VictimTask
        }
      }
    }
  `,
  [Offender, VictimTask, VictimWhole],
);
export type VictimRecord = ResultOf<typeof VictimRecord>;

/** Who a victim is and how they are reached, for the forms about them. */
export const VictimForForm = graphql(
  `
    query VictimForForm($id: ID!, $victim: ID!) {
      victimCases(filter: { pathway: $id }, first: 1) {
        nodes {
          pathway {
            ...Offender
          }
          victims(id: $victim) {
            ...VictimWhole
          }
        }
      }
    }
  `,
  [Offender, VictimWhole],
);

/** A case in which a victim is to be entered. */
export const CaseForVictim = graphql(
  `
    query CaseForVictim($id: ID!) {
      pathway(id: $id) {
        ...Offender
      }
    }
  `,
  [Offender],
);

/** What each command about a victim brings back. */
const Kept = graphql(
  `
    fragment Kept on VictimResult {
      __typename
      ... on VictimKept {
        settled
        victim {
          id
        }
      }
      ...RefusalWords
    }
  `,
  [RefusalWords],
);

export const AddVictim = graphql(
  `
    mutation AddVictim($input: AddVictimInput!, $commandId: ID) {
      kept: addVictim(input: $input, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const ChangeVictim = graphql(
  `
    mutation ChangeVictim($id: ID!, $input: VictimChangeInput!, $commandId: ID) {
      kept: changeVictim(id: $id, input: $input, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const SetVictimChoice = graphql(
  `
    mutation SetVictimChoice($id: ID!, $optIn: Boolean!, $commandId: ID) {
      kept: setVictimChoice(id: $id, optIn: $optIn, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const AddVictimNote = graphql(
  `
    mutation AddVictimNote($input: VictimNoteInput!, $commandId: ID) {
      kept: addVictimNote(input: $input, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const AddComplaintInformation = graphql(
  `
    mutation AddComplaintInformation($victimId: ID!, $on: Date!, $how: String!, $commandId: ID) {
      kept: addComplaintInformation(victimId: $victimId, on: $on, how: $how, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const Disclose = graphql(
  `
    mutation Disclose($input: DisclosureInput!, $commandId: ID) {
      kept: discloseToOffenderManager(input: $input, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const TakeBack = graphql(
  `
    mutation TakeBack($id: ID!, $reason: String!, $commandId: ID) {
      kept: withdrawDisclosure(id: $id, reason: $reason, commandId: $commandId) {
        ...Kept
      }
    }
  `,
  [Kept],
);
export const ProduceLetter = graphql(
  `
    mutation ProduceLetter($id: ID!, $task: String!, $language: DocumentLanguage!, $commandId: ID) {
      produceDocument(
        pathwayId: $id
        kind: "victim-letter"
        subject: $task
        language: $language
        commandId: $commandId
      ) {
        __typename
        ... on DocumentProduced {
          fresh
          document {
            title
            version
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
