import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { RefusalWords } from '../operations/refusal.js';
import { PersonInList } from '../words/person.query.js';

const NoticeRow = graphql(
  `
    fragment NoticeRow on Notice {
      id
      kind
      title
      data
      createdAt
      acknowledgedAt
      acknowledgeBy
      escalatedAt
      team {
        title
      }
      acknowledgedBy {
        displayName
      }
      pathway {
        id
        person {
          ...PersonInList
        }
      }
    }
  `,
  [PersonInList],
);
export type NoticeRow = ResultOf<typeof NoticeRow>;

/** The inbox, and before it what must be acknowledged first. */
export const Notices = graphql(
  `
    query Notices($filter: NoticeFilter, $after: String, $must: Boolean!) {
      must: notices(filter: { mustAcknowledge: true }, first: 10) @include(if: $must) {
        totalCount
        nodes {
          ...NoticeRow
        }
      }
      notices(filter: $filter, first: 25, after: $after) {
        totalCount
        nodes {
          ...NoticeRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [NoticeRow],
);
export type Notices = ResultOf<typeof Notices>;

export const AcknowledgeNotices = graphql(
  `
    mutation AcknowledgeNotices($ids: [ID!]!, $commandId: ID) {
      acknowledgeNotices(ids: $ids, commandId: $commandId) {
        __typename
        ... on NoticesAcknowledged {
          notices {
            id
          }
          notFound
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);

const Settings = graphql(`
  fragment Settings on NoticeSettings {
    email
    phone
    address
    language
    digest
    quietFrom
    quietUntil
    refused
    failed
    kinds {
      id
      title
      channels
      pace
      optOut
    }
  }
`);
export type Settings = ResultOf<typeof Settings>;

export const NoticeSettings = graphql(
  `
    query NoticeSettings {
      noticeSettings {
        ...Settings
      }
    }
  `,
  [Settings],
);

export const ChangeNoticeSettings = graphql(
  `
    mutation ChangeNoticeSettings($input: NoticeSettingsInput!, $commandId: ID) {
      changeNoticeSettings(input: $input, commandId: $commandId) {
        __typename
        ... on NoticeSettingsChanged {
          settings {
            email
          }
        }
        ...RefusalWords
      }
    }
  `,
  [RefusalWords],
);
