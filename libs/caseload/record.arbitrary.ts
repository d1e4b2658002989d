import fc from 'fast-check';
import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { readRecord, type CaseRecord } from './record.js';
import { type Lookups } from './picture.js';

/** For tests: the directory of the generated records. One manager and one prison of theirs it does not know. */
export const LOOKUPS: Lookups = {
  users: new Map([
    ['d.pryce', '11111111-1111-4111-8111-111111111111'],
    ['os.quinn', '22222222-2222-4222-8222-222222222222'],
  ]),
  prisons: new Set(['HLI', 'WTI']),
  areas: new Set(['YOR', 'HUM']),
};

const FIRST: LondonDate = '2005-01-01';
const day = (from = 0, to = 12_000): fc.Arbitrary<LondonDate> =>
  fc.integer({ min: from, max: to }).map((n) => addDays(FIRST, n));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

const STATUSES = ['SENT03', 'EXTDVALLASPO', 'IPP', 'LIFE', 'LR', 'FTR_56', 'LR_LIFE'];
const OFFENCES = ['Rape', 'Robbery', 'Burglary dwelling', 'Something nobody has heard of'];

const prisoner = fc.record({
  prisonerNumber: fc.constantFrom('A1234BC', 'Z9876YX'),
  firstName: fc.constantFrom('ZEBEDIAH', "ROBERT'); DROP TABLE person;--"),
  lastName: fc.constantFrom('QUICKSILVER', '<script>alert(1)</script>'),
  dateOfBirth: maybe(day(-20_000, 0)),
  inOutStatus: fc.constantFrom('IN', 'IN', 'IN', 'OUT'),
  prisonId: maybe(fc.constantFrom('HLI', 'WTI', 'XXX')),
  category: maybe(fc.constantFrom('A', 'B', 'C', 'D', 'R', 'T', 'Z')),
  mostSeriousOffence: maybe(fc.constantFrom(...OFFENCES)),
  recall: maybe(fc.boolean()),
  restrictedPatient: maybe(fc.boolean()),
  imprisonmentStatus: fc.constantFrom(...STATUSES),
  sentenceStartDate: day(),
  receptionDate: maybe(day()),
  sentenceExpiryDate: maybe(day()),
  licenceExpiryDate: maybe(day()),
  conditionalReleaseDate: maybe(day()),
  automaticReleaseDate: maybe(day()),
  paroleEligibilityDate: maybe(day()),
  paroleHearingTargetDate: maybe(day()),
  postRecallReleaseDate: maybe(day()),
  topupSupervisionExpiryDate: maybe(day()),
  tariffDate: maybe(day()),
  homeDetentionCurfewActualDate: maybe(day()),
});

const probation = fc.record({
  crn: maybe(fc.constantFrom('X123456', 'X654321')),
  homeArea: maybe(fc.constantFrom('YOR', 'HUM', 'ZZZ')),
  tier: maybe(fc.integer({ min: 1, max: 4 })),
  rohLevel: maybe(fc.constantFrom('low', 'medium', 'high', 'very high')),
  ppo: maybe(fc.boolean()),
  mappa: fc.option(
    fc.record({ category: fc.integer({ min: 1, max: 4 }), level: fc.integer({ min: 1, max: 3 }) }),
  ),
  oasysCompletedOn: maybe(day()),
  lastRohReviewOn: maybe(day()),
  offenderManager: maybe(fc.constantFrom('d.pryce', 'n.obody')),
  offenderSupervisor: maybe(fc.constantFrom('os.quinn', 'n.obody')),
});

const victims = fc.uniqueArray(
  fc.record({
    reference: fc.constantFrom('VICTIMREF1', 'VICTIMREF2'),
    child: maybe(fc.boolean()),
    optedIn: maybe(fc.boolean()),
  }),
  { selector: ({ reference }) => reference, maxLength: 2 },
);

/** A case as a file has it, with any of the odd dates that real ones have. */
export const caseRecord: fc.Arbitrary<CaseRecord> = fc
  .record({ prisoner, probation: maybe(probation), victims: maybe(victims) })
  .map((raw) => {
    const read = readRecord(raw);
    if ('problems' in read)
      throw new Error(`the generator made a record that is refused: ${JSON.stringify(read.problems)}`);
    return read.record;
  });
