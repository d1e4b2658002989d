import { inCustody } from '../cases.js';

// pathway.md stage 10: "Dates corrected after the hard stop". The first CRD is Tue 2 March 2027, locked from Fri 26 February.
const locked = (title: string) =>
  inCustody(title, '2027-01-04 12:00').work('2027-02-26 10:00', {
    but: ['licence.approve', 'licence.make-in-prison'],
  });

describe('dates corrected after the hard stop', () => {
  it('withdraws an unapproved prison licence and gives the duty back on a fresh clock', () => {
    locked('unapproved')
      .expectOpen('licence.make-in-prison')
      .fact('dates-changed', { dates: { crd: '2027-04-13' } })
      .expectNotOpen('licence.make-in-prison', 'licence.reconcile')
      // Tue 13 April 2027: two working days before are Mon 12 and Fri 9 April (Easter is over).
      .expectOpen('licence.approve', { dueAt: '2027-04-09 00:00', round: 2 })
      // Missed is missed: the first clock stays in the journal.
      .expectMissed('licence.approve', '2027-02-26 00:00')
      .answer('licence.approve', 'approved')
      .work('2027-04-12 10:00', { but: ['release.discharge'] })
      .expectNotOpen('licence.make-in-prison');
  });

  it('opens a reconcile task where the prison had approved its licence, and lets it stand', () => {
    locked('approved')
      .answer('licence.make-in-prison', 'made-all-carried')
      .fact('dates-changed', { dates: { crd: '2027-04-13' } })
      // The day before the new hard stop, Fri 9 April.
      .expectOpen('licence.reconcile', { due: '2027-04-08', role: 'offender-manager' })
      .expectNotOpen('licence.approve', 'licence.make-in-prison')
      .answer('licence.reconcile', 'prison-licence-stands')
      .work('2027-04-12 10:00', { but: ['release.discharge', 'licence.make-in-prison', 'licence.approve'] })
      .expectNotOpen('licence.approve', 'licence.make-in-prison')
      .expectGate('G7', 'open');
    locked('again')
      .answer('licence.make-in-prison', 'made-all-carried')
      .fact('dates-changed', { dates: { crd: '2027-04-13' } })
      .answer('licence.reconcile', 'new-licence')
      .expectOpen('licence.approve', { dueAt: '2027-04-09 00:00' });
  });

  it('asks for approval again when the day moves before it is locked, and for the prison when it moves past it', () => {
    inCustody('moved', '2027-01-20 12:00')
      .expectAnswered('licence.approve', 'approved')
      .fact('dates-changed', { dates: { crd: '2027-03-16' } })
      // Tue 16 March: Mon 15, Fri 12.
      .expectOpen('licence.approve', { dueAt: '2027-03-12 00:00', round: 2 })
      .answer('licence.approve', 'approved')
      .on('2027-02-10 10:00')
      // Days remanded were found: released the day after tomorrow, already locked.
      .fact('dates-changed', { dates: { crd: '2027-02-12' } })
      .expectNotOpen('licence.approve')
      .expectOpen('licence.make-in-prison', { dueAt: '2027-02-12 09:00' })
      .expectOpen('release.check-date', { mark: 'learnt-late', due: '2027-02-11' });
  });

  it('moves open clocks that are past when learnt to the next working day, and never misses them for that', () => {
    inCustody('brought forward', '2026-12-07 12:00')
      .work('2027-01-04 12:00', { but: ['address.check'] })
      .expectOpen('address.check', { due: '2027-01-19' })
      // CRD Fri 29 January: six weeks before it was 18 December.
      .fact('dates-changed', { dates: { crd: '2027-01-29' } })
      .expectOpen('address.check', { due: '2027-01-05', missed: false })
      .on('2027-01-05 23:00')
      .expectOpen('address.check', { due: '2027-01-05', missed: false })
      .on('2027-01-06 00:00')
      .expectOpen('address.check', { missed: true });
  });
});
