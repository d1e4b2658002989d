import { cannotLeaveOut } from '../forms.js';
import { target } from '../targets.js';

/**
 * What the inspection of 2006 found missing on files is a question that cannot be left blank (002 L220–L879). Each form is filled in
 * as a practitioner would; then each of the questions named is left blank in turn, and that answer alone is refused.
 */
describe('a review of risk', () => {
  it('speaks of each group, of what changed, of the other workers and of MAPPA', () => {
    const review = {
      assessment: 'A-2',
      children: 'No contact, none asked',
      public: 'No change',
      knownAdults: 'New partner, told by us',
      staff: 'No change',
      otherWorkersContributed: true,
      whatChanged: 'A partner with children next door',
      mappa: 'review',
    };
    cannotLeaveOut('risk.review', 'raised', review, ...Object.keys(review));
    const inside = {
      level: 'high',
      custodyEvidence: 'Letters stopped at the gate',
      whatChanged: 'Nothing',
      planChange: false,
    };
    cannotLeaveOut('roh.review-custody', 'unchanged', inside, 'custodyEvidence', 'whatChanged');
  });

  it('at release gives every group an action, says who does what when, and which manager oversees it', () => {
    const plan = {
      riskPlan: 'P-5',
      everyRiskGroupHasAnAction: true,
      whoDoesWhatWhen: 'PC Dale visits monthly',
      howSuccessOrFailureIsSeen: 'Two clear months',
      conditionsLinked: true,
      contingency: 'Recall pack at the premises',
      overseeingManager: 'N. Quinn',
    };
    cannotLeaveOut('risk.update-rmp-at-release', 'updated', plan, ...Object.keys(plan));
  });
});

describe('a plan on licence', () => {
  it('takes over what custody left, says how often the person is seen, who contributed and what is done about the victim', () => {
    const plan = {
      plan: 'P-6',
      allRequirementsCovered: true,
      custodyTargets: 'carried-over',
      contactLevel: 'weekly',
      victimAwareness: 'target',
      whoContributed: 'Key worker, police, the person',
      signed: true,
      copyGiven: true,
    };
    cannotLeaveOut('licence.make-plan', 'agreed', plan, ...Object.keys(plan));
  });

  it('has targets in the writer’s own words: no list to choose from', () => {
    const plan = {
      targets: [target('Tells his key worker before he goes near the park, every time')],
      purposes: 'So that nobody meets him there unprepared',
      custodyAndCommunityLegs: true,
      riskActionsLinked: true,
      victimAwareness: 'reason',
      victimAwarenessReason: 'The victim asked for it not to be spoken of',
      diversityAnswered: true,
      contactLevel: 'Twice a week for the first month',
    };
    cannotLeaveOut('plan.write', 'agreed', plan, 'targets', 'purposes', 'contactLevel');
  });
});

describe('what is passed on', () => {
  it('to whoever gives the roof says what was shared and on which ground', () => {
    const pack = {
      provider: 'Anytown Homes',
      whatWasShared: 'Not alone with children; ring us if…',
      groundForSharing: 'public-protection',
      whomToRingWithConcerns: 'N. Quinn, duty line',
    };
    cannotLeaveOut('release.send-provider-pack', 'sent-acknowledged', pack, ...Object.keys(pack));
  });

  it('to the next manager says what sets the risk off, the next dates, the open work and what was promised', () => {
    const handover = {
      riskAndTriggers: 'Drink, pay day',
      nextDates: 'MAPPA 22 June',
      promisesMade: 'A letter to his mother',
      openWork: 'Alcohol group not begun',
    };
    cannotLeaveOut('continuity.write-handover', 'handed-over', handover, ...Object.keys(handover));
  });

  it('by the police on a registered person includes whether a civil order is in force or being considered', () => {
    cannotLeaveOut(
      'licence.confirm-notification',
      'registered',
      { registeredOn: '2027-03-03', confirmedWithPoliceBy: 'o.manager', civilOrder: 'being-considered' },
      'civilOrder',
      'confirmedWithPoliceBy',
    );
  });
});

describe('the end of supervision', () => {
  it('is measured: targets met and not met, need scored again, the level of harm at the end', () => {
    const end = {
      targetsMet: 'Sober since May',
      targetsNotMetAndWhy: 'No work found: two years of none nearby',
      needRescored: true,
      rohAtEnd: 'medium',
      homeAndWorkAtEnd: 'Own tenancy, none',
    };
    cannotLeaveOut('termination.final-review', 'closed', end, ...Object.keys(end));
    const score = { score: '41 to 33', priorityNeedsNow: 'Alcohol', planChanged: false };
    cannotLeaveOut('licence.rescore-oasys', 'better', score, ...Object.keys(score));
  });
});
