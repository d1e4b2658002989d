import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { codeInWords } from '../case/case-words.js';
import { date } from '../words/dates.js';
import { DARK, LATE, LIGHT, lyingBars, MIDDLE } from './chart.js';
import { column, number, numbers, plural, words, type FigureView } from './figures.js';
import { type CourtResults } from './performance.query.js';

type Result = CourtResults['courtResults'][number];

/** Two years: a court sees few reports in a quarter, and an order lasts a year or longer. */
const DAYS = 728;
const MOST_BARS = 12;
const SERIES = [
  { text: 'Followed', ...DARK },
  { text: 'Followed in part', ...MIDDLE },
  { text: 'Not followed', ...LATE },
  { text: 'Made no proposal', ...LIGHT },
];

export const recordedFrom = (today: LondonDate): { from: LondonDate; to: LondonDate } => ({
  from: addDays(today, -DAYS),
  to: today,
});

/**
 * What courts do with proposals, by court and by sentence, so that a bench and those who write for it know what follows from which
 * (003 L287, L763). Each court leads to its own sentences.
 * @param court name of the one that is looked at
 */
export function courtsView(
  { courtResults }: CourtResults,
  today: LondonDate,
  court: string | null,
): readonly FigureView[] {
  const courts = courtResults.filter(({ by }) => by === 'court');
  const sentences = courtResults.filter(({ by }) => by === 'sentence');
  return [
    {
      ...figure(
        'proposals-by-court',
        'By court',
        [column('Court'), column('Probation area')],
        courts,
        (one) => [
          one.key === null
            ? words('Not recorded')
            : words(one.key, `/performance/courts?court=${encodeURIComponent(one.key)}`),
          words(one.area?.name ?? ''),
        ],
      ),
      sentence: sentenceOf(courts, today),
      more: court === null ? undefined : { text: 'All courts', href: '/performance/courts' },
    },
    {
      ...figure('proposals-by-sentence', 'By sentence', [column('Sentence')], sentences, (one) => [
        words(codeInWords(one.key ?? '')),
      ]),
      sentence: `The same reports, by what the court decided. ${plural(total(sentences, 'ranCourse'), 'of these sentences has run its', 'of these sentences have run their')} course, ${total(sentences, 'endedOtherwise').toLocaleString('en-GB')} ended otherwise; the others have not ended.`,
    },
  ];
}

function figure(
  name: string,
  heading: string,
  first: FigureView['table']['columns'],
  results: readonly Result[],
  named: (one: Result) => FigureView['table']['rows'][number],
): Omit<FigureView, 'sentence'> {
  const most = [...results].sort((a, b) => reports(b) - reports(a)).slice(0, MOST_BARS);
  return {
    heading,
    chart:
      results.length === 0
        ? undefined
        : lyingBars(
            SERIES,
            most.map((one) => ({ name: named(one)[0]?.text ?? '', values: parts(one) })),
          ),
    table: {
      name,
      caption: `Proposals of reports, ${heading.toLowerCase()}`,
      columns: [
        ...first,
        ...numbers(
          'Reports',
          'Followed',
          'In part',
          'Not followed',
          'No proposal',
          'Followed, % of proposals',
          'Ran its course',
          'Ended otherwise',
        ),
      ],
      rows: results.map((one) => [
        ...named(one),
        ...[reports(one), ...parts(one), percent([one]), one.ranCourse, one.endedOtherwise].map(number),
      ]),
    },
    empty: results.length === 0 ? 'No result of a report was recorded in this time.' : undefined,
  };
}

const parts = ({ followed, partly, notFollowed, noProposal }: Result): readonly number[] => [
  followed,
  partly,
  notFollowed,
  noProposal,
];
const total = (results: readonly Result[], of: 'followed' | 'ranCourse' | 'endedOtherwise'): number =>
  results.reduce((sum, one) => sum + one[of], 0);
const reports = (one: Result): number => parts(one).reduce((a, b) => a + b, 0);

/** Of the proposals that were made, how many in a hundred were followed as they stood. */
function percent(results: readonly Result[]): number | null {
  const made = results.reduce((sum, one) => sum + reports(one) - one.noProposal, 0);
  return made === 0 ? null : Math.round((100 * total(results, 'followed')) / made);
}

function sentenceOf(courts: readonly Result[], today: LondonDate): string {
  const { from, to } = recordedFrom(today);
  const period = `From ${date(from)} to ${date(to)}`;
  if (courts.length === 0) return `${period}, no court decided on a report of the areas you manage.`;
  const all = courts.reduce((sum, one) => sum + reports(one), 0);
  const share = percent(courts);
  return `${period}, courts passed sentence on ${plural(all, 'report')}.${share === null ? '' : ` Of the proposals made, ${share}% were followed as they stood.`}`;
}
