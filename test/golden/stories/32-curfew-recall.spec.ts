import { curfewGranted } from '../curfew.js';
import { type Story } from '../story.js';

// pathway.md stages 8 and 13; hmpps-services 1.2, 2.12 FTR-56-HDC. Out on curfew from Wed 15 July 2026; CRD Fri 16 October 2026.
const onCurfew = (title: string): Story => curfewGranted(title).work('2026-08-12 10:00');

describe('a broken curfew', () => {
  it('goes from the tag provider straight to PPCS, and back in custody the person waits for the conditional release date', () => {
    onCurfew('curfew recall')
      .expectStage('licence', 'licence#1')
      .fact('recall-requested', { by: 'monitoring' })
      .expectNotOpen('recall.ask', 'recall.agree')
      // 24 hours.
      .expectOpen('recall.assess', { dueAt: '2026-08-13 10:00', role: 'ppcs-caseworker' })
      .answer('recall.assess', 'curfew', { revokedAt: '2026-08-12T11:00' })
      .expectStage('recall', 'at-large#1')
      .on('2026-08-14 10:00')
      .fact('returned', { prison: 'HLI' })
      .expectOpen('recall.explain')
      // Neither a fixed term to check nor a Part B to write; no second curfew.
      .expectNotOpen('recall.check-fixed-term-date', 'recall.write-part-b', 'hdc.check-eligibility')
      .work('2026-10-15 12:00')
      .expectNotStuck('held-past-release-date')
      .on('2026-10-16 00:00')
      .expectOpen('release.discharge', { due: '2026-10-16' })
      .answer('release.discharge', 'released', { leftAt: '2026-10-16T00:00', authority: 'crd' })
      .expectStage('licence', 'licence#2');
  });

  it('is no curfew recall once the conditional release date has passed', () => {
    onCurfew('after CRD')
      .work('2026-11-02 10:00')
      .fact('recall-requested', { by: 'monitoring' })
      .expectOpen('recall.ask')
      .expectNotOpen('recall.assess')
      .answer('recall.ask', 'ask-fixed-term')
      .answer('recall.agree', 'agreed')
      .answer('recall.endorse', 'endorsed-and-sent')
      .expectOpen('recall.assess', { barred: ['curfew'] });
  });

  it('as a fixed-term recall does not end before the custodial part would have', () => {
    onCurfew('fixed term from curfew')
      .fact('recall-revoked', { recallType: 'fixed', from: 'hdc' })
      .on('2026-08-14 10:00')
      .fact('returned', { prison: 'HLI' })
      // Day 56, the return counted, is Thu 8 October; CRD Fri 16 October is later.
      .fact('dates-changed', { dates: { prrd: '2026-10-08' } })
      .expectStuck('fixed-term-date-differs', '2026-10-16 by law')
      .fact('dates-changed', { dates: { prrd: '2026-10-16' } })
      .expectNotStuck('fixed-term-date-differs');
  });
});
