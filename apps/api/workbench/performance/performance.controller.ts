import { Get, Param } from '@nestjs/common';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { csv, page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { countsView } from './counts.view.js';
import { courtsView } from './courts.view.js';
import { deadlinesView } from './deadlines.view.js';
import { csvOf, type FigureView } from './figures.js';
import { handoversView } from './handovers.view.js';
import { keptView } from './kept.view.js';
import { movementsView, periodOf } from './movements.view.js';
import {
  CourtResults,
  Counts,
  Deadlines,
  DeadlinesKept,
  Handovers,
  Movements,
  Needs,
  Stages,
  WorkloadByPerson,
} from './performance.query.js';
import { needsView } from './needs.view.js';
import { lastDays, QUARTER, TWO_YEARS } from './period.js';
import { stagesView } from './stages.view.js';
import { workloadView } from './workload.view.js';

interface Read {
  readonly figures: readonly FigureView[];
  readonly pages?: PagesView;
}

interface Topic {
  readonly id: string;
  readonly title: string;
  /** What is counted and how, said below the heading. */
  readonly about: string;
  readonly read: (visit: Visit) => Promise<Read>;
}

const TOPICS: readonly Topic[] = [
  {
    id: 'deadlines',
    title: 'Deadlines',
    about: 'Tasks of the teams you manage with a deadline in the next 28 days or behind them.',
    read: async (visit) => ({ figures: deadlinesView(await visit.ask(Deadlines)) }),
  },
  {
    id: 'kept',
    title: 'Deadlines kept',
    about: `Deadlines of national standards that fell in the last ${QUARTER} days. Prisons and probation areas are counted by the same standards, and no place is ranked. If you manage an area you also see prisons that hold your area's cases, counting those cases only.`,
    read: async (visit) => {
      const standard = visit.query.get('standard');
      const period = lastDays(QUARTER, visit.today);
      const data = await visit.ask(DeadlinesKept, { ...period, standard });
      return { figures: keptView(data, period, standard) };
    },
  },
  {
    id: 'workload',
    title: 'Workload',
    about:
      'Each case and task in hand counts for more the higher the risk of harm, and a case the higher its tier. The weights are a local setting. Restricted cases that are not open to you are left out.',
    read: async (visit) => ({ figures: workloadView(await visit.ask(WorkloadByPerson)) }),
  },
  {
    id: 'movements',
    title: 'Movements',
    about: 'People who came to the places you manage and left them. Weeks begin on Monday.',
    read: async (visit) => ({ figures: movementsView(await visit.ask(Movements, periodOf(visit.today))) }),
  },
  {
    id: 'handovers',
    title: 'Handovers at risk',
    about: 'Handovers from prison to community whose date is 8 weeks away or less, or past, and not done.',
    read: async (visit) => {
      const data = await visit.ask(Handovers, { after: visit.query.get('after') ?? undefined });
      const pages = pagesOf(data.handoversAtRisk.pageInfo, visit.address);
      return { figures: handoversView(data, visit.today), pages };
    },
  },
  {
    id: 'stages',
    title: 'Time in stage',
    about: 'Where the cases of the places you manage are on their way, and for how long.',
    read: async (visit) => ({ figures: stagesView(await visit.ask(Stages)) }),
  },
  {
    id: 'needs',
    title: 'Needs',
    about:
      'The seven needs that are assessed at induction and before release, of people who are in prison now, against the targets of their plans and the lists of interventions. A number from 1 to 4 is not told, nor one that would leave 1 to 4 of those who have a need; a picture leaves both out. How many people are in a prison and have been assessed is told however few they are.',
    read: async (visit) => {
      const prison = visit.query.get('prison');
      return { figures: needsView(await visit.ask(Needs, { prison }), prison) };
    },
  },
  {
    id: 'courts',
    title: 'Courts',
    about:
      'Reports of the areas you manage on which a court passed sentence, by the day its result was recorded. Adjourned and withdrawn cases and acquittals are left out.',
    read: async (visit) => {
      const court = visit.query.get('court');
      const period = lastDays(TWO_YEARS, visit.today);
      const data = await visit.ask(CourtResults, { ...period, court });
      return { figures: courtsView(data, period, court) };
    },
  },
  {
    id: 'counts',
    title: 'Counts',
    about: 'What could be done to make a figure look better than the work is.',
    read: async (visit) => {
      const period = lastDays(QUARTER, visit.today);
      return { figures: countsView(await visit.ask(Counts, period), period) };
    },
  },
];

/** How it stands with the work of the teams and places somebody manages: a picture, a sentence, a table and a file of each figure. */
@Screen('performance')
export class PerformanceController {
  @Get()
  first(@Visiting() visit: Visit): Promise<Answer> {
    return this.topic(visit, 'deadlines');
  }

  @Get(':topic/:table.csv')
  async file(
    @Visiting() visit: Visit,
    @Param('topic') id: string,
    @Param('table') name: string,
  ): Promise<Answer> {
    const { figures } = await topicOf(id).read(visit);
    const { table } = found(figures.find((figure) => figure.table.name === name));
    return csv(`${table.name}-${visit.today}.csv`, csvOf(table));
  }

  @Get(':topic')
  async topic(@Visiting() visit: Visit, @Param('topic') id: string): Promise<Answer> {
    const topic = topicOf(id);
    const read = await topic.read(visit);
    const asked = visit.query.toString();
    const figures = read.figures.map((figure) => ({
      ...figure,
      file: `/performance/${topic.id}/${figure.table.name}.csv${asked && `?${asked}`}`,
    }));
    const topics = TOPICS.map(({ id: name, title }) => ({
      text: title,
      href: `/performance/${name}`,
      active: name === topic.id,
    }));
    return page('performance/performance.njk', {
      topic,
      topics,
      figures,
      pages: read.pages ?? {},
      now: visit.now,
    });
  }
}

const topicOf = (id: string): Topic => found(TOPICS.find((topic) => topic.id === id));
