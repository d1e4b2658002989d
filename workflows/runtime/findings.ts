import { type Fact } from '#domain/fact.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Want } from './ask.js';
import { type Clock, type Milestone, type Stuck } from './state.js';

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();
type Found<T> = ReadonlyMap<string, T>;

/** A step from which its holder was excused: answered by this outcome of its own, because of the fact that asked for it. */
export interface Excusal {
  readonly outcome: string;
  readonly at: Instant;
  readonly byFact: string;
}

/** What a look at one part of the policy found. Most parts find little: a list is made when something is put into it. */
export class Findings {
  wanted: Found<Want> = NOTHING;
  settled: Found<Fact> = NOTHING;
  closedGates: Found<{ gate: string; opens: string; lapsed: boolean }> = NOTHING;
  reached: Found<Milestone> = NOTHING;
  stuck: Found<Omit<Stuck, 'since'>> = NOTHING;
  standing: Found<{ type: string; clock: Clock }> = NOTHING;
  /** Deadlines put off, by the key of the step. */
  deferred: Found<LondonDate> = NOTHING;
  excused: Found<Excusal> = NOTHING;
  stage: string | undefined;
  /** When this part wants to be looked at again. */
  wakeAt: Instant = Infinity;
  /** Until when it may be taken as it is: its wake time, or sooner where it read the day itself. */
  goodUntil: Instant = Infinity;

  want(want: Want): void {
    this.wanted = put(this.wanted, want.key, want);
  }
  settle(key: string, by: Fact): void {
    this.settled = put(this.settled, key, by);
  }
  closeGate(key: string, gate: { gate: string; opens: string; lapsed: boolean }): void {
    this.closedGates = put(this.closedGates, key, gate);
  }
  reach(milestone: Milestone): void {
    this.reached = put(this.reached, milestone.key, milestone);
  }
  getStuck(key: string, stuck: Omit<Stuck, 'since'>): void {
    this.stuck = put(this.stuck, key, stuck);
  }
  stand(key: string, standing: { type: string; clock: Clock }): void {
    this.standing = put(this.standing, key, standing);
  }
  putOff(key: string, on: LondonDate): void {
    this.deferred = put(this.deferred, key, on);
  }
  excuse(key: string, excusal: Excusal): void {
    this.excused = put(this.excused, key, excusal);
  }
  keepWanted(keep: (want: Want) => boolean): void {
    this.wanted = new Map([...this.wanted].filter(([, want]) => keep(want)));
  }
  keepStanding(keep: (type: string) => boolean): void {
    this.standing = new Map([...this.standing].filter(([, { type }]) => keep(type)));
  }
  keepStuck(keep: (cause: string) => boolean): void {
    this.stuck = new Map([...this.stuck].filter(([, { cause }]) => keep(cause)));
  }

  /** @throws Error when another part of this pass already wants one of these steps: one key, one ask */
  add(part: Findings): void {
    if (part.wanted.size > 0) {
      for (const key of part.wanted.keys())
        if (this.wanted.has(key)) throw new Error(`One key twice in a pass: ${key}`);
      this.wanted = putAll(this.wanted, part.wanted);
    }
    if (part.settled.size > 0) this.settled = putAll(this.settled, part.settled);
    if (part.closedGates.size > 0) this.closedGates = putAll(this.closedGates, part.closedGates);
    if (part.reached.size > 0) this.reached = putAll(this.reached, part.reached);
    if (part.stuck.size > 0) this.stuck = putAll(this.stuck, part.stuck);
    if (part.standing.size > 0) this.standing = putAll(this.standing, part.standing);
    if (part.deferred.size > 0) this.deferred = putAll(this.deferred, part.deferred);
    if (part.excused.size > 0) this.excused = putAll(this.excused, part.excused);
    this.stage = part.stage ?? this.stage;
    this.wakeAt = Math.min(this.wakeAt, part.wakeAt);
    this.goodUntil = Math.min(this.goodUntil, part.goodUntil);
  }
}

function put<T>(map: Found<T>, key: string, value: T): Found<T> {
  return own(map).set(key, value);
}
function putAll<T>(map: Found<T>, more: Found<T>): Found<T> {
  const all = own(map);
  // A loop would make a list of every pair.
  more.forEach((value, key) => all.set(key, value));
  return all;
}
/** The map to put something into: the first thing makes one. */
const own = <T>(map: Found<T>): Map<string, T> =>
  map === NOTHING ? new Map<string, T>() : (map as Map<string, T>);
