import { scaleUtc } from 'd3-scale';
import { startOfDay } from '#calendar/index.js';
import { DAY, type Instant } from '#domain/time.js';

/** A stretch of time with a name: a stage, or the work of a track. */
export interface Stretch {
  readonly name: string;
  readonly state: 'passed' | 'present' | 'ahead' | 'track';
  readonly from: Instant;
  readonly until: Instant;
}

/** A deadline, or a day that matters. */
export interface Mark {
  readonly name: string;
  readonly kind: 'met' | 'missed' | 'late' | 'open' | 'waiting' | 'ahead';
  readonly at: Instant;
}

/** A day of the sentence that has a name of its own. */
export interface NamedDay {
  readonly name: string;
  readonly at: Instant;
  /** Where one stands in time. */
  readonly now?: true;
}

export interface Given {
  readonly now: Instant;
  readonly stages: readonly Stretch[];
  readonly tracks: readonly Stretch[];
  readonly marks: readonly Mark[];
  readonly days: readonly NamedDay[];
}

interface Row {
  readonly name: string;
  readonly y: number;
  readonly bars: readonly { readonly x: number; readonly width: number; readonly state: Stretch['state'] }[];
}

/** Numbers for the template: it draws, and works out nothing. */
export interface PictureView {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly rows: readonly Row[];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly days: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly anchor: string;
    readonly now: boolean;
  }[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: Mark['kind'] }[];
  readonly marksY: number;
  readonly axisY: number;
}

const WIDTH = 960;
const LEFT = 190;
const RIGHT = 20;
const ROW = 26;
const BAR = 16;
const DAYS_LINE = 18;
/** Marks at the same place stand above each other, so many at most. */
const STACK = 4;
const MARK = 13;
const NARROW = 3;

/**
 * Lays the case out on a line of time: one row for each stage and track, deadlines below, days of the sentence above (docs/decisions/0027:
 * pictures are drawn by the server and carry presentation attributes only).
 */
export function pictureOf({ now, stages, tracks, marks, days }: Given): PictureView {
  const all = [
    now,
    ...days.map(({ at }) => at),
    ...[...stages, ...tracks].flatMap(({ from, until }) => [from, until]),
  ];
  const begin = Math.min(...all);
  const end = Math.max(...all, begin + DAY);
  const x = scaleUtc([new Date(begin), new Date(end)], [LEFT, WIDTH - RIGHT]);
  const at = (instant: Instant): number => Math.round(x(new Date(Math.min(end, Math.max(begin, instant)))));
  const dayLines = spread(days, at);
  const top = (Math.max(0, ...dayLines.map(({ line }) => line)) + 1) * DAYS_LINE + 12;
  const rows = rowsOf([...stages, ...tracks]).map(({ name, stretches }, i) => ({
    name,
    y: top + i * ROW,
    bars: stretches.map(({ from, until, state }) => ({
      x: at(from),
      width: Math.max(NARROW, at(until) - at(from)),
      state,
    })),
  }));
  const marksY = top + rows.length * ROW + 8;
  const piled = pile(
    marks.filter(({ at: instant }) => instant >= begin && instant <= end),
    at,
  );
  const axisY = marksY + (Math.max(0, ...piled.map(({ pile: n }) => n)) + 1) * MARK + 10;
  return {
    width: WIDTH,
    height: axisY + 26,
    left: LEFT,
    rows,
    ticks: x.ticks(7).map((tick) => ({ x: at(tick.getTime()), text: x.tickFormat(7)(tick) })),
    days: dayLines.map(({ name, x: place, line, now: isNow }) => ({
      x: place,
      y: line * DAYS_LINE + 14,
      text: name,
      anchor: place > WIDTH - 150 ? 'end' : 'start',
      now: isNow,
    })),
    marks: piled.map(({ x: place, pile: n, kind }) => ({ x: place, y: marksY + n * MARK + 6, kind })),
    marksY,
    axisY,
  };
}

export const BAR_HEIGHT = BAR;

/** Stretches of one name share a row, where it first stood. */
function rowsOf(stretches: readonly Stretch[]): { name: string; stretches: Stretch[] }[] {
  const rows = new Map<string, Stretch[]>();
  for (const stretch of stretches) rows.set(stretch.name, [...(rows.get(stretch.name) ?? []), stretch]);
  return [...rows].map(([name, of]) => ({ name, stretches: of }));
}

/** Room a day's name takes, in the picture's own units. */
const LETTER = 7.2;

/** Names of days that would run into each other stand on lines of their own. */
function spread(
  days: readonly NamedDay[],
  at: (instant: Instant) => number,
): { name: string; x: number; line: number; now: boolean }[] {
  const ends: number[] = [];
  return [...days]
    .sort((a, b) => a.at - b.at)
    .map((day) => {
      const x = at(day.at);
      const room = day.name.length * LETTER + 12;
      const from = x > WIDTH - 150 ? x - room : x;
      const free = ends.findIndex((end) => end <= from);
      const line = free === -1 ? ends.length : free;
      ends[line] = from + room;
      return { name: day.name, x, line, now: day.now === true };
    });
}

function pile(
  marks: readonly Mark[],
  at: (instant: Instant) => number,
): { x: number; pile: number; kind: Mark['kind'] }[] {
  const counts = new Map<number, number>();
  return marks.flatMap(({ at: instant, kind }) => {
    const x = at(instant);
    const slot = Math.round(x / MARK);
    const n = counts.get(slot) ?? 0;
    counts.set(slot, n + 1);
    return n < STACK ? [{ x, pile: n, kind }] : [];
  });
}

/** The instant a day begins in London. */
export const dayBegins = (on: string): Instant => startOfDay(on);
