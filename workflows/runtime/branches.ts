import { type Instant, type LondonDate } from '#domain/time.js';
import { startOfDay } from '#calendar/index.js';
import { Findings } from './findings.js';
import { Memo, type Body, type Part, type Read } from './memo.js';
import { Place } from './place.js';

/** Thrown to end a branch that waits for somebody. Only the runtime catches it. */
export const WAIT = Symbol('this branch waits');

/** How a pass walks the policy: every branch is looked at, a wait ends one branch only, a throw ends one track only. */
export abstract class Branches {
  readonly memo = new Memo();
  readonly faults = new Map<string, string>();
  readonly scopesRun: string[] = [];
  /** What the whole pass found. */
  found = new Findings();
  protected instant: Instant = 0;
  /** What is being found: by the part that is being looked at, or by the pass as a whole. */
  protected finding = this.found;
  /** The part that is being looked at. */
  private looking: Part | undefined;
  private within = new Place();
  private racing = false;

  protected begin(at: Instant): void {
    this.instant = at;
    this.faults.clear();
    this.scopesRun.length = 0;
    this.found = new Findings();
    this.finding = this.found;
  }

  /** Waits for a day (its start) or an instant; for ever when it is unknown. */
  until(when: LondonDate | Instant | undefined): undefined {
    if (when === undefined) throw WAIT;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.instant >= at) return undefined;
    this.wake(at);
    throw WAIT;
  }
  has(when: LondonDate | Instant | undefined): boolean {
    if (when === undefined) return false;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.instant < at) this.wake(at);
    return this.instant >= at;
  }

  /** Every branch is looked at before the whole may wait: what follows needs them all. */
  all(branches: readonly (() => unknown)[]): void {
    if (!this.lookAt(branches)) throw WAIT;
  }

  /**
   * Branches that go on beside each other; nothing follows that needs them, so each may stand as it was last found, and may be
   * asked again by itself. What a branch takes from the part around it must be a constant of that look: never assigned to.
   */
  together(branches: readonly (() => unknown)[]): void {
    if (!this.looking || this.racing) this.lookAt(branches);
    else for (const branch of branches) this.lookInto(this.looking.branch(this.within, branch));
  }

  /** Whether every branch came to its end. */
  private lookAt(branches: readonly (() => unknown)[]): boolean {
    let ended = true;
    for (const branch of branches) {
      try {
        branch();
      } catch (thrown) {
        if (thrown !== WAIT) throw thrown;
        ended = false;
      }
    }
    return ended;
  }

  /** The first branch to be answered wins; what the others wanted is no longer wanted. */
  race<T>(branches: readonly (() => T)[]): T {
    const found = this.finding;
    const before = new Set(found.wanted.keys());
    let won: { answer: T; wants: Set<string> } | undefined;
    const outer = this.racing;
    this.racing = true;
    try {
      for (const branch of branches) {
        const start = new Set(found.wanted.keys());
        try {
          const answer = branch();
          won ??= { answer, wants: new Set([...found.wanted.keys()].filter((key) => !start.has(key))) };
        } catch (thrown) {
          if (thrown !== WAIT) throw thrown;
        }
      }
    } finally {
      this.racing = outer;
    }
    if (!won) throw WAIT;
    const { answer, wants } = won;
    found.keepWanted(({ key }) => before.has(key) || wants.has(key));
    return answer;
  }

  /** Runs a part under its own name in the keys. */
  scope<T>(name: string, body: (pass: this) => T): T {
    const outer = this.within;
    this.within = outer.inside(name);
    try {
      return body(this);
    } finally {
      this.within = outer;
    }
  }
  /**
   * A stage or track, which reads facts, answers and the time, and nothing else. While none of what it last read has changed,
   * what it found then stands. A wait ends it, a throw goes on to the edge of its track.
   */
  part(name: string, body: (pass: this) => void): void {
    if (this.looking) return body(this);
    const part = this.memo.part(name, this.within);
    try {
      if (part.needsLook(this.instant)) this.lookInto(part.asked(this.within, body as Body));
      else this.refresh(part);
    } finally {
      this.found.add(part.found);
    }
  }

  /** Looks at a part, and at all its branches. */
  private lookInto(part: Part): void {
    const { looking, finding, within } = this;
    part.begin();
    this.looking = part;
    this.finding = part.own;
    this.within = part.within;
    try {
      part.body(this);
      part.end();
    } catch (thrown) {
      part.end(thrown === WAIT);
      if (thrown !== WAIT) throw thrown;
    } finally {
      this.looking = looking;
      this.finding = finding;
      this.within = within;
    }
  }

  /**
   * Looks at those branches of a part that need it, as it last asked for them: nothing it read is otherwise, so it would say
   * the same again. Beyond a branch that throws nothing was looked at, so nothing is found there.
   */
  private refresh(part: Part): void {
    if (part.isGood(this.instant)) return;
    for (const branch of part.branches) {
      try {
        if (branch.needsLook(this.instant)) this.lookInto(branch);
        else this.refresh(branch);
      } catch (thrown) {
        part.endAt(branch);
        throw thrown;
      }
    }
    part.end();
  }

  /** A whole stage or track: a throw ends here, its open clocks stand, the others go on. */
  track(name: string, body: (pass: this) => void): void {
    this.scopesRun.push(name);
    try {
      this.scope(name, body);
    } catch (thrown) {
      if (thrown !== WAIT) this.faults.set(name, thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** Notes what the part that is being looked at has read. */
  protected reads(read: Read, name = ''): void {
    if (this.looking) this.memo.reads(this.looking, read, name);
  }
  /** The names of the track and the scopes that are being looked at. */
  protected get scopeName(): string {
    return this.within.path.slice(0, -1);
  }
  protected key(name: string, discriminator?: string | number): string {
    return this.within.key(name, discriminator);
  }
  protected wake(at: Instant): void {
    if (at <= this.instant) return;
    if (at < this.finding.wakeAt) this.finding.wakeAt = at;
    if (at < this.finding.goodUntil) this.finding.goodUntil = at;
  }
}
