import { refusals } from '../forms.js';
import { story, type Story } from '../story.js';

// pathway.md, table of kinds (short sentences from 1 February 2015 until the repeal) and stage 12; Criminal Justice Act 2003 s256AC.
// Six months passed on Mon 2 February 2015: CRD Fri 1 May, SLED Sat 1 August, TUSED Sun 1 May 2016, twelve months after the release.
const supervised = (title: string, until: string): Story =>
  story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('allocation.name-manager-short-sentence', 'named', { manager: 'o.manager' })
    .on('2015-02-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 6,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd: '2015-05-01', sled: '2015-08-01', tused: '2016-05-01' },
    })
    .on('2015-02-02 18:00')
    .fact('received', { prison: 'HLI' })
    .work(until);
const missed = (s: Story): Story => s.fact('absence', { what: 'appointment' });

/** Missed on a day at three without excuse, and warned the day after at ten. */
const warned = (title: string, on: string, next: string): Story =>
  missed(supervised(title, `${on} 15:00`))
    .on(`${next} 10:00`)
    .answer('enforce.judge-absence', 'unacceptable')
    .answer('enforce.send-warning', 'warning-sent', { sentOn: next });

/** Warned on Wed 16 September 2015; a second failure on Mon 12 October, found unacceptable on Wed 14. */
const second = (title: string): Story =>
  missed(warned(title, '2015-09-15', '2015-09-16').work('2015-10-12 15:00'))
    .on('2015-10-14 10:00')
    .answer('enforce.judge-absence', 'unacceptable')
    .answer('enforce.send-warning', 'warning-sent');

/** Referred the same day; begun on Mon 19 October by summons, to be heard on Mon 16 November, where it is at four. */
const heard = (title: string): Story =>
  second(title)
    .answer('enforce.refer-breach', 'referred')
    .on('2015-10-19 10:00')
    .answer('enforce.start-breach', 'started', { askedFor: 'summons', firstHearing: '2015-11-16' })
    .work('2015-11-16 16:00', { but: ['enforce.record-result'] });

describe('a failure under post-sentence supervision', () => {
  it('is judged and warned; a second one goes to the magistrates, and is no question of a recall', () => {
    missed(supervised('to court', '2015-09-15 15:00'))
      // Seven working days after Tue 15 September: 16, 17, 18, 21, 22, 23, Thu 24.
      .expectOpen('enforce.judge-absence', { due: '2015-09-24', row: 'ABSENCE-DECISION' })
      .expectStage('enforcement', 'licence#1')
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.send-warning', 'warning-sent')
      .expectNotOpen('enforce.refer-breach', 'enforce.consider-recall');
    second('the second')
      .expectNotOpen('enforce.consider-recall')
      // The next working day after the judgement of Wed 14 October.
      .expectOpen('enforce.refer-breach', { due: '2015-10-15', role: 'offender-manager' })
      .answer('enforce.refer-breach', 'referred')
      // Ten working days after Mon 12 October: 13–16, 19–23, Mon 26.
      .expectOpen('enforce.start-breach', { due: '2015-10-26', row: 'BREACH', role: 'enforcement-officer' })
      .on('2015-10-19 10:00')
      .answer('enforce.start-breach', 'started', { firstHearing: '2015-11-16' })
      // Twenty-five after Mon 19 October: 20–23, 26–30, 2–6 November, 9–13, 16–20, Mon 23. What only an order's court can do is barred.
      .expectOpen('enforce.record-result', {
        due: '2015-11-23',
        row: 'BREACH-RESOLVED',
        barred: ['amended', 'resentenced', 'suspended-sentence-activated'],
      });
  });

  it('so serious that nobody waits for a second is referred the same day', () => {
    supervised('serious', '2015-09-15 15:00')
      .fact('condition-broken', { serious: true })
      .expectNotOpen('enforce.consider-recall')
      .expectOpen('enforce.refer-breach', { due: '2015-09-15' });
  });

  it('is not counted together with a failure under the licence, which is a question of recall', () => {
    // Wed 15 July is under the licence, Tue 15 September is not.
    missed(warned('two regimes', '2015-07-15', '2015-07-16').work('2015-09-15 15:00'))
      .on('2015-09-16 10:00')
      .answer('enforce.judge-absence', 'unacceptable')
      .expectNotOpen('enforce.refer-breach', 'enforce.consider-recall')
      .expectOpen('enforce.send-warning');
    // Both under the licence: Mon 20 July is the second.
    missed(warned('licence', '2015-07-15', '2015-07-16').work('2015-07-20 15:00'))
      .answer('enforce.judge-absence', 'unacceptable')
      .expectNotOpen('enforce.refer-breach')
      .expectOpen('enforce.consider-recall', { barred: undefined });
  });

  it('on the last day of the licence is under the licence, on the day after it under the supervision', () => {
    supervised('last day', '2015-08-01 10:00')
      .fact('condition-broken', { condition: 'c1' })
      .expectOpen('enforce.consider-recall')
      .expectNotOpen('enforce.judge-absence');
    supervised('day after', '2015-08-02 10:00')
      .fact('condition-broken', { condition: 'c1' })
      .expectNotOpen('enforce.consider-recall')
      .expectOpen('enforce.judge-absence');
  });
});

