import { story } from '../story.js';
import { onOrder, orderMade } from '../orders.js';

// pathway.md, table of kinds, stages 2, 4 and 11. Made Mon 2 March 2026; Easter 2026 is Fri 3 and Mon 6 April.
describe('a community order begins', () => {
  it('names a responsible officer, sees the person in five working days and plans from the first appointment', () => {
    orderMade('begins')
      .expectStage('allocation', 'order#1')
      // The next working day, Tue 3; five working days, Mon 9 March; seven calendar days, also Mon 9.
      .expectOpen('allocation.set-tier', {
        due: '2026-03-03',
        role: 'senior-probation-officer',
        place: 'YOR',
      })
      .expectOpen('allocation.identify-mappa-category', { due: '2026-03-09', row: 'MAPPA-IDENTIFY' })
      .expectOpen('roh.screen', { due: '2026-03-09', row: 'ROH-SCREEN', role: 'offender-manager' })
      .expectOpen('induction.screen-basic-skills', {
        due: '2026-03-09',
        role: 'offender-manager',
        place: 'YOR',
      })
      .expectOpen('licence.induct', { due: '2026-03-09' })
      // No prison has a part in it.
      .expectNotOpen(
        'reception.restrict-contact',
        'allocation.send-documents',
        'supervisor.assign',
        'victim.decide-scheme',
      )
      .on('2026-03-03 10:00')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .expectOpen('allocation.name-offender-manager', { due: '2026-03-09', row: 'ALLOCATE-CURRENT' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectStage('order', 'order#1')
      .expectOpen('allocation.make-first-contact', { due: '2026-03-09', row: 'ALLOCATE-CURRENT' })
      .on('2026-03-04 10:00')
      .answer('allocation.make-first-contact', 'not-reached')
      // Tried again within two working days: Fri 6.
      .expectOpen('allocation.make-first-contact', { due: '2026-03-06' })
      .expectNotOpen('licence.make-plan')
      .on('2026-03-05 10:00')
      .answer('allocation.make-first-contact', 'seen', { on: '2026-03-05T10:00' })
      // Fifteen working days after Thu 5 March: 6, 9–13, 16–20, 23, 24, 25, 26.
      .expectOpen('licence.make-plan', { due: '2026-03-26', row: 'ISP-COMMUNITY-CURRENT' })
      // OASys with the plan, counted from the order: fifteen working days are Mon 23 March.
      .expectOpen('oasys.complete', { due: '2026-03-23', role: 'offender-manager' });
  });

  it('sees the person weekly for sixteen weeks, then fortnightly, and reviews plan, score and risk on their clocks', () => {
    onOrder('standing work', '2026-03-06 10:00')
      // Seen on Mon 2 March, the day the task opened: a week later, Mon 9; its task appears the day before.
      .on('2026-03-08 10:00')
      .expectOpen('licence.make-contact', { due: '2026-03-09', row: 'CONTACT-LICENCE-HIGH' })
      .fact('contact-made', { by: 'offender-manager', how: 'office' })
      .expectNotOpen('licence.make-contact')
      .work('2026-05-24 10:00')
      // Sixteen weeks after the plan of Mon 2 March: Mon 22 June; its task appears 28 days before.
      .on('2026-05-25 10:00')
      .expectOpen('licence.review-plan', { due: '2026-06-22', row: 'PLAN-REVIEW' })
      .expectOpen('licence.rescore-oasys', { due: '2026-06-22', row: 'OASYS-RESCORE' })
      // Four months after Mon 2 March: Thu 2 July; 28 days before is Thu 4 June.
      .work('2026-06-03 10:00')
      .on('2026-06-04 10:00')
      .expectOpen('risk.review', { due: '2026-07-02', row: 'ROH-REVIEW' })
      // Sixteen weeks of the order are over on Mon 22 June: contact after that is due every two weeks.
      .work('2026-06-23 10:00')
      .on('2026-06-24 09:00')
      .fact('contact-made', { by: 'offender-manager', how: 'office' })
      .on('2026-07-07 10:00')
      .expectOpen('licence.make-contact', { due: '2026-07-08', row: 'CONTACT-LICENCE' });
  });

  it('has a plan for a high risk of harm within five working days, a home visit within ten days and a MAPPA decision', () => {
    orderMade('high risk')
      .on('2026-03-02 16:00')
      .answer('roh.screen', 'concern')
      // Five working days before the plan is due, Mon 23 March: Mon 16.
      .expectOpen('roh.analyse', { due: '2026-03-16' })
      .fact('roh-changed', { level: 'high' })
      .expectStuck('high-risk-without-manager')
      .expectOpen('rmp.write', { due: '2026-03-09', row: 'RMP-COMMENCEMENT' })
      .expectOpen('licence.visit-home', { due: '2026-03-12', row: 'HOME-VISIT' })
      .expectOpen('mappa.decide-referral', { due: '2026-03-23' })
      .answer('mappa.decide-referral', 'refer')
      // Five working days: Mon 9 March.
      .expectOpen('mappa.answer-referral', { due: '2026-03-09' })
      .answer('allocation.set-tier', 'confirmed', { tier: '3' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectNotStuck('high-risk-without-manager')
      .answer('roh.analyse', 'analysed')
      .expectOpen('oasys.countersign', { due: '2026-03-09', row: 'COUNTERSIGN' });
  });
});

describe('an order without supervision', () => {
  const unpaidWork = (title: string) => orderMade(title, { requirements: ['unpaid-work'] });

  it('keeps the minimum set: officer, first contact, induction, plan, requirement, reviews (003 L426)', () => {
    unpaidWork('minimum set')
      .expectOpen('licence.induct')
      .expectOpen('roh.screen')
      .expectOpen('order.run-requirement#unpaid-work', { due: '2026-03-23' })
      // OASys and the contact clock come with supervision; unpaid work has its own assessment (003 L382).
      .expectNotOpen('oasys.complete')
      .work('2026-03-20 10:00')
      .expectAnswered('allocation.name-offender-manager', 'named')
      .expectAnswered('allocation.make-first-contact', 'seen')
      .expectAnswered('licence.make-plan', 'agreed')
      .expectNotOpen('licence.make-contact')
      .on('2026-05-25 10:00')
      .expectOpen('licence.review-plan', { due: '2026-06-22' })
      .expectNotOpen('licence.rescore-oasys');
  });

  it('gets the contact clock from the day on which the risk of harm is found high', () => {
    unpaidWork('risk rises')
      .work('2026-04-30 10:00')
      .expectNotOpen('licence.make-contact')
      // Thu 30 April: a week later is Thu 7 May, and nothing was missed before.
      .fact('roh-changed', { level: 'high' })
      .on('2026-05-06 10:00')
      .expectOpen('licence.make-contact', { due: '2026-05-07', missed: false })
      // OASys within fifteen working days of it: 1 May, 5–8, 11–15, 18–22 (Mon 4 May is a holiday).
      .expectOpen('oasys.complete', { due: '2026-05-22' })
      .expectNeverMissed('licence.make-contact');
  });
});

describe('an order under National Standards 2007', () => {
  // Mon 2 June 2008.
  const of2008 = (title: string, tier: string) =>
    story(title)
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'community-order',
        months: 12,
        area: 'YOR',
        requirements: ['supervision'],
        dates: { sed: '2009-06-01' },
      })
      .fact('roh-changed', { level: 'low' })
      .answer('allocation.set-tier', 'confirmed', { tier });

  it('names the manager in three working days, sees the person in five and plans in fifteen from the sentence', () => {
    of2008('2008', '2')
      // Thu 5, Mon 9 and Mon 23 June.
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-05', row: 'ALLOCATE-OM' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectOpen('allocation.make-first-contact', { due: '2008-06-09', row: 'FIRST-CONTACT-OM' })
      .on('2008-06-09 10:00')
      .answer('allocation.make-first-contact', 'seen', { on: '2008-06-09T10:00' })
      .expectOpen('licence.make-plan', { due: '2008-06-23', row: 'ISP-COMMUNITY' });
  });

  it('counts tier 4 in one, two and five', () => {
    of2008('2008 tier 4', '4')
      // Tue 3, Wed 4 and Mon 9 June.
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-03', row: 'ALLOCATE-OM-T4' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectOpen('allocation.make-first-contact', { due: '2008-06-04', row: 'FIRST-CONTACT-OM-T4' })
      .answer('allocation.make-first-contact', 'seen', { on: '2008-06-02T16:00' })
      .expectOpen('licence.make-plan', { due: '2008-06-09', row: 'ISP-COMMUNITY-T4' });
  });
});
