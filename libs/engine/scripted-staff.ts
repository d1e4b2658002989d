import { londonDateOf } from '#calendar/index.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { type Staff } from '#workflows/runtime/memory-driver.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type OpenRound, type Planned, type State } from '#workflows/runtime/state.js';
import { answerOf } from './rehearsal/answers.js';
import { chanceOf, type Chance } from './rehearsal/chance.js';
import { happeningsAfter, type Turned } from './rehearsal/happenings.js';
import { outcomeOf } from './rehearsal/outcomes.js';
import { nextDesk, whenAnswered } from './rehearsal/when-answered.js';

/**
 * Staff who answer from inside a rehearsal, where nobody is at a desk: what a turn opens, they plan to answer, and what
 * happens outside (contacts, absences, recalls, returns) they plan to report. Pure: drawn from the seed, the pathway,
 * the step's key and its round, so that the same seed gives the same case on every engine.
 * @param seed any whole number
 */
export function scriptedStaff(seed: number): Staff {
  const chance = chanceOf(seed);
  return (batch, pathwayId, after) => planFor(batch, pathwayId, after, chance);
}

function planFor(batch: Batch, pathwayId: string, after: () => State, chance: Chance): readonly Planned[] {
  const adopting = batch.events.some((event) => event.e === 'FactRecorded' && event.fact.kind === 'imported');
  const turned: Turned = { pathwayId, at: batch.at, chance, after, adopting };
  const planned: Planned[] = [];
  for (const event of batch.events) {
    const answer = answerTo(event, turned);
    if (answer) planned.push(answer);
    planned.push(...happeningsAfter(event, turned));
  }
  return planned;
}

/** The answer to a task that has opened, has moved to an earlier day, or was left until the manager took it over. */
function answerTo(event: JournalEvent, turned: Turned): Planned | undefined {
  const { at, chance, pathwayId, after } = turned;
  switch (event.e) {
    case 'TaskOpened': {
      const about = [pathwayId, event.key, event.round];
      const when = whenAnswered(event.type, at, event.clock, chance, about);
      return when === undefined ? undefined : answer(event.key, event.round, when, event, turned);
    }
    case 'ClockMoved': {
      const step = after().steps.get(event.key);
      if (!step?.open || !event.to || (event.from && event.to.dueAt >= event.from.dueAt)) return undefined;
      const when = whenAnswered(step.type, at, event.to, chance, [pathwayId, event.key, event.round, at]);
      if (when === undefined || isPlanned(after(), event.key, event.round, when)) return undefined;
      return answer(event.key, event.round, when, step.open, turned);
    }
    case 'Escalated':
      return event.takesOver ? takenUp(event.key, turned) : undefined;
    case 'StuckRaised':
      // A short ladder may be spent without anybody taking over.
      return event.stuck.cause === 'escalations-spent'
        ? takenUp(event.stuck.detail ?? '', turned)
        : undefined;
    default:
      return undefined;
  }
}

/** What everybody had left lying is done on the next working day, unless somebody already means to. */
function takenUp(key: string, turned: Turned): Planned | undefined {
  const state = turned.after();
  const step = state.steps.get(key);
  if (!step?.open || isPlanned(state, key, step.round, Infinity)) return undefined;
  return answer(key, step.round, nextDesk(turned.at), step.open, turned);
}

/** Whether somebody already means to answer this round by then. */
const isPlanned = (state: State, key: string, round: number, by: number): boolean =>
  state.planned.some(
    ({ at, command }) =>
      command.type === 'complete' && command.key === key && command.round === round && at <= by,
  );

function answer(
  key: string,
  round: number,
  at: number,
  open: Pick<OpenRound, 'clock' | 'rests' | 'barred'>,
  { pathwayId, chance, after }: Turned,
): Planned | undefined {
  const state = after();
  const type = TASK_TYPES.get(state.steps.get(key)?.type ?? '');
  if (!type) return undefined;
  const about = [pathwayId, key, round];
  const outcome = outcomeOf(type, open.barred ?? [], chance, about);
  const { view } = pictureOf(state);
  const on = londonDateOf(at);
  const data = answerOf({ pathwayId, type, outcome, at, on, view, open, chance, about });
  return { at, command: { n: 0, at, type: 'complete', key, round, outcome, data } };
}
