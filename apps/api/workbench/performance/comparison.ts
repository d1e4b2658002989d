import { barsOf, MOST_BARS, type Series } from './chart.js';
import { numbers, number, type FigureView } from './figures.js';

/** What is counted alike of places, stages, courts or sentences, so that they can stand side by side. */
interface Measure<One> {
  /** What the table is of, before the name of what is compared. */
  readonly caption: string;
  readonly series: readonly Series[];
  /** How long the part of a bar is for each of the series. */
  readonly parts: (one: One) => readonly number[];
  /** Headings of the numbers, and the numbers. */
  readonly columns: readonly string[];
  readonly numbers: (one: One) => readonly (number | null)[];
  readonly empty: string;
}

interface Compared<One> {
  readonly name: string;
  readonly heading: string;
  /** The columns before the numbers, the first of which names the bar too. */
  readonly first: FigureView['table']['columns'];
  readonly cells: (one: One) => FigureView['table']['rows'][number];
  readonly ones: readonly One[];
  /** Which are drawn; the first of them without it. */
  readonly drawn?: readonly One[];
}

/** Makes figures of one measure: the same bars and the same columns for whatever is compared by it. */
export const comparing =
  <One>(measure: Measure<One>) =>
  ({ name, heading, first, cells, ones, drawn = ones }: Compared<One>): Omit<FigureView, 'sentence'> => ({
    heading,
    chart: barsOf(
      measure.series,
      drawn
        .slice(0, MOST_BARS)
        .map((one) => ({ name: cells(one)[0]?.text ?? '', values: measure.parts(one) })),
    ),
    table: {
      name,
      caption: `${measure.caption}, ${heading.toLowerCase()}`,
      columns: [...first, ...numbers(...measure.columns)],
      rows: ones.map((one) => [...cells(one), ...measure.numbers(one).map(number)]),
    },
    empty: ones.length === 0 ? measure.empty : undefined,
  });
