import { type Codes } from '#domain/values.js';
import { type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Steps } from './steps.js';

/** Why a step does not count like the others (design.md, "Keys"). */
export type Mark = 'learnt-late' | 'confirm';

/** A clock on a step or standing by itself. `dueAt` is always set: the end of `dueOn` for a date. */
export interface Clock {
  readonly dueAt: Instant;
  readonly dueOn?: LondonDate;
  /** Row of the catalogue; absent when the stage bounds the step. */
  readonly row?: string;
  readonly anchor?: LondonDate | Instant;
  readonly remindAt?: Instant;
  /** When the next manager is brought in before the deadline. */
  readonly alarmAt?: Instant;
  readonly beyondHorizon?: true;
  /** A manager has put the deadline off to this day. */
  readonly putOff?: true;
}

/** What somebody answered. `data` holds typed codes only; the words are in PostgreSQL. */
export interface Answer {
  readonly outcome: string;
  readonly at: Instant;
  readonly on: LondonDate;
  readonly data: Codes;
  readonly due?: LondonDate;
  readonly round: number;
  /** Taken for granted, at this instant, until the confirm task says otherwise. */
  readonly assumed?: Instant;
  readonly by?: string;
}

/** The open round of a step. */
export interface OpenRound {
  readonly openedAt: Instant;
  readonly role: Role;
  readonly place: string;
  readonly to?: string;
  readonly subject?: string;
  /** What an answer now would rest on, beside the case itself. */
  readonly rests?: Readonly<Record<string, string>>;
  readonly barred?: readonly string[];
  readonly clock?: Clock;
  readonly mark?: Mark;
  readonly missedAt?: Instant;
  readonly reminded?: true;
  /** Rungs of the escalation ladder already climbed. */
  readonly rung: number;
  /** The role that must act now when escalation has moved the duty. */
  readonly actsNow?: Role;
}

export interface Step {
  readonly key: string;
  readonly type: string;
  readonly round: number;
  /** One turn of a standing clock: only the last answered one is kept. */
  readonly cycle?: true;
  readonly open?: OpenRound;
  readonly answer?: Answer;
  /** What the answer rested on, by name. */
  readonly rested?: Readonly<Record<string, string>>;
}

export interface Gate {
  readonly key: string;
  readonly gate: string;
  readonly closedAt: Instant;
  readonly opens: string;
  readonly overriddenUntil?: LondonDate;
  readonly lapsedAt?: Instant;
}

export interface Milestone {
  readonly key: string;
  readonly kind: string;
  readonly on: LondonDate;
  readonly at: Instant;
}

export interface Stuck {
  readonly cause: string;
  readonly since: Instant;
  readonly owner: Role;
  readonly unblocks: string;
  readonly detail?: string;
}

/** A standing clock: no task yet. */
export interface Standing {
  readonly key: string;
  readonly type: string;
  readonly clock: Clock;
}

/** An answer or fact that a rehearsal's scripted staff will give at an instant; always empty in production. */
export interface Planned {
  readonly at: Instant;
  readonly command: Command;
}

/** Everything the workflow knows. Maps in memory, plain JSON when carried (carry.ts). */
export interface State {
  readonly id: string;
  seq: number;
  /** Digest of the last committed batch: a history that contradicts the journal shows here. */
  head: string;
  now: Instant;
  applied: number;
  policy: string;
  policyChangedAt?: Instant;
  facts: Fact[];
  withdrawnFacts: Set<string>;
  steps: Steps;
  standing: Map<string, Standing>;
  gates: Map<string, Gate>;
  milestones: Map<string, Milestone>;
  stuck: Map<string, Stuck>;
  faults: Map<string, { message: string; since: Instant }>;
  episode?: string;
  stage?: string;
  endedAt?: Instant;
  planned: Planned[];
  scripted: number;
}

/** What PostgreSQL accepted and the relay delivers, numbered without gaps for each pathway. */
export type Command = { readonly n: number; readonly at: Instant; readonly by?: string } & (
  | {
      readonly type: 'complete';
      readonly key: string;
      readonly round: number;
      readonly outcome: string;
      readonly data: Codes;
      readonly happenedAt?: Instant;
    }
  | { readonly type: 'fact'; readonly fact: Omit<Fact, 'id'> & { readonly id?: string } }
  | { readonly type: 'withdraw-fact'; readonly factId: string }
  | { readonly type: 'override-gate'; readonly key: string; readonly until: LondonDate }
  | { readonly type: 'retry' }
);

/** A new pathway, before any fact. */
export function emptyState(id: string, policy: string): State {
  return {
    id,
    seq: 0,
    head: '',
    now: 0,
    applied: 0,
    policy,
    facts: [],
    withdrawnFacts: new Set(),
    steps: new Steps(),
    standing: new Map(),
    gates: new Map(),
    milestones: new Map(),
    stuck: new Map(),
    faults: new Map(),
    planned: [],
    scripted: 0,
  };
}

/** A copy that a turn may change while the original stands: records inside are never changed in place. */
export const copyState = (s: State): State => ({
  ...s,
  facts: [...s.facts],
  withdrawnFacts: new Set(s.withdrawnFacts),
  steps: new Steps(s.steps),
  standing: new Map(s.standing),
  gates: new Map(s.gates),
  milestones: new Map(s.milestones),
  stuck: new Map(s.stuck),
  faults: new Map(s.faults),
  planned: [...s.planned],
});
