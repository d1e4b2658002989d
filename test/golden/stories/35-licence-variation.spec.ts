import { inCustody, LEFT, onLicence } from '../cases.js';

// tasks.csv licence.decide-change, approve-variation, issue-variation; 004 L448; hmpps-services 1.1, 2.8. Released Tue 2 March 2027; Good Friday is 26 March.
describe('a change asked for on licence', () => {
  it('is varied: decided before it would start, approved by the head of PDU, explained and signed', () => {
    onLicence('varied', '2027-04-06 10:00')
      .fact('licence-change-asked', { kind: 'work', by: 'person', startsOn: '2027-04-19' })
      // The working day before Mon 19 April.
      .expectOpen('licence.decide-change', { due: '2027-04-16', role: 'offender-manager' })
      .answer('licence.decide-change', 'variation-proposed', { kind: 'work', startsOn: '2027-04-19' })
      .expectOpen('licence.approve-variation', { due: '2027-04-16', role: 'head-of-pdu', place: 'YOR' })
      .on('2027-04-07 10:00')
      .answer('licence.approve-variation', 'returned')
      .expectNotOpen('licence.approve-variation')
      .expectOpen('licence.decide-change', { round: 2 })
      .answer('licence.decide-change', 'variation-proposed', { kind: 'work', startsOn: '2027-04-19' })
      .expectOpen('licence.approve-variation', { round: 2 })
      .answer('licence.approve-variation', 'approved')
      .expectOpen('licence.issue-variation', { due: '2027-04-16', role: 'offender-manager' })
      .answer('licence.issue-variation', 'not-seen')
      // Goes to the manager, by the next working day after Wed 7 April.
      .expectOpen('licence.issue-variation', { due: '2027-04-08', role: 'senior-probation-officer' })
      .answer('licence.issue-variation', 'refused-to-sign')
      .expectNotOpen('licence.issue-variation');
  });

  it('asks the victim first, the same day, and tells them when it is made (G11)', () => {
    const s = onLicence('victim asked', '2027-04-06 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-04-06 11:00')
      .fact('licence-change-asked', { kind: 'curfew-or-zone', by: 'victim-liaison', startsOn: '2027-04-19' })
      // With a victim in the scheme, the same day.
      .expectOpen('licence.decide-change', { due: '2027-04-06' })
      .answer('licence.decide-change', 'variation-proposed', {
        kind: 'curfew-or-zone',
        startsOn: '2027-04-19',
      })
      .expectGate('G11', 'closed')
      .expectNotOpen('licence.approve-variation')
      .expectOpen('victim.ask-views', { due: '2027-04-16', role: 'victim-liaison-officer' })
      .answer('victim.ask-views', 'views-given')
      .expectGate('G11', 'open')
      .answer('licence.approve-variation', 'approved')
      .expectNotOpen('victim.tell')
      .answer('licence.issue-variation', 'signed');
    // One working day after Tue 6 April.
    s.expectOpen('victim.tell', { due: '2027-04-07', row: 'VICTIM-TELL' });
  });

  it('is refused by the head of PDU, and nothing is issued', () => {
    onLicence('refused', '2027-04-06 10:00')
      .fact('licence-change-asked', { kind: 'travel', by: 'person', startsOn: '2027-05-10' })
      // The working day before Mon 10 May is Fri 7 May.
      .expectOpen('licence.decide-change', { due: '2027-05-07' })
      .answer('licence.decide-change', 'variation-proposed', { kind: 'travel', startsOn: '2027-05-10' })
      .answer('licence.approve-variation', 'refused')
      .expectNotOpen('licence.issue-variation', 'licence.decide-change');
  });

  it('of address has the address checked before it is decided', () => {
    onLicence('address', '2027-04-06 10:00')
      .fact('licence-change-asked', { kind: 'address', by: 'person' })
      // No day named: five working days, a local rule. Tue 13 April.
      .expectOpen('address.check', { due: '2027-04-13' })
      .expectNotOpen('licence.decide-change')
      .answer('address.check', 'occupier-withdrew')
      .expectOpen('licence.decide-change', { due: '2027-04-13' })
      .answer('licence.decide-change', 'refused', { kind: 'address' })
      .expectNotOpen('licence.approve-variation');
  });

  it('of address asks the victim too before it is decided (G11)', () => {
    onLicence('address and victim', '2027-04-06 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-04-06 11:00')
      .fact('licence-change-asked', { kind: 'address', by: 'person' })
      .expectOpen('victim.ask-views', { due: '2027-04-06' })
      .answer('address.check', 'suitable')
      .expectGate('G11', 'closed')
      .expectNotOpen('licence.decide-change')
      .answer('victim.ask-views', 'could-not-reach')
      .expectGate('G11', 'open')
      .answer('licence.decide-change', 'allowed', { kind: 'address' })
      .expectNotOpen('licence.approve-variation');
  });

  it('is decided the same day at high risk of harm', () => {
    onLicence('high risk', '2027-04-06 10:00')
      .fact('roh-changed', { level: 'high' })
      .fact('licence-change-asked', { kind: 'contact', by: 'person', startsOn: '2027-05-10' })
      .expectOpen('licence.decide-change', { due: '2027-04-06' });
  });

  it('comes from the review of a licence that the prison made', () => {
    inCustody('prison licence', '2027-01-04 12:00')
      .work('2027-03-02 09:00', { but: ['licence.approve', 'release.discharge'] })
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      .answer('licence.review-prison-licence', 'vary')
      // Asked Tue 2 March: five working days.
      .expectOpen('licence.decide-change', { due: '2027-03-09' });
  });

  it('is made instead of a recall, the alternative on record', () => {
    onLicence('instead of recall', '2027-04-06 10:00')
      .fact('condition-broken', { condition: 'curfew' })
      .answer('enforce.consider-recall', 'alternative', { alternative: 'varied-licence' })
      .expectOpen('licence.decide-change', { due: '2027-04-13' })
      .expectNotOpen('ap.apply');
  });
});
