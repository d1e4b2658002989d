import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { type GamingRead } from '#persistence/queries/gaming-counts.js';
import { Team } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { GamingService } from './gaming.service.js';
import { GamingCounts } from './gaming.types.js';

@Resolver(() => GamingCounts)
export class GamingResolver {
  constructor(private readonly gaming: GamingService) {}

  @Query(() => [GamingCounts], {
    description:
      'Counts against gaming in a period, first and last day included: of one team, or of every team you manage. For managers and inspectors.',
    complexity: 20,
  })
  gamingCounts(
    @Args('from', { type: () => GraphQLDate }) from: LondonDate,
    @Args('to', { type: () => GraphQLDate }) to: LondonDate,
    @Args('team', { type: () => ID, nullable: true }) team: string | null,
    @Context() context: RequestContext,
  ): Promise<GamingRead[]> {
    return this.gaming.counts(team ?? null, from, to, context);
  }

  @ResolveField(() => Team)
  team(@Parent() counts: GamingRead, @Context() { loaders }: RequestContext) {
    return loaders.team.load(counts.teamId);
  }
}
