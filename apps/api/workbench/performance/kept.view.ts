import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { placeOfTask } from '../case/case-words.js';
import { date } from '../words/dates.js';
import { DARK, LATE, LIGHT, lyingBars } from './chart.js';
import { column, number, numbers, plural, words, type FigureView } from './figures.js';
import { type DeadlinesKept } from './performance.query.js';

type Figure = DeadlinesKept['deadlinesKept'][number];

/** A quarter of a year, as the counts are. */
const DAYS = 91;
const SERIES = [
  { text: 'Kept', ...DARK },
  { text: 'Missed', ...LATE },
  { text: 'Learnt late', ...LIGHT },
];
/** More than this is not a picture any more; all are in the table. */
const MOST_BARS = 12;
const KINDS: Readonly<Record<string, string>> = { prison: 'Prison', area: 'Probation area' };

export const fellFrom = (today: LondonDate): { from: LondonDate; to: LondonDate } => ({
  from: addDays(today, -DAYS),
  to: today,
});

/**
 * How deadlines were kept: prisons and probation areas side by side, counted by the same standards, so that both share one indicator
 * (002 L1061, L1103); by stage; and by standard, each of which leads to the same comparison of that standard alone. Places stand by their
 * names and none is called best or worst: this is no league table (003 L207).
 * @param standard row of the catalogue, where one alone is compared
 */
export function keptView(
  { deadlinesKept }: DeadlinesKept,
  today: LondonDate,
  standard: string | null,
): readonly FigureView[] {
  const of = (by: string): readonly Figure[] => deadlinesKept.filter((figure) => figure.by === by);
  const stages = of('stage').map((one) => ({ ...one, title: placeOfTask(one.title) }));
  const standards = of('standard');
  const span = periodWords(today);
  const places = of('place').toSorted(byKindAndName);
  const only = standard === null ? '' : ` of “${standards[0]?.title ?? standard}”`;
  return [
    {
      ...figure('kept-by-place', 'By place', [column('Place'), column('Kind')], places, (one) => [
        words(one.title),
        words(KINDS[one.place?.kind ?? ''] ?? 'National'),
      ]),
      chart: places.length > MOST_BARS ? bars(together(places)) : bars(places),
      sentence: sentenceOf(places, `${span}${only}`),
    },
    {
      ...figure('kept-by-stage', 'By stage', [column('Stage')], stages, (one) => [words(one.title)]),
      sentence: `The same deadlines, by where the case was on its way.${leastKept(stages)}`,
    },
    {
      ...figure('kept-by-standard', 'By standard', [column('Standard')], standards, (one) => [
        words(one.title, `/performance/kept?standard=${encodeURIComponent(one.key)}`),
      ]),
      sentence: 'The same deadlines, by standard. Each standard leads to its own comparison of places.',
      more: standard === null ? undefined : { text: 'Compare all standards', href: '/performance/kept' },
    },
  ];
}

type Sides = Pick<FigureView, 'heading' | 'chart' | 'table' | 'empty'>;

function figure(
  name: string,
  heading: string,
  first: FigureView['table']['columns'],
  figures: readonly Figure[],
  named: (one: Figure) => FigureView['table']['rows'][number],
): Sides {
  return {
    heading,
    chart: bars(figures.slice(0, MOST_BARS)),
    table: {
      name,
      caption: `Deadlines kept, ${heading.toLowerCase()}`,
      columns: [...first, ...numbers('Kept', 'Missed', 'Learnt late', 'Kept, %')],
      rows: figures.map((one) => [
        ...named(one),
        ...[one.kept, one.missed, one.learntLate, one.keptPercent].map(number),
      ]),
    },
    empty: figures.length === 0 ? 'No deadline of a standard fell in this time.' : undefined,
  };
}

type Counted = Pick<Figure, 'title' | 'kept' | 'missed' | 'learntLate'>;

const bars = (rows: readonly Counted[]): FigureView['chart'] =>
  rows.length === 0
    ? undefined
    : lyingBars(
        SERIES,
        rows.map(({ title, kept, missed, learntLate }) => ({
          name: title,
          values: [kept, missed, learntLate],
        })),
      );

/** Of more places than a picture holds: all of each kind in one. */
const together = (places: readonly Figure[]): readonly Counted[] =>
  ['Prisons', 'Probation areas', 'National'].flatMap((title, kind) => {
    const here = places.filter((place) => rank(place) === kind);
    return here.length === 0
      ? []
      : [
          {
            title,
            kept: sum(here, 'kept'),
            missed: sum(here, 'missed'),
            learntLate: sum(here, 'learntLate'),
          },
        ];
  });

/** Prisons, then areas, then what stands nowhere in particular. */
const rank = ({ place }: Figure): number =>
  place && place.kind in KINDS ? Object.keys(KINDS).indexOf(place.kind) : 2;
const byKindAndName = (a: Figure, b: Figure): number => rank(a) - rank(b) || a.title.localeCompare(b.title);
const sum = (figures: readonly Figure[], of: 'kept' | 'missed' | 'learntLate'): number =>
  figures.reduce((total, figure) => total + figure[of], 0);

const periodWords = (today: LondonDate): string => {
  const { from, to } = fellFrom(today);
  return `From ${date(from)} to ${date(to)}, deadlines`;
};

function sentenceOf(places: readonly Figure[], deadlines: string): string {
  const [kept, missed, learntLate] = [sum(places, 'kept'), sum(places, 'missed'), sum(places, 'learntLate')];
  if (kept + missed + learntLate === 0) return `${deadlines} fell at no place you manage.`;
  const late =
    learntLate === 0
      ? ''
      : `; of ${learntLate.toLocaleString('en-GB')} more the day had passed before it was known`;
  const share = kept + missed === 0 ? '' : ` (${Math.round((100 * kept) / (kept + missed))}% kept)`;
  return `${deadlines} at ${plural(places.length, 'place')}: ${kept.toLocaleString('en-GB')} kept, ${missed.toLocaleString('en-GB')} missed${share}${late}.`;
}

/** Names the stage with the smallest share, where there is something to compare. */
function leastKept(stages: readonly Figure[]): string {
  const [least] = stages
    .filter(({ keptPercent }) => keptPercent !== null)
    .sort((a, b) => (a.keptPercent ?? 0) - (b.keptPercent ?? 0));
  return least && stages.length > 1 && (least.keptPercent ?? 100) < 100
    ? ` The smallest share was kept in “${least.title}” (${least.keptPercent}%).`
    : '';
}
