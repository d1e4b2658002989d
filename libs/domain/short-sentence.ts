import { type SentenceKind } from './sentence.js';
import { type Instant } from './time.js';

/**
 * Supervision was extended to sentences of under twelve months on 1 February 2015 (004 L491). The law asks when the offence was
 * committed; the record has only the sentence, so the day of sentence stands for it. Midnight is the same in London and in UTC.
 */
export const SHORT_SUPERVISED_FROM: Instant = Date.UTC(2015, 1, 1);

/** Whether a sentence ends when the person walks out: under twelve months and passed before supervision was extended to it. */
export const endsAtDischarge = (sentence: {
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly sentencedAt?: Instant;
}): boolean =>
  sentence.kind === 'determinate' &&
  (sentence.months ?? Infinity) < 12 &&
  (sentence.sentencedAt ?? Infinity) < SHORT_SUPERVISED_FROM;
