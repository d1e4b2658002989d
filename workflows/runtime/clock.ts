import { type CaseView } from '#domain/case.js';
import { type Facts } from '#standards/facts.js';
import {
  catalogue,
  dueFor,
  dueInstant,
  selectRow,
  standard,
  type Anchor,
  type StandardRow,
} from '#standards/index.js';
import { addMonths, endOfDay, isBeyondHorizon, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { releaseByLaw } from '../policy/dates.js';
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

/** Clocks of a row or a name, by the anchor they run from. */
type ClocksOf<K> = Map<K, Map<Anchor, Clock | undefined>>;

/**
 * What was worked out for the case that was last asked for: the makers of clocks, by everything their clocks depend on, so that
 * what is otherwise alike has the very same one; and the clock of each row from each anchor. A cache, never a memory.
 */
interface Worked {
  readonly id: string;
  readonly makers: Map<string, ClockMaker>;
  readonly clocks: ClocksOf<StandardRow>;
}
let worked: Worked = { id: '', makers: new Map(), clocks: new Map() };
const known = new WeakMap<CaseView, { early: string; episode?: string; maker: ClockMaker }>();

/** Makes the clocks of a case as it stands; each is worked out once. */
export function clockMaker(state: State, picture: Picture): ClockMaker {
  const early = state.steps.get('custody#1/handover.decide-early')?.answer?.outcome ?? '';
  const episode = picture.episodes.at(-1)?.id;
  const last = known.get(picture.view);
  if (last?.early === early && last.episode === episode) return last.maker;
  const maker = makerFor(state.id, picture, early === 'automatic' || early === 'agreed-and-accepted');
  known.set(picture.view, { early, episode, maker });
  return maker;
}

function makerFor(id: string, { view, facts, episodes }: Picture, early: boolean): ClockMaker {
  const standing = standingWhenFacts(view, episodes.at(-1), early);
  const released = facts.findLast((fact) => fact.kind === 'released');
  const releasedOn = released && londonDateOf(released.happenedAt);
  const signature = JSON.stringify([standing, releaseByLaw(view), view.dates.prrd, releasedOn]);
  if (worked.id !== id) worked = { id, makers: new Map(), clocks: new Map() };
  const { makers, clocks } = worked;
  let maker = makers.get(signature);
  if (!maker)
    makers.set(signature, (maker = newMaker((on) => whenFactsAt(standing, view, on, releasedOn), clocks)));
  return maker;
}

/**
 * @param factsOn what a catalogue's `when` is told of the case, as of a day
 * @param ofRows the clocks of rows: which row governs hangs on the case, when it is due on the row and the anchor alone
 */
function newMaker(factsOn: (on: LondonDate) => Facts, ofRows: ClocksOf<StandardRow>): ClockMaker {
  const ofNames: ClocksOf<string> = new Map();
  const factsByDay = new Map<LondonDate, Facts>();
  const ofRow = (row: StandardRow, from: Anchor): Clock => {
    const clocks = clocksOf(ofRows, row);
    let clock = clocks.get(from);
    if (!clock) clocks.set(from, (clock = clockOfRow(row, from)));
    return clock;
  };

  const fromStandard = (within: string, from: Anchor, extra?: Facts): Clock | undefined => {
    const clocks = clocksOf(ofNames, extra ? `${within}|${JSON.stringify(extra)}` : within);
    if (clocks.has(from)) return clocks.get(from);
    const facts = (): Facts => {
      const on = typeof from === 'number' ? londonDateOf(from) : from;
      let known = factsByDay.get(on);
      if (!known) factsByDay.set(on, (known = factsOn(on)));
      return extra ? { ...known, ...extra } : known;
    };
    const clock = earliest(rowsFor(within, from, facts).map((row) => ofRow(row, from)));
    clocks.set(from, clock);
    return clock;
  };

  const maker = (ask: Ask): Clock | undefined => {
    const clock =
      ask.within !== undefined && ask.from !== undefined
        ? fromStandard(ask.within, ask.from, ask.facts)
        : undefined;
    if (clock?.dueOn && ask.atStartOfDay)
      return { ...clock, dueOn: undefined, dueAt: startOfDay(clock.dueOn) };
    return (
      clock ?? (ask.before === undefined ? undefined : bounded(ask.before, ask.within ? undefined : ask.from))
    );
  };
  return Object.assign(maker, { standard: fromStandard });
}

function clocksOf<K>(all: ClocksOf<K>, key: K): Map<Anchor, Clock | undefined> {
  let clocks = all.get(key);
  if (!clocks) all.set(key, (clocks = new Map()));
  return clocks;
}

/** A family gives the rows that govern the case; a bare row governs itself. Several at once: the earliest wins (the most frequent rule). */
function rowsFor(within: string, from: Anchor, facts: () => Facts): readonly StandardRow[] {
  if (!catalogue().families.has(within)) return [standard(within)];
  const selection = selectRow(within, from, facts());
  if ('row' in selection) return [selection.row];
  return 'several' in selection ? selection.several : [];
}

function clockOfRow(row: StandardRow, from: Anchor): Clock {
  // A row in hours needs a moment; of a day alone the whole day is meant, so its start counts.
  const anchor = row.unit === 'hours' && typeof from === 'string' ? startOfDay(from) : from;
  const due = dueFor(row, anchor);
  if (isBeyondHorizon(due)) {
    // Asked again once the calendar should know more, and at the latest a year after the day it runs from.
    const yearOn = addMonths(typeof from === 'number' ? londonDateOf(from) : from, 12);
    const recheckOn = due.recheckOn > yearOn ? due.recheckOn : yearOn;
    return { dueOn: recheckOn, dueAt: startOfDay(recheckOn), row: row.id, anchor: from, beyondHorizon: true };
  }
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

const bounded = (before: LondonDate | Instant, anchor?: Anchor): Clock => ({
  ...(typeof before === 'string' ? { dueOn: before, dueAt: endOfDay(before) } : { dueAt: before }),
  ...(anchor === undefined ? {} : { anchor }),
});
