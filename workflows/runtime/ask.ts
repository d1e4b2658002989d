import { type CaseView } from '#domain/case.js';
import { type Episode } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Facts } from '#standards/facts.js';
import { type Rests } from './rests.js';
import { type Answer, type Clock, type Gate, type State } from './state.js';

export interface Ask {
  /** Discriminator when one type is asked several times: a victim, an invitee, an application. */
  readonly key?: string | number;
  /** Row or family of the catalogue, measured from `from`. With `before` alone, `from` says what the bound hangs on. */
  readonly within?: string;
  readonly from?: LondonDate | Instant;
  /** Bound set by the stage where no standard speaks: a date lasts to its end. */
  readonly before?: LondonDate | Instant;
  /** What the catalogue's `when` may ask and only this stage knows. */
  readonly facts?: Facts;
  /** A named person, when the role alone does not say who. */
  readonly to?: string;
  readonly role?: Role;
  readonly place?: string;
  /** What the task is about, as an id: a victim, an address, a milestone. */
  readonly subject?: string;
  readonly rests?: Readonly<Record<string, string | number | undefined>>;
  /** The fact that answers this step without anybody doing it. */
  readonly answeredBy?: Fact;
  /** Outcomes that may not be given as things stand. */
  readonly barred?: readonly string[];
  /** The deadline falls as the standard's day begins, not as it ends: the licence locks (LICENCE-HARD-STOP). */
  readonly atStartOfDay?: true;
  /** A day on which its holder is reminded, where policy names one. */
  readonly remindOn?: LondonDate;
  /** A later answer that sends this one back to its author: asked again when it came after this step's own answer. */
  readonly sentBack?: Answer;
  /** An instant at which the next manager is brought in although the deadline has not passed. */
  readonly alarmAt?: Instant;
}

export interface Want {
  readonly key: string;
  readonly type: TaskType;
  readonly ask: Ask;
  readonly round: number;
  readonly confirm: boolean;
  readonly cycle?: true;
}

export interface EveryAsk extends Omit<Ask, 'from' | 'answeredBy'> {
  readonly within: string;
  /** Where the first cycle runs from; nothing is due while it is unknown. */
  readonly first: LondonDate | Instant | undefined;
  /** Facts that answer a cycle: contacts, meetings, reviews recorded elsewhere. */
  readonly seen?: readonly Fact[];
  /** `earlier`: the next cycle runs from the earlier of due and done, so lateness never pays. `last`: from the last event. */
  readonly basis?: 'earlier' | 'last';
  /** Outcomes that do not end a cycle: somebody not seen is still to be seen. Asked again, on the day the field `retryOn` names. */
  readonly unfinished?: readonly string[];
  readonly retryOn?: string;
  /** Days before the deadline on which the task appears. */
  readonly lead: number;
}

export interface GateAsk {
  readonly opens: string;
  readonly key?: string;
  /** The day on which the gate no longer holds anything back (no gate holds a person past a lawful date). */
  readonly lapsesOn?: LondonDate;
  /** What the review of an override has found: that it ends, or runs to a later day. */
  readonly review?: (gate: Gate) => { readonly ended?: Answer; readonly until?: LondonDate };
}

/** What a pass needs from outside itself. */
export interface PassSource {
  readonly state: State;
  readonly now: Instant;
  readonly facts: readonly Fact[];
  readonly view: CaseView;
  readonly rests: Rests;
  readonly episodes: readonly Episode[];
  readonly types: ReadonlyMap<string, TaskType>;
  /** The prison's manager stands in for the OM (policy/owner.ts). */
  readonly prisonOwns: boolean;
  /** Due instant of a standard from an anchor, as this case stands; undefined when no row applies. */
  readonly clockFor: (within: string, from: LondonDate | Instant, facts?: Facts) => Clock | undefined;
}
