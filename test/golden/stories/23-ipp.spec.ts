import { inCustody } from '../cases.js';
import { story, type Story } from '../story.js';

// pathway.md, table of kinds; hmpps-services 2.12 IPP-3Y, IPP-AUTO2: referred three years after the first release, ended two good years on.
const IPP = { kind: 'ipp', months: undefined, dates: { ted: '2028-03-02' } };
/** First released on Wed 5 April 2028: the qualifying period ends on Sat 5 April 2031, the licence on Tue 5 April 2033. */
const released = (title: string): Story =>
  inCustody(title, '2026-04-01 10:00', IPP).on('2028-04-05 09:00').fact('released', { on: 'parole' });
const recall = (s: Story, on: string, back: string, again: string): Story =>
  s
    .on(`${on} 10:00`)
    .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
    .on(`${back} 10:00`)
    .fact('returned', { prison: 'HLI' })
    .on(`${again} 10:00`)
    .fact('released', { on: 'parole' });
const taken = (title: string, at: string, releasedOn: string): Story =>
  story(title)
    .on(at)
    .importCase([
      ['sentenced', { kind: 'ipp', prison: 'HLI', area: 'YOR', victimScheme: false }, '2008-06-02'],
      ['received', { prison: 'HLI' }, '2008-06-02'],
      ['dates-changed', { dates: { ted: '2012-06-02' } }, '2008-06-03'],
      ['released', { on: 'parole' }, releasedOn],
      ['om-changed', { username: 'o.manager' }, releasedOn],
      ['imported', { stage: 'licence' }, at.slice(0, 10)],
    ]);

describe('an IPP licence', () => {
  it('is referred to the Parole Board after three years, and ends by itself after two good ones more', () => {
    released('to the end')
      // Asked for 26 weeks, 182 days, before Sat 5 April 2031: Sat 5 October 2030.
      .on('2030-10-04 18:00')
      .expectNotOpen('licence.refer-ipp')
      .on('2030-10-05 09:00')
      .expectOpen('licence.refer-ipp', { due: '2031-04-05', row: 'IPP-REFER', role: 'ppcs-caseworker' })
      .answer('licence.refer-ipp', 'referred')
      // The Board does not end it.
      .on('2033-04-04 18:00')
      .expectNotOpen('termination.confirm-ipp-end', 'licence.refer-ipp')
      .on('2033-04-05 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2033-04-05', row: 'IPP-AUTO-END' })
      .answer('termination.confirm-ipp-end', 'ended', { endedOn: '2033-04-05' })
      .expectStage('termination', 'ended#1')
      // Twenty working days after Tue 5 April 2033; Good Friday is 15 April, Easter Monday 18 April, the May holiday Mon 2 May: Fri 6 May.
      .expectOpen('termination.final-review', { due: '2033-05-06', row: 'FINAL-REVIEW' })
      .expectOpen('termination.end-supervision')
      .work('2033-05-01 10:00');
  });

  it('is ended by the Board it was referred to', () => {
    released('by the Board')
      .on('2031-06-02 10:00')
      .fact('order-ended', { how: 'parole-board' })
      .expectStage('termination', 'ended#1')
      // Five working days after Mon 2 June.
      .expectOpen('termination.confirm-ipp-end', { due: '2031-06-09' })
      .answer('termination.confirm-ipp-end', 'ended')
      .expectStage('termination', 'ended#1')
      .expectNotOpen('termination.confirm-ipp-end');
  });

  it('begins its two good years again after a recall, and is not referred again', () => {
    const s = released('recalled').on('2031-01-06 10:00').answer('licence.refer-ipp', 'referred');
    recall(s, '2032-01-12', '2032-01-14', '2032-06-07')
      .on('2033-04-06 10:00')
      .expectNotOpen('termination.confirm-ipp-end', 'licence.refer-ipp')
      // Two years from the re-release on Mon 7 June 2032.
      .on('2034-06-07 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2034-06-07' });
  });

  it('loses nothing by a recall inside the qualifying period, nor by one that is rescinded', () => {
    recall(released('early'), '2029-01-08', '2029-01-10', '2029-12-03')
      .on('2033-04-05 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2033-04-05' });
    released('rescinded')
      .on('2032-01-12 10:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2032-01-20 10:00')
      .fact('recall-rescinded', {})
      .on('2033-04-05 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2033-04-05' });
  });

  it('says that it goes on when the period was broken, until the day PPCS names', () => {
    released('suspended')
      .on('2033-04-05 09:00')
      .answer('termination.confirm-ipp-end', 'not-ended', { nextDate: '2034-10-02' })
      .expectStage('licence', 'licence#1')
      .on('2034-10-01 18:00')
      .expectNotOpen('termination.confirm-ipp-end')
      .on('2034-10-02 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2034-10-02' });
  });
});

describe('the law of 1 November 2024', () => {
  it('ends on that day the licence of somebody with three and two good years behind them', () => {
    // Released on Mon 1 June 2015: qualified 2018, two good years by 2020, long before the law.
    taken('served', '2024-10-15 10:00', '2015-06-01')
      .on('2024-10-31 18:00')
      .expectNotOpen('termination.confirm-ipp-end', 'licence.refer-ipp')
      .on('2024-11-01 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2024-11-01' })
      .expectNotOpen('licence.refer-ipp');
  });

  it('refers on that day who qualified before it, and ends two years after they qualified', () => {
    // Released on Mon 2 March 2020: qualified on Thu 2 March 2023, ends on Sun 2 March 2025.
    taken('qualified', '2024-10-15 10:00', '2020-03-02')
      // Twenty working days after Fri 1 November 2024.
      .expectOpen('licence.refer-ipp', { due: '2024-11-29' })
      .on('2025-03-02 09:00')
      .expectOpen('termination.confirm-ipp-end', { due: '2025-03-02', row: 'IPP-AUTO-END' });
  });

  it('is confirmed as soon as a case is taken over whose licence has already ended', () => {
    taken('over', '2026-10-05 10:00', '2015-06-01')
      // Five working days after Mon 5 October 2026; never taken for granted.
      .expectOpen('termination.confirm-ipp-end', { due: '2026-10-12' })
      .answer('termination.confirm-ipp-end', 'ended')
      .expectStage('termination', 'ended#1');
  });
});

describe('a recall after the IPP licence has ended', () => {
  it('is refused while nobody has confirmed the end: it ended by law', () => {
    released('barred')
      .on('2033-04-06 10:00')
      .fact('recall-requested', { by: 'offender-manager' })
      .expectOpen('recall.phone-emergency', {
        barred: ['recall-agreed-by-telephone', 'ordinary-recall-instead'],
      })
      .answer('recall.phone-emergency', 'not-recalled')
      .expectNotOpen('recall.ask', 'recall.assess');
    released('the day before')
      .on('2033-04-04 10:00')
      .fact('recall-requested', { by: 'offender-manager' })
      .expectOpen('recall.phone-emergency', { barred: undefined });
  });

  it('is unlawful where it is made all the same, before everything else on the list, and rescinded back to the end', () => {
    released('unlawful')
      .on('2033-04-05 09:00')
      .answer('termination.confirm-ipp-end', 'ended')
      .on('2033-06-06 10:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .expectStuck('recalled-after-licence-ended', '2033-06-06')
      .on('2033-06-08 10:00')
      .fact('returned', { prison: 'HLI' })
      .expectStuck('recalled-after-licence-ended')
      .fact('recall-rescinded', {})
      .expectNotStuck('recalled-after-licence-ended')
      .expectStage('termination', 'ended#2')
      .expectNotOpen('licence.make-contact');
  });
});
