import { DARK, lyingBars } from './chart.js';
import { column, number, numbers, plural, words, type FigureView } from './figures.js';
import { type WorkloadByPerson } from './performance.query.js';

const MOST_BARS = 15;

/** What everybody has in hand, weighed by risk of harm and tier. */
export function workloadView({ workloadFigures: people }: WorkloadByPerson): readonly FigureView[] {
  const name = (one: (typeof people)[number]): string => one.user?.displayName ?? 'Somebody who has left';
  const points = people.map((one) => one.points);
  const half = middle(points);
  const [most] = people;
  return [
    {
      heading: 'By person',
      sentence: most
        ? `${plural(people.length, 'person has', 'people have')} work in hand. Half of them have ${half} points or more; ${name(most)} has most, with ${most.points}.`
        : 'Nobody in your teams has a case or a task in hand.',
      chart:
        people.length === 0
          ? undefined
          : lyingBars(
              [{ text: 'Points', ...DARK }],
              people
                .slice(0, MOST_BARS)
                .map((one) => ({ name: name(one), values: [Math.round(one.points)] })),
            ),
      table: {
        name: 'workload-by-person',
        caption: 'Workload by person',
        columns: [
          column('Person'),
          ...numbers(
            'Points',
            'Cases',
            'Of these, high or very high risk',
            'Tasks claimed',
            'Of these, late',
          ),
        ],
        rows: people.map((one) => [
          words(name(one)),
          ...[one.points, one.cases, one.highRisk, one.tasks, one.late].map(number),
        ]),
      },
      empty:
        people.length === 0
          ? 'When somebody claims a task or is named for a case, they stand here.'
          : undefined,
    },
  ];
}

/** The middle one, or the mean of the two in the middle. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[at - 1] ?? 0) + upper) * 5) / 10;
}
