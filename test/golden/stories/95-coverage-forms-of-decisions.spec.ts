import { cannotLeaveOut, refusals } from '../forms.js';

/**
 * What inspectors found left out is a question of the form that cannot be left blank (000 L118–L726; 004 L401–L1086). Each form is
 * filled in as a practitioner would; then each of the questions named is left blank in turn, and that answer alone is refused.
 */
const SOMEBODY = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';

describe('work with the person', () => {
  it('by the supervisor counts with the target it was about and the progress made', () => {
    const contact = {
      on: '2026-05-06T10:00',
      planTarget: 'T-1',
      progress: 'Walked away twice; talked about the third time',
      changeOfConcern: false,
    };
    cannotLeaveOut('supervisor.keep-contact', 'seen', contact, 'planTarget', 'progress');
  });

  it('on a programme ends with a report, what was gained, what is left, and who came to the review', () => {
    const review = {
      report: 'R-1',
      attendedBy: 'Supervisor, tutor',
      personTookPart: true,
      gains: 'Stops to think',
      needLeft: 'Practice under stress',
      reinforcementTarget: 'T-4',
    };
    cannotLeaveOut(
      'intervention.hold-review',
      'completed',
      review,
      'report',
      'attendedBy',
      'gains',
      'needLeft',
    );
  });

  it('on the licence asks them to say it back in their own words', () => {
    const explained = {
      explainedOn: '2027-02-23',
      explainedBy: 's.own',
      interpreterOrFormat: 'Easy read',
      saidBackInOwnWords: true,
      registrationExplained: 'not-registered',
      reportToPlaceAndTimeTold: true,
    };
    cannotLeaveOut('licence.explain', 'explained-signed', explained, 'explainedBy', 'saidBackInOwnWords');
  });
});

describe('temporary release', () => {
  it('is applied for with purpose and route, and with what happens if it goes wrong', () => {
    const application = {
      kind: 'day',
      purpose: 'Look for work',
      firstOuting: '2026-10-20',
      destinationAndRoute: 'Hull job centre, bus 23',
      ownGoalsAndWorries: 'Wants three applications out; has not crossed a road in years',
      likelyProblemsAndWhatThen: 'Misses the bus: rings the gate',
    };
    cannotLeaveOut(
      'rotl.check-application',
      'eligible',
      application,
      'purpose',
      'destinationAndRoute',
      'likelyProblemsAndWhatThen',
    );
  });

  it('goes out with route, map, telephone and fare', () => {
    const licence = {
      licence: 'L-1',
      policeForce: 'Humberside',
      policeToldOn: '2026-10-13',
      explainedBy: 's.own',
      outAt: '2026-10-20T09:00',
      backBy: '2026-10-20T17:00',
      routeMapPhoneAndFareGiven: true,
    };
    cannotLeaveOut(
      'rotl.issue-licence',
      'issued-police-told',
      licence,
      'routeMapPhoneAndFareGiven',
      'explainedBy',
    );
  });

  it('is decided with an answer to the offender manager and a reason for the person', () => {
    const decision = {
      boardHeldOn: '2026-09-29',
      answerToOffenderManager: 'Route changed as asked',
      escortReason: 'direct-victim-rule',
      conditions: 'Not near the market',
      reasonToPrisoner: 'Plan target 2',
    };
    cannotLeaveOut(
      'rotl.decide',
      'approved-escorted',
      decision,
      'answerToOffenderManager',
      'reasonToPrisoner',
    );
  });
});

describe('decisions', () => {
  it('not to act are recorded with their reason like decisions to act', () => {
    cannotLeaveOut(
      'mappa.decide-referral',
      'not-refer',
      { reason: 'One agency is enough', ownDecisionMeanwhile: 'Weekly contact' },
      'reason',
    );
    const change = {
      change: 'Moved in with a cousin',
      doneAtOnce: 'Rang the cousin',
      recallOrEnforcementConsidered: true,
      reason: 'Known to us, no child there',
    };
    cannotLeaveOut(
      'risk.review-after-change',
      'not-significant',
      change,
      'reason',
      'doneAtOnce',
      'recallOrEnforcementConsidered',
    );
    const recall = {
      conditionsBroken: 'Curfew, once',
      whatHappened: 'Forty minutes late',
      alternativesConsidered: 'Curfew an hour earlier',
      riskNow: 'medium',
      lastSeen: '2027-04-12',
      liaisonOfficerTold: true,
    };
    cannotLeaveOut('recall.ask', 'not-asked', recall, 'alternativesConsidered', 'whatHappened');
    cannotLeaveOut(
      'restrict.decide-contact',
      'refused',
      {
        restriction: 'child-contact',
        monitoring: 'none',
        personTold: true,
        reviewOn: '2026-07-10',
        reason: 'Court order',
      },
      'reason',
      'reviewOn',
      'monitoring',
    );
  });

  it('of the risk meeting name the level of OASys and of MAPPA, the decision, and what is monitored', () => {
    const item = {
      meetingOn: '2026-05-28',
      chair: 'Dilys Pryce',
      oasysLevel: 'high',
      mappaLevel: '2',
      decision: 'Calls to the sister stopped',
      contactMonitoring: 'calls',
      cellSharing: 'high',
    };
    cannotLeaveOut('irmm.decide-item', 'actions-set', item, ...Object.keys(item));
  });

  it('about who gets a case name a person, their grade and training, and that their workload was looked at', () => {
    const manager = { manager: SOMEBODY, grade: 'probation-officer', workloadChecked: true };
    cannotLeaveOut('allocation.name-offender-manager', 'named', manager, ...Object.keys(manager));
    const supervisor = { supervisor: SOMEBODY, kind: 'prison', oasysTrained: true };
    cannotLeaveOut('supervisor.assign', 'named', supervisor, ...Object.keys(supervisor));
    // A team is not a person: the directory's id is asked for.
    expect(refusals('supervisor.assign', 'named', { ...supervisor, supervisor: 'OMU team 2' })).toEqual([
      'supervisor',
    ]);
  });

  it('on licence conditions say which risk each answers and why it is necessary', () => {
    const conditions = {
      conditionsEachWithRiskFactor: 'No alcohol | drinks before he hits',
      necessaryAndProportionateBecause: 'Every offence was in drink',
      boardConditionsCarried: 'none',
      tagging: 'alcohol',
      firstAppointment: '2027-03-02T14:00',
      appointmentPlaceAndPerson: 'Hull, o.manager',
    };
    cannotLeaveOut(
      'licence.propose-conditions',
      'submitted',
      conditions,
      'conditionsEachWithRiskFactor',
      'necessaryAndProportionateBecause',
    );
  });

  it('on premises say how high the risk is that asks for the place', () => {
    const assessed = {
      application: 'A-1',
      kind: 'standard',
      priorityOnRisk: 'high',
      reason: 'Nowhere else holds the risk',
    };
    cannotLeaveOut('ap.assess', 'suitable', assessed, 'priorityOnRisk', 'reason');
  });

  it('of a priority offender’s meeting say whether intelligence went both ways', () => {
    cannotLeaveOut(
      'ppo.agree-joint-plan',
      'agreed',
      { meetingOn: '2026-06-15', intelligenceSharedBothWays: true },
      'intelligenceSharedBothWays',
    );
  });
});
