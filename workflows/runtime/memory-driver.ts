import { type Instant } from '#domain/time.js';
import { applyEvent } from './apply.js';
import { type Batch } from './events.js';
import { Pass } from './pass.js';
import { withPlanned } from './plan.js';
import { copyState, emptyState, type Command, type Planned, type State } from './state.js';
import { moveOn, type Policy } from './turn.js';

/** A command as a story writes it: the driver numbers it. */
export type Said = Command extends infer C ? (C extends Command ? Omit<C, 'n' | 'at'> : never) : never;

/**
 * Staff who answer from inside: what they will do about what a turn has opened.
 * `after` is the case as this turn leaves it, read only where it is needed.
 */
export type Staff = (batch: Batch, pathwayId: string, after: () => State) => readonly Planned[];

/**
 * The same turns without a server: golden stories at any date, previews, properties, forecasts.
 * Time moves only when told, and stops at every instant the pathway asks to be woken.
 */
export class MemoryDriver {
  state: State;
  readonly journal: Batch[] = [];
  private wakeAt: Instant = Infinity;
  private said = 0;
  private readonly pass = new Pass();

  constructor(
    private readonly policy: Policy,
    id: string,
    private readonly staff?: Staff,
    private readonly keepJournal = true,
  ) {
    this.state = emptyState(id, policy.version);
  }

  /** Takes over a case as it stands, for a preview or a forecast. */
  static from(policy: Policy, state: State, wakeAt: Instant, staff?: Staff): MemoryDriver {
    const driver = new MemoryDriver(policy, state.id, staff);
    driver.state = copyState(state);
    driver.said = state.applied;
    driver.wakeAt = wakeAt;
    return driver;
  }

  /** Says something at an instant; the pathway first lives up to it. */
  say(at: Instant, ...commands: readonly Said[]): Batch {
    this.runTo(at - 1);
    return this.take(
      at,
      commands.map((command) => ({ ...command, n: ++this.said, at }) as Command),
    );
  }

  /** Lets time pass up to and including an instant, waking whenever the pathway asked to be. */
  runTo(until: Instant): void {
    while (this.wakeAt <= until && this.state.endedAt === undefined) this.take(this.wakeAt, []);
  }

  get nextWake(): Instant {
    return this.wakeAt;
  }

  private take(at: Instant, commands: readonly Command[]): Batch {
    const computed = moveOn(this.policy, this.state, at, commands, this.pass);
    const planned = this.staff?.(computed, this.state.id, () => this.state) ?? [];
    if (planned.length > 0) applyEvent(this.state, { e: 'Planned', planned }, computed.at);
    const batch = withPlanned(computed, planned);
    this.wakeAt = batch.wakeAt;
    if (this.keepJournal) this.journal.push(batch);
    return batch;
  }
}
