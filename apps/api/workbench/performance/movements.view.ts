import { addDays, weekdayOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { date } from '../words/dates.js';
import { DARK, MIDDLE, standingBars } from './chart.js';
import { column, number, numbers, words, type FigureView } from './figures.js';
import { type Movements } from './performance.query.js';

/** Weeks on the page: a quarter of a year, with this one. */
const WEEKS = 13;

/** The first and the last day that is counted. */
export const periodOf = (today: LondonDate): { from: LondonDate; to: LondonDate } => ({
  from: addDays(today, 1 - weekdayOf(today) - 7 * (WEEKS - 1)),
  to: today,
});

/** Who came and went, by week. */
export function movementsView({ movements: weeks }: Movements): readonly FigureView[] {
  const sum = (of: 'receptions' | 'transfersIn' | 'transfersOut' | 'releases' | 'recalls'): number =>
    weeks.reduce((total, week) => total + week[of], 0);
  const nothing = weeks.every(
    (week) => week.receptions + week.transfersIn + week.transfersOut + week.releases + week.recalls === 0,
  );
  const short = (day: string): string => date(day).replace(/ (\w{3})\w* \d+$/, ' $1');
  return [
    {
      heading: 'By week',
      sentence: `In the last ${WEEKS} weeks: ${sum('receptions')} received, ${sum('transfersIn')} transferred in, ${sum('transfersOut')} transferred out, ${sum('releases')} released, ${sum('recalls')} recalled.`,
      chart: nothing
        ? undefined
        : standingBars(
            [
              { text: 'In (received and transferred in)', ...DARK },
              { text: 'Out (released and transferred out)', ...MIDDLE },
            ],
            weeks.map((week) => ({
              name: short(week.monday),
              values: [week.receptions + week.transfersIn, week.releases + week.transfersOut],
            })),
          ),
      table: {
        name: 'movements-by-week',
        caption: 'Movements by week',
        columns: [
          column('Week from'),
          ...numbers('Received', 'Transferred in', 'Transferred out', 'Released', 'Recalled'),
        ],
        rows: [...weeks]
          .reverse()
          .map((week) => [
            words(date(week.monday)),
            ...[week.receptions, week.transfersIn, week.transfersOut, week.releases, week.recalls].map(
              number,
            ),
          ]),
      },
      empty: nothing ? 'Nobody has come or gone in this time.' : undefined,
    },
  ];
}
