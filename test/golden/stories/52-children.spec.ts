import { inCustody, onLicence, TWO_YEARS } from '../cases.js';
import { story } from '../story.js';

// 003 L330, L333, L454; 004 L318, L455–L459. Sentenced Mon 2 March 2026, released Tue 2 March 2027.
describe('child safeguarding', () => {
  it('is asked of children’s services in every case, before the analysis of harm, and chased', () => {
    story('every case')
      .on('2026-03-02 15:00')
      .fact('sentenced', TWO_YEARS)
      // The plan is due in eight weeks, Mon 27 April; fifteen working days before it, over Easter: 24–20, 17–13, 10–7, 2 April.
      .expectOpen('child.ask-social-care', { due: '2026-04-02', role: 'offender-supervisor', place: 'HLI' })
      .on('2026-03-12 10:00')
      .answer('child.ask-social-care', 'no-answer')
      // Five working days after Thu 12 March.
      .expectOpen('child.ask-social-care', { due: '2026-03-19' })
      .answer('child.ask-social-care', 'no-child-link')
      .expectNotOpen('child.ask-social-care', 'child.oversee');
  });

  it('is overseen by the middle and the senior manager, each by themselves, when the answer finds a child at risk', () => {
    inCustody('both managers', '2026-04-01 09:00')
      .fact('significant-change', { change: 'partner' })
      // Five working days after Wed 1 April, over Easter: 2, 7, 8, 9, 10.
      .expectOpen('child.ask-social-care', { due: '2026-04-10' })
      .answer('child.ask-social-care', 'known-to-them', { personIsMainRisk: true })
      .expectNotOpen('child.ask-social-care')
      // Before handover the prison's managers stand in.
      .expectOpen('child.oversee#senior-probation-officer', { due: '2026-04-10', role: 'head-of-omu' })
      .expectOpen('child.oversee#head-of-pdu', { due: '2026-04-10', role: 'governor' })
      .answer('child.oversee#senior-probation-officer', 'agreed')
      .expectOpen('child.oversee#head-of-pdu');
  });

  it('comes back to the offender manager when a manager wants changes, and to the managers on the day they named', () => {
    onLicence('changes', '2027-04-06 10:00')
      .fact('child-concern', {})
      // Children's services are asked of every new link; five working days after Tue 6 April.
      .expectOpen('child.ask-social-care', { due: '2027-04-13', role: 'offender-manager' })
      .expectOpen('child.oversee#senior-probation-officer', {
        due: '2027-04-13',
        role: 'senior-probation-officer',
      })
      .answer('child.oversee#senior-probation-officer', 'changes-needed', { nextLook: '2027-05-10' })
      // Five working days for the offender manager.
      .expectOpen('rmp.write', { due: '2027-04-13', role: 'offender-manager' })
      .answer('child.oversee#head-of-pdu', 'closed', { nextLook: '2027-05-10' })
      .work('2027-05-02 10:00', { but: ['child.oversee'] })
      .expectNotOpen('child.oversee')
      // A week before the day named.
      .on('2027-05-03 00:00')
      .expectOpen('child.oversee', { due: '2027-05-10', role: 'senior-probation-officer' });
  });

  it('is looked at again by both with each review of risk', () => {
    onLicence('with the review', '2027-04-06 10:00')
      .fact('child-concern', {})
      .answer('child.oversee#senior-probation-officer', 'agreed')
      .answer('child.oversee#head-of-pdu', 'agreed')
      .expectNotOpen('child.oversee')
      .work('2027-05-12 10:00', { but: ['child.oversee', 'risk.review-after-change'] })
      .fact('arrested', {})
      .answer('risk.review-after-change', 'unchanged')
      // Five working days after Wed 12 May.
      .expectOpen('child.oversee#senior-probation-officer', { due: '2027-05-19', round: 2 })
      .expectOpen('child.oversee#head-of-pdu', { due: '2027-05-19', round: 2 });
  });

  it('is looked at before release, by the day the licence conditions are due', () => {
    inCustody('before release', '2026-04-08 10:00')
      .fact('child-concern', {})
      // Twelve weeks before Tue 2 March 2027: Tue 8 December.
      .work('2026-12-07 10:00', { but: ['child.oversee'] })
      .expectNotOpen('child.oversee#release-senior-probation-officer')
      .on('2026-12-08 09:00')
      // LICENCE-CONDITIONS, 28 days before: Tue 2 February. The community has the case since the handover.
      .expectOpen('child.oversee#release-senior-probation-officer', { due: '2027-02-02' })
      .expectOpen('child.oversee#release-head-of-pdu', { due: '2027-02-02' });
  });
});
