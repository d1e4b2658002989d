import { cannotLeaveOut, refusals } from '../forms.js';

/**
 * What the inspection of 2008 found left out in the community is a question of the form (003 L259–L269, L328–L333, L402–L432, L457–L477,
 * L549–L595; 004 L1060). Each form is filled in as a practitioner would; then each of the questions named is left blank in turn.
 */
describe('looking at somebody else’s assessment', () => {
  it('countersigned, says of each part whether it is there, not only that it was signed', () => {
    const signed = {
      currentOffence: true,
      pastHarm: true,
      patternLinked: true,
      groupsRated: true,
      childrenConsidered: true,
      levelAgreed: true,
    };
    cannotLeaveOut('oasys.countersign', 'countersigned', signed, ...Object.keys(signed));
  });

  it('drawn for a check, says whether its reasoning is clear and its sources were used', () => {
    const checked = { what: 'assessment', version: '3', clearReasoning: true, sourcesUsed: true };
    cannotLeaveOut('quality.check-sample', 'sufficient', checked, ...Object.keys(checked));
  });
});

describe('a child at risk', () => {
  it('is looked after by managers who say whether the plan protects it and the home was visited', () => {
    const overseen = {
      planProtectsTheChild: true,
      homeVisitsMade: true,
      socialCareWorksWithUs: true,
      direction: 'Visit unannounced once a month',
      nextLook: '2026-07-10',
    };
    cannotLeaveOut('child.oversee', 'agreed', overseen, ...Object.keys(overseen));
  });
});

describe('a visit to the home', () => {
  it('has a purpose and a next day', () => {
    const visit = {
      purpose: 'both',
      visitedOn: '2026-03-10T15:00',
      whoWasSeen: 'Him, his partner',
      whatWasSeen: 'Two beds, no drink',
      livesAsDeclared: true,
      childrenSeen: true,
      nextVisit: '2026-04-14',
    };
    cannotLeaveOut('licence.visit-home', 'visited', visit, 'purpose', 'nextVisit');
  });
});

describe('the plan in the community', () => {
  it('covers every requirement, answers for the victim, and is signed and given to the person', () => {
    const plan = {
      plan: 'P-6',
      allRequirementsCovered: true,
      custodyTargets: 'none',
      contactLevel: 'weekly',
      victimAwareness: 'target',
      whoContributed: 'Drug worker, unpaid work, the person',
      signed: true,
      copyGiven: true,
    };
    cannotLeaveOut(
      'licence.make-plan',
      'agreed',
      plan,
      'allRequirementsCovered',
      'victimAwareness',
      'whoContributed',
      'signed',
      'copyGiven',
    );
  });

  it('reviewed, says of each target what was done, which reports were used, and that requirements are on course', () => {
    const review = {
      plan: 'P-7',
      progressPerTarget: 'Two of three met',
      reportsUsedOrDismissed: 'Tutor’s report used: leads the next target',
      carriedOverTextConfirmed: true,
      requirementsOnCourse: true,
      contactLevel: 'fortnightly',
      personTookPart: true,
      copyGiven: true,
    };
    cannotLeaveOut(
      'licence.review-plan',
      'reviewed',
      review,
      'progressPerTarget',
      'reportsUsedOrDismissed',
      'carriedOverTextConfirmed',
      'requirementsOnCourse',
      'personTookPart',
    );
  });

  it('scored again, says which needs come first now', () => {
    const score = {
      score: 'OASys 88',
      priorityNeedsNow: 'Alcohol, work',
      attitudeAndSkillsEvidence: 'Walked out of two quarrels',
      planChanged: true,
    };
    cannotLeaveOut('licence.rescore-oasys', 'better', score, 'priorityNeedsNow', 'planChanged');
  });
});

describe('a requirement', () => {
  it('of unpaid work asks for the rules signed, the skills wished for and a placement fit for a woman', () => {
    const begun = {
      requirement: 'unpaid-work',
      provider: 'Community payback, Leeds',
      contractSigned: true,
      skillsAndPlacementWish: 'Joinery; hours at the college count',
      womensPlacementChecked: true,
      startsOn: '2026-03-16',
      hoursOrSessionsLeft: 120,
      willFinishBy: '2026-12-01',
    };
    cannotLeaveOut('order.run-requirement', 'started', begun, 'provider', 'startsOn', 'willFinishBy');
    // Asked where they fit: no other field would be taken.
    expect(refusals('order.run-requirement', 'started', { ...begun, skillsGained: 'Joinery' })).not.toEqual(
      [],
    );
  });

  it('of rules is explained at induction, those of each intervention signed, and a copy given', () => {
    const inducted = {
      rulesAndBreachExplained: true,
      understoodInOwnWords: 'If I miss one without a reason I get a letter',
      skillsScreening: 'asked',
      rulesOfEachInterventionSigned: true,
      copyGiven: true,
    };
    cannotLeaveOut(
      'licence.induct',
      'completed',
      inducted,
      'rulesAndBreachExplained',
      'skillsScreening',
      'copyGiven',
    );
  });
});

describe('a restriction', () => {
  it('is checked with the police for call-outs, and says how it was checked and what was found', () => {
    const check = {
      checkedOn: '2027-04-19T09:00',
      how: 'Police log, drive past',
      policeCallOuts: 'none',
      result: 'Nobody seen',
    };
    cannotLeaveOut('restrict.check-condition', 'kept', check, ...Object.keys(check));
  });

  it('by a tag names the law it rests on, and the hours or the zone', () => {
    const fitted = {
      fittedAt: '2027-04-07T19:00',
      legalBasis: 'Licence condition 9, CJA 2003 s 253',
      hoursOrZone: '19:00–07:00',
    };
    cannotLeaveOut('restrict.fit-tag', 'fitted', fitted, 'legalBasis', 'hoursOrZone');
  });

  it('for a victim names who checks it, how often, and who does what when it is broken', () => {
    const condition = {
      victim: 'V-1',
      licenceWording: 'Not to enter the area marked on the map',
      revealsNothingNew: true,
      monitor: 'p.constable',
      howOftenChecked: 'Weekly',
      ifBrokenWhoDoesWhat: 'Police attend; o.manager the same day',
    };
    cannotLeaveOut(
      'licence.settle-victim-conditions',
      'settled',
      condition,
      'monitor',
      'howOftenChecked',
      'ifBrokenWhoDoesWhat',
    );
  });
});
