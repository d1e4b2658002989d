import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { catalogue } from '#standards/index.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { TEAM_KINDS, type TeamKind } from '#domain/roles.js';
import { type DeadlineFigure as DeadlineRead } from '#persistence/queries/figures/deadlines.js';
import { type KeptFigure as KeptRead } from '#persistence/queries/figures/deadlines-kept.js';
import { type HandoverRead } from '#persistence/queries/figures/handovers.js';
import { Pathway } from '../pathways/pathway.types.js';
import { Place, Team, User } from '../people/people.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { PerformanceService, type PersonLoad } from './performance.service.js';
import {
  DeadlineFigure,
  HandoverAtRisk,
  HandoverAtRiskConnection,
  HandoverCounts,
  KeptFigure,
  MovementWeek,
  PersonWorkload,
  StageFigure,
} from './performance.types.js';

/** One statement over a whole area is worth many fields of a list. */
const COUNTED = 20;

/** How it stands with the work of the places somebody manages. */
@Resolver()
export class PerformanceResolver {
  constructor(private readonly performance: PerformanceService) {}

  @Query(() => [DeadlineFigure], {
    description: 'Deadlines ahead and missed in the teams you manage: by team, by stage and by standard.',
    complexity: COUNTED,
  })
  deadlineFigures(@Context() context: RequestContext) {
    return this.performance.deadlines(context);
  }

  @Query(() => [KeptFigure], {
    description:
      'How deadlines of standards that fell in a period, first and last day included, were kept at the places you manage: by place, by stage and by standard; of one standard, or of all.',
    complexity: COUNTED,
  })
  deadlinesKept(
    @Args('from', { type: () => GraphQLDate }) from: LondonDate,
    @Args('to', { type: () => GraphQLDate }) to: LondonDate,
    @Args('standard', { type: () => String, nullable: true }) standard: string | null,
    @Context() context: RequestContext,
  ) {
    return this.performance.kept({ from, to, standard: standard ?? undefined }, context);
  }

  @Query(() => [PersonWorkload], {
    description: 'What everybody in the teams you manage has in hand, weighed by risk and tier, most first.',
    complexity: COUNTED,
  })
  workloadFigures(@Context() context: RequestContext) {
    return this.performance.workload(context);
  }

  @Query(() => [MovementWeek], {
    description: 'Who came to the places you manage and went, by week, first and last day included.',
    complexity: COUNTED,
  })
  movements(
    @Args('from', { type: () => GraphQLDate }) from: LondonDate,
    @Args('to', { type: () => GraphQLDate }) to: LondonDate,
    @Context() context: RequestContext,
  ) {
    return this.performance.movements(from, to, context);
  }

  @Query(() => HandoverAtRiskConnection, {
    description:
      'Cases of the places you manage whose handover to the community is eight weeks away or less, or past, and not done; earliest first.',
  })
  async handoversAtRisk(@Args() page: PageArgs, @Context() context: RequestContext) {
    const rows = await this.performance.handovers(
      { first: pageSize(page.first), after: page.after },
      context,
    );
    return connectionOf(rows, page.after);
  }

  @Query(() => HandoverCounts, {
    description: 'How many handovers are at risk, by how near their date is.',
    complexity: COUNTED,
  })
  handoverCounts(@Context() context: RequestContext) {
    return this.performance.handoverCounts(context);
  }

  @Query(() => [StageFigure], {
    description: 'How long the cases of the places you manage are, and were, in each stage.',
    complexity: COUNTED,
  })
  stageFigures(@Context() context: RequestContext) {
    return this.performance.stages(context);
  }
}

@Resolver(() => DeadlineFigure)
export class DeadlineFigureResolver {
  @ResolveField(() => Team, { nullable: true })
  team(@Parent() { by, key }: DeadlineRead, @Context() { loaders }: RequestContext) {
    return by === 'team' && key !== null ? loaders.team.load(key) : null;
  }

  @ResolveField(() => String)
  async title(@Parent() { by, key }: DeadlineRead, @Context() { loaders }: RequestContext): Promise<string> {
    if (key === null) return 'No standard';
    if (by === 'standard') return catalogue().byId.get(key)?.title ?? key;
    if (by === 'stage') return key;
    const team = await loaders.team.load(key);
    return team ? `${TEAM_KINDS[team.kind as TeamKind]?.title ?? team.kind}, ${team.placeName}` : key;
  }
}

@Resolver(() => KeptFigure)
export class KeptFigureResolver {
  @ResolveField(() => Place, { nullable: true })
  place(@Parent() { by, key }: KeptRead, @Context() { loaders }: RequestContext) {
    return by === 'place' ? loaders.place.load(key) : null;
  }

  @ResolveField(() => String)
  async title(@Parent() { by, key }: KeptRead, @Context() { loaders }: RequestContext): Promise<string> {
    if (by === 'standard') return catalogue().byId.get(key)?.title ?? key;
    return by === 'stage' ? key : ((await loaders.place.load(key))?.name ?? key);
  }

  @ResolveField(() => Int, { nullable: true })
  keptPercent(@Parent() { kept, missed }: KeptRead): number | null {
    return kept + missed === 0 ? null : Math.round((100 * kept) / (kept + missed));
  }
}

@Resolver(() => PersonWorkload)
export class PersonWorkloadResolver {
  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: PersonLoad, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }
}

@Resolver(() => HandoverAtRisk)
export class HandoverAtRiskResolver {
  @ResolveField(() => ID)
  id(@Parent() { pathwayId }: HandoverRead): string {
    return pathwayId;
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() { pathwayId }: HandoverRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(pathwayId);
  }

  @ResolveField(() => [String])
  open(@Parent() { open }: HandoverRead): string[] {
    return open.map((type) => TASK_TYPES.get(type)?.title ?? type);
  }

  @ResolveField(() => [User])
  async holders(@Parent() { holders }: HandoverRead, @Context() { loaders }: RequestContext) {
    const users = await loaders.user.loadMany([...new Set(holders)]);
    return users.filter((user) => user !== undefined && !(user instanceof Error));
  }
}
