import { londonDateOf, startOfDay } from '#calendar/index.js';
import { sentenceEnd } from '#workflows/policy/dates.js';
import { viewOf, type CaseView } from '#domain/case.js';
import { episodesOf } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { changedFacts } from './changed-facts.js';
import { judge } from './import/judge.js';
import { type Known, type KnownCase, type Served } from './import/known.js';
import { openingFacts, type CaseFact } from './opening-facts.js';
import { pictureOfRecord } from './picture.js';
import { LOOKUPS } from './record.arbitrary.js';
import { readRecord, type CaseRecord } from './record.js';
import { whoOf } from './who.js';

const AT = startOfDay('2026-11-21') + 11 * 3_600_000;

const recordOf = (prisoner: object, probation: object = {}): CaseRecord => {
  const read = readRecord({
    prisoner: {
      prisonerNumber: 'A1234BC',
      firstName: 'SAM',
      lastName: 'HILL',
      imprisonmentStatus: 'CO',
      sentenceStartDate: '2026-05-08',
      ...prisoner,
    },
    probation,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.record;
};
const factsOf = (record: CaseRecord): CaseFact[] => openingFacts(pictureOfRecord(record, LOOKUPS), [], AT);
const asFacts = (facts: readonly CaseFact[]): Fact[] =>
  facts.map((fact, i) => ({ ...fact, id: `c${i + 1}`, learntAt: AT }));
const viewFrom = (facts: readonly CaseFact[]): CaseView => viewOf(asFacts(facts));

describe('an older determinate sentence in a file', () => {
  it.each([
    // Out before two thirds: only the Board can have directed it. Past two thirds, nothing says that it did.
    ['2027-02-01', '2022-06-01', 'parole'],
    ['2026-02-02', '2026-02-02', 'crd'],
  ])('with a non-parole date of %s was released on %s by %s', (nonParoleDate, on, authority) => {
    const facts = factsOf(
      recordOf({
        imprisonmentStatus: 'SENT',
        inOutStatus: 'OUT',
        sentenceStartDate: '2008-06-02',
        paroleEligibilityDate: '2022-06-01',
        nonParoleDate,
        licenceExpiryDate: '2029-06-01',
        sentenceExpiryDate: '2036-06-01',
      }),
    );
    const released = facts.find(({ kind }) => kind === 'released');
    expect([released && londonDateOf(released.happenedAt), released?.data['on']]).toEqual([on, authority]);
  });
});

describe('an order or hospital order in a file', () => {
  it('adopt an order on its own episode, with its requirements and its end, and nobody in prison', () => {
    const record = recordOf(
      { imprisonmentStatus: 'CO', sentenceExpiryDate: '2027-05-07', prisonId: 'HLI' },
      { homeArea: 'YOR', tier: 2, requirements: ['Unpaid work', 'supervision', 'something else'] },
    );
    const facts = factsOf(record);
    expect(facts.map(({ kind }) => kind)).not.toContain('received');
    expect(episodesOf(asFacts(facts)).map(({ id }) => id)).toEqual(['order#1']);
    expect(viewFrom(facts)).toMatchObject({
      kind: 'community-order',
      area: 'YOR',
      requirements: ['unpaid-work', 'supervision'],
      dates: { sed: '2027-05-07' },
    });
    expect(facts.at(-1)).toMatchObject({ kind: 'imported', data: { stage: 'order' } });
  });

  it.each([
    ['SSO', 'suspended-sentence', 'order#1'],
    ['S41MHA', 'hospital-order', 'hospital#1'],
    ['S37MHA', 'hospital-order', 'hospital#1'],
  ])('know %s as a %s, served in %s', (imprisonmentStatus, kind, episode) => {
    const facts = factsOf(recordOf({ imprisonmentStatus }));
    expect(viewFrom(facts).kind).toBe(kind);
    expect(episodesOf(asFacts(facts)).map(({ id }) => id)).toEqual([episode]);
  });

  it('tell what the court has changed of an order as one fact', () => {
    const before = pictureOfRecord(recordOf({}, { requirements: ['supervision'] }), LOOKUPS);
    const after = pictureOfRecord(recordOf({}, { requirements: ['supervision', 'drug'] }), LOOKUPS);
    expect(changedFacts(before, after, AT, AT - 1)).toEqual([
      {
        kind: 'sentence-varied',
        data: { how: 'varied', kind: 'community-order', requirements: ['drug', 'supervision'] },
        happenedAt: AT,
      },
    ]);
    expect(changedFacts(after, after, AT, AT - 1)).toEqual([]);
  });
});

describe("somebody who is in no prison's record", () => {
  const lineOf = (prisoner: object, probation?: object): ReturnType<typeof readRecord> =>
    readRecord({
      prisoner: {
        firstName: 'SAM',
        lastName: 'HILL',
        imprisonmentStatus: 'CO',
        sentenceStartDate: '2026-05-08',
        ...prisoner,
      },
      probation,
    });
  const problemsOf = (read: ReturnType<typeof readRecord>): string[] =>
    'problems' in read ? read.problems.map(({ field, reason }) => `${field} ${reason}`) : [];

  it.each(['CO', 'SSO', 'S37MHA'])('is known by the case reference number: %s', (imprisonmentStatus) => {
    const read = lineOf({ imprisonmentStatus }, { crn: 'x123456' });
    expect('record' in read && whoOf(read.record)).toBe('X123456');
  });

  it('is refused with neither number, and a prisoner without the prison number, beside what else is wrong', () => {
    expect(problemsOf(lineOf({}))).toEqual([
      'prisoner.prisonerNumber is missing, and so is probation.crn: nobody can know who this is',
    ]);
    expect(problemsOf(lineOf({ imprisonmentStatus: 'SENT03', lastName: '' }, { crn: 'X123456' }))).toEqual([
      'prisoner.prisonerNumber is missing',
      'prisoner.lastName is missing',
    ]);
  });

  it('is the person of that case reference number, whatever prison number they have; nobody else is', () => {
    const read = lineOf({}, { crn: 'X123456' });
    if ('problems' in read) throw new Error('refused');
    const nothing: KnownCase = {
      pathwayId: null,
      ended: false,
      sentenced: false,
      importHash: null,
      picture: null,
      importedAt: 0,
    };
    const person = { personId: 'p', prisonNumber: 'A1234BC', of: () => nothing };
    const known = (crn: string): Known => ({
      byPrisonNumber: new Map([['A1234BC', person]]),
      byCrn: new Map([[crn, person]]),
      victims: new Map(),
    });
    expect(judge(read.record, known('X123456'), LOOKUPS, AT)).toMatchObject({
      personId: 'p',
      newPerson: false,
    });
    expect(judge(read.record, known('X654321'), LOOKUPS, AT)).toMatchObject({ newPerson: true });
  });
});

describe('supervision after the sentence', () => {
  it('is read where the record has its last day, and ends the path then', () => {
    // 004 L491: twelve months of supervision in all for a short sentence.
    const facts = factsOf(
      recordOf({
        imprisonmentStatus: 'ADIMP_ORA',
        sentenceStartDate: '2025-06-02',
        conditionalReleaseDate: '2025-09-01',
        sentenceExpiryDate: '2025-12-01',
        topupSupervisionExpiryDate: '2026-09-01',
      }),
    );
    expect(viewFrom(facts).dates.tused).toBe('2026-09-01');
    expect(sentenceEnd(viewFrom(facts))).toBe('2026-09-01');
  });
});

describe('a person with an order and a sentence', () => {
  const none: KnownCase = {
    pathwayId: null,
    ended: false,
    sentenced: false,
    importHash: null,
    picture: null,
    importedAt: 0,
  };
  const knowing = (cases: Partial<Record<Served, KnownCase>>): Known => ({
    byPrisonNumber: new Map([
      ['A1234BC', { personId: 'p', prisonNumber: 'A1234BC', of: (served: Served) => cases[served] ?? none }],
    ]),
    byCrn: new Map(),
    victims: new Map(),
  });

  it('has a pathway of each: a line about one leaves the other alone', () => {
    const order = recordOf({ sentenceExpiryDate: '2027-05-07' });
    const first = judge(order, knowing({}), LOOKUPS, AT);
    if ('problems' in first) throw new Error('refused');
    expect(first).toMatchObject({ outcome: 'created', personId: 'p', newPerson: false, newPathway: true });
    const known = knowing({
      order: {
        ...none,
        pathwayId: first.pathwayId,
        sentenced: true,
        importHash: first.hash,
        picture: first.picture,
        importedAt: AT,
      },
    });
    expect(judge(order, known, LOOKUPS, AT)).toMatchObject({
      outcome: 'unchanged',
      pathwayId: first.pathwayId,
    });
    const sentence = recordOf({ imprisonmentStatus: 'SENT03', conditionalReleaseDate: '2027-05-07' });
    const second = judge(sentence, known, LOOKUPS, AT);
    expect(second).toMatchObject({ outcome: 'created', newPathway: true });
    expect('pathwayId' in second && second.pathwayId).not.toBe(first.pathwayId);
  });
});
