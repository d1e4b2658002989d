import { column, number, numbers, words, type FigureView } from './figures.js';
import { type Counts } from './performance.query.js';
import { fromTo, type Period } from './period.js';

/** What is counted so that it can be asked about; no picture, since none of it is a race. */
export function countsView({ gamingCounts }: Counts, period: Period): readonly FigureView[] {
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
  return [
    {
      heading: 'By team',
      sentence: `${fromTo(period)}, ${all.toLocaleString('en-GB')} in all. None of these is a target, and none is wrong by itself: they are counted so that they can be asked about.`,
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
