import { type CaseView } from '#domain/case.js';
import { type Episode } from '#domain/episodes.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { londonDateOf, startOfDay } from '#calendar/index.js';
import { changedRest, restsOf } from './rests.js';
import { type Answer, type Clock, type Milestone, type State, type Step, type Stuck } from './state.js';

/** Thrown to end a branch that waits for somebody. Only the runtime catches it. */
export const WAIT = Symbol('this branch waits');

export interface Ask {
  /** Discriminator when one type is asked several times: a victim, an invitee, an application. */
  readonly key?: string | number;
  /** Row or family of the catalogue, measured from `from`. */
  readonly within?: string;
  readonly from?: LondonDate | Instant;
  /** Bound set by the stage where no standard speaks: a date lasts to its end. */
  readonly before?: LondonDate | Instant;
  /** A named person, when the role alone does not say who. */
  readonly to?: string;
  readonly role?: Role;
  readonly place?: string;
  /** What the task is about, as an id: a victim, an address, a milestone. */
  readonly subject?: string;
  readonly rests?: Readonly<Record<string, string | number | undefined>>;
  /** The fact that answers this step without anybody doing it. */
  readonly answeredBy?: Fact;
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
  readonly facts?: readonly Fact[];
  /** `earlier`: the next cycle runs from the earlier of due and done, so lateness never pays. `last`: from the last event. */
  readonly basis?: 'earlier' | 'last';
  /** Days before the deadline on which the task appears. */
  readonly lead: number;
}

export interface GateAsk {
  readonly opens: string;
  readonly key?: string;
  /** The day on which the gate no longer holds anything back (no gate holds a person past a lawful date). */
  readonly lapsesOn?: LondonDate;
}

/** What a pass needs from outside itself. */
export interface PassSource {
  readonly state: State;
  readonly now: Instant;
  readonly facts: readonly Fact[];
  readonly view: CaseView;
  readonly rests: ReadonlyMap<string, string>;
  readonly episodes: readonly Episode[];
  readonly types: ReadonlyMap<string, TaskType>;
  /** Due instant of a standard from an anchor, as this case stands; undefined when no row applies. */
  readonly clockFor: (within: string, from: LondonDate | Instant, key: string) => Clock | undefined;
}

/** One look at the whole case from the top: what is wanted now, and when to look again. It changes nothing. */
export class Pass {
  readonly now: Instant;
  readonly today: LondonDate;
  readonly case: CaseView;
  readonly wanted = new Map<string, Want>();
  readonly settled = new Map<string, Fact>();
  readonly closedGates = new Map<string, { gate: string; opens: string; lapsed: boolean }>();
  readonly reached = new Map<string, Milestone>();
  readonly stuckNow = new Map<string, Omit<Stuck, 'since'>>();
  readonly standing = new Map<string, { type: string; clock: Clock }>();
  readonly faults = new Map<string, string>();
  readonly scopesRun = new Set<string>();
  stageReached: string | undefined;
  wakeAt = Infinity;
  private readonly path: string[] = [];
  private readonly seen = new Set<string>();
  private inCycle = false;

  constructor(private readonly source: PassSource) {
    this.now = source.now;
    this.today = londonDateOf(source.now);
    this.case = source.view;
  }

  /** The present episode; undefined before the first fact. */
  get here(): Episode | undefined {
    return this.source.episodes.at(-1);
  }
  get episodes(): readonly Episode[] {
    return this.source.episodes;
  }

  /** Effective facts of a kind: those of the present episode, or of the whole pathway with `ever`. */
  facts(kind: FactKind, when: 'here' | 'ever' = 'here'): readonly Fact[] {
    return (when === 'ever' ? this.source.facts : (this.here?.facts ?? [])).filter((fact) => fact.kind === kind);
  }

  /** A step somebody must do: its answer, or the branch waits. */
  task(type: string, ask: Ask = {}): Answer {
    const key = this.key(type, ask.key);
    if (this.seen.has(key)) throw new Error(`One key twice in a pass: ${key}`);
    this.seen.add(key);
    const step = this.source.state.steps.get(key);
    if (ask.answeredBy && !step?.answer) {
      if (step?.open) this.settled.set(key, ask.answeredBy);
      return this.answerFrom(ask.answeredBy);
    }
    const definition = this.definition(type);
    if (!step?.answer) return this.want(key, definition, ask, step ? (step.open ? step.round : step.round + 1) : 1, false);
    const changed = changedRest(definition, step.rested, restsOf(definition, this.source.rests, ask.rests));
    const round = step.open ? step.round : step.round + 1;
    if (changed === 'again') return this.want(key, definition, ask, round, false);
    if (changed === 'confirm' || step.open) this.note(key, definition, ask, round, true);
    return step.answer;
  }

