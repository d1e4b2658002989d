import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { Place, User } from '../people/people.types.js';
import { PageArgs } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDateTime } from '../shared/scalars.js';
import { Clock, Fact, Gate, Milestone, Readiness, TimelineConnection, Track } from './part.types.js';
import { Person } from './person.types.js';
import { LedgerService, type PathwaySource } from './ledger.service.js';
import { PathwayService } from './pathway.service.js';
import { Pathway, PathwayConnection, PathwayFilter } from './pathway.types.js';
import { readinessOf } from './readiness.js';
import { clocksOf, tracksOf } from './steps.js';

/** A field that opens a whole case costs as much as fifty others. */
const WHOLE_CASE = 50;

@Resolver(() => Pathway)
export class PathwayResolver {
  constructor(
    private readonly pathways: PathwayService,
    private readonly ledgers: LedgerService,
  ) {}

  @Query(() => PathwayConnection, {
    name: 'pathways',
    description: 'Cases of your places and of your tasks, soonest release first.',
  })
  list(
    @Args('filter', { type: () => PathwayFilter, nullable: true }) filter: PathwayFilter | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return this.pathways.list(filter ?? {}, page, context);
  }

  @Query(() => Pathway, {
    name: 'pathway',
    nullable: true,
    description: 'A case, now or as it was at a moment.',
    complexity: WHOLE_CASE,
  })
  one(
    @Args('id', { type: () => ID }) id: string,
    @Args('asOf', { type: () => GraphQLDateTime, nullable: true }) asOf: Instant | null,
    @Context() context: RequestContext,
  ) {
    return this.pathways.byId(id, asOf ?? undefined, context);
  }

  @ResolveField(() => Person)
  person(@Parent() source: PathwaySource, @Context() { loaders }: RequestContext) {
    return loaders.person.load(source.personId);
  }

  @ResolveField(() => Place, { nullable: true })
  prison(@Parent() source: PathwaySource, @Context() { loaders }: RequestContext) {
    return source.prisonCode === null ? null : loaders.place.load(source.prisonCode);
  }

  @ResolveField(() => Place, { nullable: true })
  homeArea(@Parent() source: PathwaySource, @Context() { loaders }: RequestContext) {
    return source.areaCode === null ? null : loaders.place.load(source.areaCode);
  }

  @ResolveField(() => User, { nullable: true })
  offenderManager(@Parent() source: PathwaySource, @Context() { loaders }: RequestContext) {
    return source.omId === null ? null : loaders.user.load(source.omId);
  }

  @ResolveField(() => User, { nullable: true })
  offenderSupervisor(@Parent() source: PathwaySource, @Context() { loaders }: RequestContext) {
    return source.osId === null ? null : loaders.user.load(source.osId);
  }

  @ResolveField(() => [Fact], { complexity: 10 })
  facts(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.pathways.facts(source, context);
  }

  @ResolveField(() => [Gate], {
    complexity: 10,
    description: 'Closed gates; an open one has nothing to say.',
  })
  async gates(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    const gates = await this.pathways.gates(source, context);
    return gates.map((gate) => ({ ...gate, ofCase: source }));
  }

  @ResolveField(() => [Milestone], { complexity: 10 })
  milestones(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.pathways.milestones(source, context);
  }

  @ResolveField(() => [Track], { complexity: WHOLE_CASE })
  async tracks(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return tracksOf(await this.ledgers.of(source), await this.pathways.knowing(source.id, context));
  }

  @ResolveField(() => [Clock], {
    complexity: WHOLE_CASE,
    description: 'Every clock that runs, soonest first.',
  })
  async clocks(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    const knowing = await this.pathways.knowing(source.id, context);
    const clocks = clocksOf(await this.ledgers.of(source), knowing, source.asOf ?? Date.now());
    return clocks.map((clock) => ({ ...clock, ofCase: source }));
  }

  @ResolveField(() => Readiness, {
    complexity: 4 * WHOLE_CASE,
    description: 'Every release step: day, owner, state, and what can no longer be met.',
  })
  async readiness(@Parent() source: PathwaySource, @Context() { actor }: RequestContext) {
    return readinessOf(await this.ledgers.of(source), source.asOf ?? Date.now(), actor);
  }

  @ResolveField(() => TimelineConnection, {
    complexity: WHOLE_CASE,
    description: 'The journal, newest first.',
  })
  timeline(
    @Parent() source: PathwaySource,
    @Args('events', {
      type: () => [String],
      nullable: true,
      description: 'Only these kinds of event, such as TaskDone.',
    })
    events: string[] | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return this.pathways.timeline(source, events ?? undefined, page, context);
  }
}
