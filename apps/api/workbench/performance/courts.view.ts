import { codeInWords } from '../case/case-words.js';
import { DARK, LATE, LIGHT, MIDDLE } from './chart.js';
import { comparing } from './comparison.js';
import { column, plural, words, type FigureView } from './figures.js';
import { type CourtResults } from './performance.query.js';
import { fromTo, type Period } from './period.js';

type Result = CourtResults['courtResults'][number];

const figure = comparing<Result>({
  caption: 'Proposals of reports',
  series: [
    { text: 'Followed', ...DARK },
    { text: 'Followed in part', ...MIDDLE },
    { text: 'Not followed', ...LATE },
    { text: 'Made no proposal', ...LIGHT },
  ],
  parts,
  columns: [
    'Reports',
    'Followed',
    'In part',
    'Not followed',
    'No proposal',
    'Followed, % of proposals',
    'Ran its course',
    'Ended otherwise',
  ],
  numbers: (one) => [reports(one), ...parts(one), percent([one]), one.ranCourse, one.endedOtherwise],
  empty: 'No result of a report was recorded in this time.',
});

/**
 * What courts do with proposals, by court and by sentence, so that a bench and those who write for it know what follows from which
 * (003 L287, L763). Each court leads to its own sentences.
 * @param court name of the one that is looked at
 */
export function courtsView(
  { courtResults }: CourtResults,
  period: Period,
  court: string | null,
): readonly FigureView[] {
  const courts = courtResults.filter(({ by }) => by === 'court');
  const sentences = courtResults.filter(({ by }) => by === 'sentence');
  return [
    {
      ...figure({
        name: 'proposals-by-court',
        heading: 'By court',
        first: [column('Court'), column('Probation area')],
        cells: ({ key, area }) => [
          key === null
            ? words('Not recorded')
            : words(key, `/performance/courts?court=${encodeURIComponent(key)}`),
          words(area?.name ?? ''),
        ],
        ones: courts,
        drawn: mostFirst(courts),
      }),
      sentence: sentenceOf(courts, fromTo(period)),
      more: court === null ? undefined : { text: 'All courts', href: '/performance/courts' },
    },
    {
      ...figure({
        name: 'proposals-by-sentence',
        heading: 'By sentence',
        first: [column('Sentence')],
        cells: (one) => [words(codeInWords(one.key ?? ''))],
        ones: sentences,
        drawn: mostFirst(sentences),
      }),
      sentence: `The same reports, by what the court decided. ${plural(total(sentences, 'ranCourse'), 'of these sentences has run its', 'of these sentences have run their')} course, ${total(sentences, 'endedOtherwise').toLocaleString('en-GB')} ended otherwise; the others have not ended.`,
    },
  ];
}

function parts({ followed, partly, notFollowed, noProposal }: Result): readonly number[] {
  return [followed, partly, notFollowed, noProposal];
}
const total = (results: readonly Result[], of: 'followed' | 'ranCourse' | 'endedOtherwise'): number =>
  results.reduce((sum, one) => sum + one[of], 0);
const reports = (one: Result): number => parts(one).reduce((a, b) => a + b, 0);
const mostFirst = (results: readonly Result[]): readonly Result[] =>
  [...results].sort((a, b) => reports(b) - reports(a));

/** Of the proposals that were made, how many in a hundred were followed as they stood. */
function percent(results: readonly Result[]): number | null {
  const made = results.reduce((sum, one) => sum + reports(one) - one.noProposal, 0);
  return made === 0 ? null : Math.round((100 * total(results, 'followed')) / made);
}

function sentenceOf(courts: readonly Result[], span: string): string {
  if (courts.length === 0) return `${span}, no court decided on a report of the areas you manage.`;
  const all = courts.reduce((sum, one) => sum + reports(one), 0);
  const share = percent(courts);
  return `${span}, courts passed sentence on ${plural(all, 'report')}.${share === null ? '' : ` Of the proposals made, ${share}% were followed as they stood.`}`;
}
