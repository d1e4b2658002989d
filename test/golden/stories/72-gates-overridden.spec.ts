import { isVictimKey } from '#engine/commit/wall.js';
import { GATE_OVERRIDES } from '#engine/gate-rules.js';
import { inCustody, onLicence, received } from '../cases.js';

// pathway.md, "Gates": reason, expiry, review task; five working days before a lawful day an open gate goes to governor and area manager.
const readyForBoard = (title: string) =>
  received(title)
    .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .answer('board.set-date', 'set', { boardOn: '2026-04-14' })
    .expectGate('G2', 'closed');

describe('who may override a gate', () => {
  it('is as the table says: nobody for risk of harm and direct victim before temporary release, nor for what lapses on the day', () => {
    expect(GATE_OVERRIDES).toEqual({
      G1: ['area-manager'],
      G2: ['senior-probation-officer', 'head-of-omu'],
      G3: ['head-of-omu'],
      G6: ['senior-probation-officer'],
      G9: ['head-of-omu'],
      G10: ['mappa-chair', 'head-of-omu'],
      G11: ['victim-liaison-manager'],
      G13: ['head-of-omu'],
    });
  });
});

describe('an override that is reviewed', () => {
  it('extended once stands to its new day, is reviewed again, and may not be extended twice', () => {
    received('extended')
      .on('2026-03-03 10:00')
      .override('G1', '2026-03-10')
      .on('2026-03-09 10:00')
      .answer('manager.review-override', 'extended-once', { newExpiry: '2026-03-13' })
      .expectOpen('manager.review-override', { due: '2026-03-13', barred: ['extended-once'] })
      .on('2026-03-13 23:00')
      .expectOpen('board.set-date')
      .on('2026-03-14 00:00')
      .expectGate('G1', 'closed')
      .expectNotOpen('board.set-date');
  });

  it('right, and ended: the gate is shut again there and then', () => {
    received('ended')
      .on('2026-03-03 10:00')
      .override('G1', '2026-03-20')
      .expectOpen('board.set-date')
      .on('2026-03-05 10:00')
      .answer('manager.review-override', 'right-and-ended')
      .expectNotOpen('board.set-date', 'quality.carry-out-action')
      .expectGate('G1', 'closed')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .expectOpen('board.set-date');
  });

  it('wrong: put back, and what was done under it is repaired within five working days', () => {
    readyForBoard('wrong')
      .on('2026-04-01 10:00')
      .override('G2', '2026-04-20')
      .expectOpen('board.hold', { due: '2026-04-14' })
      .answer('manager.review-override', 'wrong')
      .expectNotOpen('board.hold')
      .expectGate('G2', 'closed')
      // Wed 1 April; Easter is 3 and 6 April: 2, 7, 8, 9, 10.
      .expectOpen('quality.carry-out-action', { due: '2026-04-10', role: 'offender-supervisor' })
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      // The gate is open; the repair is still owed.
      .expectOpen('board.hold')
      .expectOpen('quality.carry-out-action', { due: '2026-04-10' })
      .answer('quality.carry-out-action', 'done')
      .expectNotOpen('quality.carry-out-action');
  });

  it('overridden anew, is reviewed anew', () => {
    received('anew')
      .on('2026-03-03 10:00')
      .override('G1', '2026-03-10')
      .answer('manager.review-override', 'right-and-ended')
      .expectNotOpen('board.set-date')
      .on('2026-03-12 10:00')
      .override('G1', '2026-03-19')
      .expectOpen('board.set-date')
      .expectOpen('manager.review-override', { due: '2026-03-19' });
  });
});

describe('G9 after a recall', () => {
  it('may be overridden by the head of OMU, so that induction does not wait for the reason', () => {
    onLicence('G9', '2027-04-13 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'EVI' })
      .expectGate('G9', 'closed')
      .expectNotOpen('induction.assess-needs')
      .override('G9', '2027-04-23')
      .expectOpen('induction.assess-needs');
  });
});

describe('a gate still shut near the lawful day', () => {
  it('goes to the governor and the area manager five working days before, and holds nobody on the day', () => {
    const s = inCustody('near release', '2027-01-04 12:00').work('2027-02-22 23:00', {
      but: ['licence.explain'],
    });
    expect(s.state.gates.size).toBe(0);
    // Tue 2 March: 1 March, 26, 25, 24, 23 February. The licence is not yet explained.
    s.on('2027-02-23 00:00').expectStuck('gate-shut-near-release', 'G7');
    expect(
      [...s.state.stuck.values()]
        .filter(({ cause }) => cause === 'gate-shut-near-release')
        .map(({ owner }) => owner),
    ).toEqual(['governor', 'area-manager']);
    s.on('2027-03-02 00:00')
      .expectGate('G7', 'lapsed')
      .expectNotStuck('gate-shut-near-release')
      .expectOpen('release.discharge', { due: '2027-03-02' });
  });

  it('that tells of a victim goes to victim liaison’s manager alone; the others hear of what follows from it', () => {
    const s = inCustody('victim near release', '2026-06-01 12:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-02-23 00:00', { but: ['victim.ask-licence-views', 'licence.explain'] })
      .expectGate('G11', 'closed');
    const shut = [...s.state.stuck]
      .filter(([, { cause }]) => cause === 'gate-shut-near-release')
      .map(([key, { owner, unblocks, detail }]) => ({ walled: isVictimKey(key), owner, unblocks, detail }));
    expect(shut).toEqual([
      { walled: false, owner: 'governor', unblocks: 'licence.explain', detail: 'G7' },
      { walled: false, owner: 'area-manager', unblocks: 'licence.explain', detail: 'G7' },
      { walled: true, owner: 'victim-liaison-manager', unblocks: 'victim.ask-licence-views', detail: 'G11' },
    ]);
  });
});
