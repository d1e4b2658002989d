import { atLondon, endOfDay, formatLondon } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { MemoryDriver, type Said } from '#workflows/runtime/memory-driver.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type OpenRound, type State, type Step } from '#workflows/runtime/state.js';
import { POLICY } from '#workflows/policy.js';
import { type Policy } from '#workflows/runtime/turn.js';
import { type Expected, type FactOptions } from './story-types.js';
import { usualAnswer, type Usual } from './usual.js';

const wall = (text: string): Instant => {
  const [on = '', time = '12:00'] = text.split(' ');
  return atLondon(on, time);
};

/** A golden story: a case told day by day on the memory driver; every expectation is worked out by hand from the source. */
export class Story {
  /** Hears of every story as it begins: a test that tells it again elsewhere. */
  static onBegun: ((story: Story) => void) | undefined;
  readonly driver: MemoryDriver;
  /** What was said, in order, each with its instant. */
  readonly told: { readonly at: Instant; readonly said: Said }[] = [];
  private now = 0;
  private readonly names = new Map<string, string>();
  private readonly usual = new Map<string, Usual>();

  constructor(
    readonly title: string,
    policy: Policy = POLICY,
  ) {
    this.driver = new MemoryDriver(policy, `story-${title}`);
    Story.onBegun?.(this);
  }

  /** The instant it has come to. */
  get toldTo(): Instant {
    return this.now;
  }

  get state(): State {
    return this.driver.state;
  }
  get events(): readonly JournalEvent[] {
    return this.driver.journal.flatMap(({ events }) => events);
  }

  /** Lets time pass up to a London wall time (noon when only a date is given). */
  on(text: string): this {
    this.now = wall(text);
    this.driver.runTo(this.now);
    return this;
  }

  /** Something happened outside and is learnt now; `happened` says when it was, now where it says nothing. */
  fact(kind: FactKind, data: Readonly<Record<string, unknown>> = {}, options: FactOptions = {}): this {
    const happenedAt = options.happened ? wall(options.happened) : this.now;
    const supersedes = options.supersedes && this.idOf(options.supersedes);
    this.say({
      type: 'fact',
      fact: {
        kind,
        data: data as Codes,
        happenedAt,
        learntAt: this.now,
        ...(supersedes ? { supersedes } : {}),
      },
    });
    if (options.as) this.names.set(options.as, `c${this.driver.state.applied}`);
    return this;
  }
  /** A whole case taken over in one go: kind, data, and the London day on which each fact happened. */
  importCase(facts: readonly (readonly [FactKind, Readonly<Record<string, unknown>>, LondonDate])[]): this {
    const at = (this.now += 1);
    const said = facts.map(([kind, data, on]) => {
      const happenedAt = Math.min(wall(`${on} ${kind === 'imported' ? '23:59' : '00:01'}`), at);
      return { type: 'fact' as const, fact: { kind, data: data as Codes, happenedAt, learntAt: at } };
    });
    this.told.push(...said.map((one) => ({ at, said: one })));
    this.driver.say(at, ...said);
    return this;
  }
  withdraw(name: string): this {
    return this.say({ type: 'withdraw-fact', factId: this.idOf(name) });
  }
  override(gate: string, until: LondonDate): this {
    return this.say({ type: 'override-gate', key: this.gateKey(gate), until });
  }
  /** The id of a fact this story named. */
  idOf(name: string): string {
    const id = this.names.get(name);
    if (!id) throw new Error(`${this.title}: no fact is called "${name}"`);
    return id;
  }

  /** Somebody answers an open step, now. */
  answer(step: string, outcome: string, data: Codes = {}): this {
    const { key, round, type } = this.openStep(step);
    const known = POLICY.types.get(type)?.outcomes.map(({ id }) => id) ?? [];
    if (!known.includes(outcome)) this.fail(`"${outcome}" is not an outcome of ${type}: ${known.join(', ')}`);
    return this.say({ type: 'complete', key, round, outcome, data: data as Codes });
  }

  /** How `work` answers a type from now on. */
  usually(type: string, outcome: string, data: Codes = {}): this {
    this.usual.set(type, { outcome, data });
    return this;
  }
  /** Everybody answers what is open the usual way, the moment it opens, until a wall time; `but` names types left alone. */
  work(until: string, { but = [], only }: { but?: readonly string[]; only?: readonly string[] } = {}): this {
    const end = wall(until);
    const idle = (type: string): boolean =>
      but.includes(type) || (only !== undefined && !only.includes(type));
    for (let guard = 0; ; guard++) {
      if (guard > 5_000) this.fail('work does not come to an end');
      const step = [...this.state.steps.values()].find(({ open, type }) => open && !idle(type));
      if (step) {
        const { outcome, data } = usualAnswer(step, this.now, this.usual.get(step.type));
        this.say({ type: 'complete', key: step.key, round: step.round, outcome, data });
      } else if (this.driver.nextWake <= end && this.state.endedAt === undefined) {
        this.now = Math.max(this.now, this.driver.nextWake);
        this.driver.runTo(this.now);
      } else break;
    }
    return this.on(until);
  }

