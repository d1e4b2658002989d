import { z } from 'zod';
import { type RohLevel } from '#domain/sentence.js';
import {
  day,
  flag,
  identifier,
  letteredIdentifier,
  oneOf,
  required,
  requiredDay,
  text,
  whole,
  type Complaint,
} from './fields.js';
import { meaningOfStatus } from './statuses.js';
import { unnamed } from './who.js';

/**
 * One case of a caseload file: `prisoner` in the field names of the prisoner search record, `probation` and `victims` as
 * probation knows them. What is absent is unknown. Fields that are not named here are neither read nor stored.
 */

const NAME = 100;
const WORDS = 240;
const SHORT = 64;

const prisoner = z.object({
  // Needed, but for whoever is in no prison's record and has a case reference number: see who.ts.
  prisonerNumber: letteredIdentifier(
    /^[A-Z]\d{4}[A-Z]{2}$/,
    'give the prison number: a letter, four digits, two letters, for example A1234BC',
  ),
  pncNumber: text(SHORT),
  bookingId: identifier(/^[0-9A-Z-]{1,20}$/, 'give the booking number as digits'),
  firstName: required(NAME, 'give the first name'),
  lastName: required(NAME, 'give the last name'),
  dateOfBirth: day(),
  gender: text(SHORT),
  ethnicity: text(WORDS),
  nationality: text(SHORT),
  youthOffender: flag(),
  status: text(SHORT),
  inOutStatus: oneOf({ in: 'IN', out: 'OUT', trn: 'TRN' }),
  prisonId: identifier(/^[A-Z]{3}$/, 'give the three letters of the prison, for example HLI'),
  category: text(SHORT),
  mostSeriousOffence: text(WORDS),
  allConvictedOffences: z
    .array(z.object({ offenceDescription: text(WORDS) }), { error: 'is not a list of offences' })
    .max(500, 'has more than 500 offences')
    .nullish(),
  recall: flag(),
  indeterminateSentence: flag(),
  restrictedPatient: flag(),
  imprisonmentStatus: required(SHORT, 'give the imprisonment status, for example SENT03'),
  sentenceStartDate: requiredDay(),
  receptionDate: day(),
  sentenceExpiryDate: day(),
  licenceExpiryDate: day(),
  conditionalReleaseDate: day(),
  automaticReleaseDate: day(),
  nonParoleDate: day(),
  confirmedReleaseDate: day(),
  releaseDate: day(),
  nonDtoReleaseDate: day(),
  nonDtoReleaseDateType: oneOf({ crd: 'CRD', ard: 'ARD', npd: 'NPD', prrd: 'PRRD' }),
  postRecallReleaseDate: day(),
  topupSupervisionExpiryDate: day(),
  paroleEligibilityDate: day(),
  paroleHearingTargetDate: day(),
  tariffDate: day(),
  homeDetentionCurfewEligibilityDate: day(),
  homeDetentionCurfewActualDate: day(),
});

const ROH: Record<string, RohLevel> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  'very high': 'very-high',
  'very-high': 'very-high',
};

const probation = z.object({
  crn: identifier(
    /^[A-Z]\d{6}$/,
    'give the case reference number: a letter and six digits, for example X123456',
  ),
  homeArea: identifier(/^[A-Z]{2,4}$/, 'give the code of the home area, for example YOR'),
  tier: whole(1, 4),
  rohLevel: oneOf(ROH),
  ppo: flag(),
  mappa: z
    .object(
      { category: whole(1, 4), level: whole(1, 3) },
      { error: 'is not an object with category and level' },
    )
    .nullish(),
  oasysCompletedOn: day(),
  lastRohReviewOn: day(),
  requirements: z
    .array(text(SHORT), { error: 'is not a list of requirements' })
    .max(20, 'has more than 20 requirements')
    .nullish(),
  offenderManager: text(SHORT),
  offenderSupervisor: text(SHORT),
});

const victim = z.object({
  reference: required(SHORT, 'give the reference of victim liaison, for example V123456'),
  child: flag(),
  optedIn: flag(),
});

const object = 'is not an object';
const schema = z.object(
  {
    prisoner: z.object(prisoner.shape, { error: object }),
    probation: z.object(probation.shape, { error: object }).nullish(),
    victims: z
      .array(z.object(victim.shape, { error: object }), { error: 'is not a list' })
      .max(100, 'has more than 100 victims')
      .nullish(),
  },
  { error: object },
);

export type CaseRecord = z.output<typeof schema>;

/** What is wrong with a line: which field, why, and how to mend it. */
export interface Problem extends Complaint {
  /** Path of the field, `prisoner.dateOfBirth`; empty when the whole line is meant. */
  readonly field: string;
}

const SHAPE_MEND = 'write it as in the other lines of the file (docs/how-to/import.md)';

/**
 * Reads one parsed line.
 * @returns the record, or every problem it has (never only the first)
 */
export function readRecord(
  value: unknown,
): { readonly record: CaseRecord } | { readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return {
      problems: [
        ...unnamed(value),
        ...parsed.error.issues.map((issue) => ({
          field: issue.path.map(String).join('.'),
          reason: issue.message,
          mend:
            issue.code === 'custom' && typeof issue.params?.['mend'] === 'string'
              ? issue.params['mend']
              : SHAPE_MEND,
        })),
      ],
    };
  }
  const problems = [...unnamed(value), ...sentenceProblems(parsed.data), ...victimProblems(parsed.data)];
  return problems.length > 0 ? { problems } : { record: parsed.data };
}

function sentenceProblems({ prisoner: { imprisonmentStatus } }: CaseRecord): Problem[] {
  if (meaningOfStatus(imprisonmentStatus)) return [];
  return [
    {
      field: 'prisoner.imprisonmentStatus',
      reason: `"${imprisonmentStatus}" is not a sentence this engine knows`,
      mend: 'correct the status, or leave the case out when it is not a sentence (remand, civil, immigration)',
    },
  ];
}

function victimProblems({ victims }: CaseRecord): Problem[] {
  const seen = new Set<string>();
  return (victims ?? []).flatMap(({ reference }, index) => {
    const repeated = seen.has(reference);
    seen.add(reference);
    return repeated
      ? [
          {
            field: `victims.${index}.reference`,
            reason: 'the same victim is given twice',
            mend: 'keep one entry for each victim',
          },
        ]
      : [];
  });
}
