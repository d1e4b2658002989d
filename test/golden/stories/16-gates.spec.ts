import { inCustody, LEFT, received } from '../cases.js';

// pathway.md, "Gates". G4, G5, G7, G9 and G11 also stand in stories 4, 6, 7 and 9.

describe('a gate', () => {
  it('G1 stands until the supervisor is named, may be overridden to a day, and closes again after it', () => {
    received('G1')
      .expectGate('G1', 'closed')
      .on('2026-03-03 10:00')
      .override('G1', '2026-03-10')
      .expectOpen('board.set-date')
      // Looked at again before it runs out, in a prison by the governor.
      .expectOpen('manager.review-override', { due: '2026-03-10', role: 'governor' })
      .on('2026-03-10 23:59')
      .expectOpen('board.set-date')
      .on('2026-03-11 00:00')
      .expectGate('G1', 'closed')
      .expectNotOpen('board.set-date')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .expectGate('G1', 'open')
      .expectOpen('board.set-date')
      // The gate is open; the override is still to be answered for.
      .expectOpen('manager.review-override', { missed: true })
      .answer('manager.review-override', 'right-and-ended')
      .expectNotOpen('manager.review-override');
  });

  it('G2 may be overridden for the board, not by a poorer assessment', () => {
    received('G2')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-14' })
      .expectGate('G2', 'closed')
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: false })
      .expectGate('G2', 'closed')
      .override('G2', '2026-04-20')
      .expectOpen('board.hold', { due: '2026-04-14' })
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      .expectGate('G2', 'open');
  });

  it('G6 holds the conditions until the supervisor has contributed', () => {
    inCustody('G6', '2027-01-04 12:00')
      .on('2027-01-05 10:00')
      .expectGate('G6', 'closed')
      .override('G6', '2027-01-12')
      .expectOpen('licence.propose-conditions')
      .answer('licence.propose-conditions', 'submitted')
      .on('2027-01-13 10:00')
      // Submitted while it stood: what follows is not taken back when the override runs out.
      .expectOpen('licence.approve');
  });

  it('never holds a person past the lawful day, whatever is undone', () => {
    const s = inCustody('lapse', '2026-06-01 12:00')
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-03-02 00:00', { only: ['supervisor.keep-contact'] });
    s.expectOpen('release.discharge', { due: '2027-03-02' }).expectGate('G7', 'lapsed');
    expect([...s.state.gates.values()].every(({ gate }) => ['G6', 'G7', 'G11'].includes(gate))).toBe(true);
    s.on('2027-03-02 09:00')
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      .expectStage('licence', 'licence#1')
      .expectNotStuck('held-past-release-date')
      .expectOpen('release.repair-lapsed-step')
      .expectGate('G7', 'open');
  });
});
