import { inCustody } from '../cases.js';
import { story } from '../story.js';

describe('facts that come late, twice, wrong, or not at all', () => {
  it('are learnt late: the step opens at once, marked, due at the end of the next working day', () => {
    inCustody('learnt late', '2026-05-29 12:00')
      // Happened on Mon 11 May: reviewed within five working days, Mon 18; learnt on Fri 29 May.
      .fact('significant-change', { change: 'partner' }, { happened: '2026-05-11 10:00' })
      .expectOpen('risk.review-after-change', { due: '2026-06-01', mark: 'learnt-late', missed: false })
      .on('2026-06-02 00:00')
      .expectOpen('risk.review-after-change', { missed: true })
      .expectMissed('risk.review-after-change', '2026-06-02 00:00');
  });

  it('are corrected under the key of the first, and what was missed stays missed', () => {
    const s = inCustody('superseded', '2026-05-11 10:00').fact(
      'significant-change',
      { change: 'partner' },
      { as: 'change' },
    );
    const key = `risk/risk.review-after-change#${s.idOf('change')}`;
    s.expectOpen(key, { due: '2026-05-18' })
      .on('2026-05-19 10:00')
      .expectOpen(key, { missed: true })
      // It was on the 15th, not the 11th: five working days are Fri 22 May. The clock moves; the miss is not taken back.
      .fact(
        'significant-change',
        { change: 'partner' },
        { happened: '2026-05-15 10:00', supersedes: 'change', as: 'second' },
      )
      .expectOpen(key, { due: '2026-05-22', missed: true, round: 1 })
      .answer(key, 'unchanged')
      .fact(
        'significant-change',
        { change: 'address' },
        { happened: '2026-05-14 10:00', supersedes: 'second' },
      )
      .expectNotOpen('risk.review-after-change');
    const missed = s.events.filter((event) => event.e === 'ClockMissed' && event.key === key);
    expect(missed).toHaveLength(1);
    const done = s.events.find((event) => event.e === 'TaskDone' && event.key === key);
    expect(done).toMatchObject({ late: true });
  });

  it('are withdrawn: the open step goes and names the reason, the answered one stays', () => {
    const s = inCustody('withdrawn', '2026-05-11 10:00')
      .fact('significant-change', { change: 'partner' }, { as: 'change' })
      .expectOpen('risk.review-after-change')
      .withdraw('change')
      .expectNotOpen('risk.review-after-change');
    expect(s.events.findLast(({ e }) => e === 'TaskWithdrawn')).toMatchObject({ because: 'fact-withdrawn' });
  });

  it('take a release back that never was, with its licence steps, and go on with the custody', () => {
    inCustody('not released', '2027-01-04 12:00')
      .fact('released', { on: 'court' }, { as: 'release' })
      .expectStage('licence', 'licence#1')
      .expectOpen('licence.record-arrival')
      .on('2027-01-04 15:00')
      .withdraw('release')
      .expectStage('pre-release', 'custody#1')
      .expectNotOpen('licence.record-arrival', 'licence.make-contact');
  });

  it('come in any order on one day and tell the same case', () => {
    const facts = [
      ['received', { prison: 'HLI' }, '2026-03-02 18:00'],
      ['dates-changed', { dates: { crd: '2027-03-02', sled: '2028-03-01' } }, '2026-03-02 17:00'],
      [
        'sentenced',
        { kind: 'determinate', months: 24, area: 'YOR', victimScheme: false },
        '2026-03-02 15:00',
      ],
    ] as const;
    const tell = (order: readonly number[]): string[] => {
      const s = story('order').on('2026-03-02 20:00');
      for (const i of order) {
        const [kind, data, happened] = facts[i] as (typeof facts)[number];
        s.fact(kind, data, { happened });
      }
      return s.openKeys().sort();
    };
    expect(tell([0, 1, 2])).toEqual(tell([2, 1, 0]));
    expect(tell([1, 2, 0])).toEqual(tell([2, 0, 1]));
    expect(tell([0, 1, 2])).toContain('custody#1/reception.restrict-contact');
  });

  it('judge a deadline by when the answer was accepted, not by when the turn was taken', () => {
    const s = inCustody('accepted in time', '2026-05-11 10:00').fact('significant-change', {
      change: 'partner',
    });
    // Due at the end of Mon 18 May, London summer time; accepted one minute before it.
    s.on('2026-05-18 23:59').answer('risk.review-after-change', 'unchanged');
    s.on('2026-05-19 12:00').expectNeverMissed('risk.review-after-change');
  });
});