  /** A standing clock: quiet until its reminder, then a task; facts or the task's answer start the next cycle. */
  every(type: string, ask: EveryAsk): never {
    if (ask.first === undefined) throw WAIT;
    const { base, open } = this.cycle(type, ask, ask.first);
    const key = this.key(type, typeof base === 'string' ? base : londonDateOf(base));
    const clock = this.source.clockFor(ask.within, base, key);
    if (!clock) throw WAIT;
    const opensAt = clock.dueOn ? startOfDay(clock.dueOn) - ask.lead * 86_400_000 : clock.dueAt - ask.lead * 86_400_000;
    if (this.now < opensAt && !open) {
      this.wake(opensAt);
      this.standing.set(key, { type, clock });
      throw WAIT;
    }
    this.inCycle = true;
    try {
      this.task(type, { ...ask, key: typeof base === 'string' ? base : londonDateOf(base), from: base });
    } finally {
      this.inCycle = false;
    }
    throw WAIT;
  }

  /** Where the present cycle of a standing clock runs from, folding answers and facts one after another. */
  private cycle(type: string, ask: EveryAsk, first: LondonDate | Instant): { base: LondonDate | Instant; open: boolean } {
    const prefix = `${this.key(type, '')}`;
    let base = first;
    const dateOf = (at: LondonDate | Instant): LondonDate => (typeof at === 'string' ? at : londonDateOf(at));
    const last = (ask.facts ?? []).at(-1);
    for (const step of this.stepsOf(type)) {
      if (!step.key.startsWith(prefix)) continue;
      if (step.answer && !step.answer.assumed) {
        const done = step.answer.on;
        const next = ask.basis === 'last' ? done : step.answer.due && step.answer.due < done ? step.answer.due : done;
        if (next > dateOf(base)) base = next;
      } else if (step.open && last && londonDateOf(last.happenedAt) >= step.key.slice(prefix.length)) this.settled.set(step.key, last);
    }
    if (last && londonDateOf(last.happenedAt) > dateOf(base)) base = londonDateOf(last.happenedAt);
    return { base, open: this.source.state.steps.get(prefix + dateOf(base))?.open !== undefined };
  }

  /** Nothing beyond this line until the condition holds, the gate is overridden, or its day has come. */
  gate(gate: string, open: boolean, ask: GateAsk): void {
    if (open) return;
    const key = this.key(gate, ask.key);
    const state = this.source.state.gates.get(key);
    const overridden = state?.overriddenUntil !== undefined && state.overriddenUntil >= this.today;
    const lapsed = ask.lapsesOn !== undefined && this.today >= ask.lapsesOn;
    this.closedGates.set(key, { gate, opens: ask.opens, lapsed });
    if (overridden || lapsed) return;
    if (ask.lapsesOn) this.wake(startOfDay(ask.lapsesOn));
    throw WAIT;
  }
  /** Whether a gate of this pathway was passed by lapse, so that a repair task is owed. */
  lapsed(gate: string, key?: string): boolean {
    return this.source.state.gates.get(this.key(gate, key))?.lapsedAt !== undefined;
  }

