import { type Instant, type LondonDate } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { copyState, type Clock, type State } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { isVictimKey } from '../commit/wall.js';
import { type RulesFact } from './choose.js';

/** A clock that a change of the rules moves. */
export interface MovedClock {
  readonly key: string;
  readonly type: string;
  readonly from: LondonDate | Instant | null;
  readonly to: LondonDate | Instant | null;
  readonly row: string | null;
  /** Its new deadline is past already. */
  readonly late: boolean;
}

/** What a change of the rules does to one case. */
export interface CaseBlast {
  readonly clocks: readonly MovedClock[];
  readonly opened: readonly string[];
  readonly withdrawn: readonly string[];
  readonly stuck: readonly string[];
  readonly late: number;
}

const OPEN_TO_MANAGERS: ReadonlySet<string> = new Set(['ordinary', 'confidential-assessment']);
/** What is about victims, or in ViSOR, is not told to whoever manages a campaign, not even by a number. */
const mayTell = (type: string | undefined): boolean =>
  type !== undefined && OPEN_TO_MANAGERS.has(TASK_TYPES.get(type)?.confidentiality ?? 'victim');

/**
 * What the fact would do to a case: one turn, thought through and thrown away.
 * @param before the ledger as it stands
 * @param now when it would be learnt
 */
export function blastOf(before: State, fact: RulesFact, now: Instant): CaseBlast {
  const at = Math.max(now, before.now);
  const command = { n: before.applied + 1, at, type: 'fact', fact: { ...fact, learntAt: at } } as const;
  const batch = takeTurn(POLICY, before, at, [command]);
  const after = applyBatch(before, batch, copyState);
  const stepType = (key: string): string | undefined => (after.steps.get(key) ?? before.steps.get(key))?.type;
  const moved = new Map<string, MovedClock>();
  const move = (key: string, type: string | undefined, from?: Clock, to?: Clock): void => {
    if (!mayTell(type) || type === undefined) return;
    const first = moved.get(key);
    moved.set(key, {
      key,
      type,
      from: first?.from ?? when(from),
      to: when(to),
      row: to?.row ?? null,
      late: to !== undefined && to.dueAt <= at,
    });
  };
  const opened: string[] = [];
  const withdrawn: string[] = [];
  const stuck: string[] = [];
  for (const event of batch.events) {
    if (event.e === 'ClockMoved') move(event.key, stepType(event.key), event.from, event.to);
    if (event.e === 'StandingSet') {
      const known = before.standing.get(event.standing.key)?.clock;
      if (known) move(event.standing.key, event.standing.type, known, event.standing.clock);
    }
    if (event.e === 'TaskOpened' && mayTell(event.type)) opened.push(event.key);
    if (event.e === 'TaskWithdrawn' && mayTell(event.type)) withdrawn.push(event.key);
    if (event.e === 'StuckRaised' && !isVictimKey(event.key.replace(/^clock:/, ''), after))
      stuck.push(event.stuck.cause);
  }
  const clocks = [...moved.values()].filter(({ from, to }) => from !== to);
  const lateOpened = opened.filter((key) => {
    const dueAt = after.steps.get(key)?.open?.clock?.dueAt;
    return dueAt !== undefined && dueAt <= at;
  });
  const late = new Set([...clocks.filter((one) => one.late).map(({ key }) => key), ...lateOpened]).size;
  return { clocks, opened, withdrawn, stuck, late };
}

const when = (clock: Clock | undefined): LondonDate | Instant | null =>
  (clock && (clock.dueOn ?? clock.dueAt)) || null;