  expectOpen(step: string, expected: Expected = {}): this {
    const found = this.openStep(step);
    const { open } = found;
    const actual: Record<string, unknown> = {
      due: open.clock?.dueOn,
      dueAt: open.clock && formatLondon(open.clock.dueAt).slice(0, 16).replace('T', ' '),
      role: open.role,
      place: open.place,
      row: open.clock?.row,
      mark: open.mark,
      round: found.round,
      missed: open.missedAt !== undefined,
      barred: open.barred,
    };
    for (const [name, value] of Object.entries(expected))
      if (JSON.stringify(actual[name]) !== JSON.stringify(value))
        this.fail(
          `${found.key}: ${name} is ${JSON.stringify(actual[name])}, expected ${JSON.stringify(value)}`,
        );
    // A step due on a day is due at its very end.
    if (expected.due && open.clock?.dueAt !== endOfDay(expected.due))
      this.fail(`${found.key}: not the end of the day`);
    return this;
  }
  expectNotOpen(...steps: readonly string[]): this {
    for (const step of steps)
      if (this.matches(step).length > 0) this.fail(`${step} is open, and should not be`);
    return this;
  }
  expectAnswered(step: string, outcome: string): this {
    const answers = this.named(step).flatMap(({ answer }) => (answer ? [answer.outcome] : []));
    if (!answers.includes(outcome)) this.fail(`${step} is answered [${answers.join(', ')}], not ${outcome}`);
    return this;
  }
  /** That a clock was declared missed, at the wall time its deadline stood for. */
  expectMissed(step: string, dueAt?: string): this {
    const missed = this.events.filter((event) => event.e === 'ClockMissed' && this.isNamed(event.key, step));
    if (missed.length === 0) this.fail(`${step} was never missed`);
    if (dueAt && !missed.some((event) => event.e === 'ClockMissed' && event.at === wall(dueAt)))
      this.fail(`${step} was not missed at ${dueAt}`);
    return this;
  }
  expectNeverMissed(step: string): this {
    if (this.events.some((event) => event.e === 'ClockMissed' && this.isNamed(event.key, step)))
      this.fail(`${step} was missed`);
    return this;
  }
  expectStage(stage: string, episode?: string): this {
    if (this.state.stage !== stage || (episode && this.state.episode !== episode))
      this.fail(`it is at ${this.state.episode}, ${this.state.stage}; expected ${episode ?? ''} ${stage}`);
    return this;
  }
  expectStuck(cause: string, detail?: string): this {
    const stuck = [...this.state.stuck.values()].filter((one) => one.cause === cause);
    if (stuck.length === 0) this.fail(`not stuck: ${cause}; only ${this.causes().join(', ') || 'nothing'}`);
    if (detail && !stuck.some((one) => one.detail?.includes(detail))) this.fail(`${cause}: not "${detail}"`);
    return this;
  }
  expectNotStuck(cause: string): this {
    if (this.causes().includes(cause)) this.fail(`stuck: ${cause}`);
    return this;
  }
  expectGate(gate: string, state: 'closed' | 'open' | 'lapsed'): this {
    const closed = [...this.state.gates.values()].filter((one) => one.gate === gate);
    const now =
      closed.length === 0 ? 'open' : closed.some((one) => one.lapsedAt === undefined) ? 'closed' : 'lapsed';
    if (now !== state) this.fail(`gate ${gate} is ${now}, expected ${state}`);
    return this;
  }
  expectEnded(): this {
    if (this.state.endedAt === undefined) this.fail(`it has not ended; open: ${this.openKeys().join(', ')}`);
    return this;
  }
  openKeys(): string[] {
    return [...this.state.steps.values()].flatMap(({ open, key }) => (open ? [key] : []));
  }

  private say(command: Said): this {
    // Nobody answers two things in one millisecond: what follows was seen first.
    this.driver.say((this.now += 1), command);
    this.told.push({ at: this.now, said: command });
    const late = this.driver.journal.at(-1)?.events.find((event) => event.e === 'CommandOvertaken');
    if (late?.e === 'CommandOvertaken') this.fail(`command ${late.n} was overtaken: ${late.why}`);
    const fault = [...this.state.faults.entries()][0];
    if (fault) this.fail(`${fault[0]} faulted: ${fault[1].message}`);
    return this;
  }
  /** The whole key, or its end: `rotl.decide`, `victim.tell#died#c4`. */
  private isNamed(key: string, step: string): boolean {
    return key === step || key.endsWith(`/${step}`) || key.includes(`/${step}#`);
  }
  private named(step: string): Step[] {
    return [...this.state.steps.values()].filter(({ key }) => this.isNamed(key, step));
  }
  private matches(step: string): Step[] {
    return this.named(step).filter(({ open }) => open);
  }
  private openStep(step: string): Step & { open: OpenRound } {
    const [found, ...more] = this.matches(step);
    if (more.length > 0)
      this.fail(`${step} names several: ${[found, ...more].map((one) => one?.key).join(', ')}`);
    if (!found?.open) return this.fail(`${step} is not open; open: ${this.openKeys().join(', ')}`);
    return found as Step & { open: OpenRound };
  }
  private gateKey(gate: string): string {
    const found = [...this.state.gates.values()].find((one) => one.gate === gate);
    return found?.key ?? this.fail(`gate ${gate} is not closed`);
  }
  private causes(): string[] {
    return [...this.state.stuck.values()].map(({ cause }) => cause);
  }
  private fail(why: string): never {
    throw new Error(`${this.title}, ${this.now ? formatLondon(this.now) : 'at the start'}: ${why}`);
  }
}

export const story = (title: string, policy?: Policy): Story => new Story(title, policy);
