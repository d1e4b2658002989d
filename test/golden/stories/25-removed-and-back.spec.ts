import { inCustody, onLicence } from '../cases.js';

// pathway.md stage 14; 002 L765. Released Tue 2 March 2027, SLED Wed 1 March 2028.
const removed = (title: string) =>
  onLicence(title, '2027-06-01 10:00').fact('deported', { on: '2027-06-01' });

describe('deported or removed before the sentence ends', () => {
  it('sleeps until the SLED, with nobody asked to supervise, and then ends', () => {
    removed('asleep')
      .expectStage('termination', 'asleep#1')
      // Two working days after Tue 1 June.
      .expectOpen('termination.sleep-after-removal', { due: '2027-06-03', role: 'offender-manager' })
      .expectNotOpen('licence.make-contact', 'risk.review')
      .answer('termination.sleep-after-removal', 'asleep')
      .on('2028-02-29 18:00')
      .expectNotOpen('licence.make-contact', 'termination.end-supervision')
      .on('2028-03-01 09:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01', row: 'LICENCE-END' })
      .answer('termination.end-supervision', 'ended')
      .expectStage('termination', 'ended#1')
      .expectNotOpen('termination.end-supervision')
      .answer('termination.final-review', 'closed')
      .work('2028-04-03 10:00')
      .expectEnded();
  });

  it('wakes on licence when the person comes back, and goes on where it was', () => {
    removed('back')
      .answer('termination.sleep-after-removal', 'asleep')
      .on('2027-09-06 10:00')
      .fact('removal-ended', { how: 're-entered' })
      .expectStage('licence', 'licence#2')
      // Reported, inducted and planned before: not again; still owed is the end of it.
      .expectNotOpen('licence.record-arrival', 'licence.induct', 'licence.make-plan')
      .on('2027-09-20 09:00')
      .expectOpen('licence.make-contact')
      .on('2028-03-01 09:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01' });
  });

  it('goes on as if nothing had been when the person was never removed', () => {
    removed('never')
      .answer('termination.sleep-after-removal', 'not-removed')
      .expectStage('licence', 'licence#1')
      .expectNotOpen('licence.record-arrival')
      .on('2027-06-20 10:00')
      .expectOpen('licence.make-contact');
    removed('withdrawn').expectStage('termination', 'asleep#1');
  });

  it('wakes too when the record of the removal is withdrawn', () => {
    onLicence('withdrawn', '2027-06-01 10:00')
      .fact('deported', {}, { as: 'removal' })
      .expectStage('termination', 'asleep#1')
      .withdraw('removal')
      .expectStage('licence', 'licence#1')
      .expectNotOpen('termination.sleep-after-removal');
  });

  it('is at large when somebody removed from prison comes back, and then in custody', () => {
    inCustody('from prison', '2026-11-02 10:00')
      .fact('deported', {})
      .expectStage('termination', 'asleep#1')
      .expectNotOpen('release.discharge', 'supervisor.keep-contact')
      .on('2027-01-04 10:00')
      .fact('removal-ended', { how: 're-entered' })
      .expectStuck('unlawfully-at-large')
      .on('2027-01-11 10:00')
      .fact('returned', { prison: 'EVI' })
      .expectNotStuck('unlawfully-at-large')
      .expectOpen('reception.restrict-contact', { place: 'EVI' });
  });

  it('tells the victim of the removal and of the return', () => {
    onLicence('victim', '2027-06-01 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-06-07 10:00')
      .fact('deported', {})
      .expectOpen('victim.tell#deported', { row: 'VICTIM-TELL' })
      .work('2027-09-06 10:00', { but: ['victim.tell'] })
      .fact('removal-ended', { how: 're-entered' })
      .expectOpen('victim.tell#removal-ended');
  });

  it('sleeps without end on a life licence', () => {
    inCustody('life', '2026-04-01 10:00', { kind: 'life', months: undefined, dates: { ted: '2028-03-02' } })
      .on('2028-04-05 09:00')
      .fact('released', { on: 'parole' })
      .on('2028-06-05 10:00')
      .fact('deported', {})
      .answer('termination.sleep-after-removal', 'asleep')
      .on('2035-06-04 10:00')
      .expectStage('termination', 'asleep#1')
      .expectNotOpen('termination.end-supervision', 'termination.final-review');
  });
});
