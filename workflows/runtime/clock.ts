import { type Facts } from '#standards/facts.js';
import {
  catalogue,
  dueFor,
  dueInstant,
  selectRow,
  setOn as setOnDate,
  standard,
  type Anchor,
  type StandardRow,
} from '#standards/index.js';
import { endOfDay, isBeyondHorizon, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { standingWhenFacts, whenFactsAt } from '../policy/when-facts.js';
import { type Ask } from './ask.js';
import { type Picture } from './picture.js';
import { type Clock, type State } from './state.js';

export interface ClockMaker {
  /** Clock of a step as asked for, from its standard or from the bound its stage sets; undefined when neither speaks. */
  (ask: Ask): Clock | undefined;
  /** Clock of a row or family from an anchor, as this case stands. */
  standard(within: string, from: Anchor, facts?: Facts): Clock | undefined;
}

/** The set of rules that decides who owns a case today. Cases older than the sets follow the first. */
export const setOn = (now: Instant): '2007-2014' | 'current' =>
  setOnDate(londonDateOf(now)) === 'current' ? 'current' : '2007-2014';

/** Makes the clocks of one picture of the case; each is worked out once. */
export function clockMaker(state: State, picture: Picture): ClockMaker {
  const early = state.steps.get('custody#1/handover.decide-early')?.answer?.outcome;
  const standing = standingWhenFacts(
    picture.view,
    picture.episodes.at(-1),
    early === 'automatic' || early === 'agreed-and-accepted',
  );
  const released = picture.facts.findLast((fact) => fact.kind === 'released');
  const releasedOn = released && londonDateOf(released.happenedAt);
  const cache = picture.clocks;

  const fromStandard = (within: string, from: Anchor, extra?: Facts): Clock | undefined => {
    const cacheKey = extra ? undefined : `${within}|${from}|${early ?? ''}`;
    if (cacheKey !== undefined && cache.has(cacheKey)) return cache.get(cacheKey);
    const anchor = typeof from === 'number' ? londonDateOf(from) : from;
    const facts = { ...whenFactsAt(standing, picture.view, anchor, releasedOn), ...extra };
    const clock = earliest(rowsFor(within, from, facts).map((row) => clockOfRow(row, from)));
    if (cacheKey !== undefined) cache.set(cacheKey, clock);
    return clock;
  };

  const maker = (ask: Ask): Clock | undefined => {
    const clock =
      ask.within !== undefined && ask.from !== undefined
        ? fromStandard(ask.within, ask.from, ask.facts)
        : undefined;
    return clock ?? (ask.before === undefined ? undefined : bounded(ask.before));
  };
  return Object.assign(maker, { standard: fromStandard });
}

/** A family gives the rows that govern the case; a bare row governs itself. Several at once: the earliest wins (the most frequent rule). */
function rowsFor(within: string, from: Anchor, facts: Facts): readonly StandardRow[] {
  if (!catalogue().families.has(within)) return [standard(within)];
  const selection = selectRow(within, from, facts);
  if ('row' in selection) return [selection.row];
  return 'several' in selection ? selection.several : [];
}

function clockOfRow(row: StandardRow, from: Anchor): Clock {
  // A row in hours needs a moment; of a day alone the whole day is meant, so its start counts.
  const anchor = row.unit === 'hours' && typeof from === 'string' ? startOfDay(from) : from;
  const due = dueFor(row, anchor);
  if (isBeyondHorizon(due))
    return {
      dueOn: due.recheckOn,
      dueAt: startOfDay(due.recheckOn),
      row: row.id,
      anchor: from,
      beyondHorizon: true,
    };
  return {
    ...('dueOn' in due ? { dueOn: due.dueOn } : {}),
    dueAt: dueInstant(due),
    row: row.id,
    anchor: from,
  };
}

const earliest = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.reduce<Clock | undefined>(
    (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
    undefined,
  );

const bounded = (before: LondonDate | Instant): Clock =>
  typeof before === 'string' ? { dueOn: before, dueAt: endOfDay(before) } : { dueAt: before };
