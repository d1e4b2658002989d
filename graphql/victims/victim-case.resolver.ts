import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { victimCases, type VictimCaseRead } from '#victims/cases.js';
import { Doors } from '#persistence/queries/doors.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { shown } from './victim.resolver.js';
import { VictimCase, VictimCaseConnection, VictimCaseFilter } from './victim-case.types.js';
import { VictimService } from './victim.service.js';
import { Victim } from './victim.types.js';

@Resolver(() => VictimCase)
export class VictimCaseResolver {
  constructor(
    private readonly db: Doors,
    private readonly victims: VictimService,
  ) {}

  @Query(() => VictimCaseConnection, {
    name: 'victimCases',
    description: 'Cases that your victim liaison works on, what is due first before what is due later.',
  })
  async list(
    @Args('filter', { type: () => VictimCaseFilter, nullable: true }) filter: VictimCaseFilter | null,
    @Args() { first, after }: PageArgs,
    @Context() { actor }: RequestContext,
  ) {
    const cases = await victimCases(this.db, actor, {
      mine: filter?.mine ?? undefined,
      search: filter?.search ?? undefined,
      pathwayId: filter?.pathway ?? undefined,
      first: pageSize(first),
      after,
    });
    return connectionOf(cases, after);
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() { pathwayId }: VictimCaseRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(pathwayId);
  }

  @ResolveField(() => Int)
  victimCount(@Parent() { victims }: VictimCaseRead) {
    return victims;
  }

  @ResolveField(() => String, { nullable: true })
  nextTask(@Parent() { nextType }: VictimCaseRead) {
    return nextType === null ? null : (TASK_TYPES.get(nextType)?.title ?? nextType);
  }

  @ResolveField(() => [Victim], {
    name: 'victims',
    complexity: 50,
    description: 'Whom your unit looks after in this case, or one of them. Every look is in the audit.',
  })
  async of(
    @Parent() { pathwayId }: VictimCaseRead,
    @Args('id', { type: () => ID, nullable: true }) id: string | null,
    @Context() context: RequestContext,
  ) {
    return (await this.victims.of(pathwayId, context, id ?? undefined)).map(shown);
  }
}
