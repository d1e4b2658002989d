import { onOrder } from '../orders.js';
import { type Story } from '../story.js';

// pathway.md stage 12; Sentencing Act 2020 Sch 10 para 6–7. Holidays: Mon 4 and 25 May 2026, Mon 3 and 31 May 2027.
const missed = (s: Story): Story => s.fact('absence', { what: 'appointment' });

/** Missed Tue 5 May 2026 without excuse, and warned on Wed 6 May: the twelve months begin with that day and end on Wed 5 May 2027. */
const warned = (title: string, sentence = {}): Story =>
  missed(onOrder(title, '2026-05-05 15:00', sentence))
    .on('2026-05-06 10:00')
    .answer('enforce.judge-absence', 'unacceptable')
    .answer('enforce.send-warning', 'warning-sent', { sentOn: '2026-05-06' });

/** A second failure on Mon 1 June 2026, judged on Wed 3, referred on Thu 4 and begun on Mon 8 June. */
const atCourt = (title: string, sentence = {}): Story =>
  missed(warned(title, sentence).work('2026-06-01 15:00', { but: ['enforce.record-result'] }))
    .on('2026-06-03 10:00')
    .answer('enforce.judge-absence', 'unacceptable')
    .answer('enforce.send-warning', 'warning-sent')
    .on('2026-06-04 10:00')
    .answer('enforce.refer-breach', 'referred')
    .on('2026-06-08 10:00')
    .answer('enforce.start-breach', 'started', { firstHearing: '2026-06-29' });

describe('failures under an order', () => {
  it('are each judged, with a letter in two working days; the first is warned and goes no further', () => {
    missed(onOrder('first failure', '2026-05-05 15:00'))
      // Seven working days after Tue 5 May: 6, 7, 8, 11, 12, 13, Thu 14; two: Thu 7.
      .expectOpen('enforce.judge-absence', { due: '2026-05-14', row: 'ABSENCE-DECISION' })
      .expectOpen('enforce.send-warning', { due: '2026-05-07', row: 'WARNING-LETTER' })
      .expectStage('enforcement', 'order#1')
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.send-warning', 'warning-sent')
      .expectNotOpen('enforce.refer-breach', 'enforce.consider-recall')
      .expectStage('order', 'order#1');
  });

  it('need a warning of their own where the letter only asked for the reason', () => {
    missed(onOrder('letter', '2026-05-05 15:00'))
      .answer('enforce.send-warning', 'letter-asking-reason-sent')
      .expectNotOpen('enforce.send-warning')
      .on('2026-05-12 10:00')
      .answer('enforce.judge-absence', 'unacceptable')
      // Two working days after Tue 12 May.
      .expectOpen('enforce.send-warning', { due: '2026-05-14' });
  });

  it('must be referred at the second one on the last day of the look-back', () => {
    missed(warned('last day').work('2027-05-05 15:00'))
      .on('2027-05-10 10:00')
      .expectNotOpen('enforce.refer-breach')
      .answer('enforce.judge-absence', 'unacceptable')
      // The next working day after the judgement of Mon 10 May, by the manager: it leaves no choice.
      .expectOpen('enforce.refer-breach', { due: '2027-05-11', role: 'offender-manager' })
      .answer('enforce.refer-breach', 'referred')
      // Ten working days after the failure of Wed 5 May: 6, 7, 10–14, 17, 18, Wed 19.
      .expectOpen('enforce.start-breach', { due: '2027-05-19', row: 'BREACH', role: 'enforcement-officer' })
      .on('2027-05-17 10:00')
      .answer('enforce.start-breach', 'started')
      // Twenty-five working days after Mon 17 May: 18–21, 24–28, 1–4 June, 7–11, 14–18, Mon 21, Tue 22 (Mon 31 May is a holiday).
      .expectOpen('enforce.record-result', { due: '2027-06-22', row: 'BREACH-RESOLVED' });
  });

  it('are warned again a day later, when the look-back is over', () => {
    missed(warned('a day later').work('2027-05-06 15:00'))
      .answer('enforce.judge-absence', 'unacceptable')
      .expectNotOpen('enforce.refer-breach')
      .expectOpen('enforce.send-warning', { due: '2027-05-10' });
  });

  it('are not referred when the one that was warned comes before this only in being judged', () => {
    // Missed Tue 5 and Wed 6 May; the warning for the first goes out on Thu 7: on Wed 6 nobody had been warned.
    missed(missed(onOrder('two at once', '2026-05-05 15:00')).on('2026-05-06 15:00'))
      .on('2026-05-07 10:00')
      .work('2026-05-07 10:01', { only: ['enforce.send-warning'] })
      .usually('enforce.judge-absence', 'unacceptable')
      .work('2026-05-08 10:00', { only: ['enforce.judge-absence'] })
      .expectNotOpen('enforce.refer-breach');
  });

  it('so serious that nobody waits for a second are referred the same day', () => {
    onOrder('serious', '2026-05-05 15:00')
      .fact('condition-broken', { serious: true })
      .expectOpen('enforce.refer-breach', { due: '2026-05-05', barred: ['warning-not-valid'] })
      .answer('enforce.refer-breach', 'referred')
      .expectOpen('enforce.start-breach', { due: '2026-05-19' });
  });

  it('found acceptable when the evidence comes are not referred', () => {
    missed(warned('acceptable').work('2026-06-01 15:00'))
      .answer('enforce.judge-absence', 'acceptable')
      .expectNotOpen('enforce.refer-breach', 'enforce.send-warning');
  });
});

