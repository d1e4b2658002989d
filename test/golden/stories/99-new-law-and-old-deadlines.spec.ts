import { brings } from '#engine/campaign/choose.js';
import { story, type Story } from '../story.js';

// HMPPS services 2.12 FTR-56 (31 March 2026); docs/decisions/0016; pathway.md, "Facts from outside": late facts re-derive, nothing missed is revived.
// Easter 2026 is 3 and 6 April.

/** 24 months on Mon 3 March 2025, released on Tue 2 December 2025, recalled on Fri 2 January 2026 and back in custody at a wall time. */
const backInCustody = (title: string, back: string): Story =>
  story(title)
    .on('2025-03-03 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd: '2025-12-02', sled: '2027-03-02' },
    })
    .on('2025-03-03 18:00')
    .fact('received', { prison: 'HLI' })
    .fact('roh-changed', { level: 'medium' })
    .on('2025-12-02 09:00')
    .fact('released', { on: 'crd', prison: 'HLI' })
    .on('2026-01-02 10:00')
    .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
    .on(back)
    .fact('returned', { prison: 'EVI' });

/** The campaign comes to the case now. */
function changed(told: Story): Story {
  const fact = brings('ftr-56-2026').factFor(told.state, told.state.now);
  if (!fact) throw new Error('the change is not for this case');
  return told.fact('rules-changed', fact.data, { happened: '2026-03-31 00:00' });
}

describe('a deadline that a change of the law moves into the past', () => {
  it('was never missed: nobody could have met it, and the next working day stands for it', () => {
    const told = backInCustody('new law', '2026-03-10 11:00')
      .on('2026-03-31 09:00')
      .expectNotOpen('recall.check-fixed-term-date');
    changed(told)
      // Two working days after Tue 10 March was Thu 12 March; ten were Tue 24 March. The law is of Tue 31 March: Wed 1 April.
      .expectOpen('recall.check-fixed-term-date', { due: '2026-04-01', mark: 'learnt-late', missed: false })
      .expectOpen('recall.prepare-re-release', { due: '2026-04-01', mark: 'learnt-late', missed: false })
      .on('2026-04-01 23:59')
      .expectNeverMissed('recall.check-fixed-term-date')
      // And from then on it is theirs to meet.
      .on('2026-04-02 00:00')
      .expectMissed('recall.check-fixed-term-date', '2026-04-02 00:00');
  });

  it('that was still ahead is kept as it is, and missed when nobody meets it', () => {
    const told = backInCustody('still ahead', '2026-03-30 11:00').on('2026-03-31 09:00');
    changed(told)
      // Two working days after Mon 30 March: Wed 1 April.
      .expectOpen('recall.check-fixed-term-date', { due: '2026-04-01', missed: false })
      // Ten: Thu 2 April is the third, Good Friday and Easter Monday are none, Thu 9 is the sixth; Wed 15 April.
      .expectOpen('recall.prepare-re-release', { due: '2026-04-15' });
  });

  it('revives nothing that had been missed before the law', () => {
    const told = backInCustody('missed before', '2026-03-10 11:00')
      .on('2026-03-31 09:00')
      // One working day after Tue 10 March.
      .expectMissed('recall.send-reason', '2026-03-12 00:00');
    changed(told).expectOpen('recall.send-reason', { missed: true });
  });
});
