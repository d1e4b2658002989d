import { fact, record, SENTENCED, step } from '../../test/support/case-record.js';
import { read } from '../../test/support/read-document.js';
import { type CaseRecord } from './record.js';

describe('recall, MAPPA, the court', () => {
  const scope = 'licence#1/recall#c40';
  const asked = [
    step('recall.ask', {
      scope,
      outcome: 'ask-standard',
      answers: {
        conditionsBroken: 'Condition 3',
        whatHappened: 'Left the hostel',
        riskNow: 'high',
        lastSeen: '2026-03-01',
      },
    }),
    step('recall.agree', { scope, outcome: 'agreed', answers: { discussedAt: '2026-03-02T11:00' } }),
  ];
  it('asks for recall with what happened, and is made before the endorsement', async () => {
    const text = await read('recall-part-a', record(asked));
    expect(text).toMatch(
      /Asked for Standard recall Conditions broken Condition 3 What happened Left the hostel/,
    );
    expect(text).toMatch(/Risk of harm now High/);
    expect(text).toContain('Agreed by Niamh Quinn');
    expect(text).toContain('Discussed at 2 March 2026 at 11:00');
    expect(text).not.toContain('Endorsed by');
  });
  it('never fills a second recall from the first one', async () => {
    const second = step('recall.ask', {
      scope: 'licence#2/recall#c90',
      on: '2027-06-01',
      outcome: 'ask-standard',
    });
    expect(await read('recall-part-a', record([...asked, second]))).toMatch(
      /“Agree or refuse the recall” has not been asked for/,
    );
  });
  it('says in Part B whether the person may read it', async () => {
    const report = step('recall.write-part-b', {
      scope: 'custody#2',
      outcome: 'submitted-asks-stay',
      answers: { riskNow: 'very-high', recommendation: 'stay', notForDisclosure: true },
    });
    const text = await read('recall-part-b', record([report]));
    expect(text).toMatch(/Not to be disclosed to the person Yes/);
    expect(text).toMatch(/Risk of harm now Very high .*Recommendation Stay/);
  });
  it('hands the person Part A as they may answer it, without what the police need for the arrest', async () => {
    const [ask, ...rest] = asked;
    const full = {
      ...ask,
      answers: {
        ...ask?.answers,
        dangersOnArrest: 'A dog',
        likelyWhereabouts: 'At a brother’s',
        childrenOrPartnerAtRisk: 'Two children',
      },
    } as typeof ask & {};
    const text = await read('recall-part-a-copy', record([full, ...rest]));
    expect(text).toMatch(/What happened Left the hostel/);
    expect(text).not.toMatch(/A dog|brother|children|Risk of harm Very high|MAPPA/i);
  });
  it('hands the person Part B, and none that says it is not to be disclosed', async () => {
    const report = (notForDisclosure?: boolean) =>
      record([
        step('recall.write-part-b', {
          scope: 'custody#2',
          outcome: 'submitted-asks-stay',
          answers: { riskNow: 'very-high', recommendation: 'stay', notForDisclosure },
        }),
      ]);
    expect(await read('recall-part-b-copy', report(false))).toMatch(/Recommendation Stay/);
    expect(await read('recall-part-b-copy', report(true))).toMatch(/not to be disclosed to the person/);
    // Marked as confidential, the answer is not read at all: then nothing is handed out either.
    expect(await read('recall-part-b-copy', report())).toMatch(/not to be disclosed to the person/);
  });
  it('refers to MAPPA with category, level by group and plan', async () => {
    const text = await read(
      'mappa-referral',
      record([
        step('allocation.identify-mappa-category', { scope: 'mappa', outcome: 'category-2' }),
        step('roh.analyse', {
          answers: { level: 'high', children: 'low', knownAdults: 'high', victimIssues: 'She fears him' },
        }),
        step('mappa.decide-referral', { outcome: 'refer', answers: { reason: 'Needs several agencies' } }),
      ]),
    );
    expect(text).toMatch(/Category identified Category 2/);
    expect(text).toMatch(/To children Low To the public Not recorded To known adults High/);
    expect(text).not.toContain('She fears him');
  });
  it('puts the front sheet on a report that was checked, without a PPO label', async () => {
    const court = fact('report-requested', '2025-11-03', { court: 'York Crown Court', area: 'YOR' });
    const report = (outcome: string): CaseRecord =>
      record(
        [
          step('psr.choose-type', {
            scope: 'pre-sentence#1',
            outcome: 'standard',
            answers: { hearingOn: '2026-01-05' },
          }),
          step('psr.write', {
            scope: 'pre-sentence#1',
            outcome: 'written',
            answers: { proposal: 'A community order' },
          }),
          step('psr.check-quality', { scope: 'pre-sentence#1', outcome }),
        ],
        { facts: [court, SENTENCED, fact('ppo-changed', '2026-01-01', { ppo: true })] },
      );
    const text = await read('psr-front-sheet', report('passed'));
    expect(text).toMatch(/Court York Crown Court Report asked for on 3 November 2025 Hearing 5 January 2026/);
    expect(text).toContain('A community order');
    expect(text).not.toMatch(/ppo|prolific|priority/i);
    expect(await read('psr-front-sheet', report('returned'))).toMatch(/was answered "returned"/);
  });
});

describe('a letter to a victim', () => {
  const told = step('victim.tell', {
    scope: 'victim/V-1',
    as: 'recall-revoked#c41',
    subject: 'V-1',
    state: 'OPEN',
    on: '2026-03-05',
  });
  const of = (child: boolean, name?: string): CaseRecord =>
    record([told], { victims: new Map([['V-1', { name, child }]]) });

  it('says in plain English what happened and who does what, and nothing else of the offender', async () => {
    const text = await read('victim-letter', of(false, 'Mary Jones'));
    expect(text).toMatch(/9 March 2026 Dear Mary Jones Recall to prison/);
    expect(text).toContain('The licence of Joe Bloggs was ended on 5 March 2026');
    expect(text).toContain('Who does what');
    for (const kept of ['A1001AA', 'X123456', 'Hull', '1990', '30 month'])
      expect({ kept, found: text.includes(kept) }).toEqual({ kept, found: false });
  });
  it('says it in Welsh, with Welsh letters and dates', async () => {
    const text = await read('victim-letter', of(false, 'Siân Puw'), undefined, 'cy');
    expect(text).toMatch(/9 Mawrth 2026 Annwyl Siân Puw Galw’n ôl i’r carchar/);
    expect(text).toContain('Daeth trwydded Joe Bloggs i ben ar 5 Mawrth 2026');
    expect(text).toMatch(/tudalen 1 o 1$/);
  });
  it('goes to a parent where the victim is a child', async () => {
    expect(await read('victim-letter', of(true, 'Ann'))).toContain('Dear parent or guardian of Ann');
  });

  it.each([
    [
      'hdc-decided',
      'custody#1/milestone:hdc-decided',
      'a decision was made about letting Joe Bloggs leave prison early',
    ],
    ['licence-varied', 'licence#1/change#c9/milestone:licence-varied#c9', 'were changed on 5 March 2026'],
    ['died', 'died#c9', 'Joe Bloggs died on 5 March 2026'],
    ['something new', 'something-new#c9', 'There is news about the sentence of Joe Bloggs'],
  ])('has its own words for each milestone: %s', async (_, as, words) => {
    const step9 = step('victim.tell', {
      scope: 'victim/V-1',
      as,
      subject: 'V-1',
      state: 'OPEN',
      on: '2026-03-05',
    });
    expect(await read('victim-letter', record([step9]))).toContain(words);
  });
});
