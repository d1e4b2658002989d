import { type TaskType } from '#domain/task-type.js';
import { DAY, type Instant } from '#domain/time.js';
import { ladderOf, ownerContext, prisonIsResponsible, type OwnerContext } from '../policy/owner.js';
import { applyEvent, close, dropSpoken, reopen } from './apply.js';
import { noteBlockedGates } from './blocked-gates.js';
import { ring, nextRing } from './clock-work.js';
import { clockMaker, type ClockMaker } from './clock.js';
import { takeCommand } from './commands.js';
import { diff } from './diff.js';
import { type Batch, type JournalEvent } from './events.js';
import { type Want } from './ask.js';
import { Pass } from './pass.js';
import { pictureOf, pictureWith, type Picture } from './picture.js';
import { copyState, type Command, type State, type Step } from './state.js';
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

/** Events that no pass reads: after these alone another pass would want the same, but for causes of being stuck that a part has read (memo.ts). */
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
  return moveOn(policy, copyState(state), now, inbox, new Pass());
}

/**
 * The same turn, taken on the spot: for who owns a state and lives it through.
 * @param state becomes what the batch makes of it
 * @param pass the pass of the turn before, which knows what it found in this state
 */
export function moveOn(
  policy: Policy,
  state: State,
  now: Instant,
  inbox: readonly Command[],
  pass: Pass,
): Batch {
  const { policy: earlier, seq, scripted } = state;
  const policyIsNew = earlier !== policy.version && seq > 0;
  const fresh = inbox.filter(({ n }) => n > state.applied).sort((a, b) => a.n - b.n);
  const at = Math.max(now, state.now, ...fresh.map((command) => command.at));
  const commands = [...inOrder(fresh, state.applied), ...dropSpoken(state, at)];
  const applied = commands.findLast(({ n }) => n > 0)?.n ?? state.applied;
  reopen(state, applied);
  const turn = new Turn(policy, state, at, pass);
  if (policyIsNew) turn.emit({ e: 'PolicyChanged', from: earlier, to: policy.version });
  for (const [index, command] of commands.entries())
    turn.take(command, command.n > 0 ? `c${command.n}` : `s${scripted + index}`);
  turn.settle(policyIsNew);
  const batch: Batch = {
    seq: seq + 1,
    prev: state.head,
    at: turn.now,
    events: turn.events,
    applied,
    wakeAt: turn.wakeAt,
  };
  close(state, batch);
  return batch;
}

/** Commands up to the first number that is missing: it is on its way. */
function inOrder(sorted: readonly Command[], applied: number): readonly Command[] {
  const gap = sorted.findIndex(({ n }, i) => n !== applied + 1 + i);
  return gap < 0 ? sorted : sorted.slice(0, gap);
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
    private readonly pass: Pass,
  ) {
    state.now = now;
    this.picture = pictureOf(state);
  }

  emit(event: JournalEvent): void {
    this.events.push(event);
    this.pass.memo.hear(event, this.state);
    applyEvent(this.state, event, this.now);
    if (event.e === 'FactRecorded') {
      this.picture = pictureWith(this.state, this.picture, event.fact);
      this.because = event.fact.kind;
    } else if (event.e === 'FactWithdrawn') {
      this.picture = pictureOf(this.state);
      this.because = 'fact-withdrawn';
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
      this.pass.memo.stuckMoved = false;
      const owner = ownerContext(this.now, this.picture.episodes.at(-1)?.id);
      const clockOf = clockMaker(this.state, this.picture);
      const prisonOwns = prisonIsResponsible(this.picture.view, owner);
      this.pass.memo.standOn({ ...this.picture, clocks: clockOf, owner, prisonOwns });
      const pass = this.look(prisonOwns, clockOf);
      const context = {
        view: this.picture.view,
        types: this.policy.types,
        owner,
        because: this.because,
        rests: this.picture.rests,
        policyIsNew,
        clockOf: ({ ask }: Want) => clockOf(ask),
        memo: pass.memo,
      };
      for (const event of diff(this.state, pass, context)) this.emit(event);
      const ringsAt = this.ringsAt(owner);
      for (const event of ring(this.state, this.policy.types, this.picture.view, owner, ringsAt))
        this.emit(event);
      if (!this.isInertFrom(before)) continue;
      // Only now: a step that this pass has just withdrawn opens no gate any more.
      noteBlockedGates(pass, this.state);
      for (const event of atRest(this.state, pass)) this.emit(event);
      if (!this.pass.memo.stuckMoved) return this.rest(pass, ringsAt);
    }
    throw new Error(`The policy does not settle after ${MAX_PASSES} passes`);
  }

  private isInertFrom(first: number): boolean {
    for (let i = first; i < this.events.length; i++)
      if (!INERT.has((this.events[i] as JournalEvent).e)) return false;
    return true;
  }

  private look(prisonOwns: boolean, clockOf: ClockMaker): Pass {
    const episode = this.picture.episodes.at(-1);
    if (episode && episode.id !== this.state.episode) this.emit({ e: 'EpisodeOpened', episode: episode.id });
    const pass = this.pass.look({
      state: this.state,
      now: this.now,
      ...this.picture,
      types: this.policy.types,
      prisonOwns,
      clockFor: clockOf.standard,
    });
    this.policy.run(pass);
    return pass;
  }

  private ringsAt(owner: OwnerContext): (step: Step) => Instant {
    const { id } = this.state;
    const next = (step: Step): Instant | undefined => {
      const type = this.policy.types.get(step.type);
      return type && nextRing(id, step, ladderOf(type, this.picture.view, owner).length);
    };
    return (step) => this.pass.memo.ringOf(step, next);
  }

  private rest(pass: Pass, ringsAt: (step: Step) => Instant): void {
    let wake = Math.min(pass.found.wakeAt, this.now + LONGEST_SLEEP, this.state.planned[0]?.at ?? Infinity);
    for (const step of this.state.steps.open.values()) wake = Math.min(wake, ringsAt(step));
    this.wakeAt = Math.max(wake, this.now + 1);
    // A step that survived its stage keeps the pathway awake until somebody has answered it.
    if (this.state.steps.open.size === 0 && this.policy.isOver(pass) && !this.state.endedAt)
      this.emit({ e: 'Ended' });
  }
}
