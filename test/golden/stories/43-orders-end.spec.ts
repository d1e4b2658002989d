import { onOrder, orderMade } from '../orders.js';

// pathway.md stages 11 and 14. The order is made on Mon 2 March 2026 and ends on Wed 1 March 2028.
describe('an order ends', () => {
  it('on its day: supervision ends, the final review follows in twenty working days, and the pathway rests', () => {
    onOrder('by date', '2028-02-29 10:00', { requirements: ['supervision'] })
      .on('2028-03-01 09:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01', row: 'LICENCE-END' })
      .answer('termination.end-supervision', 'ended', { cause: 'date', endedOn: '2028-03-01' })
      .expectStage('termination', 'ended#1')
      // Twenty working days after Wed 1 March 2028: Wed 29 March.
      .expectOpen('termination.final-review', { due: '2028-03-29', row: 'FINAL-REVIEW' })
      .expectNotOpen('licence.make-contact', 'licence.review-plan')
      .on('2028-03-20 10:00')
      .work('2028-03-20 10:01')
      .expectEnded();
  });

  it('early, when the court revokes it for good progress', () => {
    onOrder('revoked', '2027-03-01 10:00')
      .fact('order-ended', { how: 'revoked' })
      .expectStage('termination', 'ended#1')
      // Twenty working days after Mon 1 March 2027: 2–5, 8–12, 15–19, 22–25, 30, 31 March (Easter is Fri 26 and Mon 29): Wed 31 March.
      .expectOpen('termination.final-review', { due: '2027-03-31' })
      .expectNotOpen('termination.end-supervision');
  });

  it('on a day that somebody must know: without one it is stuck with the court officer, never guessed', () => {
    orderMade('no end', { dates: {} })
      .expectStuck('no-order-end')
      .expectNotStuck('no-release-date')
      .fact('dates-changed', { dates: { sed: '2028-03-01' } })
      .expectNotStuck('no-order-end');
  });

  it('with the person, and nobody is asked to supervise the dead', () => {
    onOrder('died', '2026-10-05 10:00')
      .fact('died')
      .expectStage('termination', 'ended#1')
      .expectNotOpen('licence.make-contact', 'order.run-requirement');
  });

  it('and is opened again by what comes late: a failure that was at court when the day came', () => {
    onOrder('late breach', '2028-02-14 10:00', { requirements: ['supervision'] })
      .fact('condition-broken', { serious: true })
      .answer('enforce.refer-breach', 'referred')
      .answer('enforce.start-breach', 'started')
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.send-warning', 'warning-sent')
      .work('2028-03-01 09:00', { but: ['enforce.record-result'] })
      .expectStage('termination', 'ended#1')
      // The proceedings outlive the order: somebody still records how they end.
      .expectOpen('enforce.record-result', { role: 'enforcement-officer' })
      .answer('enforce.record-result', 'withdrawn', { hearing: '2028-03-01' })
      .work('2028-03-20 10:00')
      .expectEnded();
  });
});

describe('a person on an order', () => {
  it('remanded or released for something else stays on it: prison movements are not its own', () => {
    onOrder('remanded', '2026-10-05 10:00')
      .fact('received', { prison: 'HLI' })
      .expectStage('order', 'order#1')
      .fact('released', { on: 'court', prison: 'HLI' })
      .expectStage('order', 'order#1')
      .expectNotOpen('licence.record-arrival', 'reception.restrict-contact');
  });

  it('charged with a serious offence is notified and reviewed like anybody under supervision', () => {
    onOrder('sfo', '2026-10-05 10:00')
      .fact('charged', { serious: true })
      .expectOpen('sfo.notify', { role: 'head-of-pdu' })
      .expectNotOpen('enforce.consider-recall')
      .expectOpen('risk.review-after-change');
  });

  it('gets no contact with victims by the rule: that begins with custody of twelve months (004 L922)', () => {
    orderMade('victims').expectNotOpen('victim.decide-scheme', 'victim.refer');
  });
});
