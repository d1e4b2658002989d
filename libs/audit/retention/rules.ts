import { type SentenceKind } from '#domain/sentence.js';

/** How long the record of a kind of sentence is kept after its end. */
export interface RetentionRule {
  readonly kind: SentenceKind;
  /** Years after the sentence has ended; absent: kept until somebody decides, never erased by rule. */
  readonly years?: number;
  /** `configured`: a local setting, which the data controller confirms; no source in the standards names it. */
  readonly status: 'configured';
  readonly source: string;
}

const SIX =
  'Local setting: six years after the end, the time in which a claim may be brought (Limitation Act 1980, s. 5)';
const KEPT = 'Local setting: kept, because the sentence or the risk it speaks of does not end with its dates';

/** Every kind has a row: one that is missing would be kept for ever unnoticed. */
export const RETENTION_RULES: Readonly<Record<SentenceKind, RetentionRule>> = {
  'community-order': { kind: 'community-order', years: 6, status: 'configured', source: SIX },
  'suspended-sentence': { kind: 'suspended-sentence', years: 6, status: 'configured', source: SIX },
  determinate: { kind: 'determinate', years: 6, status: 'configured', source: SIX },
  extended: { kind: 'extended', status: 'configured', source: KEPT },
  life: { kind: 'life', status: 'configured', source: KEPT },
  ipp: { kind: 'ipp', status: 'configured', source: KEPT },
  'hospital-order': { kind: 'hospital-order', status: 'configured', source: KEPT },
};
