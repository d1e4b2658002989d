import { isVictimKey } from '#engine/commit/wall.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { copyState, type State } from '#workflows/runtime/state.js';
import { taskKind } from '../tasks/task-kinds.js';
import { mayKnowGate, mayKnowStep, shownStep, type Knowing } from './steps.js';

type Of<K extends JournalEvent['e']> = Extract<JournalEvent, { e: K }>;

/**
 * What a turn that is only thought would do to a case, as far as the asker may know.
 * @param before the ledger as it stands
 * @param batch the turn that the fact would bring
 * @param knowing what the asker may know of the case
 */
export function blastOf(pathwayId: string, before: State, batch: Batch, knowing: Knowing) {
  const after = applyBatch(before, batch, copyState);
  const all = <K extends JournalEvent['e']>(kind: K): Of<K>[] =>
    batch.events.filter((event): event is Of<K> => event.e === kind);
  const typeOf = (key: string): string | undefined =>
    after.steps.get(key)?.type ??
    before.steps.get(key)?.type ??
    after.standing.get(key)?.type ??
    before.standing.get(key)?.type;
  const visible = ({ key }: { key: string }): boolean => {
    const type = typeOf(key);
    return type === undefined
      ? !isVictimKey(key, before) || mayKnowStep(knowing, { type: 'victim.tell', key })
      : mayKnowStep(knowing, { type, key });
  };
  const stepsAt = (keys: Iterable<string>, state: State) =>
    [...new Set(keys)].flatMap((key) => {
      const step = state.steps.get(key);
      return step && mayKnowStep(knowing, step) ? [shownStep(step)] : [];
    });
  const opened = stepsAt(
    all('TaskOpened')
      .map(({ key }) => key)
      .filter((key) => after.steps.get(key)?.open !== undefined),
    after,
  );
  const moved = all('ClockMoved').filter(visible);
  const touched = [
    ...opened.map(({ key }) => key),
    ...moved.map(({ key }) => key),
    ...all('ClockMissed').map(({ key }) => key),
  ];
  const stuckKey = (key: string): { key: string } => ({ key: key.replace(/^clock:/, '') });
  return {
    pathwayId,
    after,
    batch,
    stageBefore: before.stage ?? null,
    stageAfter: after.stage ?? null,
    clocksMoved: [
      ...moved.map(({ key, from, to }) => move(key, typeOf(key), from, to)),
      ...all('StandingSet')
        .map(({ standing }) => standing)
        .filter((standing) => mayKnowStep(knowing, standing) && before.standing.has(standing.key))
        .map(({ key, type, clock }) => move(key, type, before.standing.get(key)?.clock, clock)),
    ],
    opened,
    withdrawn: stepsAt(
      all('TaskWithdrawn').map(({ key }) => key),
      before,
    ),
    alreadyLate: stepsAt(touched, after).filter(
      ({ open, dueAt }) => open && dueAt !== null && dueAt <= after.now,
    ),
    gates: [
      ...all('GateClosed').map(({ gate }) => ({ key: gate.key, change: 'closes', gate: gate.gate })),
      ...all('GateOpened').map(({ key }) => ({
        key,
        change: 'opens',
        gate: before.gates.get(key)?.gate ?? null,
      })),
      ...all('GateLapsed').map(({ key, gate }) => ({ key, change: 'lapses', gate })),
    ].filter(({ key }) => mayKnowGate(knowing, key)),
    stuck: all('StuckRaised')
      .filter(({ key }) => visible(stuckKey(key)))
      .map(({ stuck }) => stuck.cause),
    unstuck: all('StuckCleared')
      .filter(({ key }) => visible(stuckKey(key)))
      .flatMap(({ key }) => before.stuck.get(key)?.cause ?? []),
  };
}

/** The blast of one case, with the turn that it is of: fields of its own are read from that (graphql/facts). */
export type BlastSource = ReturnType<typeof blastOf>;

interface ClockLike {
  readonly dueAt: number;
  readonly dueOn?: string;
}

const move = (
  key: string,
  type: string | undefined,
  from: ClockLike | undefined,
  to: ClockLike | undefined,
) => ({
  key,
  type: type === undefined ? null : taskKind(type),
  from: from?.dueAt ?? null,
  to: to?.dueAt ?? null,
  fromOn: from?.dueOn ?? null,
  toOn: to?.dueOn ?? null,
});
