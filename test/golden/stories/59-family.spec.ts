import { inCustody, TWO_YEARS } from '../cases.js';
import { story } from '../story.js';

// 000 L505–L510; 004 L890. Sentenced Mon 2 March 2026, release Tue 2 March 2027; Easter 2026: 3 and 6 April.
const FAMILY = { but: ['family.agree-involvement'] };

describe('the family', () => {
  it('is asked about before the board, with the person’s consent, and again when that is withdrawn', () => {
    const sentenced = story('consent')
      .on('2026-03-02 15:00')
      .fact('sentenced', TWO_YEARS)
      // Five working days before the plan is due, Mon 27 April: 24, 23, 22, 21, 20.
      .expectOpen('family.agree-involvement', { due: '2026-04-20', role: 'prison-key-worker', place: 'HLI' });
    sentenced
      .on('2026-03-20 10:00')
      .answer('family.agree-involvement', 'takes-part', { consent: true, restrictionsChecked: true })
      .fact('family-consent', { given: false })
      .expectOpen('family.agree-involvement', { round: 2 })
      .answer('family.agree-involvement', 'no-consent', { consent: false })
      .expectNotOpen('family.agree-involvement');
  });

  it('is asked about before the release plan; on licence by the manager, where it took part', () => {
    inCustody('release plan', '2026-11-09 10:00')
      .expectNotOpen('family.agree-involvement#release')
      // Sixteen weeks before Tue 2 March: Tue 10 November; by RESETTLEMENT-NEEDS, twelve weeks before: Tue 8 December.
      .on('2026-11-10 09:00')
      .expectOpen('family.agree-involvement#release', { due: '2026-12-08' })
      .answer('family.agree-involvement#release', 'takes-part', { consent: true })
      .work('2027-03-02 09:30', FAMILY)
      // With the plan of the licence, fifteen working days after Tue 2 March: Tue 23 March.
      .expectOpen('family.agree-involvement', { due: '2027-03-23', role: 'offender-manager', place: 'YOR' });
  });

  it('that has no part in the release is left in peace on licence', () => {
    inCustody('no consent', '2026-11-09 09:00')
      .usually('family.agree-involvement', 'no-consent')
      .work('2027-03-01 23:00')
      .work('2027-03-03 09:30', FAMILY)
      .expectNotOpen('family.agree-involvement');
  });

  it('is asked about again when a restriction has been set', () => {
    inCustody('restricted', '2026-11-10 09:00')
      .usually('family.agree-involvement', 'takes-part')
      .work('2026-11-12 10:00')
      .fact('restriction-requested', { by: 'prison', restriction: 'visits' })
      .expectNotOpen('family.agree-involvement')
      .answer('restrict.decide-contact', 'imposed', { restriction: 'visits' })
      .expectOpen('family.agree-involvement#release', { round: 2 });
  });
});
