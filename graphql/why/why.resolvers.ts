import { Args, Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { Clock, Gate } from '../pathways/part.types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDateTime } from '../shared/scalars.js';
import { Task } from '../tasks/task.types.js';
import { WhyService, type PartOfCase } from './why.service.js';
import { Why } from './why.types.js';

/** A field that opens a whole case costs as much as fifty others. */
const WHOLE_CASE = 50;

@Resolver(() => Task)
export class TaskWhyResolver {
  constructor(private readonly whys: WhyService) {}

  @ResolveField(() => Why, {
    nullable: true,
    complexity: WHOLE_CASE,
    description: 'Why it is asked, whose it is and when it is due; at a moment, the answer of that moment.',
  })
  why(
    @Parent() { pathwayId, key }: TaskRead,
    @Args('asOf', { type: () => GraphQLDateTime, nullable: true }) asOf: Instant | null,
    @Context() context: RequestContext,
  ) {
    return this.whys.task(pathwayId, key, asOf ?? undefined, context);
  }
}

@Resolver(() => Clock)
export class ClockWhyResolver {
  constructor(private readonly whys: WhyService) {}

  @ResolveField(() => Why, { nullable: true, complexity: WHOLE_CASE, description: 'Why it is due then.' })
  why(@Parent() clock: PartOfCase, @Context() context: RequestContext) {
    return this.whys.clock(clock, context);
  }
}

@Resolver(() => Gate)
export class GateWhyResolver {
  constructor(private readonly whys: WhyService) {}

  @ResolveField(() => Why, {
    nullable: true,
    complexity: WHOLE_CASE,
    description: 'Why it is closed, and what opens it.',
  })
  why(@Parent() gate: PartOfCase, @Context() context: RequestContext) {
    return this.whys.gate(gate, context);
  }
}

@Resolver(() => Pathway)
export class OwnerWhyResolver {
  constructor(private readonly whys: WhyService) {}

  @ResolveField(() => Why, {
    nullable: true,
    complexity: WHOLE_CASE,
    description: 'Why the community or the prison offender manager is responsible.',
  })
  ownerWhy(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.whys.owner(source, context);
  }
}

@Resolver(() => Pathway)
export class CaseWhyResolver {
  constructor(private readonly whys: WhyService) {}

  @ResolveField(() => Why, {
    nullable: true,
    complexity: WHOLE_CASE,
    description: 'Why something of the case is as it is, at the moment it is shown as of.',
  })
  why(
    @Parent() source: PathwaySource,
    @Args('about', {
      type: () => ID,
      description: '`owner`, `release`, `sentence-end`, or the key of a step, clock or gate.',
    })
    about: string,
    @Context() context: RequestContext,
  ) {
    return this.whys.about(source, about, context);
  }
}
