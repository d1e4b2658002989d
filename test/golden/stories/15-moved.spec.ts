import { inCustody } from '../cases.js';

// pathway.md stage 6: MOVE-NOTICE, open tasks re-teamed, restrictions on every reception. Moved on Thu 2 April 2026, before Easter.
describe('a person moved with open tasks', () => {
  it('takes the prison’s open tasks along, screens at once and names a supervisor there', () => {
    inCustody('moved', '2026-03-20 12:00')
      .fact('roh-changed', { level: 'medium' })
      .on('2026-04-02 14:00')
      .expectOpen('supervisor.keep-contact', { place: 'HLI' })
      .fact('self-harm-concern', { source: 'staff' })
      .answer('self-harm.act-in-custody', 'support-given')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true, reason: 'progression' }, { as: 'move' })
      .expectOpen('supervisor.keep-contact', { place: 'EVI', role: 'offender-supervisor' })
      .expectOpen('reception.restrict-contact', { dueAt: '2026-04-02 18:00', place: 'EVI', round: 2 })
      .expectOpen('reception.complete-first-checks', { due: '2026-04-02', place: 'EVI' })
      // The receiving prison acknowledges the concern for itself.
      .expectOpen('self-harm.act-in-custody', { place: 'EVI', round: 2 })
      // One working day after Thu 2 April, over Easter: Tue 7. A supervisor within two: Wed 8.
      .expectOpen('move.tell-offender-manager', { due: '2026-04-07', row: 'MOVE-NOTICE' })
      .expectOpen('supervisor.assign', { due: '2026-04-08', place: 'EVI', role: 'head-of-omu' })
      // Ten: 7–10, 13–17, Mon 20.
      .expectOpen('move.take-on-case', { due: '2026-04-20' })
      .on('2026-04-07 10:00')
      .answer('supervisor.assign', 'named', { supervisor: 's.other', kind: 'prison' })
      .expectOpen('supervisor.make-first-contact', { round: 2, place: 'EVI' })
      .answer('move.tell-offender-manager', 'told-not-acknowledged')
      .expectOpen('move.tell-offender-manager', { due: '2026-04-08' })
      .answer('move.take-on-case', 'record-incomplete')
      .expectOpen('move.take-on-case', { due: '2026-04-14' });
  });

  it('asks for no plan or date again that the move does not touch, and takes a wrong move back', () => {
    inCustody('move withdrawn', '2026-03-20 12:00')
      .on('2026-04-02 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI' }, { as: 'move' })
      .expectNotOpen('oasys.complete', 'plan.write', 'reception.check-dates')
      .withdraw('move')
      .expectNotOpen('move.take-on-case', 'move.tell-offender-manager')
      .expectOpen('supervisor.keep-contact', { place: 'HLI' });
  });
});
