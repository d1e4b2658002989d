import { monthsBetween } from '#calendar/index.js';
import { beginsIn } from '#domain/episodes.js';
import {
  REQUIREMENTS,
  SENTENCE_KINDS,
  type RohLevel,
  type SentenceDates,
  type SentenceKind,
} from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { datesOf } from './dates.js';
import { offenceOf, victimSchemeApplies } from './offences.js';
import { type CaseRecord } from './record.js';
import { meaningOfCategory, meaningOfStatus } from './statuses.js';

/** Where the person is in the sentence, as far as the prison record shows. */
export type AdoptedStage = 'custody' | 'licence' | 'at-large' | 'recalled' | 'order' | 'hospital';

/** What the record says of the case, in our own terms: codes, dates and ids only. Absent means unknown; null means none. */
export interface CasePicture {
  readonly kind: SentenceKind;
  readonly months?: number;
  readonly sentencedOn: LondonDate;
  /** The last reception, never before the sentence: a remand prisoner is received as sentenced on that day. */
  readonly receivedOn: LondonDate;
  readonly stage: AdoptedStage;
  readonly recallType?: 'fixed' | 'standard';
  readonly prison?: string;
  readonly area?: string;
  readonly offences?: readonly string[];
  /** Of an order; a word that is none of ours is left out. */
  readonly requirements?: readonly string[];
  readonly victimScheme?: boolean;
  readonly registeredSexOffender?: boolean;
  readonly dates: SentenceDates;
  readonly category?: { readonly category: string; readonly open: boolean };
  readonly hospital: boolean;
  readonly roh?: RohLevel;
  readonly tier?: number;
  readonly ppo?: boolean;
  readonly mappa?: { readonly category?: number; readonly level?: number } | null;
  /** User ids; null is a manager the record names and the directory does not know. */
  readonly om?: string | null;
  readonly os?: string | null;
  readonly oasysCompletedOn?: LondonDate;
  readonly lastRohReviewOn?: LondonDate;
  /** Managers the record names whom the directory does not know. */
  readonly unknownUsernames: number;
}

/** What the record's words are looked up in. */
export interface Lookups {
  /** User ids by username, lower case. */
  readonly users: ReadonlyMap<string, string>;
  readonly prisons: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
}

/**
 * Reads a record into a picture of the case. Never refuses: an unknown place, manager, category or offence is left unknown
 * (pathway.md, "Sentences, dates, scope": a readable person is always accepted).
 * @throws Error only for a record that `readRecord` would have refused
 */
export function pictureOfRecord({ prisoner, probation }: CaseRecord, lookups: Lookups): CasePicture {
  const status = meaningOfStatus(prisoner.imprisonmentStatus);
  if (!status) throw new Error(`The record was not validated: status "${prisoner.imprisonmentStatus}"`);
  const { indeterminate } = SENTENCE_KINDS[status.kind];
  const months = indeterminate
    ? undefined
    : lengthInMonths(prisoner.sentenceStartDate, prisoner.sentenceExpiryDate);
  const offences = offencesIn(prisoner);
  const known = offences.map(offenceOf).filter((offence) => offence !== undefined);
  const recalled = status.recall !== undefined || prisoner.recall === true;
  const managers = [probation?.offenderManager, probation?.offenderSupervisor].filter(
    (name) => name !== undefined,
  );
  const userOf = (name: string | undefined): string | null | undefined =>
    name === undefined ? undefined : (lookups.users.get(name.toLowerCase()) ?? null);
  const registered = known.some(({ kind }) => kind === 'sexual') || probation?.mappa?.category === REGISTERED;
  return dropAbsent<CasePicture>({
    kind: status.kind,
    months,
    sentencedOn: prisoner.sentenceStartDate,
    receivedOn: laterOf(prisoner.receptionDate ?? prisoner.sentenceStartDate, prisoner.sentenceStartDate),
    stage: stageOf(prisoner, recalled, status.kind),
    recallType: recalled ? status.recall : undefined,
    prison: prisoner.prisonId && lookups.prisons.has(prisoner.prisonId) ? prisoner.prisonId : undefined,
    area: probation?.homeArea && lookups.areas.has(probation.homeArea) ? probation.homeArea : undefined,
    requirements: requirementsOf(probation?.requirements),
    offences: known.length > 0 ? [...new Set(known.map(({ code }) => code))] : undefined,
    victimScheme: victimSchemeApplies(offences, months, indeterminate),
    registeredSexOffender: registered
      ? true
      : known.length === offences.length && known.length > 0
        ? false
        : undefined,
    dates: datesOf(prisoner),
    category: prisoner.category === undefined ? undefined : meaningOfCategory(prisoner.category),
    hospital: prisoner.restrictedPatient === true,
    roh: probation?.rohLevel,
    tier: probation?.tier,
    ppo: probation?.ppo,
    mappa: probation?.mappa === null ? null : probation?.mappa && dropAbsent(probation.mappa),
    om: userOf(probation?.offenderManager),
    os: userOf(probation?.offenderSupervisor),
    oasysCompletedOn: probation?.oasysCompletedOn,
    lastRohReviewOn: probation?.lastRohReviewOn,
    unknownUsernames: managers.filter((name) => userOf(name) === null).length,
  });
}

/** MAPPA category 1: registered sexual offenders. */
const REGISTERED = 1;

/** Whole months of a sentence; both its days count, so the expiry of one of 12 months may be a day short of a year. */
function lengthInMonths(start: LondonDate, end: LondonDate | undefined): number | undefined {
  if (end === undefined || end <= start) return undefined;
  return Math.round(monthsBetween(start, end));
}

function offencesIn(prisoner: CaseRecord['prisoner']): string[] {
  const all = (prisoner.allConvictedOffences ?? []).flatMap(
    ({ offenceDescription }) => offenceDescription ?? [],
  );
  return all.length > 0 ? all : prisoner.mostSeriousOffence ? [prisoner.mostSeriousOffence] : [];
}

function stageOf(
  { inOutStatus }: CaseRecord['prisoner'],
  recalled: boolean,
  kind: SentenceKind,
): AdoptedStage {
  const served = beginsIn(kind);
  if (served !== 'custody') return served;
  if (inOutStatus === 'OUT') return recalled ? 'at-large' : 'licence';
  return recalled ? 'recalled' : 'custody';
}

const requirementsOf = (words: readonly (string | undefined)[] | null | undefined): string[] | undefined =>
  words
    ? REQUIREMENTS.filter((one) =>
        words.some((word) => word?.toLowerCase().replaceAll(/[\s_]+/g, '-') === one),
      )
    : undefined;

const laterOf = (a: LondonDate, b: LondonDate): LondonDate => (a > b ? a : b);

/** Without the absent ones, so that what is stored and hashed is the same whether a field was left out or empty. */
export const dropAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
