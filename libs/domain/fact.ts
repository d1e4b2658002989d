import type { FactKind } from './fact-kinds.js';
import type { Instant } from './time.js';
import type { Codes } from './values.js';

/**
 * Something that happened outside and was accepted (pathway.md, "Facts from outside").
 * `data` holds only codes, dates, ids, numbers and flags; words stay in PostgreSQL under the same id.
 */
export interface Fact {
  /** Our id (uuid); a superseding fact keeps the key of the first one in `keyId`. */
  readonly id: string;
  readonly kind: FactKind;
  readonly data: Codes;
  readonly happenedAt: Instant;
  readonly learntAt: Instant;
  /** Id of the fact this one replaces: a correction, not a new event. */
  readonly supersedes?: string;
  /** The id that step keys use: the first fact's of a chain of corrections. */
  readonly keyId?: string;
}

/** The id that step keys use for this fact, stable under correction. */
export const keyOf = (fact: Fact): string => fact.keyId ?? fact.id;
