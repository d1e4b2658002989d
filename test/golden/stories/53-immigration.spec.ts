import { inCustody, LEFT } from '../cases.js';

// 002 L765–L766; 004 L512. Sentenced Mon 2 March 2026, release Tue 2 March 2027; six months before it is Wed 2 September 2026.
const foreignNational = (title: string, until: string) =>
  inCustody(title, '2026-03-02 20:00', {})
    .fact('immigration-changed', { status: 'of-interest' })
    .work(until, { but: ['immigration.give-decision', 'immigration.plan-both-routes'] });

describe('immigration', () => {
  it('is asked at reception of whoever is a foreign national or unknown, and not of others', () => {
    const arrived = (title: string, immigration: string) =>
      inCustody(title, '2026-03-05 10:00')
        .fact('moved', { from: 'HLI', to: 'EVI', reason: 'operational' })
        .answer('reception.complete-first-checks', 'no-concern', { immigration });
    arrived('unknown', 'unknown')
      // Bounded by the release date; immigration answers, the case administrator chases.
      .expectOpen('immigration.give-decision', { due: '2027-03-02', role: 'immigration', place: 'national' });
    arrived('british', 'british').expectNotOpen('immigration.give-decision');
  });

  it('is asked again six months before release, with both plans kept until the route is known', () => {
    foreignNational('both plans', '2026-04-10 10:00')
      .answer('immigration.give-decision', 'pending', { nextAnswer: '2026-06-12' })
      .expectOpen('immigration.give-decision', { due: '2026-06-12' })
      .on('2026-06-10 10:00')
      .answer('immigration.give-decision', 'pending', { nextAnswer: '2026-09-30' })
      .work('2026-09-01 23:00', { but: ['immigration.give-decision', 'immigration.plan-both-routes'] })
      .expectNotOpen('immigration.plan-both-routes')
      .on('2026-09-02 00:00')
      // By the first check before release, fourteen days before Tue 2 March.
      .expectOpen('immigration.plan-both-routes', {
        due: '2027-02-16',
        role: 'offender-manager',
        place: 'YOR',
      })
      .expectOpen('immigration.give-decision#release', { due: '2027-03-02' })
      .answer('immigration.plan-both-routes', 'both-ready')
      .answer('immigration.give-decision#release', 'deport')
      // The route is known: the plan that is not needed is put away.
      .expectOpen('immigration.plan-both-routes', { round: 2 })
      .answer('immigration.plan-both-routes', 'removal-only')
      .expectNotOpen('immigration.plan-both-routes');
  });

  it('has the case no longer when there is no interest', () => {
    foreignNational('no interest', '2026-04-10 10:00')
      .answer('immigration.give-decision', 'no-interest')
      .work('2026-10-01 10:00', { but: ['immigration.give-decision', 'immigration.plan-both-routes'] })
      .expectNotOpen('immigration.give-decision', 'immigration.plan-both-routes');
  });

  it('wants a bail address at once, and tells the manager before anybody waits for somebody detained at the gate', () => {
    foreignNational('bail', '2026-04-10 10:00')
      .fact('immigration-changed', { status: 'bail-address-asked' })
      // The release check is far: by then both plans stand.
      .expectOpen('immigration.plan-both-routes', { due: '2027-02-16' })
      .answer('immigration.plan-both-routes', 'both-ready')
      .work('2027-02-22 10:00', { but: ['immigration.give-decision', 'immigration.plan-both-routes'] })
      .fact('immigration-changed', { status: 'detain-after-sentence' })
      // Past the check: the next working day after Mon 22 February.
      .expectOpen('immigration.plan-both-routes', { due: '2027-02-23', round: 2 })
      .answer('immigration.plan-both-routes', 'held-after-sentence')
      .expectNotOpen('immigration.plan-both-routes')
      .work('2027-03-02 10:00', { but: ['release.discharge', 'immigration.give-decision'] })
      .answer('release.discharge', 'handed-over', LEFT('2027-03-02T10:00'))
      .expectNotStuck('held-past-release-date');
  });
});
