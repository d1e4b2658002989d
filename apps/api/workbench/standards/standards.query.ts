import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

/** The catalogue, as far as it was asked for. */
export const Standards = graphql(`
  query Standards($search: String, $stage: String, $owner: String, $set: String, $status: String, $on: Date) {
    standards(search: $search, stage: $stage, owner: $owner, set: $set, status: $status, on: $on) {
      id
      title
      stage
      owner
      set
      status
      rule
      appliesTo
    }
  }
`);
export type Standards = ResultOf<typeof Standards>;

/** What there is to choose from. */
export const StandardChoices = graphql(`
  query StandardChoices {
    standards {
      stage
      owner
    }
  }
`);
export type StandardChoices = ResultOf<typeof StandardChoices>;

/** One standard, with a date worked out: an example, or the one that was asked for. */
export const StandardPage = graphql(`
  query StandardPage($id: ID!, $from: String!) {
    standard(id: $id) {
      id
      title
      family
      set
      stage
      owner
      status
      source
      rule
      force
      needsTime
      cutOff
      anchor
      anchorKind
      appliesTo
      ifMissed
      notUsed
      carriedBy {
        id
        title
        role
        stage
      }
      changes {
        id
        title
        from
        rule
        others
        source
      }
      siblings {
        id
        title
        appliesTo
        force
      }
    }
    standardDue(row: $id, from: $from) {
      problems {
        message
      }
      dueOn
      dueAt
      atStart
      from
      countedFrom
      because
      skipped {
        date
        why
        projected
      }
      notes
      calendar
    }
  }
`);
export type StandardPage = ResultOf<typeof StandardPage>;
