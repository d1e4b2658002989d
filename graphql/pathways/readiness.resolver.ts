import { Args, Context, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { releaseStepsOf, type ReleaseStepRead } from '#persistence/queries/case-parts.js';
import { Doors } from '#persistence/queries/doors.js';
import { listPathways } from '#persistence/queries/pathway-list.js';
import { User } from '../people/people.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { ReleaseCaseConnection } from './case.types.js';
import { ReadinessStep } from './part.types.js';
import { releaseCaseOf, releaseTypesFor } from './readiness-list.js';

@InputType()
export class ReadinessFilter {
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseFrom?: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseTo?: LondonDate | null;
  @Field(() => ID, { nullable: true, description: 'Offender manager or supervisor.' })
  readonly manager?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a prison or home area.' })
  readonly place?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only cases with an open release step that can no longer be met.',
  })
  readonly late?: boolean | null;
}

@Resolver(() => ReadinessStep)
export class ReadinessResolver {
  constructor(private readonly db: Doors) {}

  /** Two statements: the cases of the page, and all their steps. */
  @Query(() => ReleaseCaseConnection, {
    description:
      'People in prison with their release ahead, soonest first, each with the steps of the release.',
  })
  async readiness(
    @Args('filter', { type: () => ReadinessFilter, nullable: true }) filter: ReadinessFilter | null,
    @Args() page: PageArgs,
    @Context() { actor, reader }: RequestContext,
  ) {
    const types = releaseTypesFor(actor);
    const cases = await listPathways(this.db, reader, {
      inCustody: true,
      ended: false,
      releaseFrom: filter?.releaseFrom ?? undefined,
      releaseTo: filter?.releaseTo ?? undefined,
      managerId: filter?.manager ?? undefined,
      place: filter?.place ?? undefined,
      lateSteps: filter?.late ? types : undefined,
      first: pageSize(page.first),
      after: page.after,
    });
    const steps = new Map<string, ReleaseStepRead[]>();
    for (const step of await releaseStepsOf(
      this.db,
      cases.rows.map(({ id }) => id),
      types,
    ))
      steps.set(step.pathwayId, [...(steps.get(step.pathwayId) ?? []), step]);
    const now = Date.now();
    return connectionOf(cases, page.after, (row) =>
      releaseCaseOf(row, steps.get(row.id) ?? [], now, reader.teamIds),
    );
  }

  @ResolveField(() => User, { nullable: true })
  holder(@Parent() { holderId }: { holderId?: string | null }, @Context() { loaders }: RequestContext) {
    return holderId ? loaders.user.load(holderId) : null;
  }
}
