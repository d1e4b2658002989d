import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale';

/** A picture as shapes with presentation attributes only: the policy for contents lets no style in. */
export interface ChartView {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  readonly key: readonly { readonly text: string; readonly fill: string }[];
}
interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}
interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
}

/** What one series of values is called and painted; each differs from its neighbours in lightness, not in hue alone. */
export interface Series {
  readonly text: string;
  readonly fill: string;
  /** Of numbers that stand on it. */
  readonly ink: string;
}
export const INK = '#0b0c0c';
export const LATE: Omit<Series, 'text'> = { fill: '#a2191f', ink: '#ffffff' };
export const DARK: Omit<Series, 'text'> = { fill: '#1d3b4f', ink: '#ffffff' };
export const MIDDLE: Omit<Series, 'text'> = { fill: '#5694ca', ink: INK };
export const LIGHT: Omit<Series, 'text'> = { fill: '#c7dcee', ink: INK };

/** More than this is not a picture any more; all are in the table. */
export const MOST_BARS = 12;

const WIDTH = 480;
const SMALLEST_FOR_NUMBER = 18;
const LONGEST_NAME = 56;
const round = (value: number): number => Math.round(value * 10) / 10;
const short = (text: string): string =>
  text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;

export interface Row {
  readonly name: string;
  readonly values: readonly number[];
}

/** Lying bars, one below the other, each with its name above: they can be read on a telephone. */
export function lyingBars(series: readonly Series[], rows: readonly Row[]): ChartView {
  const each = 46;
  const most = Math.max(1, ...rows.map(({ values }) => values.reduce((a, b) => a + b, 0)));
  const x = scaleLinear([0, most], [0, WIDTH - 44]);
  const bars: Bar[] = [];
  const labels: Label[] = [];
  rows.forEach(({ name, values }, i) => {
    const top = i * each;
    labels.push({ x: 0, y: top + 14, text: short(name), anchor: 'start', fill: INK });
    let from = 0;
    values.forEach((value, s) => {
      const width = x(value);
      const { fill, ink } = series[s] as Series;
      if (value > 0) bars.push({ x: round(from), y: top + 20, width: round(width), height: 20, fill });
      if (series.length > 1 && width >= SMALLEST_FOR_NUMBER)
        labels.push({
          x: round(from + width / 2),
          y: top + 35,
          text: format(value),
          anchor: 'middle',
          fill: ink,
        });
      from += width;
    });
    const sum = values.reduce((a, b) => a + b, 0);
    labels.push({ x: round(from + 6), y: top + 35, text: format(sum), anchor: 'start', fill: INK });
  });
  return { width: WIDTH, height: rows.length * each, bars, lines: [], labels, key: series };
}

/** The same, where there is anything to draw. */
export const barsOf = (series: readonly Series[], rows: readonly Row[]): ChartView | undefined =>
  rows.length === 0 ? undefined : lyingBars(series, rows);

/** Standing bars side by side over time; names below, a scale at the left. */
export function standingBars(series: readonly Series[], rows: readonly Row[]): ChartView {
  const height = 260;
  const bottom = height - 30;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const y = scaleLinear([0, most], [bottom, 12]).nice(4);
  const x = scaleBand(
    rows.map((_, i) => i),
    [34, WIDTH],
  ).paddingInner(0.2);
  const wide = x.bandwidth() / series.length;
  const bars = rows.flatMap(({ values }, i) =>
    values.map((value, s) => ({
      x: round((x(i) ?? 0) + s * wide),
      y: round(y(value)),
      width: round(wide),
      height: round(bottom - y(value)),
      fill: (series[s] as Series).fill,
    })),
  );
  const ticks = y.ticks(4).filter(Number.isInteger);
  // As many names as there is room for.
  const every = Math.max(1, Math.ceil(rows.length / 6));
  return {
    width: WIDTH,
    height,
    bars: bars.filter((bar) => bar.height > 0),
    lines: ticks.map((tick) => ({ x1: 34, x2: WIDTH, y1: round(y(tick)), y2: round(y(tick)) })),
    labels: [
      ...ticks.map((tick) => label(28, round(y(tick)) + 5, format(tick), 'end')),
      ...rows.flatMap(({ name }, i) =>
        (rows.length - 1 - i) % every === 0
          ? [label(round((x(i) ?? 0) + x.bandwidth()), height - 8, name, 'end')]
          : [],
      ),
    ],
    key: series,
  };
}

/** A grid of numbers, each field the darker the more there are. */
export function heatMap(columns: readonly string[], rows: readonly Row[]): ChartView {
  const left = 150;
  const head = 26;
  const tall = 30;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const shade = scaleSqrt<string>([0, most], ['#f3f6f9', '#1d3b4f']);
  const x = scaleBand(columns, [left, WIDTH]).padding(0.04);
  const labels: Label[] = columns.map((name) =>
    label(round((x(name) ?? 0) + x.bandwidth() / 2), 16, name, 'middle'),
  );
  const bars: Bar[] = [];
  rows.forEach(({ name, values }, i) => {
    const top = head + i * tall;
    labels.push(label(0, top + 20, name.length > 21 ? `${name.slice(0, 20)}…` : name, 'start'));
    values.forEach((value, c) => {
      const from = x(columns[c] as string) ?? 0;
      bars.push({
        x: round(from),
        y: top,
        width: round(x.bandwidth()),
        height: tall - 3,
        fill: shade(value),
      });
      // The middle of the scale is where dark words stop being readable.
      const fill = Math.sqrt(value / most) > 0.5 ? '#ffffff' : INK;
      labels.push({ ...label(round(from + x.bandwidth() / 2), top + 19, format(value), 'middle'), fill });
    });
  });
  return { width: WIDTH, height: head + rows.length * tall, bars, lines: [], labels, key: [] };
}

const label = (x: number, y: number, text: string, anchor: Label['anchor']): Label => ({
  x,
  y,
  text,
  anchor,
  fill: INK,
});
const format = (value: number): string => value.toLocaleString('en-GB');
