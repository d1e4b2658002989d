import { cannotLeaveOut, type Form } from '../forms.js';
import { target } from '../targets.js';

/**
 * What inspectors found left out is a question of the form that cannot be left blank (000 L118–L726; 004 L401–L1086). Each form is
 * filled in as a practitioner would; then each of the questions named is left blank in turn, and that answer alone is refused.
 */
describe('an assessment', () => {
  it('says of every group how high the risk is, what sets it off, and from which sources', () => {
    const analysis = {
      level: 'high',
      children: 'low',
      public: 'medium',
      knownAdults: 'high',
      staff: 'low',
      prisoners: 'low',
      triggers: 'Drinks when a relationship ends',
      sourcesUsed: 'Police, two earlier assessments',
    };
    cannotLeaveOut('roh.analyse', 'analysed', analysis, ...Object.keys(analysis));
  });

  it('ticks each other source as seen, asked or none held', () => {
    const screening = {
      convictionsRead: true,
      earlierAssessments: 'seen',
      agencies: 'asked',
      children: false,
    };
    cannotLeaveOut(
      'roh.screen',
      'no-concern',
      screening,
      'convictionsRead',
      'earlierAssessments',
      'agencies',
    );
  });

  it('says what the person may not read, in the manager’s part and in the prison’s', () => {
    const oasys = {
      oasysVersion: '3',
      sourcesUsed: 'Prison record, police',
      positiveFactors: 'Sister visits',
      reconvictionScored: true,
      confidentialPart: true,
      rohLevel: 'high',
    };
    cannotLeaveOut('oasys.complete', 'complete-to-standard', oasys, 'confidentialPart', 'positiveFactors');
    const custody = {
      behaviour: 'Two adjudications',
      departmentsAsked: 'Education, security',
      selfAssessment: 'done',
      notForThePerson: false,
    };
    cannotLeaveOut('oasys.contribute', 'added', custody, 'notForThePerson', 'behaviour', 'departmentsAsked');
  });

  it('asks in every case what is known of children, whether they were referred, and why', () => {
    const asked = {
      children: 'A daughter of four, sees her on Sundays',
      personIsMainRisk: false,
      referral: 'not-made',
      reason: 'Her mother is always there; social care agrees',
    };
    cannotLeaveOut('child.ask-social-care', 'known-to-them', asked, ...Object.keys(asked));
  });
});

describe('a plan', () => {
  it('to manage risk speaks of now and of later, says what happens if it fails, and who coordinates it', () => {
    const plan = {
      now: 'Single cell; calls monitored',
      later: 'Curfew, no contact',
      actions: 'A-1, A-2',
      warningSigns: 'Drinking again',
      contingency: 'Drinking again: tested the same day, alcohol worker told',
      coordinator: 'o.manager',
    };
    cannotLeaveOut('rmp.write', 'written', plan, ...Object.keys(plan));
  });

  it('of the sentence answers risk, victim and diversity, in custody and after it', () => {
    const plan = {
      targets: [
        target('Does not answer insult with his fists'),
        target('Can say what the blow did to her', {
          kind: 'attitude',
          factor: 'victim-awareness',
          order: 2,
        }),
      ],
      purposes: 'Rehabilitation, protection of the public',
      custodyAndCommunityLegs: true,
      riskActionsLinked: true,
      victimAwareness: 'target',
      diversityAnswered: true,
      contactLevel: 'Monthly',
    };
    cannotLeaveOut('plan.write', 'agreed', plan, ...Object.keys(plan));
  });

  it('is made by a board that says whether risk and the victim’s safety were covered', () => {
    const board = {
      heldOn: '2026-04-21',
      chair: 'Dilys Pryce',
      contributions: 'C-1',
      personPresent: true,
      riskCovered: true,
      victimSafetyCovered: true,
    };
    cannotLeaveOut('board.hold', 'held', board, 'personPresent', 'riskCovered', 'victimSafetyCovered');
  });

  it('reviewed, says what was carried over from the last one and that it was read again', () => {
    const inside = {
      targetsReviewed: 'T-1',
      personTookPart: true,
      carriedOverConfirmed: true,
      oasysRefreshed: true,
    };
    cannotLeaveOut('plan.review-custody', 'reviewed', inside, 'carriedOverConfirmed', 'personTookPart');
    const outside = {
      plan: 'P-2',
      progressPerTarget: 'Two of three met',
      reportsUsedOrDismissed: 'Programme report used',
      carriedOverTextConfirmed: true,
      requirementsOnCourse: true,
      contactLevel: 'fortnightly',
      personTookPart: true,
      copyGiven: true,
    };
    cannotLeaveOut(
      'licence.review-plan',
      'reviewed',
      outside,
      'carriedOverTextConfirmed',
      'progressPerTarget',
    );
  });

  it('at its end says what home and work there are, and what was not met and why', () => {
    const end = {
      targetsMet: 'Level 2, sober for a year',
      targetsNotMetAndWhy: 'None',
      needRescored: true,
      rohAtEnd: 'low',
      homeAndWorkAtEnd: 'Own tenancy; works at the bakery',
      supportThatGoesOn: 'Alcohol group on Tuesdays',
    };
    cannotLeaveOut('termination.final-review', 'closed', end, 'homeAndWorkAtEnd', 'targetsNotMetAndWhy');
  });
});

describe('needs', () => {
  const NEEDS = ['accommodation', 'work', 'health', 'drugsAlcohol', 'money', 'family', 'attitudes'];
  const AGAIN = [
    'accommodation',
    'workAndLearning',
    'health',
    'drugsAndAlcohol',
    'moneyAndDebt',
    'family',
    'attitudes',
  ];
  const each = (names: readonly string[], value: string): Form =>
    Object.fromEntries(names.map((name) => [name, value]));

  it('at induction are asked on all seven pathways with motivation, on one form', () => {
    const form = { ...each(NEEDS, 'need'), motivation: 'not-yet-assessed', learningStyle: 'By doing' };
    cannotLeaveOut('induction.assess-needs', 'assessed', form, ...NEEDS, 'motivation');
  });

  it('before release are each met, outstanding or refused, and what is outstanding has an owner and a date', () => {
    const form = {
      ...each(AGAIN, 'outstanding'),
      outstandingWithOwnerAndDate: 'Housing: I. Worker, 2 February',
    };
    cannotLeaveOut('resettlement.reassess-needs', 'done', form, ...AGAIN, 'outstandingWithOwnerAndDate');
  });

  it('at reception: whether the court’s information came, and whether somebody may harm themselves', () => {
    const form = {
      identityChecked: true,
      selfHarm: 'none-known',
      courtInformation: 'none-sent',
      immigration: 'british',
      languageHelp: 'none',
      cellSharing: 'standard',
    };
    cannotLeaveOut(
      'reception.complete-first-checks',
      'no-concern',
      form,
      'selfHarm',
      'courtInformation',
      'languageHelp',
    );
  });
});
