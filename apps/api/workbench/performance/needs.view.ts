import { codeInWords } from '../case/case-words.js';
import { barsOf, DARK, LATE, LIGHT, MIDDLE, MOST_BARS } from './chart.js';
import { column, number, numbers, plural, words, type Cell, type FigureView } from './figures.js';
import { type Needs } from './performance.query.js';

const NAMES: Readonly<Record<string, string>> = {
  'blocked-target': 'Targets that cannot be worked on',
};

/**
 * What people in prison need against what is planned and provided: an analysis that is current whenever it is read (004 L526).
 * @param prison code of the one that is looked at
 */
export function needsView(read: Needs, prison: string | null): readonly FigureView[] {
  return [byNeed(read, prison), byIntervention(read), byPrison(read, prison)];
}

function byNeed({ needFigures, needsAssessed }: Needs, prison: string | null): FigureView {
  const here = needsAssessed.filter((one) => prison === null || one.prison.code === prison);
  const assessed = here.reduce((sum, one) => sum + one.assessed, 0);
  const have = needFigures.flatMap(({ title, people, noTarget }) =>
    people ? [{ title, people, noTarget }] : [],
  );
  const [most] = have.toSorted((a, b) => b.people - a.people);
  const [first] = here;
  const where = prison !== null && first ? first.prison.name : plural(here.length, 'prison');
  return {
    heading: 'By need',
    sentence: `${plural(assessed, 'person has', 'people have')} been assessed in ${where}.${most ? ` Most have a need in “${most.title}” (${most.people.toLocaleString('en-GB')}).` : ''}`,
    chart: barsOf(
      [
        { text: 'A target answers it', ...DARK },
        { text: 'No target answers it', ...LATE },
        { text: 'Not told which', ...LIGHT },
      ],
      have.map(({ title, people, noTarget }) => ({
        name: title,
        values: noTarget === null ? [0, 0, people] : [people - noTarget, noTarget, 0],
      })),
    ),
    table: {
      name: 'needs',
      caption: 'Needs, as last assessed',
      columns: [
        column('Need'),
        ...numbers(
          'Have it',
          'No target answers it',
          'Its target cannot be worked on in their prison',
          'Outstanding before release',
          'Met before release',
        ),
      ],
      rows:
        assessed === 0
          ? []
          : needFigures.map((one) => [
              words(one.title),
              ...[one.people, one.noTarget, one.blocked, one.outstanding, one.met].map(told),
            ]),
    },
    empty: assessed === 0 ? 'Nobody here has been assessed yet. Needs come here from induction.' : undefined,
  };
}

function byIntervention({ provisionFigures }: Needs): FigureView {
  const sum = (of: 'waiting' | 'running' | 'unmet'): string => {
    const told = provisionFigures.reduce((total, one) => total + (one[of] ?? 0), 0);
    const some = provisionFigures.some((one) => one[of] === null);
    return `${told.toLocaleString('en-GB')}${some ? ' and a few more' : ''}`;
  };
  const drawn = provisionFigures.filter(
    (one) => (one.running ?? 0) + (one.waiting ?? 0) + (one.unmet ?? 0) > 0,
  );
  return {
    heading: 'By intervention',
    sentence: `${sum('running')} places taken in interventions, ${sum('waiting')} on waiting lists, ${sum('unmet')} on the register of unmet need. Somebody who is in two interventions takes two places.`,
    chart: barsOf(
      [
        { text: 'In it', ...DARK },
        { text: 'Waiting', ...MIDDLE },
        { text: 'Unmet', ...LATE },
      ],
      drawn.slice(0, MOST_BARS).map((one) => ({
        name: nameOf(one.intervention),
        values: [one.running ?? 0, one.waiting ?? 0, one.unmet ?? 0],
      })),
    ),
    table: {
      name: 'interventions',
      caption: 'Interventions, and unmet need',
      columns: [column('Intervention'), ...numbers('In it', 'Waiting', 'Unmet')],
      rows: provisionFigures.map((one) => [
        words(nameOf(one.intervention)),
        ...[one.running, one.waiting, one.unmet].map(told),
      ]),
    },
    empty: provisionFigures.length === 0 ? 'Nobody here is on the list of an intervention.' : undefined,
  };
}

function byPrison({ needsAssessed }: Needs, prison: string | null): FigureView {
  const people = needsAssessed.reduce((sum, one) => sum + one.people, 0);
  const inYear = needsAssessed.reduce((sum, one) => sum + one.assessedInYear, 0);
  const open = [...needsAssessed].sort((a, b) => b.people - b.assessedInYear - (a.people - a.assessedInYear));
  return {
    heading: 'By prison',
    sentence: `Of ${plural(people, 'person', 'people')} in ${plural(needsAssessed.length, 'prison')}, ${inYear.toLocaleString('en-GB')} were assessed in the last twelve months.${open.length > MOST_BARS ? ` The picture shows the ${MOST_BARS} prisons where most were not.` : ''}`,
    chart: barsOf(
      [
        { text: 'Assessed in 12 months', ...DARK },
        { text: 'Assessed before', ...LIGHT },
        { text: 'Not assessed', ...LATE },
      ],
      open.slice(0, MOST_BARS).map((one) => ({
        name: one.prison.name,
        values: [one.assessedInYear, one.assessed - one.assessedInYear, one.people - one.assessed],
      })),
    ),
    table: {
      name: 'needs-by-prison',
      caption: 'Whose needs are known, by prison',
      columns: [column('Prison'), ...numbers('People', 'Assessed', 'In the last 12 months')],
      rows: needsAssessed.map((one) => [
        words(one.prison.name, `/performance/needs?prison=${encodeURIComponent(one.prison.code)}`),
        ...[one.people, one.assessed, one.assessedInYear].map(number),
      ]),
    },
    more: prison === null ? undefined : { text: 'All prisons together', href: '/performance/needs' },
    empty: people === 0 ? 'Nobody whose case you manage is in prison.' : undefined,
  };
}

/** A number by which somebody might be known is not told: one to four, or all but one to four. */
const told = (value: number | null): Cell =>
  value === null ? { text: 'not told', numeric: true } : number(value);
const nameOf = (intervention: string): string => NAMES[intervention] ?? codeInWords(intervention);
