import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { type Staff } from '#workflows/runtime/memory-driver.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type OpenRound, type Planned, type State } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { answerOf } from '../rehearsal/answers.js';
import { type Chance } from '../rehearsal/chance.js';
import { happeningsAfter } from '../rehearsal/happenings.js';
import { whenAnswered } from '../rehearsal/when-answered.js';

/** The draw at which nothing out of the ordinary happens: nobody is late, absent, moved or recalled. */
const ORDINARY: Chance = () => 0.99;

type Asked = Pick<OpenRound, 'barred' | 'clock' | 'rests'>;

/** The usual answer to a step, in its time: what is taken for granted of it elsewhere, else its first outcome that may be given. */
function usualAnswer(state: State, key: string, open: Asked, at: Instant): Planned | undefined {
  const step = state.steps.get(key);
  const type = step && TASK_TYPES.get(step.type);
  const barred = open.barred ?? [];
  const outcome =
    type &&
    [type.assume, ...type.outcomes.map(({ id }) => id)].find((id) => id !== '' && !barred.includes(id));
  const when = type && whenAnswered(type.id, at, open.clock, ORDINARY, [key]);
  if (!type || outcome === undefined || when === undefined) return undefined;
  const { view } = pictureOf(state);
  const on = londonDateOf(when);
  const data = answerOf({
    pathwayId: state.id,
    type,
    outcome,
    at: when,
    on,
    view,
    open,
    chance: ORDINARY,
    about: [key],
  });
  return { at: when, command: { n: 0, at: when, type: 'complete', key, round: step.round, outcome, data } };
}

/** What the staff of a case will do about everything that is open at an instant. */
export const answersToOpen = (state: State, at: Instant): Planned[] =>
  [...state.steps.values()].flatMap(
    ({ key, open }) => (open && usualAnswer(state, key, open, Math.max(at, open.openedAt))) ?? [],
  );

/** Staff who do each step in its time and as it is usually done; a case that they live is the case if all goes as planned. */
export const usualStaff: Staff = (batch, pathwayId, after) => {
  const turned = { pathwayId, at: batch.at, chance: ORDINARY, after, adopting: false };
  return batch.events.flatMap((event) => [
    ...(event.e === 'TaskOpened' ? [usualAnswer(after(), event.key, event, batch.at) ?? []].flat() : []),
    ...happeningsAfter(event, turned),
  ]);
};
