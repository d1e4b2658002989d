import { Injectable } from '@nestjs/common';
import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { pointsOf } from '#domain/workload.js';
import { catalogue } from '#standards/index.js';
import { Doors } from '#persistence/queries/doors.js';
import {
  courtResults,
  type CourtResult,
  type CourtResultsQuery,
} from '#persistence/queries/figures/court-results.js';
import { deadlineFigures, type DeadlineFigure } from '#persistence/queries/figures/deadlines.js';
import {
  deadlinesKept,
  type KeptFigure,
  type KeptQuery,
} from '#persistence/queries/figures/deadlines-kept.js';
import {
  handoverCounts,
  handoversAtRisk,
  type HandoverRead,
} from '#persistence/queries/figures/handovers.js';
import { managedBy, type Managed } from '#persistence/queries/figures/managed.js';
import { movementsAt, type MovementWeek } from '#persistence/queries/figures/movements.js';
import { stageFigures, type StageFigure } from '#persistence/queries/figures/stages.js';
import { loadsOf, type LoadRead } from '#persistence/queries/figures/workload.js';
import { type Page } from '#persistence/queries/cursor.js';
import { type RequestContext } from '../shared/context.js';
import { badInput } from '../shared/errors.js';

const LONGEST_DAYS = 731;
const HIGH: readonly (string | null)[] = ['high', 'very-high'];

/** What somebody has in hand. */
export interface PersonLoad {
  readonly userId: string;
  readonly cases: number;
  readonly highRisk: number;
  readonly tasks: number;
  readonly late: number;
  readonly points: number;
}

/** Figures for managers, of the teams and places they manage, and for inspectors (docs/decisions/0029). */
@Injectable()
export class PerformanceService {
  constructor(private readonly db: Doors) {}

  async deadlines({ actor, reader }: RequestContext): Promise<DeadlineFigure[]> {
    const { teams } = await managedBy(this.db, actor);
    return deadlineFigures(this.db, reader, teams);
  }

  /** @throws GraphQLError BAD_USER_INPUT for a period that is none or too long, or a standard that is not in the catalogue */
  async kept(query: KeptQuery, { actor, reader }: RequestContext): Promise<KeptFigure[]> {
    checkPeriod(query.from, query.to);
    if (query.standard !== undefined && !catalogue().byId.has(query.standard))
      throw badInput(`No standard is called ${query.standard}.`);
    return deadlinesKept(this.db, reader, await managedBy(this.db, actor), query);
  }

  /** Most in hand first. */
  async workload({ actor, reader }: RequestContext): Promise<PersonLoad[]> {
    const { teams } = await managedBy(this.db, actor);
    const byPerson = new Map<string, LoadRead[]>();
    for (const load of await loadsOf(this.db, reader, teams))
      byPerson.set(load.userId, [...(byPerson.get(load.userId) ?? []), load]);
    return [...byPerson]
      .map(([userId, loads]) => loadOf(userId, loads))
      .sort((a, b) => b.points - a.points || a.userId.localeCompare(b.userId));
  }

  /** @throws GraphQLError BAD_USER_INPUT for a period that is none, or longer than two years */
  async movements(
    from: LondonDate,
    to: LondonDate,
    { actor, reader }: RequestContext,
  ): Promise<MovementWeek[]> {
    checkPeriod(from, to);
    return movementsAt(this.db, reader, await this.places(actor), from, to);
  }

  async handovers(
    query: { readonly first: number; readonly after?: string },
    { actor, reader }: RequestContext,
  ): Promise<Page<HandoverRead>> {
    return handoversAtRisk(this.db, reader, await this.places(actor), query);
  }

  async handoverCounts({ actor, reader }: RequestContext) {
    const counts = await handoverCounts(this.db, reader, await this.places(actor));
    const [past = 0, week = 0, month = 0, later = 0] = [0, 1, 2, 3].map(
      (span) => counts.find((one) => one.span === span)?.n ?? 0,
    );
    return { past, week, month, later };
  }

  async stages({ actor, reader }: RequestContext): Promise<StageFigure[]> {
    return stageFigures(this.db, reader, await this.places(actor));
  }

  /** @throws GraphQLError BAD_USER_INPUT for a period that is none or too long */
  async courts(query: CourtResultsQuery, { actor, reader }: RequestContext): Promise<CourtResult[]> {
    checkPeriod(query.from, query.to);
    return courtResults(this.db, reader, await this.places(actor), query);
  }

  private async places(actor: RequestContext['actor']): Promise<Managed['places']> {
    return (await managedBy(this.db, actor)).places;
  }
}

function checkPeriod(from: LondonDate, to: LondonDate): void {
  if (from > to) throw badInput(`The period ends (${to}) before it begins (${from}).`);
  if (to > addDays(from, LONGEST_DAYS))
    throw badInput('A period of two years at the most is counted at a time.');
}

function loadOf(userId: string, loads: readonly LoadRead[]): PersonLoad {
  const sum = (of: readonly LoadRead[], what: 'count' | 'late'): number =>
    of.reduce((total, load) => total + load[what], 0);
  const cases = loads.filter(({ what }) => what === 'case');
  const tasks = loads.filter(({ what }) => what === 'task');
  const highRisk = cases.filter(({ roh }) => HIGH.includes(roh));
  return {
    userId,
    cases: sum(cases, 'count'),
    highRisk: sum(highRisk, 'count'),
    tasks: sum(tasks, 'count'),
    late: sum(tasks, 'late'),
    points: pointsOf(loads),
  };
}
