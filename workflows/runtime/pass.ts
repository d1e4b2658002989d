import { type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { addDays, londonDateOf } from '#calendar/index.js';
import { overriddenUntil } from './override.js';
import { answerByFact } from './answer-by-fact.js';
import { type Ask, type EveryAsk, type GateAsk, type PassSource, type Want } from './ask.js';
import { WAIT } from './branches.js';
import { leadIn, retryAt } from './cycle.js';
import { namesManager } from './late.js';
import { Reading } from './reading.js';
import { changedRest } from './rests.js';
import { type Answer, type Step } from './state.js';

/** The round in which a step is asked: the one that is open, else the one after its last; the first of a step that is not yet known. */
const nextRound = (step: Step | undefined): number =>
  step === undefined ? 1 : step.open ? step.round : step.round + 1;

/**
 * One look at the whole case from the top: what is wanted now, and when to look again. It changes nothing. The next look may be
 * the same pass begun again: what nothing has touched stands as it was found (memo.ts).
 */
export class Pass extends Reading {
  private readonly seen = new Set<string>();

  /** Begins a look at the case as it now stands. */
  look(source: PassSource): this {
    this.begin(source.now);
    this.source = source;
    this.seen.clear();
    return this;
  }

  get wanted(): ReadonlyMap<string, Want> {
    return this.found.wanted;
  }

  /** A step somebody must do: its answer, or the branch waits. */
  task(type: string, ask: Ask = {}): Answer {
    const key = this.key(type, ask.key);
    if (this.seen.has(key)) throw new Error(`One key twice in a pass: ${key}`);
    this.seen.add(key);
    const step = this.step(key, type);
    const definition = this.definition(type);
    // An earlier version took for granted that somebody was named: whoever it is, is still asked for.
    const answer = step?.answer?.assumed && namesManager(definition) ? undefined : step?.answer;
    if (ask.answeredBy && !answer) {
      if (step?.open) this.finding.settle(key, ask.answeredBy);
      return answerByFact(ask.answeredBy);
    }
    const round = nextRound(step);
    if (!step || !answer) return this.want(key, definition, ask, round, false);
    const changed = changedRest(definition, step.rested, this.rests, ask.rests);
    const sentBack = ask.sentBack !== undefined && ask.sentBack.at > answer.at;
    if (changed === 'again' || sentBack) return this.want(key, definition, ask, round, false);
    if (changed === 'confirm' || step.open) this.note(key, definition, ask, round, true);
    return answer;
  }

  /** A standing clock: quiet until its reminder, then a task; facts or the task's answer start the next cycle. */
  every(type: string, ask: EveryAsk): void {
    const { first, lead, unfinished, retryOn } = ask;
    if (first === undefined) return;
    const from = this.cycleFrom(type, typeof first === 'string' ? first : londonDateOf(first), ask);
    const clock = this.clockFor(ask.within, from, ask.facts);
    if (!clock) return;
    const key = this.key(type, from);
    const step = this.step(key, type);
    const tried = step?.answer && unfinished?.includes(step.answer.outcome) ? step.answer : undefined;
    const opensAt = tried ? retryAt(tried, retryOn, clock) : leadIn(clock, lead);
    if (this.instant < opensAt && !step?.open) {
      this.wake(opensAt);
      this.finding.stand(key, { type, clock });
    } else if (!step?.answer || tried) {
      const { first: _first, lead: _lead, unfinished: _unfinished, retryOn: _retryOn, ...rest } = ask;
      this.note(key, this.definition(type), { ...rest, key: from, from }, nextRound(step), false, true);
    }
  }

  /** Where the present cycle of a standing clock runs from: answers and facts folded one after another. */
  private cycleFrom(
    type: string,
    first: LondonDate,
    { seen = [], basis = 'earlier', unfinished }: Pick<EveryAsk, 'seen' | 'basis' | 'unfinished'>,
  ): LondonDate {
    const prefix = this.key(type, '');
    const last = seen.at(-1);
    const lastOn = last && londonDateOf(last.happenedAt);
    let from = first;
    for (const step of this.stepsOf(type)) {
      if (!step.key.startsWith(prefix)) continue;
      if (step.answer && !unfinished?.includes(step.answer.outcome)) {
        const { on, due, assumed } = step.answer;
        // Lateness never pays; but what was taken for granted at adoption starts afresh from there.
        const next = basis === 'earlier' && !assumed && due !== undefined && due < on ? due : on;
        if (next > from) from = next;
      } else if (step.open && last && lastOn !== undefined && lastOn > step.key.slice(prefix.length))
        this.finding.settle(step.key, last);
    }
    return lastOn !== undefined && lastOn > from ? lastOn : from;
  }

  /** Nothing beyond this line until the condition holds, the gate is overridden, or its day has come. */
  gate(gate: string, open: boolean, ask: GateAsk): void {
    if (open) return;
    const key = this.key(gate, ask.key);
    this.reads('gates');
    const lapsed = ask.lapsesOn !== undefined && this.has(ask.lapsesOn);
    this.finding.closeGate(key, { gate, opens: ask.opens, lapsed });
    const until = overriddenUntil(this.source.state.gates.get(key), ask);
    const overridden = until !== undefined && !this.has(addDays(until, 1));
    if (!overridden && !lapsed) throw WAIT;
  }
  /** The answer a type got in the episode before this one. */
  previous(type: string): Answer | undefined {
    const before = this.episodes.at(-2);
    return before && this.step(`${before.id}/${type}`, type)?.answer;
  }

  /** The last answer to a type in the present scope, or anywhere when `anywhere`; undefined while there is none. */
  answered(type: string, where: 'here' | 'anywhere' = 'here', key?: string | number): Answer | undefined {
    if (where === 'here') return this.step(this.key(type, key), type)?.answer;
    let latest: Answer | undefined;
    for (const step of this.stepsOf(type))
      if (step.answer && (!latest || step.answer.at >= latest.at)) latest = step.answer;
    return latest;
  }
  /** The answer a type has here while what it rests on is unchanged: one that would be asked again is no answer. */
  holding(type: string, rests?: Ask['rests'], key?: string | number): Answer | undefined {
    const step = this.step(this.key(type, key), type);
    const changed = changedRest(this.definition(type), step?.rested, this.rests, rests);
    return changed === 'again' ? undefined : step?.answer;
  }
  /** Discriminators of the open steps of a type here, so that one already asked may stay wanted after its cause is gone. */
  openKeys(type: string): readonly string[] {
    const key = this.key(type);
    this.reads('open', type);
    return [...this.stepsOf(type)]
      .filter((step) => step.open && (step.key === key || step.key.startsWith(`${key}#`)))
      .map((step) => step.key.slice(key.length + 1));
  }
  /** Keys of the open steps of a type, in whatever part, that were there before an instant. */
  openSince(type: string, before: Instant): readonly string[] {
    this.reads('open', type);
    return [...this.stepsOf(type)].flatMap(({ key, open }) => (open && open.openedAt < before ? key : []));
  }
  /** The last day of an open step's clock. */
  dueOf(type: string, key?: string | number): LondonDate | undefined {
    this.reads('open', type);
    return this.step(this.key(type, key), type)?.open?.clock?.dueOn;
  }
  /** Whether a step was ever asked in the present scope. */
  isKnown(type: string, key: string | number): boolean {
    this.reads('open', type);
    return this.source.state.steps.has(this.key(type, key));
  }
  /** The answer a type got in another part, such as a track. */
  answeredIn(scope: string, type: string, key?: string | number): Answer | undefined {
    return this.step(`${scope}/${type}${key === undefined ? '' : `#${key}`}`, type)?.answer;
  }

  /** Clock of a standard from an anchor as this case stands, for stages that need the date itself. */
  due(within: string, from: LondonDate | Instant | undefined, facts?: Ask['facts']): LondonDate | undefined {
    if (from === undefined) return undefined;
    const clock = this.clockFor(within, from, facts);
    return clock && (clock.dueOn ?? londonDateOf(clock.dueAt));
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
  private note(key: string, type: TaskType, ask: Ask, round: number, confirm: boolean, cycle?: true): void {
    this.finding.want({ key, type, ask, round, confirm, ...(cycle ? { cycle } : {}) });
  }
}
