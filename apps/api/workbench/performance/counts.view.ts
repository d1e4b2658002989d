import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { date } from '../words/dates.js';
import { column, number, numbers, words, type FigureView } from './figures.js';
import { type Counts } from './performance.query.js';

const DAYS = 91;

export const countedFrom = (today: LondonDate): { from: LondonDate; to: LondonDate } => ({
  from: addDays(today, -DAYS),
  to: today,
});

/** What is counted so that it can be asked about; no picture, since none of it is a race. */
export function countsView({ gamingCounts }: Counts, today: LondonDate): readonly FigureView[] {
  const rows = gamingCounts.map((one) => ({
    team: `${one.team.title}, ${one.team.place.name}`,
    values: [
      one.acceptableAbsencesWithoutEvidence,
      one.rohLoweringsBeforeReview,
      one.hardStopLicences,
      one.overrides,
      one.deferrals,
      one.excusals,
    ],
  }));
  const all = rows.flatMap(({ values }) => values).reduce((a, b) => a + b, 0);
  const { from, to } = countedFrom(today);
  return [
    {
      heading: 'By team',
      sentence: `From ${date(from)} to ${date(to)}, ${all.toLocaleString('en-GB')} in all. None of these is a target, and none is wrong by itself: they are counted so that they can be asked about.`,
      table: {
        name: 'counts-by-team',
        caption: 'Counts by team',
        columns: [
          column('Team'),
          ...numbers(
            'Absences accepted without evidence',
            'Risk of harm lowered before a review',
            'Licences made in prison at the last moment',
            'Gates overridden',
            'Deferrals granted',
            'Excusals granted',
          ),
        ],
        rows: rows.map(({ team, values }) => [words(team), ...values.map(number)]),
      },
      empty: rows.length === 0 ? 'You manage no team that is counted.' : undefined,
    },
  ];
}
