import { Injectable } from '@nestjs/common';
import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isStuckCause, mayPutOff, mayRetry, STUCK_CAUSES } from '#domain/stuck.js';
import { DAY } from '#domain/time.js';
import { isUuid } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { type StuckRead } from '#persistence/queries/pathway-parts.js';
import { listStuck } from '#persistence/queries/stuck-list.js';
import {
  stuckActs,
  stuckCounts,
  stuckRow,
  type StuckActRead,
  type StuckCountRead,
} from '#persistence/queries/stuck-parts.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { User } from '../people/people.types.js';
import { StuckAct, StuckCount, StuckFilter, StuckPathway, StuckPathwayConnection } from './stuck.types.js';

/** A cause in words; one from newer rules than this code knows is written out. */
const titleOf = (cause: string): string =>
  isStuckCause(cause) ? STUCK_CAUSES[cause].title : cause.replaceAll('-', ' ');

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

  @Query(() => StuckPathway, {
    nullable: true,
    description: 'One case that does not move, and why; null when it moves again, or is not yours to see.',
  })
  async stuckPathway(
    @Args('pathway', { type: () => ID }) pathway: string,
    @Args('key', { type: () => ID }) key: string,
    @Context() { reader }: RequestContext,
  ): Promise<StuckRead | null> {
    return isUuid(pathway) ? ((await stuckRow(this.db, reader, pathway, key)) ?? null) : null;
  }

  @Query(() => [StuckCount], {
    description: 'How many cases do not move, by cause and by whose move it is, worst first.',
    complexity: 20,
  })
  stuckCounts(@Context() { reader }: RequestContext): Promise<StuckCountRead[]> {
    return stuckCounts(this.db, reader);
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

  @ResolveField(() => String)
  title(@Parent() stuck: StuckRead): string {
    return titleOf(stuck.cause);
  }

  @ResolveField(() => Boolean)
  mayBePutOff(@Parent() { cause }: StuckRead): boolean {
    return isStuckCause(cause) && mayPutOff(cause);
  }

  @ResolveField(() => Boolean)
  mayBeRetried(@Parent() { cause }: StuckRead): boolean {
    return isStuckCause(cause) && mayRetry(cause);
  }

  @ResolveField(() => [StuckAct], { complexity: 20 })
  async acts(@Parent() { pathwayId, key }: StuckRead, @Context() { reader }: RequestContext) {
    return (await stuckActs(this.db, reader, [pathwayId])).filter((act) => act.key === key);
  }
}

@Resolver(() => StuckAct)
export class StuckActResolver {
  @ResolveField(() => User, { nullable: true })
  by(@Parent() { byId }: StuckActRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(byId);
  }
}

@Resolver(() => StuckCount)
export class StuckCountResolver {
  @ResolveField(() => String)
  title(@Parent() { cause }: StuckCountRead): string {
    return titleOf(cause);
  }

  @ResolveField(() => String)
  owner(@Parent() { ownerRole }: StuckCountRead): string {
    return ownerRole;
  }
}
