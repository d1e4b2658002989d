import { story, type Story } from '../story.js';

// pathway.md stage 9: those whom the Parole Board releases are adopted with their tracks, and nothing prepares a release that nobody has directed.
const taken = (kind: string, months: number | undefined, dates: object): Story =>
  story(kind)
    .usually('parole.open-review', 'hearing-set', { targetHearing: '2027-06-01' })
    .usually('mappa.set-level', 'level-2')
    .on('2026-10-05 10:00')
    .importCase([
      ['sentenced', { kind, months, prison: 'HLI', area: 'YOR', victimScheme: true }, '2020-01-13'],
      ['received', { prison: 'HLI' }, '2020-01-14'],
      ['dates-changed', { dates }, '2020-01-14'],
      ['os-changed', { username: 's.own' }, '2020-01-15'],
      ['tier-changed', { tier: 3 }, '2020-01-15'],
      ['roh-changed', { level: 'high' }, '2026-08-03'],
      ['mappa-changed', { category: 2, level: 2 }, '2026-09-07'],
      ['victim-opted', { victim: 'v1', in: true }, '2020-03-02'],
      ['imported', { stage: 'custody', lastRohReviewOn: '2026-08-03' }, '2026-10-05'],
    ]);

describe.each([
  ['life', undefined, { ted: '2032-01-12' }, 'custody'],
  ['ipp', undefined, { ted: '2031-01-12' }, 'custody'],
  // Eligible on Tue 1 June 2027: inside ten months the review is approaching.
  ['extended', 120, { ped: '2027-06-01', crd: '2029-01-12', sled: '2031-01-12' }, 'parole'],
] as const)('a %s sentence of %s months', (kind, months, dates, stage) => {
  it('is taken over with its tracks, and is not prepared for a release that nobody has directed', () => {
    const s = taken(kind, months, dates)
      .expectNotStuck('release-path-not-carried')
      .expectOpen('manager.confirm-adopted')
      .expectStage(stage, 'custody#1')
      // Twelve weeks after Mon 7 September 2026: Mon 30 November; its task appears fourteen days before.
      .work('2026-11-16 09:00', { but: ['mappa.hold-meeting'] })
      .expectOpen('mappa.hold-meeting', { due: '2026-11-30' })
      .fact('hospital-transfer', { in: true })
      .expectOpen('victim.tell')
      .work('2027-03-01 10:00', { but: ['mappa.hold-meeting'] });
    expect(s.events.filter((event) => event.e === 'TaskOpened' && event.type.startsWith('release.'))).toEqual(
      [],
    );
    expect(s.events.some((event) => event.e === 'TaskDone' && event.type === 'roh.review-custody')).toBe(
      true,
    );
  });
});

describe('a lifer past the tariff', () => {
  it('is stuck while no hearing lies ahead', () => {
    taken('life', undefined, { ted: '2026-10-20' })
      .expectNotStuck('post-tariff-without-review')
      .on('2026-10-21 09:00')
      .expectStuck('post-tariff-without-review')
      .fact('parole-hearing-set', { on: '2027-02-01' })
      .expectNotStuck('post-tariff-without-review');
  });
});
