import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { type CourtResult as ResultRead } from '#persistence/queries/figures/court-results.js';
import { Place } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { CourtResult } from './courts.types.js';
import { PerformanceService } from './performance.service.js';

/** What courts do with proposals (003 L287, L763). */
@Resolver(() => CourtResult)
export class CourtResultResolver {
  constructor(private readonly performance: PerformanceService) {}

  @Query(() => [CourtResult], {
    description:
      'What courts did with the proposals of reports whose result was recorded in a period, first and last day included, in the areas you manage: by court and by sentence; of one court, or of all.',
    complexity: 20,
  })
  courtResults(
    @Args('from', { type: () => GraphQLDate }) from: LondonDate,
    @Args('to', { type: () => GraphQLDate }) to: LondonDate,
    @Args('court', { type: () => String, nullable: true }) court: string | null,
    @Context() context: RequestContext,
  ) {
    return this.performance.courts({ from, to, court: court ?? undefined }, context);
  }

  @ResolveField(() => Place, { nullable: true })
  area(@Parent() { area }: ResultRead, @Context() { loaders }: RequestContext) {
    return area === null ? null : loaders.place.load(area);
  }
}
