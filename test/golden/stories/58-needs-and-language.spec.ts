import { inCustody, onLicence, received } from '../cases.js';

// 000 L589–L607, L638; 003 L559–L565; 004 L978–L1023. Sentenced Mon 2 March 2026, release Tue 2 March 2027; Easter 2026: 3 and 6 April.
const NEEDS = { but: ['diversity.agree-adaptations', 'diversity.arrange-language-help'] };

describe('a need that changes how work is done', () => {
  it('is agreed within ten working days, by the prison’s manager before the handover', () => {
    inCustody('dyslexia', '2026-05-06 10:00')
      .fact('need-recorded', { need: 'dyslexia' }, { as: 'dyslexia' })
      // Ten working days after Wed 6 May.
      .expectOpen('diversity.agree-adaptations', { due: '2026-05-20' })
      .answer('diversity.agree-adaptations', 'assessment-asked')
      // What education was asked comes back in twenty working days: 7, 8; 11–15; 18–22; 26–29; 1–4 June (25 May is a holiday).
      .expectOpen('diversity.agree-adaptations', { due: '2026-06-04' })
      .answer('diversity.agree-adaptations', 'adapted')
      .expectNotOpen('diversity.agree-adaptations', 'diversity.arrange-language-help')
      // At another prison it is agreed anew.
      .work('2026-06-10 10:00', NEEDS)
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true, reason: 'progression' })
      .expectOpen('diversity.agree-adaptations', { round: 2 });
  });

  it('is agreed before the intervention it would keep somebody out of', () => {
    inCustody('before a programme', '2026-05-06 10:00')
      .fact('intervention-planned', { intervention: 'tsp', target: 't1', startOn: '2026-05-12' })
      .fact('need-recorded', { need: 'learning-disability' })
      // The working day before Tue 12 May.
      .expectOpen('diversity.agree-adaptations', { due: '2026-05-11' });
  });

  it('of language is met before every key step in sight: induction, the licence, the recall explained', () => {
    received('interpreter')
      .usually('family.agree-involvement', 'no-family')
      .fact('need-recorded', { need: 'language' })
      // Induction begins the day after arrival; the board has no day yet.
      .expectOpen('diversity.arrange-language-help', {
        due: '2026-03-03',
        role: 'case-administrator',
        place: 'HLI',
      })
      .answer('diversity.arrange-language-help', 'by-telephone')
      .work('2027-01-18 23:00', NEEDS)
      .expectNotOpen('diversity.arrange-language-help#licence')
      // Six weeks before Tue 2 March: Tue 19 January; for the licence explained, five working days before release: Tue 23 February.
      .on('2027-01-19 00:00')
      .expectOpen('diversity.arrange-language-help#licence', { due: '2027-02-23' });
  });

  it('of language is met on a return after recall, before the reason is explained', () => {
    onLicence('recalled', '2027-04-14 10:00')
      .fact('need-recorded', { need: 'welsh' })
      .expectNotOpen('diversity.arrange-language-help')
      .answer('diversity.agree-adaptations', 'adapted')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-15 10:00')
      .fact('returned', { prison: 'HLI' })
      // One working day after Thu 15 April.
      .expectOpen('diversity.arrange-language-help#recall-explained', { due: '2027-04-16', place: 'HLI' });
  });

  it('of a pregnancy is agreed too, and one that has ended asks nothing', () => {
    inCustody('pregnancy', '2026-05-06 10:00')
      .fact('pregnancy', { due: '2026-10-01' })
      .expectOpen('diversity.agree-adaptations', { due: '2026-05-20' });
    inCustody('ended', '2026-05-06 10:00')
      .fact('need-recorded', { need: 'literacy' }, { as: 'literacy' })
      .expectOpen('diversity.agree-adaptations')
      .fact('need-recorded', { need: 'literacy', ended: true }, { supersedes: 'literacy' })
      .expectNotOpen('diversity.agree-adaptations');
  });
});
