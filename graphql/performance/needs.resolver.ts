import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { NEEDS } from '#domain/needs.js';
import { type PrisonAssessed as AssessedRead } from '#persistence/queries/figures/needs.js';
import { Place } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { NeedsService } from './needs.service.js';
import { NeedFigure, PrisonAssessed, ProvisionFigure } from './needs.types.js';

/** One statement over the cases of a prison is worth many fields of a list. */
const COUNTED = 20;

/** An analysis of need that is always current, since it reads the record (004 L526). */
@Resolver()
export class NeedsResolver {
  constructor(private readonly needs: NeedsService) {}

  @Query(() => [PrisonAssessed], {
    description: 'Whose needs are known in the prisons you manage, or of your cases there.',
    complexity: COUNTED,
  })
  needsAssessed(@Context() context: RequestContext) {
    return this.needs.assessed(context);
  }

  @Query(() => [NeedFigure], {
    description:
      'The seven needs of the people in the prisons you manage, or in one of them, against their plans.',
    complexity: COUNTED,
  })
  needFigures(
    @Args('prison', { type: () => String, nullable: true }) prison: string | null,
    @Context() context: RequestContext,
  ) {
    return this.needs.needs(prison, context);
  }

  @Query(() => [ProvisionFigure], {
    description:
      'Interventions in the prisons you manage, or in one of them: who waits, who is in it, and unmet need.',
    complexity: COUNTED,
  })
  provisionFigures(
    @Args('prison', { type: () => String, nullable: true }) prison: string | null,
    @Context() context: RequestContext,
  ) {
    return this.needs.provision(prison, context);
  }
}

@Resolver(() => PrisonAssessed)
export class PrisonAssessedResolver {
  @ResolveField(() => Place)
  prison(@Parent() { prison }: AssessedRead, @Context() { loaders }: RequestContext) {
    return loaders.place.load(prison);
  }
}

@Resolver(() => NeedFigure)
export class NeedFigureResolver {
  @ResolveField(() => String)
  title(@Parent() { need }: { readonly need: string }): string {
    return NEEDS.find(({ id }) => id === need)?.title ?? need;
  }
}
