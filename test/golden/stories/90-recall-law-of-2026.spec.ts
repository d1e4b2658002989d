import { brings } from '#engine/campaign/choose.js';
import { story, type Story } from '../story.js';

// pathway.md stage 13 and "Set of rules"; HMPPS services 2.12 FTR-14/28, FTR-56 (from 31 March 2026, those inside in tranches to 12 May);
// Sentencing Act 2026 s30-33. A campaign takes the change into the cases that were under way (docs/decisions/0016).

/** Sentenced on Mon 3 March 2025, released on Tue 3 March 2026 or before, recalled, and back in custody at a wall time. */
function backInCustody(
  title: string,
  back: string,
  recall: Readonly<Record<string, unknown>>,
  sentence: Readonly<Record<string, unknown>> = {},
): Story {
  return story(title)
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .on('2025-03-03 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd: '2025-12-02', sled: '2029-03-02' },
      ...sentence,
    })
    .on('2025-03-03 18:00')
    .fact('received', { prison: 'HLI' })
    .fact('roh-changed', { level: 'medium' })
    .on('2025-12-02 09:00')
    .fact('released', { on: 'crd', prison: 'HLI' })
    .on('2026-01-02 10:00')
    .fact('recall-revoked', { from: 'licence', ...recall })
    .on(back)
    .fact('returned', { prison: 'EVI' });
}

/** The campaign comes to the case, as it would in its turn: it leaves alone whom the change is not for. */
function campaignComes(told: Story, as = 'change'): 'taken' | 'left alone' {
  const { state } = told;
  const fact = brings('ftr-56-2026').factFor(state, state.now);
  if (!fact) return 'left alone';
  told.fact('rules-changed', fact.data, { happened: '2026-03-31 00:00', as });
  return 'taken';
}

describe('fixed-term recall of 14 and 28 days becomes 56 on 31 March 2026', () => {
  it('keeps 28 days for somebody who came back on the last day of the old law', () => {
    backInCustody('last day', '2026-03-30 11:00', { recallType: 'fixed' })
      // Mon 30 March is day 1; day 28 is 27 days on: Sun 26 April.
      .fact('dates-changed', { dates: { prrd: '2026-04-26' } })
      .expectNotStuck('fixed-term-date-differs')
      // Day 56 would be Sun 24 May: that is not this person's law.
      .fact('dates-changed', { dates: { prrd: '2026-05-24' } })
      .expectStuck('fixed-term-date-differs', '2026-04-26 by law, 2026-05-24 recorded');
  });

  it('gives 56 days to somebody who came back on its first day', () => {
    backInCustody('first day', '2026-03-31 11:00', { recallType: 'fixed' })
      // Tue 31 March is day 1; 1 day of March, 30 of April and 25 of May make 56: Mon 25 May, a bank holiday.
      .fact('dates-changed', { dates: { prrd: '2026-05-25' } })
      .expectNotStuck('fixed-term-date-differs')
      .fact('dates-changed', { dates: { prrd: '2026-04-27' } })
      .expectStuck('fixed-term-date-differs', '2026-05-25 by law, 2026-04-27 recorded');
  });

  it('gave 14 days to a short sentence, and gives it 56 as well', () => {
    const short = { months: 10 };
    backInCustody('short, before', '2026-03-30 11:00', { recallType: 'fixed' }, short)
      // Mon 30 March is day 1; day 14 is 13 days on: Sun 12 April.
      .fact('dates-changed', { dates: { prrd: '2026-04-13' } })
      .expectStuck('fixed-term-date-differs', '2026-04-12 by law');
    backInCustody('short, after', '2026-03-31 11:00', { recallType: 'fixed' }, short)
      .fact('dates-changed', { dates: { prrd: '2026-04-13' } })
      .expectStuck('fixed-term-date-differs', '2026-05-25 by law');
  });

  it('leaves alone a fixed term that is running: 28 days stay 28 days', () => {
    const running = backInCustody('running', '2026-03-20 11:00', { recallType: 'fixed' })
      // Fri 20 March is day 1; day 28 is Thu 16 April (12 days of March, 16 of April).
      .fact('dates-changed', { dates: { prrd: '2026-04-16' } })
      .on('2026-03-31 09:00');
    expect(campaignComes(running)).toBe('left alone');
    running.expectNotStuck('fixed-term-date-differs').expectNotOpen('recall.write-part-b');
  });
});

