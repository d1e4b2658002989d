import { type Codes } from '#domain/values.js';
import { type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import {
  type Clock,
  type Gate,
  type Mark,
  type Milestone,
  type Planned,
  type Standing,
  type Stuck,
} from './state.js';

/** What a turn found to have happened, in the past tense. The journal is a list of these; the ledger is folded from them (apply.ts). */
export type JournalEvent =
  | { readonly e: 'FactRecorded'; readonly fact: Fact }
  | { readonly e: 'FactWithdrawn'; readonly factId: string }
  | { readonly e: 'EpisodeOpened'; readonly episode: string }
  | { readonly e: 'StageReached'; readonly stage: string }
  | {
      readonly e: 'TaskOpened';
      readonly key: string;
      readonly round: number;
      readonly type: string;
      readonly role: Role;
      readonly place: string;
      readonly to?: string;
      readonly subject?: string;
      readonly rests?: Readonly<Record<string, string>>;
      readonly barred?: readonly string[];
      readonly clock?: Clock;
      readonly mark?: Mark;
      readonly missed?: Instant;
      readonly cycle?: true;
      readonly because?: string;
    }
  | {
      readonly e: 'TaskAssumed';
      readonly key: string;
      readonly cycle?: true;
      readonly type: string;
      readonly outcome: string;
      readonly rested?: Record<string, string>;
      readonly due?: LondonDate;
      readonly at: Instant;
    }
  | { readonly e: 'AssumptionWithdrawn'; readonly key: string }
  | {
      readonly e: 'TaskMoved';
      readonly key: string;
      readonly round: number;
      readonly role: Role;
      readonly place: string;
      readonly to?: string;
      readonly rests?: Readonly<Record<string, string>>;
      readonly barred?: readonly string[];
    }
  | {
      readonly e: 'TaskWithdrawn';
      readonly key: string;
      readonly round: number;
      readonly type: string;
      readonly because?: string;
    }
  | {
      readonly e: 'TaskDone';
      readonly key: string;
      readonly round: number;
      readonly type: string;
      readonly outcome: string;
      readonly data: Codes;
      readonly at: Instant;
      readonly by?: string;
      readonly byFact?: string;
      readonly late?: true;
      readonly due?: LondonDate;
      readonly rested?: Record<string, string>;
      readonly n?: number;
    }
  | {
      readonly e: 'ClockMoved';
      readonly key: string;
      readonly round: number;
      readonly from?: Clock;
      readonly to?: Clock;
      readonly because?: string;
    }
  | {
      readonly e: 'ClockMissed';
      readonly key: string;
      readonly round: number;
      readonly at: Instant;
      readonly row?: string;
    }
  | { readonly e: 'Reminded'; readonly key: string; readonly round: number }
  | {
      readonly e: 'Escalated';
      readonly key: string;
      readonly round: number;
      readonly rung: number;
      readonly role: Role;
      readonly takesOver: boolean;
    }
  | { readonly e: 'StandingSet'; readonly standing: Standing }
  | { readonly e: 'StandingCleared'; readonly key: string }
  | { readonly e: 'GateClosed'; readonly gate: Gate }
  | { readonly e: 'GateOpened'; readonly key: string }
  | { readonly e: 'GateLapsed'; readonly key: string; readonly gate: string; readonly at: Instant }
  | { readonly e: 'GateOverridden'; readonly key: string; readonly until: LondonDate; readonly by?: string }
  | { readonly e: 'MilestoneReached'; readonly milestone: Milestone }
  | { readonly e: 'StuckRaised'; readonly key: string; readonly stuck: Stuck }
  | { readonly e: 'StuckCleared'; readonly key: string }
  | { readonly e: 'Faulted'; readonly scope: string; readonly message: string }
  | { readonly e: 'FaultCleared'; readonly scope: string }
  | {
      readonly e: 'CommandOvertaken';
      readonly n: number;
      readonly why: string;
      readonly by?: string;
      readonly key?: string;
    }
  | { readonly e: 'PolicyChanged'; readonly from: string; readonly to: string }
  | { readonly e: 'Planned'; readonly planned: readonly Planned[] }
  | { readonly e: 'Ended' };

/** One turn's work, offered to the commit; what comes back is what counts. */
export interface Batch {
  readonly seq: number;
  readonly prev: string;
  readonly at: Instant;
  readonly events: readonly JournalEvent[];
  /** Number of the last command this turn applied. */
  readonly applied: number;
  readonly wakeAt: Instant;
  /** Digest that the journal gives this batch; the next one must name it. */
  readonly head?: string;
}
