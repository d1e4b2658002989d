import { type TaskType } from '#domain/task-type.js';
import { DAY, type Instant } from '#domain/time.js';
import { ladderOf, prisonIsResponsible, type OwnerContext } from '../policy/owner.js';
import { applyEvent } from './apply.js';
import { noteBlockedGates } from './blocked-gates.js';
import { ring, nextRing } from './clock-work.js';
import { clockMaker, setOn } from './clock.js';
import { takeCommand } from './commands.js';
import { diff } from './diff.js';
import { type Batch, type JournalEvent } from './events.js';
import { type Want } from './ask.js';
import { Pass } from './pass.js';
import { pictureOf, type Picture } from './picture.js';
import { copyState, type Command, type State } from './state.js';
import { atRest } from './surroundings.js';

/** What the runtime runs: the catalogue of task types and the policy from the top. */
export interface Policy {
  readonly version: string;
  readonly types: ReadonlyMap<string, TaskType>;
  readonly run: (pass: Pass) => void;
  /** Whether everything is done, so that the pathway may rest until a later fact reopens it. */
  readonly isOver: (pass: Pass) => boolean;
}

const MAX_PASSES = 40;

/** Events that no pass can read: after these alone another pass would want the same. */
const INERT: ReadonlySet<JournalEvent['e']> = new Set<JournalEvent['e']>([
  'TaskOpened',
  'TaskMoved',
  'TaskWithdrawn',
  'ClockMoved',
  'StandingSet',
  'StandingCleared',
  'StageReached',
  'StuckRaised',
  'StuckCleared',
  'GateClosed',
  'GateOpened',
  'Reminded',
  'Faulted',
  'FaultCleared',
]);
const LONGEST_SLEEP = 90 * DAY;

/**
 * Takes one turn: commands first, then passes until nothing changes, then the clocks.
 * Pure: the same state, instant and commands give the same batch on every engine.
 * @param state the ledger as last committed; unchanged
 * @param now the instant of this turn, never before the last one
 * @param inbox commands in any order; those already applied are passed over
 */
export function takeTurn(policy: Policy, state: State, now: Instant, inbox: readonly Command[]): Batch {
  const work = copyState(state);
  const scripted = work.planned.filter(({ at }) => at <= now).map(({ command }) => command);
  work.planned = work.planned.slice(scripted.length);
  const commands = [...inbox.filter(({ n }) => n > state.applied).sort((a, b) => a.n - b.n), ...scripted];
  const turn = new Turn(policy, work, Math.max(now, state.now, ...commands.map(({ at }) => at)));
  if (state.policy !== policy.version && state.seq > 0)
    turn.emit({ e: 'PolicyChanged', from: state.policy, to: policy.version });
  let applied = state.applied;
  for (const [index, command] of commands.entries()) {
    if (command.n > 0 && command.n !== applied + 1) break;
    if (command.n > 0) applied = command.n;
    turn.take(command, command.n > 0 ? `c${command.n}` : `s${state.scripted + index}`);
  }
  turn.settle(state.policy !== policy.version && state.seq > 0);
  return {
    seq: state.seq + 1,
    prev: state.head,
    at: turn.now,
    events: turn.events,
    applied,
    wakeAt: turn.wakeAt,
  };
}

class Turn {
  readonly events: JournalEvent[] = [];
  wakeAt: Instant = Infinity;
  private picture: Picture;
  private because: string | undefined;

  constructor(
    private readonly policy: Policy,
    private readonly state: State,
    readonly now: Instant,
  ) {
    state.now = now;
    this.picture = pictureOf(state);
  }

  emit(event: JournalEvent): void {
    this.events.push(event);
    applyEvent(this.state, event, this.now);
    if (event.e === 'FactRecorded' || event.e === 'FactWithdrawn') {
      this.picture = pictureOf(this.state);
      this.because = event.e === 'FactRecorded' ? event.fact.kind : 'fact-withdrawn';
    }
  }

  take(command: Command, id: string): void {
    for (const event of takeCommand(this.state, this.policy.types, command, id, () => this.picture.rests))
      this.emit(event);
  }

  /** Passes and clocks, again and again until neither has anything to say. */
  settle(policyIsNew: boolean): void {
    for (let i = 0; i < MAX_PASSES; i++) {
      const before = this.events.length;
      const pass = this.pass();
      const context = this.ownerContext();
      const clockOf = clockMaker(this.state, this.picture);
      const diffContext = {
        view: this.picture.view,
        types: this.policy.types,
        owner: context,
        because: this.because,
        rests: this.picture.rests,
        policyIsNew,
        clockOf: ({ ask }: Want) => clockOf(ask),
      };
      for (const event of diff(this.state, pass, diffContext)) this.emit(event);
      for (const event of ring(this.state, this.policy.types, this.picture.view, context)) this.emit(event);
      if (this.events.slice(before).every(({ e }) => INERT.has(e))) return this.rest(pass, context);
    }
    throw new Error(`The policy does not settle after ${MAX_PASSES} passes`);
  }

  private pass(): Pass {
    const episode = this.picture.episodes.at(-1);
    if (episode && episode.id !== this.state.episode) this.emit({ e: 'EpisodeOpened', episode: episode.id });
    const clockOf = clockMaker(this.state, this.picture);
    const pass = new Pass({
      state: this.state,
      now: this.now,
      ...this.picture,
      types: this.policy.types,
      prisonOwns: prisonIsResponsible(this.picture.view, this.ownerContext()),
      clockFor: clockOf.standard,
    });
    this.policy.run(pass);
    noteBlockedGates(pass, this.state);
    return pass;
  }

  private ownerContext(): OwnerContext {
    return { set: setOn(this.now), inCustody: this.picture.episodes.at(-1)?.kind === 'custody' };
  }

  private rest(pass: Pass, context: OwnerContext): void {
    for (const event of atRest(this.state, pass)) this.emit(event);
    let wake = Math.min(pass.wakeAt, this.now + LONGEST_SLEEP, this.state.planned[0]?.at ?? Infinity);
    for (const step of this.state.steps.values()) {
      if (!step.open?.clock) continue;
      const type = this.policy.types.get(step.type);
      const at = type && nextRing(this.state.id, step, ladderOf(type, this.picture.view, context).length);
      if (at !== undefined && at < wake) wake = at;
    }
    this.wakeAt = Math.max(wake, this.now + 1);
    // A step that survived its stage keeps the pathway awake until somebody has answered it.
    const owed = [...this.state.steps.values()].some((step) => step.open);
    if (!owed && this.policy.isOver(pass) && !this.state.endedAt) this.emit({ e: 'Ended' });
  }
}
