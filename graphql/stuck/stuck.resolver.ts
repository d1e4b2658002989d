import { Injectable } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DAY } from '#domain/time.js';
import { Doors } from '#persistence/queries/doors.js';
import { type StuckRead } from '#persistence/queries/pathway-parts.js';
import { listStuck } from '#persistence/queries/stuck-list.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { StuckFilter, StuckPathway, StuckPathwayConnection } from './stuck.types.js';

@Injectable()
@Resolver(() => StuckPathway)
export class StuckResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => StuckPathwayConnection, { description: 'Cases that do not move, by harm and then by age.' })
  async stuckPathways(
    @Args('filter', { type: () => StuckFilter, nullable: true }) filter: StuckFilter | null,
    @Args() page: PageArgs,
    @Context() { reader }: RequestContext,
  ) {
    const rows = await listStuck(this.db, reader, {
      causes: filter?.cause ?? undefined,
      place: filter?.place ?? undefined,
      ownerRoles: filter?.owner ?? undefined,
      since: filter?.since ?? undefined,
      first: pageSize(page.first),
      after: page.after,
    });
    return connectionOf(rows, page.after);
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() stuck: StuckRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(stuck.pathwayId);
  }

  @ResolveField(() => String)
  owner(@Parent() stuck: StuckRead): string {
    return stuck.ownerRole;
  }

  @ResolveField(() => Int)
  ageInDays(@Parent() stuck: StuckRead): number {
    return Math.max(0, Math.floor((Date.now() - stuck.since) / DAY));
  }
}
