import { mayBeDeferred } from '#workflows/policy/deferral.js';
import { inCustody, onLicence } from '../cases.js';

// Leavers, deferrals and stuck cases (pathway.md, "Gates", "Stuck"; 000 L398).
describe('a manager who leaves', () => {
  it('is replaced before the last day; cover runs out on its date', () => {
    const s = onLicence('leaver', '2027-04-06 10:00');
    s.fact('staff-left', { username: 'o.manager', lastDay: '2027-04-20' })
      .expectOpen('manager.reassign-work', {
        due: '2027-04-20',
        role: 'senior-probation-officer',
        place: 'YOR',
      })
      .answer('manager.reassign-work', 'covered-until', { coverUntil: '2027-05-06' })
      .expectNotOpen('manager.reassign-work')
      // Five days before the cover ends.
      .on('2027-05-01 00:00')
      .expectOpen('manager.reassign-work', { due: '2027-05-06' })
      .answer('manager.reassign-work', 'reassigned', { to: 'o.next', post: 'offender-manager' })
      .expectNotOpen('manager.reassign-work')
      // A change of manager is a handover with acceptance.
      .expectOpen('continuity.accept-handover');
    expect(s.state.facts.at(-1)?.data).toEqual({ username: 'o.next' });
  });

  it('in a prison the head of OMU gives the supervisor’s cases to another', () => {
    inCustody('supervisor leaves', '2026-04-01 10:00')
      .fact('staff-left', { username: 's.own', lastDay: '2026-04-17' })
      .expectOpen('manager.reassign-work', { due: '2026-04-17', role: 'head-of-omu', place: 'HLI' })
      .fact('os-changed', { username: 's.other' })
      .expectNotOpen('manager.reassign-work');
  });

  it('gone without notice, leaves a post that its own step fills: nobody is asked twice', () => {
    inCustody('gone', '2026-04-01 10:00')
      .fact('staff-left', { username: 's.own' })
      .expectOpen('supervisor.assign', { role: 'head-of-omu' })
      .expectNotOpen('manager.reassign-work');
  });

  it('who has not this case is nobody’s task here', () => {
    inCustody('another', '2026-04-01 10:00')
      .fact('staff-left', { username: 'x.other', lastDay: '2026-04-17' })
      .expectNotOpen('manager.reassign-work');
  });
});

describe('a request to defer', () => {
  it('is the line manager’s to decide, twice; the third goes to the next manager up', () => {
    const ask = { task: 'resettlement.arrange-practical', for: 'defer', by: 'offender-manager' };
    const s = onLicence('deferral', '2027-04-06 10:00');
    for (const day of ['2027-04-06', '2027-04-13'])
      s.on(`${day} 11:00`)
        .fact('deferral-asked', ask)
        .expectOpen('manager.decide-deferral', { role: 'senior-probation-officer' })
        .answer('manager.decide-deferral', 'deferred');
    s.on('2027-04-20 11:00')
      .fact('deferral-asked', ask)
      // Two working days after Tue 20 April.
      .expectOpen('manager.decide-deferral', { due: '2027-04-22', role: 'head-of-pdu' });
    expect(
      [...s.state.milestones.values()].filter(({ kind }) => kind.startsWith('deferral:deferred')),
    ).toHaveLength(2);
  });

  it('is never heard for release, victim, risk of harm or recall', () => {
    onLicence('never', '2027-04-06 10:00')
      .fact('deferral-asked', { task: 'risk.review', for: 'defer' })
      .fact('deferral-asked', { task: 'recall.ask', for: 'excuse' })
      .expectNotOpen('manager.decide-deferral');
    for (const type of [
      'release.discharge',
      'licence.approve',
      'victim.tell',
      'roh.analyse',
      'recall.endorse',
      'no.such-task',
    ])
      expect([type, mayBeDeferred(type)]).toEqual([type, false]);
    expect(mayBeDeferred('plan.review-custody')).toBe(true);
  });
});

describe('a stuck case', () => {
  it('is the area manager’s to unblock by the next nudge, and again while it stays so; freed, nothing is asked', () => {
    onLicence('unblock', '2027-04-06 10:00')
      .fact('om-changed', { username: null })
      .fact('roh-changed', { level: 'high' })
      .expectStuck('high-risk-without-manager')
      // One working day after Tue 6 April.
      .expectOpen('manager.unblock', { due: '2027-04-07', role: 'area-manager', place: 'YOR' })
      .answer('manager.unblock', 'wait-accepted', { reviewOn: '2027-04-12' })
      .expectNotOpen('manager.unblock')
      .on('2027-04-12 09:00')
      .expectOpen('manager.unblock', { due: '2027-04-13' })
      .fact('om-changed', { username: 'o.next' })
      .expectNotStuck('high-risk-without-manager')
      .expectNotOpen('manager.unblock');
  });
});
