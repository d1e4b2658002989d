import { onOrder, orderMade } from '../orders.js';

// pathway.md, table of kinds, stage 11; 003 L265–269, L426, L523. The order is made on Mon 2 March 2026 and ends on Wed 1 March 2028.
describe('the requirements of an order', () => {
  it('are each begun in fifteen working days, with interim work for who has to wait', () => {
    orderMade('waiting', { requirements: ['programme', 'unpaid-work'] })
      .expectOpen('order.run-requirement#programme', { due: '2026-03-23', role: 'offender-manager' })
      .expectOpen('order.run-requirement#unpaid-work', { due: '2026-03-23' })
      .on('2026-03-16 10:00')
      .answer('order.run-requirement#programme', 'waiting', { startsOn: '2026-06-01' })
      // Until the place is there.
      .expectOpen('order.run-requirement#programme-2', { due: '2026-06-01' })
      .on('2026-06-01 10:00')
      .answer('order.run-requirement#programme-2', 're-arranged', { startsOn: '2026-06-15' })
      .expectOpen('order.run-requirement#programme-3', { due: '2026-06-15' });
  });

  it('are looked at again every eight weeks, and by the day they should be finished', () => {
    orderMade('looked at', { requirements: ['unpaid-work'] })
      .on('2026-03-16 10:00')
      .answer('order.run-requirement#unpaid-work', 'started', {
        startsOn: '2026-03-21',
        willFinishBy: '2026-06-01',
      })
      .expectNotOpen('order.run-requirement')
      // Eight weeks after Mon 16 March: Mon 11 May; its task appears fourteen days before.
      .on('2026-04-26 10:00')
      .expectNotOpen('order.run-requirement')
      .on('2026-04-27 10:00')
      .expectOpen('order.run-requirement#unpaid-work-2', { due: '2026-05-11' })
      .answer('order.run-requirement#unpaid-work-2', 'started', {
        startsOn: '2026-03-21',
        willFinishBy: '2026-06-01',
      })
      // Mon 1 June comes before another eight weeks.
      .on('2026-05-18 10:00')
      .expectOpen('order.run-requirement#unpaid-work-3', { due: '2026-06-01' })
      .answer('order.run-requirement#unpaid-work-3', 'finished')
      .on('2026-12-01 10:00')
      .expectNotOpen('order.run-requirement');
  });

  it('that cannot be finished before the order ends go to court at once', () => {
    orderMade('too late', { requirements: ['programme'] })
      .on('2026-03-16 10:00')
      .answer('order.run-requirement#programme', 'started', {
        startsOn: '2026-04-01',
        willFinishBy: '2028-05-01',
      })
      // Five working days after Mon 16 March; "started" will not do.
      .expectOpen('order.run-requirement#programme-2', { due: '2026-03-23', barred: ['started'] })
      .answer('order.run-requirement#programme-2', 'court-asked')
      // Twenty working days: 17–20, 23–27, 30 March–2 April, 7–10, 13, 14, Wed 15 April (Easter is Fri 3 and Mon 6).
      .expectOpen('order.run-requirement#programme-3', { due: '2026-04-15' })
      .on('2026-04-10 10:00')
      .fact('sentence-varied', { how: 'varied', months: 30, dates: { sed: '2028-09-01' } })
      .expectOpen('order.run-requirement#programme-3')
      .answer('order.run-requirement#programme-3', 'started', {
        startsOn: '2026-04-13',
        willFinishBy: '2028-05-01',
      })
      .expectNotOpen('order.run-requirement');
  });

  it('that last as long as the order are not asked about every eight weeks', () => {
    onOrder('lasting', '2026-04-20 10:00', { requirements: ['supervision', 'curfew'] })
      .on('2028-02-15 10:00')
      .expectNotOpen('order.run-requirement')
      // Fourteen days before Wed 1 March 2028.
      .on('2028-02-16 10:00')
      .expectOpen('order.run-requirement#curfew-2', { due: '2028-03-01' });
  });
});

describe('a drug requirement', () => {
  const drug = (title: string) =>
    onOrder(title, '2026-03-24 10:00', { requirements: ['supervision', 'drug'] });
  const results = { testsTaken: 4, testsPositive: 1 };

  it('is reviewed every month, and sooner where the court says so', () => {
    drug('reviews')
      // A month after Mon 2 March: Thu 2 April; its task appears seven days before.
      .on('2026-03-26 10:00')
      .expectOpen('order.review-drug-requirement', { due: '2026-04-02', row: 'DRR-REVIEW' })
      .on('2026-03-30 10:00')
      .answer('order.review-drug-requirement', 'continue', { ...results, nextHearing: '2026-04-20' })
      // The court wants to hear on Mon 20 April, before the month is over.
      .on('2026-04-06 10:00')
      .expectOpen('order.review-drug-requirement#court-2026-04-20', { due: '2026-04-20' })
      .on('2026-04-20 10:00')
      .answer('order.review-drug-requirement', 'continue', { ...results, nextHearing: '2026-07-20' })
      // A month after Mon 20 April: Wed 20 May.
      .on('2026-05-13 10:00')
      .expectOpen('order.review-drug-requirement', { due: '2026-05-20', row: 'DRR-REVIEW' })
      .answer('order.review-drug-requirement', 'completed', results)
      .on('2026-07-20 10:00')
      .expectNotOpen('order.review-drug-requirement');
  });

  it('that is not kept to is a failure to comply like any other', () => {
    drug('failed')
      .on('2026-03-27 10:00')
      .answer('order.review-drug-requirement', 'breach', results)
      // Seven working days after Fri 27 March: 30, 31, 1, 2, 7, 8, Thu 9 April.
      .expectOpen('enforce.judge-absence', { due: '2026-04-09' })
      .on('2026-04-20 10:00')
      // And it goes on being reviewed: a month after Fri 27 March is Mon 27 April.
      .expectOpen('order.review-drug-requirement', { due: '2026-04-27' });
  });
});
