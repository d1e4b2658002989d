import { inCustody, LEFT } from '../cases.js';

// pathway.md stage 10; standards.csv LICENCE-WARNING, LICENCE-HARD-STOP, LICENCE-REVIEW. CRD Tue 2 March 2027: locks Fri 26 February.
const unapproved = (title: string) =>
  inCustody(title, '2027-01-04 12:00').work('2027-02-23 12:00', { but: ['licence.approve'] });

describe('the hard stop passes without an approved licence', () => {
  it('warns two working days ahead, then passes the duty to the prison, and reviews its licence in the community', () => {
    unapproved('hard stop')
      .expectNotStuck('licence-about-to-lock')
      // Two working days before Fri 26 February: Wed 24.
      .on('2027-02-24 09:00')
      .expectStuck('licence-about-to-lock')
      .on('2027-02-25 23:59')
      .expectOpen('licence.approve', { dueAt: '2027-02-26 00:00', missed: false })
      .expectNotOpen('licence.make-in-prison')
      .on('2027-02-26 00:00')
      .expectMissed('licence.approve', '2027-02-26 00:00')
      .expectNotOpen('licence.approve', 'licence.propose-conditions')
      .expectNotStuck('licence-about-to-lock')
      .expectOpen('licence.make-in-prison', {
        dueAt: '2027-03-02 09:00',
        role: 'case-administrator',
        place: 'HLI',
      })
      .expectGate('G7', 'closed')
      .on('2027-02-26 15:00')
      .answer('licence.make-in-prison', 'made-all-carried')
      .expectOpen('licence.explain', { dueAt: '2027-03-02 12:00' })
      .answer('licence.explain', 'explained-signed', { explainedOn: '2027-02-26' })
      .expectGate('G7', 'open')
      .on('2027-03-02 09:00')
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      // Five calendar days after Tue 2 March.
      .expectOpen('licence.review-prison-licence', { due: '2027-03-07', row: 'LICENCE-REVIEW' });
  });

  it('reviews on the next working day where the risk is high', () => {
    unapproved('hard stop, high risk')
      .fact('roh-changed', { level: 'high' })
      .work('2027-03-02 09:00', { but: ['licence.approve', 'release.discharge'] })
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      .expectOpen('licence.review-prison-licence', { due: '2027-03-03' });
  });

  it('rings at noon when nobody has confirmed the discharge, and puts an unlawful day before all else', () => {
    const s = inCustody('not discharged', '2027-03-01 12:00').on('2027-03-02 11:59');
    const rungs = () =>
      s.events.filter((event) => event.e === 'Escalated' && event.key.endsWith('release.discharge')).length;
    expect(rungs()).toBe(0);
    s.on('2027-03-02 12:00');
    expect(rungs()).toBe(1);
    s.expectNotStuck('held-past-release-date')
      .on('2027-03-03 00:00')
      .expectStuck('held-past-release-date', '2027-03-02')
      .expectMissed('release.discharge')
      // Within the hour of the day's end.
      .expectOpen('release.put-right', { dueAt: '2027-03-03 01:00', role: 'governor' })
      .on('2027-03-03 00:40')
      .answer('release.put-right', 'released-now')
      .expectNotStuck('held-past-release-date')
      .expectStage('licence', 'licence#1');
  });

  it('does not call somebody held who was handed over on authority', () => {
    inCustody('handed over', '2027-03-01 12:00')
      .on('2027-03-02 10:00')
      .answer('release.discharge', 'handed-over')
      .on('2027-03-03 10:00')
      .expectNotStuck('held-past-release-date')
      .expectNotOpen('release.put-right');
  });
});
