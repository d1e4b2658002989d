import { inCustody } from '../cases.js';
import { story, type Story } from '../story.js';

/**
 * Six months; before 1 February 2015 ARD, no licence, and the path ends at discharge; afterwards licence, then post-sentence
 * supervision until its repeal (pathway.md, table of kinds; 004 L491).
 */
const sixMonths = (sentencedOn: string, dates: Record<string, string>, until: string): Story =>
  story(`six months on ${sentencedOn}`)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
    .usually('allocation.name-manager-short-sentence', 'named', { manager: 'o.manager' })
    .on(`${sentencedOn} 15:00`)
    .fact('sentenced', {
      kind: 'determinate',
      months: 6,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates,
    })
    .on(`${sentencedOn} 18:00`)
    .fact('received', { prison: 'HLI' })
    .work(until);

const opened = (s: Story, prefix: string): readonly string[] =>
  s.events.flatMap((event) =>
    event.e === 'TaskOpened' && event.type.startsWith(prefix) ? [event.type] : [],
  );

describe('a determinate sentence of under twelve months', () => {
  it('passed in January 2015 has no board and no licence, and ends at the gate on its ARD', () => {
    // Fri 30 January 2015; ARD Thu 30 April.
    const s = sixMonths('2015-01-30', { ard: '2015-04-30', sed: '2015-07-29' }, '2015-04-29 12:00')
      .expectNotStuck('release-path-not-carried')
      .expectGate('G7', 'open');
    expect(opened(s, 'board.')).toEqual([]);
    expect(opened(s, 'licence.')).toEqual([]);
    expect(opened(s, 'address.')).toEqual([]);
    expect(opened(s, 'resettlement.')).not.toEqual([]);
    s.on('2015-04-30 00:00')
      .expectOpen('release.discharge', { due: '2015-04-30' })
      .on('2015-04-30 09:30')
      .answer('release.discharge', 'released', { leftAt: '2015-04-30T09:15', authority: 'ard' })
      .expectNotOpen('release.discharge', 'termination.final-review')
      .work('2015-06-01 12:00')
      .expectEnded();
    expect(opened(s, 'termination.')).toEqual([]);
  });

  it('passed from 1 February 2015 on is released on licence', () => {
    // Mon 2 February 2015; CRD Fri 1 May (Mon 4 May is a holiday); SLED Sat 1 August.
    const s = sixMonths('2015-02-02', { crd: '2015-05-01', sled: '2015-08-01' }, '2015-04-30 12:00');
    expect(opened(s, 'board.')).toEqual([]);
    expect(opened(s, 'licence.propose')).not.toEqual([]);
    s.on('2015-05-01 09:30')
      .answer('release.discharge', 'released', { leftAt: '2015-05-01T09:15', authority: 'crd' })
      .expectStage('licence', 'licence#1')
      // Tue 5 May by 14:00: Mon 4 is the holiday.
      .expectOpen('licence.record-arrival', { dueAt: '2015-05-05 14:00' })
      .work('2015-08-01 00:00', { but: ['termination.end-supervision'] })
      .expectOpen('termination.end-supervision', { due: '2015-08-01' });
  });

  it('is supervised after its licence as long as the calculation says so, and no longer once that is repealed', () => {
    const supervised = (): Story =>
      sixMonths(
        '2015-02-02',
        { crd: '2015-05-01', sled: '2015-08-01', tused: '2016-05-01' },
        '2015-05-01 10:00',
      ).work('2015-09-01 12:00');
    supervised()
      .expectNotOpen('termination.end-supervision')
      .expectStage('licence', 'licence#1')
      .work('2016-05-01 00:00', { but: ['termination.end-supervision'] })
      .expectOpen('termination.end-supervision', { due: '2016-05-01' });
    supervised()
      // The calculation no longer gives one: the licence ended on 1 August, and so has the supervision.
      .fact('dates-changed', { dates: { tused: null } })
      .expectOpen('termination.end-supervision');
  });

  it('is not recalled under post-sentence supervision: there is no licence left to revoke', () => {
    sixMonths(
      '2015-02-02',
      { crd: '2015-05-01', sled: '2015-08-01', tused: '2016-05-01' },
      '2015-05-01 10:00',
    )
      .work('2015-07-31 12:00')
      .fact('condition-broken', { condition: 'c1' })
      .expectOpen('enforce.consider-recall', { barred: undefined })
      // SLED Sat 1 August: from Sun 2 August only supervision is left.
      .on('2015-08-02 00:00')
      .expectOpen('enforce.consider-recall', { barred: ['ask-for-recall'] });
  });

  it('taken over in the middle goes on to its release', () => {
    story('adopted')
      .on('2026-10-05 10:00')
      .importCase([
        [
          'sentenced',
          { kind: 'determinate', months: 8, prison: 'HLI', area: 'YOR', victimScheme: false },
          '2026-09-14',
        ],
        ['received', { prison: 'HLI' }, '2026-09-15'],
        ['dates-changed', { dates: { crd: '2027-01-13', sled: '2027-05-13' } }, '2026-09-15'],
        ['imported', { stage: 'custody' }, '2026-10-05'],
      ])
      .expectNotStuck('release-path-not-carried')
      .work('2027-01-13 00:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2027-01-13' });
  });

  it('today has its community manager named at once and is released on licence', () => {
    // Eight months from Mon 2 March 2026: CRD Wed 1 July, SLED Sun 1 November.
    const s = inCustody('today', '2026-03-03 09:00', {
      months: 8,
      dates: { crd: '2026-07-01', sled: '2026-11-01' },
    })
      .expectNotStuck('release-path-not-carried')
      .expectAnswered('allocation.name-manager-short-sentence', 'named');
    expect(opened(s, 'handover.')).toEqual([]);
    s.work('2026-07-01 10:00').expectStage('licence', 'licence#1');
    expect(opened(s, 'board.')).toEqual([]);
  });
});
