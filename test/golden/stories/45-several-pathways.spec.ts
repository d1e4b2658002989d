import { inCustody, LEFT, onLicence } from '../cases.js';
import { orderMade } from '../orders.js';

// pathway.md, "Sentences, dates, scope": a pathway is one sentence calculation; what is owed once to a person is asked by the leading
// pathway (custody, then licence, then order). The engine records `leading-changed` in each (decision 0012).
const elsewhere = { leads: false, pathway: 'licence-of-the-same-person' };

describe('a community order beside a licence', () => {
  it('asks nothing that the licence asks of the person, and everything that is its own', () => {
    orderMade('beside', { requirements: ['unpaid-work', 'drug'] })
      .expectOpen('allocation.set-tier')
      .fact('leading-changed', elsewhere)
      // Once a person: manager, contact, induction, plan, risk of harm.
      .expectNotOpen('allocation.set-tier', 'licence.induct', 'roh.screen', 'induction.screen-basic-skills')
      // Once a pathway: the category that these offences bring, and the requirements.
      .expectOpen('allocation.identify-mappa-category')
      .expectOpen('order.run-requirement#unpaid-work', { due: '2026-03-23' })
      .on('2026-04-01 10:00')
      .expectOpen('order.review-drug-requirement', { due: '2026-04-02' })
      .fact('roh-changed', { level: 'high' })
      .expectNotOpen('rmp.write', 'licence.visit-home')
      // No manager is missing: the licence has one, and says so itself.
      .expectNotStuck('high-risk-without-manager')
      .fact('om-changed', { username: 'o.manager' })
      .on('2026-05-05 10:00')
      .expectNotOpen('licence.make-contact', 'risk.review', 'licence.review-plan')
      // What is missed under the order is enforced under the order.
      .fact('absence', { what: 'requirement' })
      .expectOpen('enforce.judge-absence', { due: '2026-05-14' })
      .on('2028-03-01 10:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01' });
  });

  it('takes over when the licence ends: what was done is not done again, what was not is owed from that day', () => {
    orderMade('takes over')
      .fact('leading-changed', elsewhere)
      .fact('om-changed', { username: 'o.manager' })
      .fact('tier-changed', { tier: 2 })
      .fact('roh-changed', { level: 'medium' })
      .work('2026-10-01 10:00')
      // Seen under the licence: the engine tells every pathway of the person.
      .fact('contact-made', { by: 'offender-manager', how: 'office' })
      .on('2026-10-05 10:00')
      .fact('leading-changed', {
        leads: true,
        done: [
          'allocation.make-first-contact:2025-03-06',
          'licence.induct:2025-03-10',
          'induction.screen-basic-skills:2024-02-01',
          'licence.make-plan:2025-03-20',
          'licence.review-plan:2026-09-07',
          'oasys.complete:2025-03-20',
          'child.ask-social-care:2025-03-06',
        ],
      })
      .expectNotOpen(
        'allocation.set-tier',
        'allocation.name-offender-manager',
        'allocation.make-first-contact',
        'licence.induct',
        'induction.screen-basic-skills',
        'licence.make-plan',
        'oasys.complete',
      )
      // Nobody screened the risk of harm: five working days after Mon 5 October.
      .expectOpen('roh.screen', { due: '2026-10-12', missed: false })
      // Thirty-one weeks into the order: contact two weeks after Mon 5 October, and the task the day before.
      .on('2026-10-18 10:00')
      .expectOpen('licence.make-contact', { due: '2026-10-19', row: 'CONTACT-LICENCE' })
      .expectNotStuck('no-om-act-in-six-months')
      // The plan was reviewed on Mon 7 September: sixteen weeks on is Mon 28 December; its task appears 28 days before.
      .work('2026-11-29 10:00')
      .on('2026-11-30 10:00')
      .expectOpen('licence.review-plan', { due: '2026-12-28' })
      .expectNeverMissed('licence.make-contact')
      .expectNeverMissed('licence.make-plan');
  });
});

