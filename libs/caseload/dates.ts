import { type DateName, type SentenceDates } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { type CaseRecord } from './record.js';

type Prisoner = CaseRecord['prisoner'];

/** The date that `nonDtoReleaseDateType` names. */
const NON_DTO: Record<NonNullable<Prisoner['nonDtoReleaseDateType']>, DateName> = {
  CRD: 'crd',
  ARD: 'ard',
  NPD: 'npd',
  PRRD: 'prrd',
};

/**
 * The dates of the prison's calculation under our names. Nothing is calculated (pathway.md, "Dates").
 * One expiry for sentence and licence is a SLED; `nonDtoReleaseDate` only fills a date that has no field of its own;
 * `releaseDate` only repeats one of them and is not read, but for the contradiction it may show (held.ts).
 */
export function datesOf(prisoner: Prisoner): SentenceDates {
  const { sentenceExpiryDate: sed, licenceExpiryDate: led } = prisoner;
  const given: Partial<Record<DateName, LondonDate | undefined>> = {
    ...(prisoner.nonDtoReleaseDateType
      ? { [NON_DTO[prisoner.nonDtoReleaseDateType]]: prisoner.nonDtoReleaseDate }
      : {}),
    ...present({
      crd: prisoner.conditionalReleaseDate,
      ard: prisoner.automaticReleaseDate,
      npd: prisoner.nonParoleDate,
      ped: prisoner.paroleEligibilityDate,
      ted: prisoner.tariffDate,
      thd: prisoner.paroleHearingTargetDate,
      hdced: prisoner.homeDetentionCurfewEligibilityDate,
      hdcad: prisoner.homeDetentionCurfewActualDate,
      prrd: prisoner.postRecallReleaseDate,
      tused: prisoner.topupSupervisionExpiryDate,
      confirmed: prisoner.confirmedReleaseDate,
    }),
    ...(sed !== undefined && sed === led ? { sled: sed } : { sed, led }),
  };
  return present(given);
}

const present = (dates: Partial<Record<DateName, LondonDate | undefined>>): SentenceDates =>
  Object.fromEntries(Object.entries(dates).filter(([, on]) => on !== undefined));
