import { type Instant, type LondonDate } from '#domain/time.js';
import { startOfDay } from '#calendar/index.js';
import { Findings } from './findings.js';
import { type Memo, type Part, type Read } from './memo.js';

/** Thrown to end a branch that waits for somebody. Only the runtime catches it. */
export const WAIT = Symbol('this branch waits');

/** How a pass walks the policy: every branch is looked at, a wait ends one branch only, a throw ends one track only. */
export abstract class Branches {
  readonly faults = new Map<string, string>();
  readonly scopesRun = new Set<string>();
  protected readonly path: string[] = [];
  /** What the whole pass found. */
  readonly found = new Findings();
  /** What is being found: by the part that is being looked at, or by the pass as a whole. */
  protected finding = this.found;
  /** The part that is being looked at. */
  protected looking: Part | undefined;
  /** Whether what stands around the part has changed, so that its branches cannot stand either. */
  private anew = false;
  private racing = false;

  constructor(
    protected readonly instant: Instant,
    protected readonly memo: Memo,
  ) {}

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

  /** Branches that go on beside each other; nothing follows that needs them, so each may stand as it was last found. */
  together(branches: readonly (() => unknown)[]): void {
    if (!this.looking || this.racing) this.lookAt(branches);
    else for (const branch of branches) this.visit(this.looking.branch(), branch);
  }

  /** Whether every branch came to its end. */
  private lookAt(branches: readonly (() => unknown)[]): boolean {
    let ended = true;
    const depth = this.path.length;
    for (const branch of branches) {
      try {
        branch();
      } catch (thrown) {
        this.path.length = depth;
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
  scope<T>(name: string, body: () => T): T {
    this.path.push(name);
    try {
      return body();
    } finally {
      this.path.pop();
    }
  }
  /**
   * A stage or track, which reads facts, answers and the time, and nothing else. While none of what it last read has changed,
   * what it found then stands. A wait ends it, a throw goes on to the edge of its track.
   */
  part(name: string, body: (pass: this) => void): void {
    if (this.looking) return body(this);
    const part = this.memo.part(name);
    try {
      this.visit(part, body);
    } finally {
      this.found.add(part.found);
    }
  }

  /** Looks at a part again where something may have changed; in a part that is looked at anew, its branches are too. */
  private visit(part: Part, body: (pass: this) => unknown): void {
    const anew = this.anew || !part.fresh || this.instant >= part.own.goodUntil;
    if (!anew && part.whole && this.instant < part.found.goodUntil) return;
    const { looking: outerPart, finding: outerFinding, anew: outerAnew } = this;
    part.begin();
    this.looking = part;
    this.finding = part.own;
    this.anew = anew;
    const depth = this.path.length;
    let fresh = true;
    try {
      body(this);
    } catch (thrown) {
      this.path.length = depth;
      fresh = thrown === WAIT;
      if (thrown !== WAIT) throw thrown;
    } finally {
      part.end(fresh);
      this.looking = outerPart;
      this.finding = outerFinding;
      this.anew = outerAnew;
    }
  }

  /** A whole stage or track: a throw ends here, its open clocks stand, the others go on. */
  track(name: string, body: () => void): void {
    this.scopesRun.add(name);
    this.path.push(name);
    try {
      body();
    } catch (thrown) {
      if (thrown !== WAIT) this.faults.set(name, thrown instanceof Error ? thrown.message : String(thrown));
    }
    this.path.length = 0;
  }

  /** Notes what the part that is being looked at has read. */
  protected reads(read: Read, name = ''): void {
    if (this.looking) this.memo.reads(this.looking, read, name);
  }
  protected key(name: string, discriminator?: string | number): string {
    const scope = this.path.length ? `${this.path.join('/')}/` : '';
    return discriminator === undefined ? scope + name : `${scope}${name}#${discriminator}`;
  }
  protected wake(at: Instant): void {
    if (at <= this.instant) return;
    if (at < this.finding.wakeAt) this.finding.wakeAt = at;
    if (at < this.finding.goodUntil) this.finding.goodUntil = at;
  }
}
