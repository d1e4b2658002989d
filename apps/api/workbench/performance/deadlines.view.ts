import { placeOfTask } from '../case/case-words.js';
import { barsOf, DARK, LATE, MIDDLE, MOST_BARS } from './chart.js';
import { column, number, numbers, plural, words, type FigureView } from './figures.js';
import { type Deadlines } from './performance.query.js';

type Figure = Deadlines['deadlineFigures'][number];

const SERIES = [
  { text: 'Late now', ...LATE },
  { text: 'Due in 7 days', ...DARK },
  { text: 'Due in 8 to 28 days', ...MIDDLE },
];

/** Deadlines ahead and missed, by team, by stage and by standard. */
export function deadlinesView({ deadlineFigures }: Deadlines): readonly FigureView[] {
  const of = (by: string): readonly Figure[] => deadlineFigures.filter((figure) => figure.by === by);
  const teams = of('team');
  return [
    figure('deadlines-by-team', 'By team', 'Team', teams, 'team'),
    figure(
      'deadlines-by-stage',
      'By stage',
      'Stage',
      of('stage').map((one) => ({ ...one, title: placeOfTask(one.title) })),
      'stage',
    ),
    figure('deadlines-by-standard', 'By standard', 'Standard', of('standard'), 'standard'),
  ];
}

function figure(
  name: string,
  heading: string,
  what: string,
  figures: readonly Figure[],
  one: string,
): FigureView {
  const live = figures.filter(({ late, soon, ahead }) => late + soon + ahead > 0);
  return {
    heading,
    sentence: sentenceOf(figures, one),
    chart: barsOf(
      SERIES,
      live
        .slice(0, MOST_BARS)
        .map(({ title, late, soon, ahead }) => ({ name: title, values: [late, soon, ahead] })),
    ),
    table: {
      name,
      caption: `Deadlines, ${heading.toLowerCase()}`,
      columns: [
        column(what),
        ...numbers('Late now', 'Due in 7 days', 'Due in 8 to 28 days', 'Done late in the last 28 days'),
      ],
      rows: figures.map(({ title, late, soon, ahead, doneLate }) => [
        words(title),
        ...[late, soon, ahead, doneLate].map(number),
      ]),
    },
    empty: figures.length === 0 ? 'No deadlines in the next 28 days, and none missed.' : undefined,
  };
}

function sentenceOf(figures: readonly Figure[], one: string): string {
  const sum = (of: 'late' | 'soon' | 'doneLate'): number =>
    figures.reduce((total, figure) => total + figure[of], 0);
  const [worst] = [...figures].sort((a, b) => b.late - a.late);
  const most =
    worst && worst.late > 0 && figures.length > 1
      ? ` The ${one} with most late is ${worst.title} (${worst.late}).`
      : '';
  return `${plural(sum('late'), 'task is', 'tasks are')} late now, ${sum('soon').toLocaleString('en-GB')} fall due in the next 7 days, and ${plural(sum('doneLate'), 'was', 'were')} done late in the last 28 days.${most}`;
}
