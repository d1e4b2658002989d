import fc from 'fast-check';
import { londonDateOf, startOfDay } from '#calendar/index.js';
import { viewOf, type CaseView } from '#domain/case.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { changedFacts, changedVictims, movedDates } from './changed-facts.js';
import { openingFacts } from './opening-facts.js';
import { pictureOfRecord, type CasePicture } from './picture.js';
import { caseRecord, LOOKUPS } from './record.arbitrary.js';

const FIRST = startOfDay('2026-11-21') + 11 * 3_600_000;
const SECOND = FIRST + 7 * 86_400_000;

const BASE: CasePicture = {
  kind: 'determinate',
  months: 36,
  sentencedOn: '2025-01-06',
  receivedOn: '2025-01-06',
  stage: 'custody',
  prison: 'HLI',
  area: 'YOR',
  offences: ['robbery'],
  victimScheme: true,
  registeredSexOffender: false,
  dates: { crd: '2026-12-08', sled: '2028-01-05' },
  category: { category: 'C', open: false },
  hospital: false,
  roh: 'high',
  tier: 3,
  ppo: false,
  mappa: { category: 2, level: 1 },
  om: 'om-1',
  os: 'os-1',
  lastRohReviewOn: '2026-09-28',
  unknownUsernames: 0,
};
const kindsAndData = (after: Partial<CasePicture>): unknown[] =>
  changedFacts(BASE, { ...BASE, ...after }, SECOND, FIRST).map(({ kind, data, happenedAt }) => [
    kind,
    data,
    londonDateOf(happenedAt),
  ]);
const TODAY = londonDateOf(SECOND);

const inPrison = ({ stage }: CasePicture): boolean => stage === 'custody' || stage === 'recalled';

/** What the pathway sees after a first and a second import: a correction replaces the first fact, as the writer makes it do. */
function viewAfter(before: CasePicture, after: CasePicture): CaseView {
  const facts: Fact[] = openingFacts(before, [], FIRST).map((fact, i) => ({
    ...fact,
    id: `c${i + 1}`,
    learntAt: FIRST,
  }));
  const changes = changedFacts(before, after, SECOND, FIRST);
  for (const [i, { corrects, ...fact }] of changes.entries())
    facts.push({
      ...fact,
      id: `c${facts.length + 1}-${i}`,
      learntAt: SECOND,
      ...(corrects ? { supersedes: 'c1' } : {}),
    });
  return viewOf(effectiveFacts(facts, new Set()));
}

