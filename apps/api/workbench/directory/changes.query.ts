import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

const Changed = graphql(
  `
    fragment Changed on DirectoryResult {
      __typename
      ... on DirectoryChanged {
        casesTold
        person {
          user {
            id
            displayName
          }
        }
      }
      ...RefusalWords
    }
  `,
  [RefusalWords],
);
export type Changed = ResultOf<typeof Changed>;

export const AddPerson = graphql(
  `
    mutation AddPerson($input: AddPersonInput!, $commandId: ID) {
      result: addPerson(input: $input, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const ChangeMembership = graphql(
  `
    mutation ChangeMembership($input: MembershipInput!, $commandId: ID) {
      result: changeMembership(input: $input, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const ActUp = graphql(
  `
    mutation ActUp($input: ActUpInput!, $commandId: ID) {
      result: actUp(input: $input, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const SetCover = graphql(
  `
    mutation SetCover($input: CoverInput!, $commandId: ID) {
      result: setCover(input: $input, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const EndCover = graphql(
  `
    mutation EndCover($userId: ID!, $teamId: ID!, $lastDay: Date, $commandId: ID) {
      result: endCover(userId: $userId, teamId: $teamId, lastDay: $lastDay, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const SignOffHighRoh = graphql(
  `
    mutation SignOffHighRoh($userId: ID!, $from: Date, $until: Date, $reason: String, $commandId: ID) {
      result: signOffHighRoh(
        userId: $userId
        from: $from
        until: $until
        reason: $reason
        commandId: $commandId
      ) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const EndSignOff = graphql(
  `
    mutation EndSignOff($userId: ID!, $lastDay: Date, $reason: String, $commandId: ID) {
      result: endSignOff(userId: $userId, lastDay: $lastDay, reason: $reason, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
export const Leave = graphql(
  `
    mutation Leave($userId: ID!, $lastDay: Date!, $reason: String, $commandId: ID) {
      result: leave(userId: $userId, lastDay: $lastDay, reason: $reason, commandId: $commandId) {
        ...Changed
      }
    }
  `,
  [Changed],
);
