import { STAGE_ORDER, stageInWords } from '../case/case-words.js';
import { heatMap } from './chart.js';
import { column, number, numbers, plural, words, type FigureView } from './figures.js';
import { type Stages } from './performance.query.js';

const SPANS = ['1 week', '4 weeks', '3 months', '1 year', 'Longer'];
const IN_TABLE = ['Up to 1 week', '1 to 4 weeks', '4 weeks to 3 months', '3 months to 1 year', 'Longer'];
/** Those that have no place on the way stand at the end. */
const place = (stage: string): number => {
  const at = STAGE_ORDER.indexOf(stage);
  return at < 0 ? STAGE_ORDER.length : at;
};

/** Where the cases are on their way, and for how long. */
export function stagesView({ stageFigures }: Stages): readonly FigureView[] {
  const stages = [...stageFigures].sort(
    (a, b) => place(a.stage) - place(b.stage) || (a.stage < b.stage ? -1 : 1),
  );
  const here = stages.filter(({ cases }) => cases > 0);
  const [fullest] = [...here].sort((a, b) => b.cases - a.cases);
  const all = here.reduce((sum, { cases }) => sum + cases, 0);
  return [
    {
      heading: 'By stage and time in it',
      sentence: fullest
        ? `${plural(all, 'case is', 'cases are')} in ${plural(here.length, 'stage')}. Most are in “${stageInWords(fullest.stage)}” (${fullest.cases}), where half have been for ${plural(fullest.medianDays ?? 0, 'day')} or longer. The darker a field, the more cases.`
        : 'No case is at the places you manage.',
      chart: fullest
        ? heatMap(
            SPANS,
            here.map(({ stage, spans }) => ({ name: stageInWords(stage), values: spans })),
          )
        : undefined,
      table: {
        name: 'time-in-stage',
        caption: 'Time in each stage',
        columns: [
          column('Stage'),
          ...numbers(
            'Cases now',
            'Half are in it for, days',
            ...IN_TABLE,
            'Left it in 2 years',
            'Half of these took, days',
          ),
        ],
        rows: stages.map((one) => [
          words(stageInWords(one.stage)),
          ...[one.cases, one.medianDays, ...one.spans, one.finished, one.finishedMedianDays].map(number),
        ]),
      },
      empty: fullest ? undefined : 'Cases come here when they are opened or imported.',
    },
  ];
}
