import { story } from '../story.js';

// National Standards 2007: the offender manager owns the case throughout. Sentenced Mon 2 June 2008; bank holidays 25 August, 25 and 26 December.
const sentenced = () =>
  story('2008')
    .usually('allocation.set-tier', 'confirmed', { tier: '3' })
    .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'probation' })
    .on('2008-06-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 36,
      prison: 'HLI',
      area: 'HUM',
      victimScheme: false,
      dates: { crd: '2009-12-02', sled: '2011-06-01' },
    })
    // High risk of harm and twelve months or more: phase II, in scope (000 L142). Without it the prison would own assessment and plan.
    .fact('roh-changed', { level: 'high' })
    .fact('received', { prison: 'HLI' });

describe('a case run under the rules of 2007–2014, at its own date', () => {
  it('names an offender manager at sentence, who owns the custody tasks', () => {
    sentenced()
      .expectOpen('roh.screen', { role: 'offender-manager', place: 'HUM', due: '2008-06-09' })
      .answer('allocation.set-tier', 'confirmed', { tier: '3' })
      // Tier 1–3: three working days after Mon 2 June; first contact within five.
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-05', row: 'ALLOCATE-OM' })
      .expectNotOpen('allocation.name-manager-short-sentence', 'allocation.make-first-contact')
      .answer('allocation.name-offender-manager', 'not-ours')
      // Asked of the area that is theirs, within two working days.
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-04' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectOpen('allocation.make-first-contact', { due: '2008-06-09', row: 'FIRST-CONTACT-OM' })
      .answer('allocation.make-first-contact', 'not-reached')
      .expectOpen('allocation.make-first-contact', { due: '2008-06-04' })
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'probation' })
      .expectGate('G1', 'open')
      // Less than two years to release: eight weeks after Mon 2 June, Mon 28 July.
      .expectOpen('board.set-date', { due: '2008-07-28', row: 'ISP-CUSTODY-SHORT' });
  });

  it('counts tier 4 faster', () => {
    sentenced()
      .answer('allocation.set-tier', 'changed', { tier: '4' })
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-03', row: 'ALLOCATE-OM-T4' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectOpen('allocation.make-first-contact', { due: '2008-06-04', row: 'FIRST-CONTACT-OM-T4' });
  });

  it('has no handover and no hard stop: the licence is approved before the day, and the manager is there already', () => {
    sentenced()
      .work('2009-11-30 12:00', { but: ['licence.approve'] })
      .expectNotOpen('handover.name-manager', 'handover.hand-over', 'licence.make-in-prison')
      // The working day before Wed 2 December 2009.
      .expectOpen('licence.approve', { due: '2009-12-01' })
      .work('2009-12-02 10:00')
      .expectStage('licence', 'licence#1')
      .expectNotOpen('allocation.name-offender-manager')
      .expectNeverMissed('licence.approve');
  });

  it('ends a fixed-term recall after 28 days, the day of return the first', () => {
    sentenced()
      .work('2010-02-01 10:00')
      .fact('recall-revoked', { recallType: 'fixed', from: 'licence' })
      .on('2010-02-08 10:00')
      .fact('returned', { prison: 'HLI' })
      // Mon 8 February and 27 days: Sun 7 March.
      .fact('dates-changed', { dates: { prrd: '2010-03-08' } })
      .expectStuck('fixed-term-date-differs', '2010-03-07 by law')
      .fact('dates-changed', { dates: { prrd: '2010-03-07' } })
      .expectNotStuck('fixed-term-date-differs')
      .work('2010-03-04 12:00')
      .on('2010-03-05 09:00')
      .expectOpen('release.discharge', { due: '2010-03-05' });
  });
});