  /** Waits for a day (its start) or an instant; for ever when it is unknown. */
  until(when: LondonDate | Instant | undefined): void {
    if (when === undefined) throw WAIT;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.now >= at) return;
    this.wake(at);
    throw WAIT;
  }
  has(when: LondonDate | Instant | undefined): boolean {
    if (when === undefined) return false;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.now < at) this.wake(at);
    return this.now >= at;
  }

  /** Every branch is looked at before the whole may wait. */
  all<T>(branches: readonly (() => T)[]): T[] {
    let waits = false;
    const answers: T[] = [];
    for (const branch of branches) {
      const depth = this.path.length;
      try {
        answers.push(branch());
      } catch (thrown) {
        this.path.length = depth;
        if (thrown !== WAIT) throw thrown;
        waits = true;
      }
    }
    if (waits) throw WAIT;
    return answers;
  }

  /** The first branch to be answered wins; what the others wanted is no longer wanted. */
  race<T>(branches: readonly (() => T)[]): T {
    const before = new Set(this.wanted.keys());
    const settled: { answer: T; wants: Set<string> }[] = [];
    for (const branch of branches) {
      const start = new Set(this.wanted.keys());
      try {
        settled.push({ answer: branch(), wants: new Set([...this.wanted.keys()].filter((key) => !start.has(key))) });
      } catch (thrown) {
        if (thrown !== WAIT) throw thrown;
      }
    }
    const winner = settled[0];
    if (!winner) throw WAIT;
    for (const key of [...this.wanted.keys()]) if (!before.has(key) && !winner.wants.has(key)) this.wanted.delete(key);
    return winner.answer;
  }

  /** Runs a part under its own name in the keys. */
  scope<T>(name: string, body: () => T): T {
    this.path.push(name);
    try {
      return body();
    } finally {
      this.path.pop();
    }
  }
  /** Notes that the pathway has come this far. */
  stage(name: string): void {
    this.stageReached = name;
  }
  /** A whole stage or track: a throw ends here, its open clocks stand, the others go on. */
  track(name: string, body: () => void): void {
    this.scopesRun.add(name);
    try {
      this.scope(name, body);
    } catch (thrown) {
      if (thrown !== WAIT) this.faults.set(name, thrown instanceof Error ? thrown.message : String(thrown));
    }
    this.path.length = 0;
  }

  milestone(kind: string, on: LondonDate, discriminator?: string): void {
    const key = this.key(`milestone:${kind}`, discriminator);
    this.reached.set(key, { key, kind, on, at: this.now });
  }
  get milestones(): readonly Milestone[] {
    return [...this.source.state.milestones.values()];
  }
  stuck(cause: string, stuck: Omit<Stuck, 'since' | 'cause'>): void {
    this.stuckNow.set(`${this.path.join('/')}:${cause}`, { cause, ...stuck });
  }

  /** The last answer to a type in the present scope, or anywhere when `anywhere`; undefined while there is none. */
  answered(type: string, where: 'here' | 'anywhere' = 'here', key?: string | number): Answer | undefined {
    if (where === 'here') return this.source.state.steps.get(this.key(type, key))?.answer;
    let latest: Answer | undefined;
    for (const step of this.stepsOf(type)) if (step.answer && (!latest || step.answer.at >= latest.at)) latest = step.answer;
    return latest;
  }
  /** Steps taken for granted at adoption, for the one task that confirms them. */
  get assumed(): readonly Step[] {
    return [...this.source.state.steps.values()].filter((step) => step.answer?.assumed);
  }
  /** Whether the deadline of an open step has passed. */
  missed(type: string, key?: string | number): boolean {
    return this.source.state.steps.get(this.key(type, key))?.open?.missedAt !== undefined;
  }
  isOpen(type: string, key?: string | number): boolean {
    return this.source.state.steps.get(this.key(type, key))?.open !== undefined;
  }

  /** Clock of a standard from an anchor as this case stands, for stages that need the date itself. */
  due(within: string, from: LondonDate | Instant | undefined): LondonDate | undefined {
    if (from === undefined) return undefined;
    const clock = this.source.clockFor(within, from, '');
    return clock && (clock.dueOn ?? londonDateOf(clock.dueAt));
  }

  private key(name: string, discriminator?: string | number): string {
    const scope = this.path.length ? `${this.path.join('/')}/` : '';
    return discriminator === undefined ? scope + name : `${scope}${name}#${discriminator}`;
  }
  private definition(type: string): TaskType {
    const definition = this.source.types.get(type);
    if (!definition) throw new Error(`No task type "${type}" in the catalogue`);
    return definition;
  }
  private want(key: string, type: TaskType, ask: Ask, round: number, confirm: boolean): never {
    this.note(key, type, ask, round, confirm);
    throw WAIT;
  }
  private note(key: string, type: TaskType, ask: Ask, round: number, confirm: boolean): void {
    this.wanted.set(key, { key, type, ask, round, confirm, ...(this.inCycle ? { cycle: true as const } : {}) });
  }
  private wake(at: Instant): void {
    if (at > this.now && at < this.wakeAt) this.wakeAt = at;
  }
  private *stepsOf(type: string): Iterable<Step> {
    for (const step of this.source.state.steps.values()) if (step.type === type) yield step;
  }
  private answerFrom(fact: Fact): Answer {
    return { outcome: `fact:${keyOf(fact)}`, at: fact.happenedAt, on: londonDateOf(fact.happenedAt), data: fact.data, round: 0 };
  }
}
