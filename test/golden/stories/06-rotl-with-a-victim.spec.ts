import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md stage 7; 000 L679. Applied for on Tue 1 September 2026: decided within 20 working days, Tue 29 September.
const applied = (title: string): Story =>
  inCustody(title, '2026-08-25 12:00', { victimScheme: true })
    .fact('roh-changed', { level: 'medium' })
    .fact('victim-opted', { victim: 'v1', in: true })
    .work('2026-09-01 10:00')
    .fact('rotl-applied', { type: 'day', firstOuting: '2026-10-20' }, { as: 'application' })
    .answer('rotl.check-application', 'eligible', { firstOuting: '2026-10-20' });

const answeredByManager = (s: Story, escort: string): Story =>
  s.answer('rotl.write-report', 'confirmed-supports', { rohLevel: 'medium', escort });

describe('temporary release where there is a direct victim', () => {
  it('asks everybody on their own clock, and keeps G4 shut until the risk is current', () => {
    const s = applied('reports')
      // Ten working days before Tue 29 September: Tue 15.
      .expectOpen('rotl.write-report', { due: '2026-09-15' })
      .expectOpen('rotl.give-views#v1', {
        due: '2026-09-15',
        row: 'VICTIM-ROTL-VIEWS',
        role: 'victim-liaison-officer',
      })
      .expectOpen('rotl.get-police-view', { due: '2026-09-25' })
      .expectNotOpen('rotl.decide')
      .on('2026-09-10 10:00')
      .answer('rotl.write-report', 'not-current', { rohLevel: 'medium' })
      // Five working days after Thu 10 September.
      .expectOpen('roh.review-custody', { due: '2026-09-17' })
      .expectNotOpen('rotl.write-report')
      .on('2026-09-11 10:00')
      .answer('roh.review-custody', 'unchanged', { level: 'medium' })
      // Two working days after Fri 11 September.
      .expectOpen('rotl.write-report', { due: '2026-09-15' })
      // The day before the decision is due: the board is held with what there is, but never without the risk confirmed.
      .on('2026-09-28 00:00')
      .expectGate('G4', 'closed')
      .expectNotOpen('rotl.decide')
      .on('2026-09-28 09:00');
    answeredByManager(s, 'escorted')
      .expectGate('G4', 'open')
      .expectOpen('rotl.decide', {
        due: '2026-09-29',
        row: 'ROTL-DECISION',
        barred: ['approved-unescorted'],
      });
  });

  it('allows an unescorted release only when manager and victim liaison have both said so (G5)', () => {
    const s = applied('escort');
    answeredByManager(s, 'may-be-unescorted')
      .answer('rotl.get-police-view', 'answered', { mappaView: 'no-category' })
      // Nobody has heard the victim: not before the last day, and then escorted.
      .expectNotOpen('rotl.decide')
      .on('2026-09-28 00:00')
      .expectOpen('rotl.decide', { barred: ['approved-unescorted'] })
      .answer('rotl.give-views', 'no-view', { vloAdvice: 'unescorted-acceptable' })
      .expectOpen('rotl.decide', { barred: undefined });
    const opposed = applied('opposed');
    answeredByManager(opposed, 'may-be-unescorted')
      .answer('rotl.get-police-view', 'answered', { mappaView: 'no-category' })
      .answer('rotl.give-views', 'escorted-asked', { vloAdvice: 'escorted' })
      .expectOpen('rotl.decide', { barred: ['approved-unescorted'] })
      .answer('rotl.decide', 'deferred')
      // Asked again within ten working days of Tue 1 September.
      .expectOpen('rotl.decide', { due: '2026-09-15', barred: ['approved-unescorted'] });
  });

  it('declares a failure to return within the hour, and is not a recall', () => {
    const s = applied('failure');
    answeredByManager(s, 'escorted')
      .answer('rotl.get-police-view', 'answered', { mappaView: 'no-category' })
      .answer('rotl.give-views', 'no-view', { vloAdvice: 'escorted' })
      .on('2026-09-29 10:00')
      .answer('rotl.decide', 'approved-escorted')
      // The victim is told of it by the next working day.
      .expectOpen('victim.tell', { due: '2026-09-30', row: 'VICTIM-TELL' })
      // Five working days before Tue 20 October: Tue 13.
      .expectOpen('rotl.issue-licence', { due: '2026-10-13', row: 'ROTL-POLICE' })
      .fact('rotl-applied', { type: 'day', firstOuting: '2026-12-01' }, { as: 'another' })
      .work('2026-10-12 10:00', { but: ['rotl.issue-licence', 'rotl.check-application'] })
      .answer('rotl.issue-licence', 'issued-police-told', {
        outAt: '2026-10-20T09:00',
        backBy: '2026-10-20T17:00',
      })
      .expectOpen('rotl.confirm-return', { dueAt: '2026-10-20 17:00', row: 'ROTL-RETURN' })
      .on('2026-10-20 16:59')
      .expectNotOpen('rotl.declare-at-large')
      .on('2026-10-20 17:00')
      .expectMissed('rotl.confirm-return', '2026-10-20 17:00')
      .expectOpen('rotl.declare-at-large', { dueAt: '2026-10-20 18:00', role: 'duty-governor' })
      .expectOpen('rotl.check-application')
      .on('2026-10-20 17:40')
      .answer('rotl.declare-at-large', 'unlawfully-at-large', { declaredAt: '2026-10-20T17:30' })
      .expectStuck('unlawfully-at-large')
      // Not a recall: the custody goes on.
      .expectStage('pre-release', 'custody#1')
      // Other temporary release stops; the victim is told; the risk is reviewed within five working days.
      .expectNotOpen('rotl.check-application')
      .expectOpen('victim.tell', { due: '2026-10-21' })
      .expectOpen('risk.review-after-change', { due: '2026-10-27' })
      .on('2026-10-22 08:00')
      .fact('recaptured', {})
      .expectNotStuck('unlawfully-at-large')
      // Three working days after Tue 20 October.
      .expectOpen('rotl.record-outcome', { due: '2026-10-23' })
      .answer('rotl.record-outcome', 'failed')
      // Ten working days after Thu 22 October: the category is looked at again.
      .expectOpen('category.review', { due: '2026-11-05' })
      .expectOpen('rotl.check-application');
  });

  it('asks nobody to declare what has come back', () => {
    const s = applied('back');
    answeredByManager(s, 'escorted')
      .answer('rotl.get-police-view', 'answered', { mappaView: 'no-category' })
      .answer('rotl.give-views', 'no-view', { vloAdvice: 'escorted' })
      .answer('rotl.decide', 'approved-escorted')
      .answer('rotl.issue-licence', 'issued-police-told', {
        outAt: '2026-10-20T09:00',
        backBy: '2026-10-20T17:00',
      })
      .on('2026-10-20 16:30')
      .answer('rotl.confirm-return', 'back-early', { returnedAt: '2026-10-20T16:25' })
      .expectOpen('rotl.record-outcome', { due: '2026-10-23' })
      .on('2026-10-20 18:00')
      .expectNotOpen('rotl.declare-at-large')
      .expectNotStuck('unlawfully-at-large');
  });
});
