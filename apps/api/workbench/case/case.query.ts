import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { CaseHead } from './header.query.js';

/** A deadline of a case. */
const ClockRow = graphql(`
  fragment ClockRow on Clock {
    key
    dueOn
    dueAt
    overdue
    standing
    missedAt
    type {
      id
      title
      role
    }
    standard {
      id
      title
    }
  }
`);
export type ClockRow = ResultOf<typeof ClockRow>;

/** A closed gate. */
const GateRow = graphql(`
  fragment GateRow on Gate {
    id
    key
    gate
    closedAt
    opens
    overriddenUntil
    overriddenBy {
      displayName
    }
    reason
    lapsedAt
  }
`);
export type GateRow = ResultOf<typeof GateRow>;

/** A line of the journal. */
const JournalRow = graphql(`
  fragment JournalRow on TimelineEvent {
    seq
    at
    event
    key
    detail
    type {
      id
      title
    }
    by {
      displayName
    }
  }
`);
export type JournalRow = ResultOf<typeof JournalRow>;

export const CaseOverview = graphql(
  `
    query CaseOverview($id: ID!, $asOf: DateTime, $events: [String!]) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        clocks {
          ...ClockRow
        }
        gates {
          ...GateRow
        }
        timeline(first: 6, events: $events) {
          nodes {
            ...JournalRow
          }
        }
      }
    }
  `,
  [CaseHead, ClockRow, GateRow, JournalRow],
);
export type CaseOverview = NonNullable<ResultOf<typeof CaseOverview>['pathway']>;

export const CaseTasks = graphql(
  `
    query CaseTasks($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        tracks {
          name
          steps {
            key
            open
            role
            openedAt
            dueAt
            dueOn
            missedAt
            outcome
            answeredAt
            assumed
            type {
              id
              title
            }
          }
        }
        clocks {
          ...ClockRow
        }
        tasks(first: 100) {
          nodes {
            id
            key
            holder {
              displayName
            }
          }
        }
      }
    }
  `,
  [CaseHead, ClockRow],
);
export type CaseTasks = NonNullable<ResultOf<typeof CaseTasks>['pathway']>;

export const CaseFacts = graphql(
  `
    query CaseFacts($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        facts {
          id
          kind
          title
          data
          happenedAt
          learntAt
          source
          supersedes
          withdrawnAt
          recordedBy {
            displayName
          }
        }
      }
      factKinds {
        id
        mayRecord
      }
    }
  `,
  [CaseHead],
);
export type CaseFacts = NonNullable<ResultOf<typeof CaseFacts>['pathway']>;

export const CasePeople = graphql(
  `
    query CasePeople($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        workers {
          role
          openTasks
          user {
            displayName
            username
          }
          team {
            title
            place {
              name
            }
          }
        }
      }
    }
  `,
  [CaseHead],
);
export type CasePeople = NonNullable<ResultOf<typeof CasePeople>['pathway']>;

export const CaseGates = graphql(
  `
    query CaseGates($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        gates {
          ...GateRow
          why {
            sentences
          }
        }
      }
    }
  `,
  [CaseHead, GateRow],
);
export type CaseGates = NonNullable<ResultOf<typeof CaseGates>['pathway']>;

export const CaseJournal = graphql(
  `
    query CaseJournal($id: ID!, $asOf: DateTime, $events: [String!], $after: String) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        timeline(first: 50, after: $after, events: $events) {
          nodes {
            ...JournalRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [CaseHead, JournalRow],
);
export type CaseJournal = NonNullable<ResultOf<typeof CaseJournal>['pathway']>;

export const CaseWhy = graphql(
  `
    query CaseWhy($id: ID!, $asOf: DateTime, $about: ID!) {
      pathway(id: $id, asOf: $asOf) {
        ...CaseHead
        why(about: $about) {
          sentences
          source
          wouldChange
          facts {
            id
            title
            happenedAt
            learntAt
          }
        }
      }
    }
  `,
  [CaseHead],
);
export type CaseWhy = NonNullable<ResultOf<typeof CaseWhy>['pathway']>;
