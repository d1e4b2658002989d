import { onLicence } from '../cases.js';

// pathway.md stage 14: ended by a court or by death. Released Tue 2 March 2027, SLED Wed 1 March 2028.
describe('supervision that ends before its date', () => {
  it('is ended by a court: tag and residence stop and partners are told the same day, the review follows', () => {
    onLicence('court', '2027-06-01 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-06-07 10:00')
      .fact('order-ended', { how: 'court' })
      .expectStage('termination', 'ended#1')
      .expectOpen('termination.end-supervision', { due: '2027-06-07', row: 'LICENCE-END' })
      // Twenty working days after Mon 7 June.
      .expectOpen('termination.final-review', { due: '2027-07-05' })
      .expectOpen('victim.tell#order-ended')
      // What the answer records is the same end: the victim is told once.
      .answer('termination.end-supervision', 'ended', { cause: 'court' })
      .expectStage('termination', 'ended#1')
      .expectOpen('victim.tell#order-ended')
      .answer('victim.tell#order-ended', 'told')
      .expectNotOpen('victim.tell#order-ended', 'termination.end-supervision');
  });

  it('is closed on death, once supervision is known to have stopped', () => {
    onLicence('death', '2027-06-07 10:00')
      .fact('died', {})
      .expectOpen('termination.end-supervision', { due: '2027-06-07' })
      .answer('termination.end-supervision', 'ended', { cause: 'death' })
      .answer('termination.final-review', 'closed-on-death')
      .work('2027-07-05 10:00')
      .expectEnded();
  });

  it('is not asked to stop what its date has already stopped', () => {
    onLicence('date', '2028-03-01 09:00', {})
      .work('2028-03-01 10:00')
      .expectStage('termination', 'ended#1')
      .expectAnswered('termination.end-supervision', 'ended')
      .expectNotOpen('termination.end-supervision');
  });
});
