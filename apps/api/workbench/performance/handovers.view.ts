import { daysBetween } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { date } from '../words/dates.js';
import { DARK, LATE, lyingBars } from './chart.js';
import { column, plural, words, type FigureView } from './figures.js';
import { type Handovers } from './performance.query.js';
import { nameOf } from '../words/name.js';

/** Handovers to the community whose date is near or past, with what is still open. */
export function handoversView(
  { handoverCounts: counts, handoversAtRisk }: Handovers,
  today: LondonDate,
): readonly FigureView[] {
  const { past, week, month, later } = counts;
  const all = past + week + month + later;
  return [
    {
      heading: 'By date',
      sentence:
        all === 0
          ? 'No handover to the community is due in the next 8 weeks with work still open.'
          : `${plural(past, 'handover is', 'handovers are')} past the date with work still open; ${week} fall in the next 7 days, ${month} in the 3 weeks after, and ${later} later.`,
      chart:
        all === 0
          ? undefined
          : lyingBars(
              [
                { text: 'Date has passed', ...LATE },
                { text: 'Date is ahead', ...DARK },
              ],
              [
                { name: 'Date has passed', values: [past, 0] },
                { name: 'In the next 7 days', values: [0, week] },
                { name: 'In 8 to 28 days', values: [0, month] },
                { name: 'Later, up to 8 weeks', values: [0, later] },
              ],
            ),
      table: {
        name: 'handovers-at-risk',
        caption: 'Handovers at risk, earliest first',
        columns: ['Person', 'Handover date', 'Still to do', 'In whose hands', 'Community manager'].map(
          column,
        ),
        rows: handoversAtRisk.nodes.map(({ pathway, on, open, holders }) => {
          const { person } = pathway;
          const number = person.prisonNumber ?? person.crn ?? '';
          return [
            words(`${nameOf(person)} ${number}`.trim(), `/cases/${pathway.id}`),
            words(`${date(on)} (${nearness(daysBetween(today, on))})`),
            words(open.join('; ')),
            words(holders.map(({ displayName }) => displayName).join(', ') || 'Nobody yet'),
            words(pathway.offenderManager?.displayName ?? 'Not named'),
          ];
        }),
      },
      empty: all === 0 ? 'Cases come here eight weeks before the day of handover.' : undefined,
    },
  ];
}

const nearness = (days: number): string =>
  days < 0 ? `${plural(-days, 'day')} ago` : days === 0 ? 'today' : `in ${plural(days, 'day')}`;
