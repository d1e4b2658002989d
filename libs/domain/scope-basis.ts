import { type RohLevel, type SentenceKind } from './sentence.js';
import { type Instant } from './time.js';

/** What the scope of offender management rests on, from an instant on. */
export interface ScopeBasis {
  readonly at: Instant;
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly roh?: RohLevel;
  readonly ppo?: boolean;
}

interface Known {
  readonly sentencedAt?: Instant;
  readonly scopeBases: readonly ScopeBasis[];
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly roh?: RohLevel;
  readonly ppo?: boolean;
}

/** The bases of a case once a fact has changed it; the same list when scope rests on nothing new. */
export function withScopeBasis(view: Known, at: Instant): readonly ScopeBasis[] {
  if (view.sentencedAt === undefined) return view.scopeBases;
  const { kind, months, roh, ppo } = view;
  const last = view.scopeBases.at(-1);
  if (last && last.kind === kind && last.months === months && last.roh === roh && last.ppo === ppo)
    return view.scopeBases;
  return [...view.scopeBases, { at, kind, months, roh, ppo }];
}
