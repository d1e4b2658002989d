import fc from 'fast-check';
import { londonDateOf, startOfDay } from '#calendar/index.js';
import { viewOf, type CaseView } from '#domain/case.js';
import { effectiveFacts, episodesOf } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { openingFacts, type CaseFact } from './opening-facts.js';
import { isViolent } from './offences.js';
import { pictureOfRecord } from './picture.js';
import { caseRecord, LOOKUPS } from './record.arbitrary.js';
import { readRecord, type CaseRecord } from './record.js';

const AT = startOfDay('2026-11-21') + 11 * 3_600_000;
const VICTIM = '33333333-3333-4333-8333-333333333333';

const factsOf = (record: CaseRecord, at = AT): CaseFact[] =>
  openingFacts(
    pictureOfRecord(record, LOOKUPS),
    (record.victims ?? []).map(({ child, optedIn }) => ({ id: VICTIM, child, in: optedIn })),
    at,
  );
const asFacts = (facts: readonly CaseFact[]): Fact[] =>
  facts.map((fact, i) => ({ ...fact, id: `c${i + 1}`, learntAt: AT }));
const viewFrom = (facts: readonly CaseFact[]): CaseView => viewOf(effectiveFacts(asFacts(facts), new Set()));
const recordOf = (prisoner: object, probation: object = {}, victims: object[] = []): CaseRecord => {
  const read = readRecord({
    prisoner: {
      prisonerNumber: 'A1234BC',
      firstName: 'SAM',
      lastName: 'HILL',
      imprisonmentStatus: 'SENT03',
      sentenceStartDate: '2026-05-08',
      ...prisoner,
    },
    probation,
    victims,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.record;
};

describe('the facts a case opens with', () => {
  it('tell a sentenced prisoner from the sentence to the import', () => {
    const facts = factsOf(
      recordOf(
        {
          prisonId: 'HLI',
          receptionDate: '2026-05-09',
          category: 'C',
          mostSeriousOffence: 'Robbery',
          sentenceExpiryDate: '2027-07-08',
          licenceExpiryDate: '2027-07-08',
          conditionalReleaseDate: '2026-12-08',
          nonDtoReleaseDate: '2026-12-08',
          nonDtoReleaseDateType: 'CRD',
        },
        {
          homeArea: 'YOR',
          tier: 3,
          rohLevel: 'very high',
          ppo: false,
          mappa: { category: 2, level: 1 },
          offenderManager: 'D.Pryce',
          offenderSupervisor: 'n.obody',
          lastRohReviewOn: '2026-09-28',
          oasysCompletedOn: '2026-08-30',
        },
        [{ reference: 'V1', optedIn: true, child: false }],
      ),
    );
    expect(facts.map(({ kind, data, happenedAt }) => [kind, londonDateOf(happenedAt), data])).toEqual([
      [
        'sentenced',
        '2026-05-08',
        {
          kind: 'determinate',
          months: 14,
          offences: ['robbery'],
          prison: 'HLI',
          area: 'YOR',
          victimScheme: true,
          registeredSexOffender: false,
          violent: true,
        },
      ],
      ['received', '2026-05-09', { prison: 'HLI' }],
      ['dates-changed', '2026-05-09', { dates: { crd: '2026-12-08', sled: '2027-07-08' } }],
      ['category-changed', '2026-05-09', { category: 'C', open: false }],
      ['tier-changed', '2026-05-09', { tier: 3 }],
      ['ppo-changed', '2026-05-09', { ppo: false }],
      ['mappa-changed', '2026-05-09', { category: 2, level: 1 }],
      ['om-changed', '2026-05-09', { username: '11111111-1111-4111-8111-111111111111', area: 'YOR' }],
      ['victim-opted', '2026-05-09', { victim: VICTIM, in: true }],
      ['oasys-completed', '2026-08-30', { tool: 'oasys', complete: true }],
      ['roh-changed', '2026-09-28', { level: 'very-high' }],
      [
        'imported',
        '2026-11-21',
        {
          stage: 'custody',
          oasysCompletedOn: '2026-08-30',
          lastRohReviewOn: '2026-09-28',
          unknownUsernames: 1,
        },
      ],
    ]);
  });

  it('tell a recalled prisoner through release, recall and return', () => {
    const facts = factsOf(
      recordOf({
        imprisonmentStatus: 'FTR_56',
        recall: true,
        sentenceStartDate: '2024-07-18',
        receptionDate: '2026-10-18',
        prisonId: 'WTI',
        sentenceExpiryDate: '2027-07-18',
        licenceExpiryDate: '2027-07-18',
        conditionalReleaseDate: '2026-01-18',
        postRecallReleaseDate: '2026-12-13',
      }),
    );
    expect(
      facts
        .slice(0, 5)
        .map(({ kind, happenedAt, data }) => [
          kind,
          londonDateOf(happenedAt),
          data['recallType'] ?? data['on'],
        ]),
    ).toEqual([
      ['sentenced', '2024-07-18', undefined],
      ['received', '2024-07-18', undefined],
      ['released', '2026-01-18', 'crd'],
      ['recall-revoked', '2026-10-18', 'fixed'],
      ['returned', '2026-10-18', undefined],
    ]);
    expect(
      episodesOf(effectiveFacts(asFacts(facts), new Set())).map(({ id, recalled }) => [id, recalled]),
    ).toEqual([
      ['custody#1', false],
      ['licence#1', false],
      ['at-large#1', false],
      ['custody#2', true],
    ]);
    expect(viewFrom(facts)).toMatchObject({ recalled: true, recallType: 'fixed', prison: 'WTI', months: 36 });
  });

  it.each([
    ['IPP', 'ipp', undefined],
    ['LIFE', 'life', undefined],
    ['EXTDVALLASPO', 'extended', 36],
    ['SENT03', 'determinate', 36],
    ['LR', 'determinate', 36],
  ])('read the status %s as %s', (imprisonmentStatus, kind, months) => {
    const [sentenced] = factsOf(
      recordOf({ imprisonmentStatus, sentenceStartDate: '2024-01-01', sentenceExpiryDate: '2026-12-31' }),
    );
    expect(sentenced?.data).toMatchObject({ kind, ...(months ? { months } : {}) });
    expect(sentenced?.data['months']).toBe(months);
  });

  it('adopt someone who is out at the licence, on the day the calculation gives', () => {
    const facts = factsOf(
      recordOf({
        inOutStatus: 'OUT',
        sentenceStartDate: '2024-01-01',
        conditionalReleaseDate: '2026-03-01',
        sentenceExpiryDate: '2028-01-01',
      }),
    );
    const released = facts.find(({ kind }) => kind === 'released');
    expect(released && londonDateOf(released.happenedAt)).toBe('2026-03-01');
    expect(facts.at(-1)?.data['stage']).toBe('licence');
  });

  it('never stand after the import, and each stands at an instant of its own', () => {
    fc.assert(
      fc.property(caseRecord, fc.integer({ min: 0, max: 12_000 }), (record, days) => {
        const at = startOfDay('2005-01-01') + days * 86_400_000;
        const facts = factsOf(record, at);
        const times = facts.map(({ happenedAt }) => happenedAt);
        expect(times.every((time, i) => i === 0 || time > (times[i - 1] as number))).toBe(true);
        expect(facts.at(-1)).toMatchObject({ kind: 'imported', happenedAt: at });
        expect(facts[0]?.kind).toBe('sentenced');
        expect(facts[1]?.kind).toBe('received');
      }),
    );
  });

  it('hold no name, number, reference or word of the record', () => {
    const WORDS =
      /A1234BC|Z9876YX|ZEBEDIAH|DROP TABLE|QUICKSILVER|script|X123456|X654321|pryce|obody|quinn|VICTIMREF|heard/i;
    fc.assert(
      fc.property(caseRecord, (record) => {
        expect(JSON.stringify(factsOf(record))).not.toMatch(WORDS);
      }),
    );
  });

  it('fold to what the record says', () => {
    fc.assert(
      fc.property(caseRecord, (record) => {
        const picture = pictureOfRecord(record, LOOKUPS);
        const view = viewFrom(factsOf(record));
        expect(view).toMatchObject({
          kind: picture.kind,
          dates: picture.dates,
          registeredSexOffender: picture.registeredSexOffender === true,
          violent: picture.offences?.some(isViolent) === true,
          recalled: picture.stage === 'recalled' || picture.stage === 'at-large',
          adoptedAt: AT,
        });
        expect([
          view.months,
          view.roh,
          view.tier,
          view.ppo,
          view.om,
          view.os,
          view.prison,
          view.area,
          view.category,
          view.victimScheme,
        ]).toEqual([
          picture.months,
          picture.roh,
          picture.tier,
          picture.ppo,
          picture.om ?? undefined,
          picture.os ?? undefined,
          picture.prison,
          picture.area,
          picture.category?.category,
          picture.victimScheme,
        ]);
        expect(view.victims.map(({ in: optedIn }) => optedIn)).toEqual(
          (record.victims ?? []).slice(-1).map(() => viewedLast(record)),
        );
      }),
    );
  });
});

/** All generated victims share one id here: the last answer known stands. */
const viewedLast = (record: CaseRecord): boolean | undefined =>
  (record.victims ?? [])
    .map(({ optedIn }) => optedIn)
    .filter((answer) => answer !== undefined)
    .at(-1);
