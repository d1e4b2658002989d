import { viewOf } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { SENTENCE_KINDS } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { contradictions, earliestRelease } from '#workflows/policy/dates.js';
import { type CaseFact } from './opening-facts.js';
import { type CasePicture, type Lookups } from './picture.js';
import { type CaseRecord } from './record.js';
import { meaningOfStatus } from './statuses.js';

/**
 * Why a case that was readable is held: its record contradicts itself, or leaves open what the pathway must know. It is
 * imported, and stuck with the head of OMU until someone settles it (pathway.md, "Dates").
 */
export const HELD_REASONS = {
  'release-after-sentence-end': 'the release date is after the end of the sentence',
  'hdced-after-crd': 'home detention curfew would start after the conditional release date',
  'hdcad-after-crd': 'home detention curfew was granted from after the conditional release date',
  'sled-before-crd': 'the sentence ends before the conditional release date',
  'ped-after-npd': 'parole eligibility is after the non-parole date',
  'no-release-date': 'no release date is known',
  'release-date-past': 'the release date is past, and the person is in custody',
  'no-hearing-after-tariff': 'the tariff has ended and no hearing is ahead',
  'expiry-before-sentence': 'the sentence ends before it starts',
  'sentence-in-future': 'the sentence starts in the future',
  'reception-in-future': 'the reception is in the future',
  'born-after-sentence': 'the date of birth is not before the sentence',
  'recall-unclear': 'imprisonment status and recall flag disagree',
  'indeterminate-unclear': 'imprisonment status and indeterminate flag disagree',
  'release-dates-differ': 'the release date is none of the dates of the calculation',
  'prison-unknown': 'no prison of that code is known here',
  'area-unknown': 'no probation area of that code is known here',
  'recall-no-longer-on-record': 'the recall is no longer on record, and the person has not left custody',
  'back-in-custody-without-recall': 'back in custody, and neither recalled nor newly sentenced',
} as const;
export type HeldReason = keyof typeof HELD_REASONS;

/** Reasons the policy itself sees in the facts, and makes the pathway stuck for. The others the import must make stuck. */
const SEEN_BY_POLICY: ReadonlySet<HeldReason> = new Set<HeldReason>([
  'release-after-sentence-end',
  'hdced-after-crd',
  'hdcad-after-crd',
  'sled-before-crd',
  'ped-after-npd',
  'no-release-date',
]);
export const policySees = (reason: HeldReason): boolean => SEEN_BY_POLICY.has(reason);

/**
 * Every reason to hold a case.
 * @param facts the case as `openingFacts` tells it, which the policy's own rules are asked about
 * @param today London date of the import
 */
export function heldReasons(
  { prisoner, probation }: CaseRecord,
  picture: CasePicture,
  facts: readonly CaseFact[],
  lookups: Lookups,
  today: LondonDate,
): HeldReason[] {
  const status = meaningOfStatus(prisoner.imprisonmentStatus);
  const end = prisoner.sentenceExpiryDate ?? prisoner.licenceExpiryDate;
  const reasons: Record<string, boolean> = {
    ...Object.fromEntries(dateReasons(picture, facts, today).map((reason) => [reason, true])),
    'expiry-before-sentence': end !== undefined && end <= prisoner.sentenceStartDate,
    'sentence-in-future': prisoner.sentenceStartDate > today,
    'reception-in-future': (prisoner.receptionDate ?? today) > today,
    'born-after-sentence':
      prisoner.dateOfBirth !== undefined && prisoner.dateOfBirth >= prisoner.sentenceStartDate,
    'recall-unclear': prisoner.recall !== undefined && prisoner.recall !== (status?.recall !== undefined),
    'indeterminate-unclear':
      prisoner.indeterminateSentence !== undefined &&
      picture.stage !== 'hospital' &&
      prisoner.indeterminateSentence !== SENTENCE_KINDS[picture.kind].indeterminate,
    'release-dates-differ':
      prisoner.releaseDate !== undefined && !Object.values(picture.dates).includes(prisoner.releaseDate),
    'prison-unknown':
      prisoner.prisonId !== undefined &&
      picture.prison === undefined &&
      !['licence', 'order', 'hospital'].includes(picture.stage),
    'area-unknown': probation?.homeArea !== undefined && !lookups.areas.has(probation.homeArea),
  };
  return (Object.keys(HELD_REASONS) as HeldReason[]).filter((reason) => reasons[reason]);
}

/** What is wrong with the dates: the policy's own contradictions, and what only today shows. */
function dateReasons(picture: CasePicture, facts: readonly CaseFact[], today: LondonDate): HeldReason[] {
  const view = viewOf(facts.map((fact, i): Fact => ({ ...fact, id: String(i), learntAt: fact.happenedAt })));
  const wrong = contradictions(view).filter((reason): reason is HeldReason =>
    Object.hasOwn(HELD_REASONS, reason),
  );
  // Nobody on an order or in hospital is released from here; an order whose end is unknown the policy itself sees.
  if (!['custody', 'recalled'].includes(picture.stage)) return wrong;
  const release = earliestRelease(view);
  const { ted, thd, crd, prrd } = picture.dates;
  const ahead = (on: LondonDate | undefined): boolean => on !== undefined && on >= today;
  if (SENTENCE_KINDS[picture.kind].indeterminate && picture.stage === 'custody') {
    const noHearing = ted !== undefined && ted < today && !ahead(thd);
    return [
      ...wrong,
      ...(noHearing
        ? (['no-hearing-after-tariff'] as const)
        : release === undefined
          ? (['no-release-date'] as const)
          : []),
    ];
  }
  if (release === undefined) return [...wrong, 'no-release-date'];
  const later = picture.kind === 'determinate' ? [] : picture.stage === 'recalled' ? [prrd, thd] : [crd, thd];
  return release < today && !later.some(ahead) ? [...wrong, 'release-date-past'] : wrong;
}
