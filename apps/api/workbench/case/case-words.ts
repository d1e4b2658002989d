import { SENTENCE_KINDS, type SentenceKind } from '#domain/sentence.js';
import { roleInWords } from '#domain/roles.js';

/** The words of the field for what the engine names by codes; a code nobody has put into words is written out. */

/** In the order in which a sentence goes through them. */
const STAGES: Readonly<Record<string, string>> = {
  'pre-sentence': 'Before sentence',
  allocation: 'Allocation',
  reception: 'Reception',
  induction: 'Induction',
  assessment: 'Assessment',
  planning: 'Sentence planning',
  custody: 'Custody',
  rotl: 'Temporary release',
  hdc: 'Home detention curfew',
  parole: 'Parole',
  'pre-release': 'Preparing for release',
  release: 'Release',
  licence: 'Licence supervision',
  enforcement: 'Enforcement',
  recall: 'Recall',
  'at-large': 'Unlawfully at large',
  asleep: 'Removed from the country',
  order: 'Order in the community',
  hospital: 'Hospital',
  termination: 'Ending',
};

const TRACKS: Readonly<Record<string, string>> = {
  manager: 'Case management',
  victim: 'Victim contact',
  mappa: 'MAPPA',
  risk: 'Risk of harm',
  child: 'Child safeguarding',
  restrictions: 'Contact restrictions',
  'self-harm': 'Self-harm',
  immigration: 'Immigration',
  ppo: 'PPO',
  interventions: 'Interventions',
  diversity: 'Diversity and language',
  family: 'Family',
  continuity: 'Continuity of manager',
  'approved-premises': 'Approved premises',
  unblock: 'Setting stuck work free',
};

const EPISODES: Readonly<Record<string, string>> = {
  'pre-sentence': 'Before sentence',
  custody: 'In custody',
  licence: 'On licence',
  'at-large': 'Unlawfully at large',
  asleep: 'Removed from the country',
  order: 'On an order in the community',
  hospital: 'In hospital',
  ended: 'Ended',
};

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `very-high` as `Very high`. */
export function codeInWords(code: string): string {
  const words = code
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/\b(hdc|omu|rotl|mappa|oasys|ppcs|pdu|om|os|ap|roh|gp|id|ppo|tsp)\b/g, (short) =>
      short === 'oasys' ? 'OASys' : short === 'roh' ? 'RoH' : short.toUpperCase(),
    );
  return upperFirst(words);
}

/** The stages, in the order in which a sentence goes through them. */
export const STAGE_ORDER: readonly string[] = Object.keys(STAGES);
export const stageInWords = (stage: string): string => STAGES[stage] ?? codeInWords(stage);

export const kindInWords = (kind: string): string =>
  Object.hasOwn(SENTENCE_KINDS, kind) ? SENTENCE_KINDS[kind as SentenceKind].title : codeInWords(kind);

interface Serving {
  readonly kind: string | null;
  readonly episode: string | null;
  readonly stage: string | null;
  readonly releaseOn: string | null;
}

/**
 * What the day on record is. Somebody in prison whose release the Parole Board directs is not held past a release date when that day
 * has gone by: an indeterminate sentence has a tariff, an extended or older one the day from which they may be considered.
 * @param today London date
 */
export function releaseDayName({ kind, episode, stage, releaseOn }: Serving, today: string): string {
  if (releaseOn === null || releaseOn >= today) return 'Earliest release';
  if (!waitsForParole({ kind, episode, stage, releaseOn }, today)) return 'Release date';
  return SENTENCE_KINDS[kind as SentenceKind].indeterminate ? 'Tariff ended' : 'Eligible for parole from';
}

/**
 * Whether somebody in prison waits for the Parole Board, the day from which it may release them having gone by. A determinate sentence
 * does while it is at that stage, which it leaves on the day of the law (workflows/stages/pre-release.ts).
 */
export const waitsForParole = ({ kind, episode, stage, releaseOn }: Serving, today: string): boolean =>
  releaseOn !== null &&
  releaseOn < today &&
  (episode ?? 'custody').startsWith('custody') &&
  kind !== null &&
  Object.hasOwn(SENTENCE_KINDS, kind) &&
  (SENTENCE_KINDS[kind as SentenceKind].parole || (kind === 'determinate' && stage === 'parole'));

/** A court's requirement: `activity` is the rehabilitation activity requirement, which everybody calls by its letters. */
export const requirementInWords = (requirement: string): string =>
  requirement === 'activity' ? 'Rehabilitation (RAR)' : codeInWords(requirement);

/** `licence#2` as `On licence, second time`. */
export function episodeInWords(episode: string): string {
  const [kind = '', n = '1'] = episode.split('#');
  const words = EPISODES[kind] ?? codeInWords(kind);
  const times = ['', '', 'second', 'third', 'fourth', 'fifth'][Number(n)] ?? `${n}th`;
  return n === '1' ? words : `${words}, ${times} time`;
}

/** Where a step stands: a track by its name, an episode by what it is. */
export const trackInWords = (track: string): string => TRACKS[track] ?? episodeInWords(track);

/** Where a task stands: a stage, or what runs beside the stages, `track:victim`. */
export const placeOfTask = (stage: string): string =>
  STAGE_ORDER.includes(stage) ? stageInWords(stage) : trackInWords(stage.replace(/^track:/, ''));

/** `Offender manager`: a role as it begins a cell. */
export const roleWords = (role: string): string => upperFirst(roleInWords(role));

/** How a step was answered; a fact may have done so. */
export const outcomeInWords = (outcome: string): string =>
  outcome.startsWith('fact:') ? 'Settled by what became known' : codeInWords(outcome);