describe('the magistrates’ court', () => {
  it('may fine, and the supervision goes on to its day', () => {
    heard('fined')
      .answer('enforce.record-result', 'fined', { hearing: '2015-11-16' })
      .expectNotOpen('enforce.record-result', 'order.run-requirement')
      .expectStage('licence', 'licence#1')
      .work('2016-05-01 00:00', { but: ['termination.end-supervision'] })
      .expectOpen('termination.end-supervision', { due: '2016-05-01' });
  });

  it('may commit to prison for one day to fourteen, after which it is the same supervision', () => {
    const refused = (days?: unknown): readonly string[] =>
      refusals('enforce.record-result', 'committed', { hearing: '2015-11-16', daysCommitted: days });
    for (const days of [undefined, '0', '15', '-3', 15]) expect(refused(days)).toEqual(['daysCommitted']);
    for (const days of ['1', '14']) expect(refused(days)).toEqual([]);
    heard('committed')
      .answer('enforce.record-result', 'committed', { hearing: '2015-11-16', daysCommitted: '14' })
      .expectStage('licence', 'licence#1')
      .work('2015-12-14 10:00')
      .expectStage('licence', 'licence#1');
  });

  it('may make a supervision default order, whose curfew or unpaid work is begun like that of an order', () => {
    expect(refusals('enforce.record-result', 'default-order', { hearing: '2015-11-16' })).toEqual([
      'defaultRequirement',
    ]);
    heard('default order')
      .answer('enforce.record-result', 'default-order', {
        hearing: '2015-11-16',
        defaultRequirement: 'unpaid-work',
      })
      // Fifteen working days after Mon 16 November: 17–20, 23–27, 30–4 December, Mon 7.
      .expectOpen('order.run-requirement', { due: '2015-12-07', role: 'offender-manager' })
      .answer('order.run-requirement', 'started', { startsOn: '2015-12-05', willFinishBy: '2016-03-01' })
      .expectNotOpen('order.run-requirement');
  });

  it('may put it off, or send for the person by warrant, and is asked again', () => {
    heard('put off')
      .answer('enforce.record-result', 'warrant-out', { hearing: '2015-11-16' })
      // Weekly while a warrant is out (003 L686).
      .expectOpen('enforce.record-result', { due: '2015-11-23' })
      .on('2015-11-20 16:00')
      .answer('enforce.record-result', 'order-continues', { hearing: '2015-12-07' })
      .expectOpen('enforce.record-result', { due: '2015-12-07' });
  });

  it('has nothing left to hear once the supervision is repealed, but what is before it is seen through', () => {
    second('repealed before')
      .expectOpen('enforce.refer-breach')
      // The calculation gives no supervision any more: it has ended with the licence.
      .fact('dates-changed', { dates: { tused: null } })
      .expectNotOpen('enforce.refer-breach', 'enforce.consider-recall')
      .expectOpen('termination.end-supervision');
    heard('repealed at court')
      .fact('dates-changed', { dates: { tused: null } })
      .expectOpen('enforce.record-result')
      .answer('enforce.record-result', 'withdrawn', { hearing: '2015-11-16' })
      .expectNotOpen('enforce.record-result');
  });
});
