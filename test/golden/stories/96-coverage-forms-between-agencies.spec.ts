import { cannotLeaveOut, refusals } from '../forms.js';

/**
 * What the inspection of 2006 found missing on files is a question that cannot be left blank (002 L220–L879). Each form is filled in
 * as a practitioner would; then each of the questions named is left blank in turn, and that answer alone is refused.
 */
describe('the papers of the court', () => {
  it('are each sent, to follow or never made, and at the prison each here, chased or never made', () => {
    const sent = {
      report: 'never-made',
      previousConvictions: 'sent',
      psychiatricReport: 'none',
      prosecutionPapers: 'to-follow',
      interviewAfterSentence: 'sent',
      diversityNeeds: 'Reads with a ruler',
    };
    cannotLeaveOut(
      'allocation.send-documents',
      'part-sent',
      sent,
      'report',
      'previousConvictions',
      'psychiatricReport',
      'prosecutionPapers',
      'interviewAfterSentence',
    );
    const arrived = {
      report: 'never-made',
      oasys: 'chased',
      previousConvictions: 'here',
      psychiatricReport: 'none',
      prosecutionPapers: 'chased',
    };
    cannotLeaveOut('reception.chase-documents', 'sender-did-not-answer', arrived, 'report', 'oasys');
    // A report that is missing is not the same as one that nobody made.
    expect(refusals('reception.chase-documents', 'all-here', { ...arrived, report: 'missing' })).toEqual([
      'report',
    ]);
  });
});

describe('MAPPA', () => {
  it('is referred to with a decision of one’s own for the time until the meeting', () => {
    const referral = { reason: 'Three agencies hold a part', ownDecisionMeanwhile: 'Seen twice a week' };
    cannotLeaveOut('mappa.decide-referral', 'refer', referral, ...Object.keys(referral));
  });

  it('answers a referral with the agencies that were asked and why', () => {
    const answer = { agenciesAsked: 'Police, housing', reason: 'Needs active joint work' };
    cannotLeaveOut('mappa.answer-referral', 'level-2', answer, ...Object.keys(answer));
  });

  it('invites the right rank and the holding prison, with a time for each case', () => {
    const invitation = {
      meeting: '2026-06-22T10:00',
      slot: '2026-06-22T11:20',
      invited: 'Police, prison, housing, health',
      rightRankAsked: true,
      prisonTold: true,
      reportsBy: '2026-06-15',
    };
    cannotLeaveOut('mappa.invite', 'sent', invitation, 'rightRankAsked', 'prisonTold', 'reportsBy');
  });

  it('minutes level, risk of harm, victims’ safety, the earlier actions, the new ones, and what the person is told', () => {
    const meeting = {
      level: '2',
      roh: 'high',
      victimSafety: 'Zone stands; liaison content',
      riskPlan: 'P-4',
      rightsConsidered: true,
      earlierActionsChecked: true,
      actionsWithOwnerAndDate: 'Unannounced visit: PC Dale, 1 July',
      tellThePerson: 'part',
      civilOrder: 'in-force',
      nextMeeting: '2026-09-14',
    };
    cannotLeaveOut(
      'mappa.hold-meeting',
      'level-kept',
      meeting,
      ...Object.keys(meeting).filter((question) => question !== 'civilOrder'),
    );
    cannotLeaveOut(
      'mappa.circulate-minutes',
      'sent',
      { minutes: 'M-9', sentTo: 'Police, HMP Hull (public protection), housing' },
      'minutes',
      'sentTo',
    );
  });

  it('is asked before open conditions, temporary release and curfew', () => {
    const category = { category: 'open', reason: 'Two years clear', riskConsidered: true, mappaAsked: 'yes' };
    cannotLeaveOut('category.review', 'lower', category, 'mappaAsked', 'riskConsidered');
    const views = { policeAskedOn: '2026-09-03', mappaView: 'wants-conditions', securityView: 'None' };
    cannotLeaveOut('rotl.get-police-view', 'answered', views, ...Object.keys(views));
    const curfew = {
      occupierAskedAloneOn: '2026-03-20',
      occupierConsents: true,
      policeCallOuts: 'none',
      childrensServices: 'no-children',
      victimNear: 'no',
      mappaView: 'agrees',
      rohCurrent: true,
      reasonForDecisionMaker: 'Mother’s house, she is content',
    };
    cannotLeaveOut(
      'hdc.check-address',
      'suitable',
      curfew,
      'mappaView',
      'policeCallOuts',
      'childrensServices',
      'rohCurrent',
    );
  });
});

describe('approved premises', () => {
  it('say before an arrival who read the risk, when the police were told and who the key worker is', () => {
    const ready = {
      riskInformationRead: true,
      policeToldOn: '2027-06-28',
      keyWorker: 'K. Worker',
      roomAndRulesAgreed: true,
    };
    cannotLeaveOut('ap.prepare-arrival', 'ready', ready, ...Object.keys(ready));
  });

  it('give their view in each three-way review, with the resident, and of what is still to do', () => {
    const review = {
      residentTookPart: true,
      apView: 'Settled, cooks for others',
      planWorkStillToDo: 'Alcohol group',
      addressChecked: false,
      leavingOn: '2027-09-27',
    };
    cannotLeaveOut('ap.plan-move-on', 'staying', review, ...Object.keys(review));
    const session = { heldAt: '2027-07-13T11:00', concern: 'none', nextSession: '2027-07-20' };
    cannotLeaveOut('ap.hold-key-work', 'held', session, 'concern', 'nextSession');
  });
});

describe('a score', () => {
  it('names its tool, its day, who scored it and whether they were trained to', () => {
    const score = {
      tool: 'rm2000',
      result: 'Medium for sexual reconviction, low for violence',
      scoredOn: '2026-03-10',
      assessor: 'A. Scorer',
      trained: true,
    };
    cannotLeaveOut('assessment.score-specialist-tool', 'scored', score, ...Object.keys(score));
  });

  it('of reconviction stands beside the level of harm, each asked for by itself, with the sources used', () => {
    const oasys = {
      oasysVersion: '3',
      sourcesUsed: 'RM2000, SOTP report, police',
      positiveFactors: 'Work',
      reconvictionScored: true,
      confidentialPart: false,
      rohLevel: 'high',
    };
    cannotLeaveOut(
      'oasys.complete',
      'complete-to-standard',
      oasys,
      'sourcesUsed',
      'reconvictionScored',
      'rohLevel',
    );
  });
});
