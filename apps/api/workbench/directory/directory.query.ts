import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';

const TeamName = graphql(`
  fragment TeamName on Team {
    id
    kind
    title
    place {
      code
      name
    }
  }
`);
export type TeamName = ResultOf<typeof TeamName>;

export const DirectoryTeams = graphql(
  `
    query DirectoryTeams {
      directoryTeams {
        ...TeamName
      }
    }
  `,
  [TeamName],
);

export const DirectoryTeam = graphql(
  `
    query DirectoryTeam($team: ID!, $on: Date) {
      teamOnDay(team: $team, on: $on) {
        __typename
        ... on TeamOnDay {
          on
          team {
            ...TeamName
          }
          members {
            signedOff
            awayUntil
            coveredBy {
              id
              displayName
            }
            period {
              id
              role
              from
              until
              acting
              user {
                id
                displayName
                username
              }
            }
          }
        }
        ...RefusalWords
      }
    }
  `,
  [TeamName, RefusalWords],
);
export type TeamOnDay = Extract<
  ResultOf<typeof DirectoryTeam>['teamOnDay'],
  { readonly __typename: 'TeamOnDay' }
>;

/** Somebody, and the teams of whoever asks: what may be changed is theirs alone. */
export const DirectoryPerson = graphql(
  `
    query DirectoryPersonPage($who: ID!) {
      directoryTeams {
        ...TeamName
      }
      directoryPerson(userId: $who) {
        __typename
        ... on DirectoryPerson {
          active
          lastDay
          user {
            id
            displayName
            username
          }
          periods {
            id
            role
            from
            until
            acting
            team {
              ...TeamName
            }
          }
          cover {
            id
            from
            until
            user {
              id
              displayName
            }
            coveredBy {
              id
              displayName
            }
            team {
              ...TeamName
            }
          }
          signOffs {
            id
            from
            until
            by {
              displayName
            }
          }
        }
        ...RefusalWords
      }
    }
  `,
  [TeamName, RefusalWords],
);
export type DirectoryPersonData = ResultOf<typeof DirectoryPerson>;
export type PersonRead = Extract<
  DirectoryPersonData['directoryPerson'],
  { readonly __typename: 'DirectoryPerson' }
>;
