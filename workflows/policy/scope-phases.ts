import { isHighRoh, type RohLevel, type SentenceKind } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';

/** One line of the decision table of 2007: the first that fits decides. What a line does not name, it does not ask. */
export interface ScopeLine {
  readonly reason: string;
  readonly outcome: 'in-scope' | 'out-of-scope' | 'pending';
  readonly kinds: readonly SentenceKind[];
  /** Supervised in the community: an order, or a licence after release. */
  readonly community?: boolean;
  readonly atLeastMonths?: number;
  readonly lessThanMonths?: number;
  readonly roh?: 'high' | 'unknown';
  readonly ppo?: true;
  /** The day the phase began. */
  readonly from?: LondonDate;
  readonly source: string;
}

const ADULT_TERM: readonly SentenceKind[] = ['determinate', 'extended'];
const ORDERS: readonly SentenceKind[] = ['community-order', 'suspended-sentence'];

/** The phases in which offender management was brought in (000 L138–148), and who was left outside. */
// prettier-ignore
export const SCOPE_PHASES: readonly ScopeLine[] = [
  { reason: 'phase-1-order', outcome: 'in-scope', kinds: ORDERS, from: '2005-04-01', source: '000 L138' },
  { reason: 'phase-1-licence', outcome: 'in-scope', kinds: [...ADULT_TERM, 'life', 'ipp'], community: true, from: '2005-04-01', source: '000 L138' },
  { reason: 'phase-2-high-risk-of-harm', outcome: 'in-scope', kinds: ADULT_TERM, atLeastMonths: 12, roh: 'high', from: '2006-11-01', source: '000 L142' },
  { reason: 'phase-2-ppo', outcome: 'in-scope', kinds: ADULT_TERM, atLeastMonths: 12, ppo: true, from: '2006-11-01', source: '000 L142' },
  { reason: 'phase-3-ipp', outcome: 'in-scope', kinds: ['ipp'], from: '2008-01-01', source: '000 L146' },
  { reason: 'risk-of-harm-unknown', outcome: 'pending', kinds: ADULT_TERM, atLeastMonths: 12, roh: 'unknown', from: '2006-11-01', source: 'own rule: asked for, never left blank (000 L387)' },
  { reason: 'under-12-months', outcome: 'out-of-scope', kinds: ADULT_TERM, lessThanMonths: 12, source: '000 L148' },
  { reason: 'not-high-risk-and-not-ppo', outcome: 'out-of-scope', kinds: ADULT_TERM, atLeastMonths: 12, source: '000 L148' },
  { reason: 'ipp-before-phase-3', outcome: 'out-of-scope', kinds: ['ipp'], source: '000 L146' },
  { reason: 'life-no-date-set', outcome: 'out-of-scope', kinds: ['life'], source: '000 L148' },
];

/** What the table asks of a case. */
export interface ScopeQuestion {
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly roh?: RohLevel;
  readonly ppo?: boolean;
  readonly community: boolean;
  readonly on: LondonDate;
}

/** The line that decides; undefined for a sentence the model does not know (a hospital order, none yet, or a term whose length nobody knows). */
export const scopeLine = (asked: ScopeQuestion): ScopeLine | undefined =>
  SCOPE_PHASES.find(
    (line) =>
      asked.kind !== undefined &&
      line.kinds.includes(asked.kind) &&
      (line.community === undefined || line.community === asked.community) &&
      (line.atLeastMonths === undefined || (asked.months ?? -1) >= line.atLeastMonths) &&
      (line.lessThanMonths === undefined ||
        (asked.months !== undefined && asked.months < line.lessThanMonths)) &&
      (line.roh === undefined || (line.roh === 'high' ? isHighRoh(asked.roh) : asked.roh === undefined)) &&
      (line.ppo === undefined || asked.ppo === true) &&
      (line.from === undefined || asked.on >= line.from),
  );
