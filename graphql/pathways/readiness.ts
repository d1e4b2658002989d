import { type Actor } from '#identity/actor.js';
import { endOfDay } from '#calendar/index.js';
import { HOUR, type Instant } from '#domain/time.js';
import { promptAnswer } from '#engine/rehearsal/prompt-answer.js';
import { licenceStart } from '#workflows/policy/dates.js';
import { POLICY } from '#workflows/policy.js';
import { MemoryDriver, type Staff } from '#workflows/runtime/memory-driver.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { copyState, type State, type Step } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { taskKind } from '../tasks/task-kinds.js';
import { mayKnow } from './steps.js';

/** Somebody who does each step an hour after it is asked, as well as it can be done: what is late then, nobody can save. */
const PROMPTLY = HOUR;
const isReleaseStep = (type: string): boolean => TASK_TYPES.get(type)?.stage === 'pre-release';

/** Answers everything open, then whatever opens, an hour later. */
const promptStaff: Staff = (batch, _id, after) => {
  const state = after();
  return batch.events.flatMap((event) => {
    const step = event.e === 'TaskOpened' ? state.steps.get(event.key) : undefined;
    return (step?.open && promptAnswer(state, step, step.open, batch.at + PROMPTLY)) ?? [];
  });
};

interface Coming {
  readonly key: string;
  readonly type: string;
  readonly role: string;
  readonly opensAt: Instant;
  readonly dueOn: string | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
}

/** Release steps that have not opened yet, from living the case forward to its release with everything done promptly. */
function comingSteps(state: State, now: Instant, until: Instant): Coming[] {
  const start = copyState(state);
  const at = Math.max(now, state.now);
  start.planned = [...state.steps.values()].flatMap(
    (step) => (step.open && promptAnswer(state, step, step.open, at + PROMPTLY)) ?? [],
  );
  const driver = MemoryDriver.from(POLICY, start, at, promptStaff);
  driver.runTo(until);
  const known = new Set([...state.steps.values()].map(({ key }) => key));
  const coming = new Map<string, Coming>();
  for (const { at: opensAt, events } of driver.journal) {
    for (const event of events) {
      if (
        event.e !== 'TaskOpened' ||
        !isReleaseStep(event.type) ||
        known.has(event.key) ||
        coming.has(event.key)
      )
        continue;
      const { key, type, role, clock, missed, mark } = event;
      const dueAt = clock?.dueAt ?? null;
      coming.set(key, {
        key,
        type,
        role,
        opensAt,
        dueOn: clock?.dueOn ?? null,
        dueAt,
        late: missed !== undefined || mark === 'learnt-late' || (dueAt !== null && dueAt <= opensAt),
      });
    }
  }
  return [...coming.values()];
}

function presentStep({ key, type, open, answer }: Step, now: Instant) {
  const overdue = open?.clock !== undefined && open.clock.dueAt <= now;
  return {
    type: taskKind(type),
    key,
    state: open ? (overdue ? 'overdue' : 'open') : 'done',
    owner: open ? (open.actsNow ?? open.role) : taskKind(type).role,
    opensAt: open?.openedAt ?? null,
    dueOn: open?.clock?.dueOn ?? answer?.due ?? null,
    dueAt: open?.clock?.dueAt ?? null,
    outcome: open ? null : (answer?.outcome ?? null),
    // Asked after its own day had passed, it has a day to be done on, but the standard is lost.
    canNoLongerBeMet: overdue || open?.mark === 'learnt-late',
  };
}

/** Types of step whose gate lapsed on the day: the person leaves without, and it is repaired (pathway.md, "Gates"). */
function lapsedTypes(state: State, episode: string): ReadonlySet<string> {
  const lapsed = [...state.gates.values()].filter(
    ({ key, lapsedAt }) => lapsedAt !== undefined && key.startsWith(`${episode}/`),
  );
  return new Set(lapsed.map(({ opens }) => opens));
}

/** A step whose gate lapsed before it had even been asked. */
const neverAsked = (type: string) => ({
  type: taskKind(type),
  key: null,
  state: 'lapsed',
  owner: taskKind(type).role,
  opensAt: null,
  dueOn: null,
  dueAt: null,
  outcome: null,
  canNoLongerBeMet: true,
});

/**
 * Every step that the release of this case needs, with its day, owner and state, and what can no longer be met
 * (pathway.md stage 10). Steps that have not opened are found by living the case forward in memory.
 * @param now instant from which to look on
 */
export function readinessOf(state: State, now: Instant, actor: Actor) {
  const { view, episodes } = pictureOf(state);
  const here = episodes.at(-1);
  const releaseOn = here?.kind === 'custody' ? (licenceStart(view) ?? null) : null;
  const present = [...state.steps.values()]
    .filter(
      ({ key, type, open, answer }) =>
        isReleaseStep(type) &&
        here !== undefined &&
        // Approved premises keep theirs in their track, under the same episode.
        `/${key}`.includes(`/${here.id}/`) &&
        (open ?? answer) !== undefined,
    )
    .map((step) => presentStep(step, now));
  const coming = releaseOn === null ? [] : comingSteps(state, now, Math.max(endOfDay(releaseOn), now));
  const lapsed = here === undefined ? new Set<string>() : lapsedTypes(state, here.id);
  const asked = new Set([...present.map(({ type }) => type.id), ...coming.map(({ type }) => type)]);
  const steps = [
    ...present,
    ...[...lapsed].filter((type) => !asked.has(type)).map(neverAsked),
    ...coming.map(({ type, role, late, ...step }) => ({
      ...step,
      type: taskKind(type),
      state: 'not-open-yet',
      owner: role,
      outcome: null,
      canNoLongerBeMet: late,
    })),
  ]
    .filter(({ type }) => mayKnow(actor, type.id))
    .map((step) => (lapsed.has(step.type.id) ? { ...step, state: 'lapsed', canNoLongerBeMet: true } : step))
    .sort(
      (a, b) =>
        (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.key ?? '').localeCompare(b.key ?? '', 'en'),
    );
  return {
    releaseOn,
    steps,
    done: steps.filter(({ state }) => state === 'done').length,
    canNoLongerBeMet: steps.filter(({ canNoLongerBeMet }) => canNoLongerBeMet).length,
  };
}