describe('a new sentence during licence', () => {
  it('leads while it is served: the licence keeps its own end, and is asked about the person again afterwards', () => {
    // Released Tue 2 March 2027, SLED Wed 1 March 2028.
    onLicence('new sentence', '2027-04-12 10:00')
      .fact('leading-changed', elsewhere)
      .expectNotOpen('licence.make-contact', 'licence.review-plan', 'risk.review')
      .on('2027-08-02 10:00')
      .expectNotOpen('licence.make-contact', 'risk.review')
      .fact('charged', { serious: false })
      // Whether to recall is a question about this licence.
      .expectOpen('enforce.consider-recall')
      .answer('enforce.consider-recall', 'no-further-action')
      // The new sentence is served by Mon 4 October: the licence asks again, from that day, and nothing was missed meanwhile.
      .on('2027-10-04 10:00')
      .fact('leading-changed', { leads: true, done: ['risk.review-after-change:2027-08-03'] })
      .expectNotOpen('licence.make-contact', 'licence.review-plan', 'risk.review')
      // Thirty-one weeks after the release: two weeks, Mon 18 October.
      .on('2027-10-17 10:00')
      .expectOpen('licence.make-contact', { due: '2027-10-18', row: 'CONTACT-LICENCE' })
      .expectNeverMissed('licence.make-contact')
      .expectNeverMissed('licence.review-plan')
      .work('2028-02-29 10:00')
      .on('2028-03-01 09:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01' });
  });
});

describe('a sentence varied', () => {
  it('by a consecutive term goes on under one set of dates: the release moves, and nothing is asked twice', () => {
    const s = inCustody('consecutive', '2026-09-07 10:00')
      .fact('sentence-varied', {
        how: 'added',
        months: 36,
        dates: { crd: '2027-09-02', sled: '2029-03-01' },
      })
      .expectStage('custody', 'custody#1')
      .expectNotOpen('allocation.set-tier', 'induction.assess-needs')
      // The dates are checked again, and the victims of every offence asked about (tasks.csv: again, sentence varied).
      .expectOpen('allocation.identify-mappa-category', { round: 2 })
      .work('2027-08-20 10:00');
    s.on('2027-09-02 08:00').expectOpen('release.discharge', { due: '2027-09-02' });
  });

  it('to a community order on appeal lets the person out of prison onto the order', () => {
    inCustody('appeal allowed', '2026-09-07 10:00')
      .fact('appeal', { against: 'sentence', stage: 'decided', result: 'allowed' })
      .fact('sentence-varied', {
        how: 'varied',
        kind: 'community-order',
        months: 12,
        requirements: ['supervision'],
        dates: { crd: null, sled: null, sed: '2027-09-06' },
      })
      .expectStage('order', 'order#1')
      .expectNotOpen('supervisor.keep-contact', 'release.discharge')
      .expectNotStuck('held-past-release-date')
      .expectOpen('order.run-requirement#supervision', { due: '2026-09-28' });
  });

  it('by quashing the whole of it: the person is let go that day, and nothing else is owed', () => {
    inCustody('quashed', '2026-09-07 10:00')
      .fact('sentence-varied', { how: 'quashed' })
      .expectStage('release', 'custody#1')
      .expectOpen('release.discharge', { due: '2026-09-07', row: 'RELEASE-ON-DATE' })
      .expectNotStuck('held-past-release-date')
      .expectNotOpen('licence.propose-conditions', 'release.check-date', 'supervisor.keep-contact')
      .on('2026-09-08 08:00')
      .expectStuck('held-past-release-date', '2026-09-07')
      .answer('release.discharge', 'released', { ...LEFT('2026-09-08T08:00'), authority: 'court' })
      // No licence follows a sentence that is no more.
      .expectStage('termination', 'ended#1')
      .expectNotStuck('held-past-release-date')
      .expectNotOpen('licence.record-arrival');
  });

  it('by quashing one term of several: the others stand, with the dates the prison then calculates', () => {
    inCustody('one term quashed', '2026-09-07 10:00')
      .fact('sentence-varied', { how: 'quashed', dates: { crd: '2026-12-02', sled: '2027-06-01' } })
      .expectStage('pre-release', 'custody#1')
      .expectNotOpen('release.discharge');
  });

  it('by quashing it on licence ends the supervision at once', () => {
    onLicence('quashed on licence', '2027-04-12 10:00')
      .fact('sentence-varied', { how: 'quashed' })
      .expectStage('termination', 'ended#1')
      .expectNotOpen('licence.make-contact');
  });
});
