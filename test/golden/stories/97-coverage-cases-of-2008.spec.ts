import { inCustody, LEFT, onLicence, received } from '../cases.js';
import { onOrder, orderMade } from '../orders.js';
import { story } from '../story.js';

/**
 * Failures of the inspection of 2008 (003) told as cases. Sentenced Mon 2 March 2026; released Tue 2 March 2027 where there was custody.
 * Easter 2026: Fri 3 and Mon 6 April; 2027: Fri 26 and Mon 29 March.
 */

describe('basic skills', () => {
  it('are screened on licence too, where nobody did it inside', () => {
    received('never screened')
      .work('2027-03-02 09:00', { but: ['induction.screen-basic-skills', 'release.discharge'] })
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      // Seven calendar days after Tue 2 March.
      .expectOpen('induction.screen-basic-skills', {
        due: '2027-03-09',
        row: 'BASIC-SKILLS-SCREEN',
        role: 'offender-manager',
        place: 'YOR',
      });
  });
});

describe('a case without OASys', () => {
  it('has its likelihood of reconviction scored all the same', () => {
    // Under twelve months there is no board and no OASys.
    inCustody('short', '2026-03-03 10:00', {
      months: 8,
      dates: { crd: '2026-07-02', sled: '2026-11-01' },
    })
      .expectNotOpen('oasys.complete')
      .expectAnswered('assessment.score-specialist-tool#ogrs', 'scored');
    // Unpaid work alone: scored two working days before the plan of Mon 23 March.
    orderMade('unpaid work', { requirements: ['unpaid-work'] })
      .expectNotOpen('oasys.complete')
      .expectOpen('assessment.score-specialist-tool#ogrs', { due: '2026-03-19', role: 'offender-manager' });
    orderMade('with supervision').expectNotOpen('assessment.score-specialist-tool');
    // Found not to be required.
    received('not required')
      .usually('oasys.complete', 'not-required')
      .work('2026-03-20 10:00')
      .expectAnswered('assessment.score-specialist-tool#ogrs', 'scored');
  });
});

describe('a plan to manage risk', () => {
  it('is written for every level above low, in prison and on an order', () => {
    const known = (level: string) =>
      inCustody(level, '2026-03-02 19:00')
        .work('2026-03-03 10:00', { but: ['rmp.write'] })
        .fact('roh-changed', { level });
    known('low').expectNotOpen('rmp.write');
    // The plan is due in eight weeks, Mon 27 April; ten working days before: 24–20, 17–13 April.
    known('medium').expectOpen('rmp.write', { due: '2026-04-13', role: 'offender-supervisor', place: 'HLI' });
    orderMade('order')
      .fact('roh-changed', { level: 'medium' })
      // With the plan, Mon 23 March.
      .expectOpen('rmp.write', { due: '2026-03-23', role: 'offender-manager', place: 'YOR' });
  });
});

describe('a child at risk', () => {
  it('has the home visited within ten days, whatever the level of harm, and again on the day the visit set', () => {
    onLicence('child', '2027-03-02 12:00')
      .expectNotOpen('licence.visit-home')
      .fact('child-concern', {})
      // Ten calendar days after Tue 2 March.
      .expectOpen('licence.visit-home', {
        due: '2027-03-12',
        row: 'HOME-VISIT-CHILD',
        role: 'offender-manager',
      })
      .on('2027-03-08 15:00')
      .answer('licence.visit-home', 'visited', { visitedOn: '2027-03-08T14:00', nextVisit: '2027-04-12' })
      .expectNotOpen('licence.visit-home')
      // Shown a week before Mon 12 April.
      .on('2027-04-05 09:00')
      .expectOpen('licence.visit-home', { due: '2027-04-12' });
  });
});

describe('how often somebody is seen', () => {
  // After sixteen weeks, Tue 22 June 2027, contact is due every two weeks.
  const settled = (title: string) =>
    onLicence(title, '2027-07-05 10:00').fact('contact-made', { by: 'offender-manager', how: 'office' });

  it('follows the risk of harm, not the standard alone: weekly again from the day it is high', () => {
    settled('medium')
      .on('2027-07-18 10:00')
      // Two weeks after Mon 5 July.
      .expectOpen('licence.make-contact', { due: '2027-07-19', row: 'CONTACT-LICENCE' });
    settled('high')
      .fact('roh-changed', { level: 'high' })
      .on('2027-07-11 10:00')
      // One week.
      .expectOpen('licence.make-contact', { due: '2027-07-12', row: 'CONTACT-LICENCE-HIGH' });
  });

  it('is weekly for a priority offender', () => {
    settled('priority')
      .fact('ppo-changed', { ppo: true })
      .on('2027-07-11 10:00')
      .expectOpen('licence.make-contact', { due: '2027-07-12', row: 'CONTACT-LICENCE-HIGH' });
  });
});

