import { type FactKind } from '#domain/fact-kinds.js';
import { inCustody, onLicence } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md, "Victim contact": at each milestone a task to tell, one working day after it is known (VICTIM-TELL; 004 L401–L403).
// Wed 6 May 2026 in custody, Wed 7 April 2027 on licence; the victim opted in long before.
const QUIET = ['victim.tell'];
const victimOf = (s: Story): Story => s.fact('victim-opted', { victim: 'v1', in: true });
const inPrison = (title: string): Story =>
  victimOf(inCustody(title, '2026-04-01 10:00', { victimScheme: true })).work('2026-05-06 10:00', {
    but: QUIET,
  });
const outside = (title: string): Story =>
  victimOf(onLicence(title, '2027-03-08 10:00', { victimScheme: true })).work('2027-04-07 10:00', {
    but: QUIET,
  });

const told = (s: Story, kind: FactKind, data: object, due: string): void => {
  s.expectNotOpen('victim.tell').fact(kind, { ...data });
  s.expectOpen('victim.tell', { due, row: 'VICTIM-TELL', role: 'victim-liaison-officer', place: 'YOR' });
};

describe('a victim who is in is told, while the person is in prison, of', () => {
  it.each<[string, FactKind, object]>([
    ['an appeal', 'appeal', { against: 'sentence', stage: 'lodged' }],
    ['what became of the appeal', 'appeal', { against: 'sentence', stage: 'decided', result: 'dismissed' }],
    ['open conditions', 'category-changed', { category: 'D', open: true }],
    ['a hospital', 'hospital-transfer', { in: true }],
    ['a release in error', 'released-in-error', { prison: 'HLI' }],
    ['a hearing before the Parole Board', 'parole-hearing-set', { on: '2026-09-01' }],
    ['a decision of the Parole Board', 'parole-decision', { result: 'refused', final: true }],
    ['a failure to return', 'failed-to-return', { application: 'a1' }],
    ['being found again', 'recaptured', { prison: 'HLI' }],
    ['a removal from the country', 'deported', { on: '2026-05-06' }],
    ['a death', 'died', {}],
  ])('%s', (what, kind, data) => {
    // One working day after Wed 6 May.
    told(inPrison(what), kind, data, '2026-05-07');
  });
});

describe('a victim who is in is told, while the person is on licence, of', () => {
  it.each<[string, FactKind, object]>([
    ['a recall', 'recall-revoked', { recallType: 'standard', from: 'licence' }],
    ['an arrest', 'arrested', {}],
    ['a broken condition', 'condition-broken', { serious: true }],
    [
      'a zone set or varied',
      'condition-set',
      { condition: 'z1', kind: 'exclusion-zone', protects: 'victim' },
    ],
    ['the end of the order', 'order-ended', { how: 'court' }],
    ['being unlawfully at large', 'unlawfully-at-large', {}],
  ])('%s', (what, kind, data) => {
    // One working day after Wed 7 April.
    told(outside(what), kind, data, '2027-04-08');
  });

  it('what came of a broken condition', () => {
    outside('outcome')
      .fact('condition-broken', { serious: true })
      .answer('victim.tell', 'told')
      .expectNotOpen('victim.tell')
      .answer('restrict.answer-breach', 'warned')
      .expectOpen('victim.tell', { due: '2027-04-08' });
  });

  it('a return to prison after a recall, and a recall that is rescinded', () => {
    const recalled = (title: string): Story =>
      outside(title)
        .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
        .answer('victim.tell', 'told');
    recalled('rescinded').fact('recall-rescinded', {}).expectOpen('victim.tell', { due: '2027-04-08' });
    recalled('returned')
      .on('2027-04-09 10:00')
      .fact('returned', { prison: 'HLI' })
      // One working day after Fri 9 April.
      .expectOpen('victim.tell', { due: '2027-04-12' });
  });
});

describe('a victim who is in', () => {
  it('is told of the licence when it is set, and of temporary release when it is decided', () => {
    inPrison('ROTL')
      .usually('rotl.check-application', 'eligible')
      .fact('rotl-applied', { type: 'day', firstOuting: '2026-07-01' })
      .work('2026-05-18 10:00', { but: [...QUIET, 'rotl.decide'] })
      .expectNotOpen('victim.tell')
      .answer('rotl.decide', 'approved-escorted')
      .expectOpen('victim.tell', { due: '2026-05-19' });
    inPrison('licence')
      .work('2027-02-01 10:00', { but: [...QUIET, 'licence.approve'] })
      .expectNotOpen('victim.tell')
      .answer('licence.approve', 'approved')
      .expectOpen('victim.tell', { due: '2027-02-02' });
  });

  it('is not told of what is only the staff’s: a waiting list, an unmet need, an arrest inside', () => {
    inPrison('staff only')
      .fact('intervention-planned', { intervention: 'tsp', target: 't1', startOn: '2026-06-01' })
      .work('2026-05-13 10:00', { but: QUIET })
      .fact('arrested', {})
      .expectNotOpen('victim.tell');
  });

  it('hears nothing after opting out, and of what comes after opting in again', () => {
    inPrison('out and in')
      .fact('victim-opted', { victim: 'v1', in: false })
      .fact('appeal', { against: 'sentence', stage: 'lodged' })
      .expectNotOpen('victim.tell')
      .work('2026-05-20 10:00', { but: QUIET })
      .fact('victim-opted', { victim: 'v1', in: true })
      .expectNotOpen('victim.tell')
      .fact('hospital-transfer', { in: true })
      .expectOpen('victim.tell', { due: '2026-05-21' });
  });

  it('gets an agreed note of each meeting or call, and every contact starts the year again', () => {
    inPrison('notes')
      .fact('contact-made', { by: 'victim-liaison', victim: 'v1', how: 'telephone' })
      // Five working days after Wed 6 May.
      .expectOpen('victim.give-note', { due: '2026-05-13', row: 'VICTIM-NOTE' })
      .answer('victim.give-note', 'agreed-and-given')
      .fact('hospital-transfer', { in: true })
      .answer('victim.tell', 'told', { how: 'telephone' })
      .expectOpen('victim.give-note', { due: '2026-05-13' })
      .answer('victim.give-note', 'agreed-and-given')
      // A year after Wed 6 May 2026 is Thu 6 May 2027; asked for 28 days before.
      .work('2027-04-07 23:00', { but: [...QUIET, 'victim.keep-in-touch'] })
      .expectNotOpen('victim.keep-in-touch')
      .on('2027-04-08 09:00')
      .expectOpen('victim.keep-in-touch', { due: '2027-05-06', row: 'VICTIM-UPDATE' });
  });
});
