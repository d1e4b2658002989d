import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';
import { CaseHead } from './header.query.js';

const Picture = graphql(
  `
    fragment Picture on Pathway {
      ...CaseHead
      stages {
        stage
        from
        until
        whole
      }
      milestones {
        key
        kind
        on
      }
      tracks {
        name
        steps {
          key
          open
          openedAt
          answeredAt
          missedAt
          dueAt
          assumed
          type {
            title
          }
        }
      }
      clocks {
        key
        dueAt
        dueOn
        overdue
        standing
        type {
          title
        }
      }
    }
  `,
  [CaseHead],
);
export type Picture = ResultOf<typeof Picture>;

const Ahead = graphql(`
  fragment Ahead on Projection {
    from
    until
    ends
    taskCount
    stages {
      stage
      from
      until
    }
    milestones {
      key
      kind
      on
    }
    tasks {
      key
      owner
      opensAt
      dueOn
      dueAt
      type {
        title
      }
    }
  }
`);
export type Ahead = ResultOf<typeof Ahead>;

export const CaseTimeline = graphql(
  `
    query CaseTimeline($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...Picture
      }
    }
  `,
  [Picture],
);

export const CaseAhead = graphql(
  `
    query CaseAhead($id: ID!, $asOf: DateTime) {
      pathway(id: $id, asOf: $asOf) {
        ...Picture
        projection {
          ...Ahead
        }
      }
    }
  `,
  [Picture, Ahead],
);
