import {
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { type Instant } from '#domain/time.js';
import { type Activities } from './activities.types.js';
import { applyBatch } from './runtime/apply.js';
import { carry, uncarry } from './runtime/carry.js';
import { type Batch } from './runtime/events.js';
import { copyState, emptyState, type Command, type State } from './runtime/state.js';
import { takeTurn, type Policy } from './runtime/turn.js';

/** What PostgreSQL accepted, in order, as the relay delivers it. */
export const commandSignal = defineSignal<[readonly Command[]]>('command');

export interface PathwayInput {
  readonly pathwayId: string;
  /** The ledger carried over from the run before; absent on the first start and on a restart from PostgreSQL. */
  readonly carried?: string;
  readonly inbox?: readonly Command[];
  /** Rehearsal does not continue as new by age: the server's skipped time would jump (docs/decisions/0007-rehearsal.md). */
  readonly rehearsal?: true;
  /** The last instant a rehearsal lives through; it ends instead of sleeping past it. */
  readonly until?: Instant;
  /** Turns after which to continue as new, for tests. */
  readonly turnsARun?: number;
}

const QUARTER = 90 * 24 * 60 * 60 * 1000;

// The journal is the truth: a turn waits for it as long as it must. A local activity that outlasts its workflow task is
// retried by the server with timers, for ever, so PostgreSQL may stay away for days.
const { commit, load } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/**
 * One sentence, from the first fact to the last, under a policy. Each turn gives Temporal the same commands, one commit and one
 * timer, and takes its ledger from what the commit returned, so that policy may change under it (docs/decisions/0002).
 */
export async function runPathway(policy: Policy, input: PathwayInput): Promise<void> {
  // Handlers only fill the inbox, and are set before anything is awaited, so that no signal is lost.
  let inbox: Command[] = [...(input.inbox ?? [])];
  setHandler(commandSignal, (commands) => void inbox.push(...commands));

  let state = await restore(policy, input);
  const startedAt = Date.now();
  let wakeAt = startedAt;
  // Whether the process that will commit the next turn committed the last one. It decides what a commit is given, which no
  // history holds, and never what the turn is.
  let isKnown = false;
  // A rehearsal begins on its own first day, and takes each turn at the instant that was asked for, not at the moments later
  // when a worker came to it: so it says the same on every engine.
  const opensAt = input.rehearsal ? (inbox[0]?.at ?? startedAt) : startedAt;
  if (opensAt > startedAt) await condition(() => false, opensAt - startedAt);
  const now = (): Instant =>
    input.rehearsal ? Math.min(Date.now(), inbox.at(-1)?.at ?? wakeAt) : Date.now();
  for (let turns = 1; ; turns++) {
    const committed = await takeAndCommit(
      policy,
      now,
      () => state,
      () => inbox,
      (more) => void inbox.push(...more),
      isKnown,
      input.rehearsal ? brokenOff : waitAnHour,
    );
    isKnown = !workflowInfo().unsafe.isReplaying;
    const episode = state.episode;
    state = applyBatch(state, committed, copyState);
    inbox = inbox.filter(({ n }) => n > state.applied);

    wakeAt = committed.wakeAt;
    if (state.endedAt !== undefined && inbox.length === 0) return;
    if (input.until !== undefined && wakeAt > input.until) return;
    const stageEnded = episode !== undefined && state.episode !== episode;
    const aged = Date.now() - startedAt > QUARTER;
    if (
      !input.rehearsal &&
      (workflowInfo().continueAsNewSuggested || stageEnded || aged || turns === input.turnsARun)
    ) {
      await continueAsNew<(input: PathwayInput) => Promise<void>>({ ...input, carried: carry(state), inbox });
    }
    const pause = Math.max(wakeAt - Date.now(), 1);
    // Nobody signals a rehearsal, and the SDK's plain sleep is a third of the work.
    if (input.rehearsal && inbox.length === 0) await sleep(pause);
    // A number that is missing is on its way: only the next one wakes the pathway.
    else await condition(() => inbox.some(({ n }) => n === state.applied + 1), pause);
  }
}

const waitAnHour = (): Promise<boolean> => condition(() => false, '1 hour');
/** Nobody looks at a rehearsal, and its hours take no time: it fails at once. */
const brokenOff = (): Promise<never> =>
  Promise.reject(
    ApplicationFailure.nonRetryable('The journal holds turns of another rehearsal: run it again'),
  );

async function restore(policy: Policy, { pathwayId, carried }: PathwayInput): Promise<State> {
  const saved = carried ?? (await load(pathwayId)).state;
  if (saved === null) return emptyState(pathwayId, policy.version);
  const { endedAt: _, ...state } = uncarry(saved);
  return state;
}

/** Offers turns until the journal has taken one: behind, with the commands still on their way; after a gap, as a snapshot. */
async function takeAndCommit(
  policy: Policy,
  now: () => Instant,
  state: () => State,
  inbox: () => readonly Command[],
  more: (commands: readonly Command[]) => void,
  isKnown: boolean,
  waitForSomebody: () => Promise<unknown>,
): Promise<Batch> {
  let snapshot = false;
  let needsState = !isKnown;
  for (;;) {
    const batch = takeTurn(policy, state(), now(), inbox());
    const result = await commit({
      pathwayId: state().id,
      batch,
      ...(needsState ? { state: carry(applyBatch(state(), batch, copyState)) } : {}),
      ...(snapshot ? { snapshot: true as const } : {}),
    });
    if (result.kind === 'committed') return result.batch;
    if (result.kind === 'behind')
      more(result.commands.filter(({ n }) => !inbox().some((known) => known.n === n)));
    if (result.kind === 'gap') snapshot = needsState = true;
    if (result.kind === 'needs-state') needsState = true;
    // Diverged: the journal contradicts this history. Nothing may be guessed; a person must look (it is on the stuck list).
    if (result.kind === 'diverged') await waitForSomebody();
  }
}
