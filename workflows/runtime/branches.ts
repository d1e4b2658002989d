import { type Instant, type LondonDate } from '#domain/time.js';
import { startOfDay } from '#calendar/index.js';
import { type Want } from './ask.js';

/** Thrown to end a branch that waits for somebody. Only the runtime catches it. */
export const WAIT = Symbol('this branch waits');

/** How a pass walks the policy: every branch is looked at, a wait ends one branch only, a throw ends one track only. */
export abstract class Branches {
  readonly wanted = new Map<string, Want>();
  readonly faults = new Map<string, string>();
  readonly scopesRun = new Set<string>();
  wakeAt: Instant = Infinity;
  protected readonly path: string[] = [];

  constructor(readonly now: Instant) {}

  /** Waits for a day (its start) or an instant; for ever when it is unknown. */
  until(when: LondonDate | Instant | undefined): undefined {
    if (when === undefined) throw WAIT;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.now >= at) return undefined;
    this.wake(at);
    throw WAIT;
  }
  has(when: LondonDate | Instant | undefined): boolean {
    if (when === undefined) return false;
    const at = typeof when === 'string' ? startOfDay(when) : when;
    if (this.now < at) this.wake(at);
    return this.now >= at;
  }

  /** Every branch is looked at before the whole may wait: what follows needs them all. */
  all(branches: readonly (() => unknown)[]): void {
    if (!this.lookAt(branches)) throw WAIT;
  }

  /** Branches that go on beside each other; nothing follows that needs them. */
  together(branches: readonly (() => unknown)[]): void {
    this.lookAt(branches);
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
    const before = new Set(this.wanted.keys());
    const settled: { answer: T; wants: Set<string> }[] = [];
    for (const branch of branches) {
      const start = new Set(this.wanted.keys());
      try {
        settled.push({
          answer: branch(),
          wants: new Set([...this.wanted.keys()].filter((key) => !start.has(key))),
        });
      } catch (thrown) {
        if (thrown !== WAIT) throw thrown;
      }
    }
    const winner = settled[0];
    if (!winner) throw WAIT;
    for (const key of [...this.wanted.keys()])
      if (!before.has(key) && !winner.wants.has(key)) this.wanted.delete(key);
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

  protected key(name: string, discriminator?: string | number): string {
    const scope = this.path.length ? `${this.path.join('/')}/` : '';
    return discriminator === undefined ? scope + name : `${scope}${name}#${discriminator}`;
  }
  protected wake(at: Instant): void {
    if (at > this.now && at < this.wakeAt) this.wakeAt = at;
  }
}
