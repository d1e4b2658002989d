import { type ResultOf } from 'gql.tada';
import { graphql } from '../operations/graphql.js';

export const Deadlines = graphql(`
  query Deadlines {
    deadlineFigures {
      by
      key
      title
      late
      soon
      ahead
      doneLate
    }
  }
`);
export type Deadlines = ResultOf<typeof Deadlines>;

export const DeadlinesKept = graphql(`
  query DeadlinesKept($from: Date!, $to: Date!, $standard: String) {
    deadlinesKept(from: $from, to: $to, standard: $standard) {
      by
      key
      place {
        kind
      }
      title
      kept
      missed
      learntLate
      keptPercent
    }
  }
`);
export type DeadlinesKept = ResultOf<typeof DeadlinesKept>;

export const WorkloadByPerson = graphql(`
  query WorkloadByPerson {
    workloadFigures {
      user {
        displayName
      }
      cases
      highRisk
      tasks
      late
      points
    }
  }
`);
export type WorkloadByPerson = ResultOf<typeof WorkloadByPerson>;

export const Movements = graphql(`
  query Movements($from: Date!, $to: Date!) {
    movements(from: $from, to: $to) {
      monday
      receptions
      transfersIn
      transfersOut
      releases
      recalls
    }
  }
`);
export type Movements = ResultOf<typeof Movements>;

export const Handovers = graphql(`
  query Handovers($after: String) {
    handoverCounts {
      past
      week
      month
      later
    }
    handoversAtRisk(first: 25, after: $after) {
      nodes {
        id
        on
        open
        holders {
          displayName
        }
        pathway {
          id
          roh
          offenderManager {
            displayName
          }
          person {
            firstName
            lastName
            prisonNumber
            crn
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
export type Handovers = ResultOf<typeof Handovers>;

export const Stages = graphql(`
  query Stages {
    stageFigures {
      stage
      cases
      medianDays
      spans
      finished
      finishedMedianDays
    }
  }
`);
export type Stages = ResultOf<typeof Stages>;

export const Needs = graphql(`
  query Needs($prison: String) {
    needsAssessed {
      prison {
        code
        name
      }
      people
      assessed
      assessedInYear
    }
    needFigures(prison: $prison) {
      title
      people
      met
      noTarget
      blocked
      outstanding
    }
    provisionFigures(prison: $prison) {
      intervention
      waiting
      running
      unmet
    }
  }
`);
export type Needs = ResultOf<typeof Needs>;

export const CourtResults = graphql(`
  query CourtResults($from: Date!, $to: Date!, $court: String) {
    courtResults(from: $from, to: $to, court: $court) {
      by
      key
      area {
        name
      }
      followed
      partly
      notFollowed
      noProposal
      ranCourse
      endedOtherwise
    }
  }
`);
export type CourtResults = ResultOf<typeof CourtResults>;

export const Counts = graphql(`
  query Counts($from: Date!, $to: Date!) {
    gamingCounts(from: $from, to: $to) {
      team {
        title
        place {
          name
        }
      }
      acceptableAbsencesWithoutEvidence
      rohLoweringsBeforeReview
      hardStopLicences
      overrides
      deferrals
      excusals
    }
  }
`);
export type Counts = ResultOf<typeof Counts>;