describe('the facts of a later import', () => {
  it.each<[string, Partial<CasePicture>, unknown[]]>([
    ['nothing new', {}, []],
    [
      'a date moved',
      { dates: { crd: '2027-01-08', sled: '2028-01-05' } },
      [['dates-changed', { dates: { crd: '2027-01-08' } }, TODAY]],
    ],
    [
      'a date no longer known',
      { dates: { sled: '2028-01-05' } },
      [['dates-changed', { dates: { crd: null } }, TODAY]],
    ],
    [
      'moved to another prison',
      { prison: 'WTI', receivedOn: '2026-11-25' },
      [['moved', { from: 'HLI', to: 'WTI' }, '2026-11-25']],
    ],
    [
      'received again where they were',
      { receivedOn: '2026-11-25' },
      [['received', { prison: 'HLI' }, '2026-11-25']],
    ],
    [
      'a new category',
      { category: { category: 'D', open: true } },
      [['category-changed', { category: 'D', open: true }, TODAY]],
    ],
    ['a category no longer given', { category: undefined }, []],
    [
      'a risk reviewed and found the same',
      { lastRohReviewOn: '2026-11-20' },
      [['roh-changed', { level: 'high' }, '2026-11-20']],
    ],
    [
      'a new OASys',
      { oasysCompletedOn: '2026-11-20' },
      [['oasys-completed', { level: 'high', complete: true, tool: 'oasys' }, '2026-11-20']],
    ],
    ['MAPPA ended', { mappa: null }, [['mappa-changed', { category: 0, level: 0 }, TODAY]]],
    ['another manager', { om: 'om-2' }, [['om-changed', { username: 'om-2', area: 'YOR' }, TODAY]]],
    ['a manager nobody knows', { om: null }, [['om-changed', { username: null, area: 'YOR' }, TODAY]]],
    ['a manager no longer given', { om: undefined }, []],
    [
      'a longer sentence',
      { months: 40 },
      [['sentence-varied', { how: 'varied', kind: 'determinate', months: 40 }, TODAY]],
    ],
    [
      'released',
      { stage: 'licence', dates: { ...BASE.dates, crd: '2026-11-26' } },
      [
        ['released', { on: 'crd', prison: 'HLI' }, '2026-11-26'],
        ['dates-changed', { dates: { crd: '2026-11-26' } }, TODAY],
      ],
    ],
  ])('say only what is new: %s', (_name, after, expected) => {
    expect(kindsAndData(after)).toEqual(expected);
  });

  it('tell release, recall and return of somebody who was in custody last time', () => {
    const before = { ...BASE, dates: { crd: '2026-01-06', sled: '2028-01-05' } };
    const facts = changedFacts(
      before,
      { ...before, stage: 'recalled', recallType: 'standard', receivedOn: '2026-11-24' },
      SECOND,
      FIRST,
    );
    expect(facts.map(({ kind, happenedAt }) => [kind, londonDateOf(happenedAt)])).toEqual([
      ['released', '2026-01-06'],
      ['recall-revoked', '2026-11-24'],
      ['returned', '2026-11-24'],
    ]);
  });

  it('leave to people what the record cannot explain', () => {
    expect(changedFacts({ ...BASE, stage: 'recalled' }, BASE, SECOND, FIRST)).toEqual([]);
  });

  it('say nothing when what was stored comes back with its fields in another order', () => {
    const stored = { ...BASE, category: { open: false, category: 'C' }, mappa: { level: 1, category: 2 } };
    expect(changedFacts(stored, BASE, SECOND, FIRST)).toEqual([]);
  });

  it('say nothing at all when the record says the same', () => {
    fc.assert(
      fc.property(caseRecord, (record) => {
        const picture = pictureOfRecord(record, LOOKUPS);
        expect(changedFacts(picture, picture, SECOND, FIRST)).toEqual([]);
        expect(movedDates(picture, picture)).toEqual([]);
      }),
    );
  });

  it('bring the pathway to what the later record says, and never stand after the import', () => {
    fc.assert(
      fc.property(caseRecord, caseRecord, (first, second) => {
        const before = pictureOfRecord(first, LOOKUPS);
        const after = {
          ...pictureOfRecord(second, LOOKUPS),
          stage: before.stage,
          receivedOn: before.receivedOn,
        };
        const view = viewAfter(before, after);
        expect(view.dates).toEqual(expect.objectContaining(after.dates));
        expect(Object.values(view.dates).filter((on) => on !== undefined)).toHaveLength(
          Object.keys(after.dates).length,
        );
        expect(view).toMatchObject({
          kind: after.kind,
          registeredSexOffender: after.registeredSexOffender ?? before.registeredSexOffender === true,
        });
        expect([
          view.months,
          view.roh,
          view.tier,
          view.ppo,
          inPrison(before) ? view.prison : undefined,
          view.victimScheme,
          view.area,
        ]).toEqual([
          after.months ?? before.months,
          after.roh ?? before.roh,
          after.tier ?? before.tier,
          after.ppo ?? before.ppo,
          inPrison(before) ? (after.prison ?? before.prison) : undefined,
          after.victimScheme ?? (before.victimScheme || undefined),
          after.area ?? before.area,
        ]);
        for (const fact of changedFacts(before, after, SECOND, FIRST))
          expect(fact.happenedAt).toBeLessThanOrEqual(SECOND);
      }),
    );
  });
});

describe('victims of a later import', () => {
  it('are told when they are new or say something else; one no longer named has not opted out', () => {
    const before = [{ id: 'a', in: true }, { id: 'b', in: false }, { id: 'c' }];
    const after = [
      { id: 'a', in: false },
      { id: 'b', in: false },
      { id: 'd', child: true },
    ];
    expect(changedVictims(before, after, SECOND).map(({ data }) => data)).toEqual([
      { victim: 'a', in: false },
      { victim: 'd', child: true },
    ]);
  });
});