describe('needs', () => {
  it('are scored again sixteen weeks after release, and sixteen weeks after that', () => {
    onLicence('rescored', '2027-05-24 12:00')
      .expectNotOpen('licence.rescore-oasys')
      // 112 days after Tue 2 March: Tue 22 June; shown 28 days before.
      .on('2027-05-25 10:00')
      .expectOpen('licence.rescore-oasys', {
        due: '2027-06-22',
        row: 'OASYS-RESCORE',
        role: 'offender-manager',
      })
      .answer('licence.rescore-oasys', 'worse')
      // Done early, 112 days run from that day, Tue 25 May: Tue 14 September; shown Tue 17 August.
      .work('2027-08-17 10:00', { but: ['licence.rescore-oasys'] })
      .expectOpen('licence.rescore-oasys', { due: '2027-09-14' });
  });
});

describe('the tier', () => {
  it('is set by the senior probation officer before anybody is named, and again when the priority flag changes', () => {
    story('tier')
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        dates: { crd: '2009-12-02', sled: '2011-06-01' },
      })
      .expectOpen('allocation.set-tier', {
        due: '2008-06-03',
        role: 'senior-probation-officer',
        place: 'HUM',
      })
      .expectNotOpen('allocation.name-offender-manager')
      .answer('allocation.set-tier', 'changed', { tier: '3' })
      .on('2008-06-04 10:00')
      .fact('ppo-changed', { ppo: true })
      .expectOpen('allocation.set-tier', { round: 2 });
  });
});

describe('a release brought forward', () => {
  it('opens at once what should have been done by then, marked as learnt late', () => {
    inCustody('early release', '2026-09-07 10:00')
      .expectNotOpen(
        'resettlement.reassess-needs',
        'licence.contribute',
        'licence.propose-conditions',
        'address.check',
      )
      // A new scheme lets the person out on Tue 29 September, in three weeks instead of six months.
      .fact('dates-changed', { dates: { crd: '2026-09-29' } })
      // Twelve and six weeks before it have passed: by the next working day, Tue 8 September.
      .expectOpen('resettlement.reassess-needs', { due: '2026-09-08', mark: 'learnt-late', missed: false })
      .expectOpen('address.check', { due: '2026-09-08', mark: 'learnt-late' })
      .answer('licence.contribute', 'contributed')
      .expectOpen('licence.propose-conditions', { mark: 'learnt-late' })
      // Fourteen days before: Tue 15 September is still ahead.
      .work('2026-09-15 10:00', { but: ['release.check-date'] })
      .expectOpen('release.check-date', { due: '2026-09-15', missed: false });
  });
});

describe('intelligence', () => {
  it('that changes the risk is a review that cannot be put aside, in prison and outside', () => {
    inCustody('inside', '2026-05-11 10:00')
      .fact('significant-change', { change: 'intelligence' })
      // Five working days after Mon 11 May.
      .expectOpen('risk.review-after-change', { due: '2026-05-18', row: 'ROH-REVIEW-CHANGE' });
    onOrder('on an order', '2026-05-11 10:00')
      .fact('significant-change', { change: 'intelligence' })
      .expectOpen('risk.review-after-change', { due: '2026-05-18', role: 'offender-manager', place: 'YOR' });
  });
});

describe('somebody in prison', () => {
  it('whose offender manager has done nothing in six months is on the list of stuck cases', () => {
    story('not forgotten')
      .usually('allocation.set-tier', 'confirmed', { tier: '3' })
      .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'probation' })
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 60,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2010-12-02', sled: '2013-06-01' },
      })
      .fact('roh-changed', { level: 'high' })
      .fact('received', { prison: 'HLI' })
      .work('2008-09-01 10:00')
      .fact('contact-made', { by: 'offender-manager', how: 'prison-visit' })
      // Six months after Mon 1 September, though the supervisor sees the person all the while.
      .work('2009-02-28 23:00', { only: ['supervisor.keep-contact'] })
      .expectNotStuck('no-om-act-in-six-months')
      .on('2009-03-01 00:00')
      .expectStuck('no-om-act-in-six-months', '2008-09-01')
      .fact('contact-made', { by: 'offender-manager', how: 'video' })
      .expectNotStuck('no-om-act-in-six-months');
  });
});
