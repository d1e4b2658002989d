import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { listRehearsals, rehearsalById, type RehearsalRead } from '#persistence/queries/rehearsals.js';
import { Team, User } from '../people/people.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { RehearsalService } from './rehearsal.service.js';
import {
  CaseInBrief,
  Rehearsal,
  RehearsalComparison,
  RehearsalConnection,
  RehearsalStep,
  RehearsedClock,
  RehearsedGate,
  RehearsedStuck,
  RehearsedTask,
} from './rehearsal.types.js';

/** Rehearsals of the asker, and those shared with a team of theirs (docs/decisions/0030). */
@Resolver(() => Rehearsal)
export class RehearsalResolver {
  constructor(
    private readonly db: Doors,
    private readonly service: RehearsalService,
  ) {}

  @Query(() => RehearsalConnection, { description: 'Your rehearsals and those shared with your teams.' })
  async rehearsals(@Args() page: PageArgs, @Context() { reader }: RequestContext) {
    const given = { first: pageSize(page.first), ...(page.after ? { after: page.after } : {}) };
    return connectionOf(await listRehearsals(this.db, reader, given), page.after);
  }

  @Query(() => Rehearsal, {
    nullable: true,
    description: 'Null when there is none, when it has ended, or when it is not shared with you.',
    complexity: 100,
  })
  async rehearsal(@Args('id', { type: () => ID }) id: string, @Context() { reader }: RequestContext) {
    return isUuid(id) ? ((await rehearsalById(this.db, reader, id)) ?? null) : null;
  }

  @ResolveField(() => User, { nullable: true })
  owner(@Parent() row: RehearsalRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(row.ownerId);
  }

  @ResolveField(() => Team, { nullable: true })
  sharedWith(@Parent() row: RehearsalRead, @Context() { loaders }: RequestContext) {
    return row.teamId === null ? null : loaders.team.load(row.teamId);
  }

  @ResolveField(() => String, { nullable: true })
  kind(@Parent() row: RehearsalRead) {
    return this.service.kind(row);
  }

  @ResolveField(() => CaseInBrief)
  brief(@Parent() row: RehearsalRead) {
    return this.service.brief(row);
  }

  @ResolveField(() => [RehearsedTask], { complexity: 20 })
  tasks(@Parent() row: RehearsalRead, @Context() { actor }: RequestContext) {
    return this.service.tasks(row, actor);
  }

  @ResolveField(() => [RehearsedClock], { complexity: 20 })
  clocks(@Parent() row: RehearsalRead, @Context() { actor }: RequestContext) {
    return this.service.clocks(row, actor);
  }

  @ResolveField(() => [RehearsedGate])
  gates(@Parent() row: RehearsalRead) {
    return this.service.gates(row);
  }

  @ResolveField(() => [RehearsedStuck])
  stuck(@Parent() row: RehearsalRead) {
    return this.service.stuck(row);
  }

  @ResolveField(() => [RehearsalStep])
  steps(
    @Parent() row: RehearsalRead,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Context() { actor }: RequestContext,
  ) {
    return this.service.steps(row, pageSize(first ?? undefined), actor);
  }

  @ResolveField(() => RehearsalComparison, { nullable: true, complexity: 100 })
  comparison(@Parent() row: RehearsalRead, @Context() { actor }: RequestContext) {
    return this.service.comparison(row, actor);
  }
}

@Resolver(() => RehearsalStep)
export class RehearsalStepResolver {
  @ResolveField(() => User, { nullable: true })
  by(@Parent() { byId }: { byId: string }, @Context() { loaders }: RequestContext) {
    return loaders.user.load(byId);
  }
}
