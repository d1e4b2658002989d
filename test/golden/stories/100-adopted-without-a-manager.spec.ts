import { story } from '../story.js';

// pathway.md, "Stuck": bounded, with the next nudge shown. CRD Tue 2 March 2027: eight months before is Thu 2 July 2026, and fourteen days
// more Thu 18 June (HANDOVER); nobody in the community was named when the case was taken over on Mon 5 October.
const UNBLOCK = 'manager.unblock#no-community-manager';
const adopted = (title: string) =>
  story(title)
    .on('2026-10-05 10:00')
    .importCase([
      [
        'sentenced',
        { kind: 'determinate', months: 48, prison: 'HLI', area: 'YOR', victimScheme: false },
        '2025-03-03',
      ],
      ['received', { prison: 'HLI' }, '2025-03-03'],
      ['dates-changed', { dates: { crd: '2027-03-02', sled: '2029-03-01' } }, '2025-03-04'],
      ['os-changed', { username: 's.own' }, '2025-03-04'],
      ['roh-changed', { level: 'medium' }, '2026-08-03'],
      ['imported', { stage: 'custody', lastRohReviewOn: '2026-08-03' }, '2026-10-05'],
    ]);

describe('a case taken over without a community manager, after the day of its handover', () => {
  it('is the area manager’s to unblock once, and again only on the day the answer names', () => {
    adopted('rests')
      .expectStuck('no-community-manager')
      // Two working days after Mon 5 October.
      .expectOpen(UNBLOCK, { due: '2026-10-07', role: 'area-manager', place: 'YOR' })
      .on('2026-10-06 10:00')
      .answer(UNBLOCK, 'agency-pressed', { reviewOn: '2026-10-26' })
      .on('2026-10-25 23:00')
      .expectStuck('no-community-manager')
      .expectNotOpen(UNBLOCK, `${UNBLOCK}-2`)
      .on('2026-10-26 00:00')
      // Two working days after Mon 26 October.
      .expectOpen(`${UNBLOCK}-2`, { due: '2026-10-28' })
      .answer(`${UNBLOCK}-2`, 'wait-accepted', { reviewOn: '2026-11-16' })
      .on('2026-11-15 23:00')
      .expectNotOpen(`${UNBLOCK}-2`, `${UNBLOCK}-3`)
      .fact('om-changed', { username: 'o.manager', area: 'YOR' })
      .on('2026-11-20 10:00')
      .expectNotStuck('no-community-manager')
      .expectNotOpen(`${UNBLOCK}-3`);
  });

  it('is asked about again at the next nudge where the answer names no day', () => {
    adopted('no day named')
      .on('2026-10-06 10:00')
      .answer(UNBLOCK, 'agency-pressed')
      .on('2026-10-07 23:00')
      .expectNotOpen(`${UNBLOCK}-2`)
      // The next nudge is two working days after Tue 6 October, and two more to answer it.
      .on('2026-10-08 00:00')
      .expectOpen(`${UNBLOCK}-2`, { due: '2026-10-12' });
  });
});
