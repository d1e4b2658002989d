import { placeOfTask } from '../case/case-words.js';
import { barsOf, DARK, LATE, LIGHT, MOST_BARS, type Row } from './chart.js';
import { comparing } from './comparison.js';
import { column, plural, words, type FigureView } from './figures.js';
import { type DeadlinesKept } from './performance.query.js';
import { fromTo, type Period } from './period.js';

type Figure = DeadlinesKept['deadlinesKept'][number];

const KINDS: Readonly<Record<string, string>> = { prison: 'Prison', area: 'Probation area' };

const SERIES = [
  { text: 'Kept', ...DARK },
  { text: 'Missed', ...LATE },
  { text: 'Learnt late', ...LIGHT },
];
const parts = ({ kept, missed, learntLate }: Figure): readonly number[] => [kept, missed, learntLate];
const figure = comparing<Figure>({
  caption: 'Deadlines kept',
  series: SERIES,
  parts,
  columns: ['Kept', 'Missed', 'Learnt late', 'Kept, %'],
  numbers: (one) => [...parts(one), one.keptPercent],
  empty: 'No deadline of a standard fell in this time.',
});

/**
 * How deadlines were kept: prisons and probation areas side by side, counted by the same standards, so that both share one indicator
 * (002 L1061, L1103); by stage; and by standard, each of which leads to the same comparison of that standard alone. Places stand by their
 * names and none is called best or worst: this is no league table (003 L207).
 * @param standard row of the catalogue, where one alone is compared
 */
export function keptView(
  { deadlinesKept }: DeadlinesKept,
  period: Period,
  standard: string | null,
): readonly FigureView[] {
  const of = (by: string): readonly Figure[] => deadlinesKept.filter((figure) => figure.by === by);
  const stages = of('stage').map((one) => ({ ...one, title: placeOfTask(one.title) }));
  const standards = of('standard');
  const places = of('place').toSorted(byKindAndName);
  const only = standard === null ? '' : ` of “${standards[0]?.title ?? standard}”`;
  return [
    {
      ...figure({
        name: 'kept-by-place',
        heading: 'By place',
        first: [column('Place'), column('Kind')],
        cells: (one) => [words(one.title), words(KINDS[one.place?.kind ?? ''] ?? 'National')],
        ones: places,
      }),
      ...(places.length > MOST_BARS && { chart: barsOf(SERIES, together(places)) }),
      sentence: sentenceOf(places, fromTo(period), only),
    },
    {
      ...figure({
        name: 'kept-by-stage',
        heading: 'By stage',
        first: [column('Stage')],
        cells: (one) => [words(one.title)],
        ones: stages,
      }),
      sentence: `The same deadlines, by where the case was on its way.${leastKept(stages)}`,
    },
    {
      ...figure({
        name: 'kept-by-standard',
        heading: 'By standard',
        first: [column('Standard')],
        cells: (one) => [words(one.title, `/performance/kept?standard=${encodeURIComponent(one.key)}`)],
        ones: standards,
      }),
      sentence: 'The same deadlines, by standard. Each standard leads to its own comparison of places.',
      more: standard === null ? undefined : { text: 'Compare all standards', href: '/performance/kept' },
    },
  ];
}

/** Of more places than a picture holds: all of each kind in one. */
const together = (places: readonly Figure[]): readonly Row[] =>
  ['Prisons', 'Probation areas', 'National'].flatMap((name, kind) => {
    const here = places.filter((place) => rank(place) === kind);
    return here.length === 0
      ? []
      : [{ name, values: [sum(here, 'kept'), sum(here, 'missed'), sum(here, 'learntLate')] }];
  });

/** Prisons, then areas, then what stands nowhere in particular. */
const rank = ({ place }: Figure): number =>
  place && place.kind in KINDS ? Object.keys(KINDS).indexOf(place.kind) : 2;
const byKindAndName = (a: Figure, b: Figure): number => rank(a) - rank(b) || a.title.localeCompare(b.title);
const sum = (figures: readonly Figure[], of: 'kept' | 'missed' | 'learntLate'): number =>
  figures.reduce((total, figure) => total + figure[of], 0);

function sentenceOf(places: readonly Figure[], span: string, only: string): string {
  const [kept, missed, learntLate] = [sum(places, 'kept'), sum(places, 'missed'), sum(places, 'learntLate')];
  if (kept + missed + learntLate === 0) return `${span}, no deadlines${only} fell at the places you manage.`;
  const late =
    learntLate === 0
      ? ''
      : `; ${plural(learntLate, 'more was', 'more were')} already overdue when we learnt of ${learntLate === 1 ? 'it' : 'them'}`;
  const share = kept + missed === 0 ? '' : ` (${Math.round((100 * kept) / (kept + missed))}% kept)`;
  return `${span}, deadlines${only} at ${plural(places.length, 'place')}: ${kept.toLocaleString('en-GB')} kept, ${missed.toLocaleString('en-GB')} missed${share}${late}.`;
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