describe('breach of an order', () => {
  it('goes back to the manager for evidence, and is begun when it is complete', () => {
    missed(warned('returned').work('2026-06-01 15:00'))
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.refer-breach', 'referred')
      .on('2026-06-03 10:00')
      .answer('enforce.start-breach', 'returned')
      // Two working days after Wed 3 June.
      .expectOpen('enforce.refer-breach', { round: 2, due: '2026-06-05' })
      .expectNotOpen('enforce.start-breach')
      .answer('enforce.refer-breach', 'referred')
      // Still ten working days after the failure of Mon 1 June: Mon 15.
      .expectOpen('enforce.start-breach', { round: 2, due: '2026-06-15' });
  });

  it('is chased weekly while a warrant is out, and waits for the hearing it is put off to', () => {
    atCourt('warrant')
      // Twenty-five working days after Mon 8 June 2026: Mon 13 July.
      .expectOpen('enforce.record-result', { due: '2026-07-13' })
      .on('2026-06-29 16:00')
      .answer('enforce.record-result', 'warrant-out', { hearing: '2026-06-29' })
      .expectOpen('enforce.record-result', { due: '2026-07-06' })
      .on('2026-07-03 16:00')
      .answer('enforce.record-result', 'order-continues', { hearing: '2026-07-24' })
      .expectOpen('enforce.record-result', { due: '2026-07-24' })
      .on('2026-07-24 16:00')
      .answer('enforce.record-result', 'order-continues', { hearing: '2026-07-24' })
      .expectNotOpen('enforce.record-result')
      .expectStage('order', 'order#1')
      .work('2026-08-10 10:00')
      .expectNotStuck('wait-on-agency');
  });

  it('takes a further failure with it while it is before the court', () => {
    missed(atCourt('a third failure').work('2026-06-15 15:00', { but: ['enforce.record-result'] }))
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.refer-breach', 'referred')
      .expectNotOpen('enforce.start-breach');
  });

  it('may amend the order: the requirements are what the court says they are now', () => {
    atCourt('amended')
      .work('2026-06-29 16:00', { but: ['enforce.record-result'] })
      .answer('enforce.record-result', 'amended', { hearing: '2026-06-29' })
      .expectStuck('wait-on-agency', 'amended')
      .on('2026-06-30 10:00')
      .fact('sentence-varied', { how: 'varied', requirements: ['supervision', 'unpaid-work', 'curfew'] })
      .expectNotStuck('wait-on-agency')
      // Fifteen working days after Tue 30 June: 1–3 July, 6–10, 13–17, 20, Tue 21. The others are looked at again, as the sentence changed.
      .expectOpen('order.run-requirement#curfew', { due: '2026-07-21' })
      .expectOpen('order.run-requirement#supervision');
  });

  it('may revoke the order and sentence anew: this pathway ends, the new sentence opens its own', () => {
    atCourt('resentenced')
      .on('2026-06-29 16:00')
      .answer('enforce.record-result', 'resentenced', { hearing: '2026-06-29' })
      .expectStage('termination', 'ended#1')
      .expectNotOpen('licence.make-contact', 'order.run-requirement#unpaid-work')
      // Twenty working days after Mon 29 June: Mon 27 July.
      .expectOpen('termination.final-review', { due: '2026-07-27', row: 'FINAL-REVIEW' })
      .work('2026-07-20 10:00')
      .expectEnded();
  });

  it('may activate a suspended sentence: custody begins on that day, with all its clocks', () => {
    atCourt('activated', { kind: 'suspended-sentence', months: 18, requirements: ['unpaid-work'] })
      .on('2026-06-29 16:00')
      .answer('enforce.record-result', 'suspended-sentence-activated', { hearing: '2026-06-29' })
      .expectStuck('wait-on-agency', 'suspended-sentence-activated')
      .fact('sentence-varied', {
        how: 'varied',
        kind: 'determinate',
        months: 18,
        dates: { sed: null, crd: '2027-03-29', sled: '2027-12-28' },
      })
      .fact('received', { prison: 'HLI' })
      .expectStage('reception', 'custody#1')
      .expectNotStuck('wait-on-agency')
      .expectOpen('reception.restrict-contact', { dueAt: '2026-06-29 20:00', place: 'HLI' })
      // Ten working days from the activation: who its victims are was no question under the order.
      .expectOpen('victim.decide-scheme', { due: '2026-07-13' })
      .expectNotOpen('licence.make-contact', 'order.run-requirement#unpaid-work');
  });
});