describe('a standard recall that is being served on 31 March 2026', () => {
  const standard = (title: string, back: string, sentence = {}): Story =>
    backInCustody(title, back, { recallType: 'standard' }, sentence);

  it('ends after 56 days: Part B and the Parole Board are no longer asked, the date is checked', () => {
    const told = standard('tranche 1', '2026-03-10 11:00')
      .expectOpen('recall.write-part-b')
      .expectOpen('recall.refer-parole')
      .fact('dates-changed', { dates: { prrd: '2029-03-02' } })
      .on('2026-03-31 09:00')
      .expectNotStuck('fixed-term-date-differs');
    expect(campaignComes(told)).toBe('taken');
    told
      .expectNotOpen('recall.write-part-b', 'recall.refer-parole', 'recall.send-second-dossier')
      .expectOpen('recall.check-fixed-term-date')
      // The person is told that the recall is another one now.
      .expectOpen('recall.explain')
      // Tue 10 March is day 1; 22 days of March, 30 of April and 4 of May: Mon 4 May. Under 5 years: the tranche of 31 March.
      .expectStuck('fixed-term-date-differs', '2026-05-04 by law, 2029-03-02 recorded')
      .fact('dates-changed', { dates: { prrd: '2026-05-04' } })
      .expectNotStuck('fixed-term-date-differs');
  });

  it('is not ended by a law that did not hold yet: whoever is past 56 days goes on the day itself', () => {
    const told = standard('long past', '2026-01-05 11:00').on('2026-03-31 09:00');
    expect(campaignComes(told)).toBe('taken');
    // Mon 5 January is day 1, so day 56 was Sun 1 March; the first tranche is Tue 31 March.
    told
      .fact('dates-changed', { dates: { prrd: '2026-03-30' } })
      .expectStuck('fixed-term-date-differs', '2026-03-31 by law');
  });

  it.each([
    // Mon 2 February is day 1, so day 56 is Sun 29 March for all of them: the tranche decides, by length of sentence.
    [59, '2026-03-31'],
    [60, '2026-04-14'],
    [83, '2026-04-21'],
    [95, '2026-04-28'],
    [107, '2026-05-05'],
    [120, '2026-05-12'],
  ])('waits for the tranche of its length: %i months on %s', (months, day) => {
    const told = standard(`tranche ${months}`, '2026-02-02 11:00', { months }).on('2026-03-31 09:00');
    expect(campaignComes(told)).toBe('taken');
    told
      .fact('dates-changed', { dates: { prrd: '2026-03-29' } })
      .expectStuck('fixed-term-date-differs', `${day} by law`);
  });

  it('stays standard for MAPPA level 2 and 3, and for extended sentences', () => {
    const managed = standard('mappa 2', '2026-03-10 11:00')
      .fact('mappa-changed', { category: 2, level: 2 })
      .on('2026-03-31 09:00');
    expect(campaignComes(managed)).toBe('left alone');
    managed.expectOpen('recall.write-part-b');
    const extended = standard('extended', '2026-03-10 11:00', { kind: 'extended', months: 60 }).on(
      '2026-03-31 09:00',
    );
    expect(campaignComes(extended)).toBe('left alone');
  });

  it('goes back to standard when PPCS finds the person excluded: the change is withdrawn, Part B is asked again', () => {
    const told = standard('excluded', '2026-03-10 11:00').on('2026-03-31 09:00');
    campaignComes(told, 'change');
    told
      .expectNotOpen('recall.write-part-b')
      .on('2026-04-01 10:00')
      .withdraw('change')
      .expectOpen('recall.write-part-b')
      .expectOpen('recall.refer-parole')
      .expectNotStuck('fixed-term-date-differs');
  });

  it('is ended once: a recall of another year is judged by the law of its own day', () => {
    const told = standard('again', '2026-03-10 11:00').on('2026-03-31 09:00');
    campaignComes(told);
    told
      .fact('dates-changed', { dates: { prrd: '2026-05-04' } })
      .on('2026-05-01 09:00')
      .fact('released', { on: 're-release', prison: 'EVI' })
      .on('2026-06-01 10:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2026-06-08 11:00')
      .fact('returned', { prison: 'EVI' })
      .expectOpen('recall.write-part-b');
    expect(campaignComes(told)).toBe('left alone');
  });

  it("takes in late whoever it came late to: the day is the law's, and no deadline that ran is revived", () => {
    const told = standard('late', '2026-03-10 11:00').on('2026-05-20 09:00');
    // Part B was due 14 working days after Tue 10 March: Mon 30 March.
    told.expectMissed('recall.write-part-b', '2026-03-31 00:00');
    expect(campaignComes(told)).toBe('taken');
    told
      .fact('dates-changed', { dates: { prrd: '2029-03-02' } })
      .expectStuck('fixed-term-date-differs', '2026-05-04 by law')
      .expectNotOpen('recall.write-part-b');
  });
});
