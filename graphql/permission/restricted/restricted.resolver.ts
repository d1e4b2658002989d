import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { openWithReason } from '#engine/restricted/open-with-reason.js';
import {
  changeNames,
  liftRestriction,
  restrictCase,
  type RestrictionResult as Result,
} from '#engine/restricted/restricted.js';
import { type Asked } from '#engine/outcome.js';
import { Doors } from '#persistence/queries/doors.js';
import { pathwaysByIds } from '#persistence/queries/pathway-list.js';
import {
  namesOf,
  openingsOf,
  restrictedCases,
  restrictionOf,
  type OpeningRead,
  type RestrictedCaseRead,
  type RestrictionRead,
} from '#persistence/queries/restricted-list.js';
import { type PathwaySource } from '../../pathways/ledger.service.js';
import { Pathway } from '../../pathways/pathway.types.js';
import { Team, User } from '../../people/people.types.js';
import { CommandId } from '../../shared/command-id.js';
import { type RequestContext } from '../../shared/context.js';
import { shownRefusal } from '../../shared/refused.js';
import {
  RestrictCaseInput,
  RestrictedCase,
  RestrictedCaseNamesInput,
  RestrictedCaseOpening,
  RestrictedCaseResult,
  Restriction,
  RestrictionResult,
} from './restricted.types.js';

const Reason = () => Args('reason', { type: () => String, description: 'Why; it stays on record.' });
const asked = (commandId: string | undefined, { correlationId }: RequestContext): Asked => ({
  commandId: commandId ?? undefined,
  correlationId,
});

/** Cases that are open to named people only (docs/decisions/0023). */
@Resolver(() => RestrictedCase)
export class RestrictedCaseResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => [RestrictedCase], {
    description: 'Restricted cases of your places, for whoever may open one with a reason.',
    complexity: 20,
  })
  restrictedCases(@Context() { reader }: RequestContext) {
    return restrictedCases(this.db, reader);
  }

  @Mutation(() => RestrictionResult, {
    description: 'Open all cases of this person to named people only. Nobody else sees them in any list.',
  })
  async restrictCase(
    @Args('input', { type: () => RestrictCaseInput }) input: RestrictCaseInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.changed(
      await restrictCase(this.db, context.actor, input, asked(commandId, context)),
      context,
    );
  }

  @Mutation(() => RestrictionResult, { description: 'Name further people for a restricted case, or fewer.' })
  async changeRestrictedCaseNames(
    @Args('input', { type: () => RestrictedCaseNamesInput })
    { pathwayId, reason, add, remove }: RestrictedCaseNamesInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const names = { pathwayId, reason, add: add ?? [], remove: remove ?? [] };
    return this.changed(await changeNames(this.db, context.actor, names, asked(commandId, context)), context);
  }

  @Mutation(() => RestrictionResult, {
    description: 'Open all cases of this person to whoever works on them.',
  })
  async liftRestriction(
    @Args('pathwayId', { type: () => ID }) pathwayId: string,
    @Reason() reason: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const by = asked(commandId, context);
    return this.changed(await liftRestriction(this.db, context.actor, pathwayId, reason, by), context);
  }

  @Mutation(() => RestrictedCaseResult, {
    description: 'Open a restricted case for one shift without being named, because you say why.',
  })
  async openRestrictedCase(
    @Args('case', { type: () => String, description: 'Its id, or the prison number or CRN of the person.' })
    of: string,
    @Reason() reason: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const result = await openWithReason(this.db, context.actor, { of, reason }, asked(commandId, context));
    if (result.kind === 'refused') return shownRefusal(result, context);
    const [pathway] = await pathwaysByIds(this.db, context.reader, [result.pathwayId]);
    return { pathwayId: result.pathwayId, pathway: pathway ?? null, until: result.until };
  }

  @ResolveField(() => User, { nullable: true })
  restrictedBy(@Parent() row: RestrictedCaseRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(row.restrictedById);
  }

  @ResolveField(() => [Team])
  async teamsWithoutName(@Parent() row: RestrictedCaseRead, @Context() { loaders }: RequestContext) {
    return (await loaders.team.loadMany(row.teamsWithoutName)).filter(
      (team) => team && !(team instanceof Error),
    );
  }

  private async changed(result: Result, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const [pathway] = await pathwaysByIds(this.db, context.reader, [result.pathwayId]);
    return { pathwayId: result.pathwayId, pathway: pathway ?? null, letGo: result.letGo };
  }
}

@Resolver(() => Pathway)
export class PathwayRestrictionResolver {
  constructor(private readonly db: Doors) {}

  @ResolveField(() => Restriction, {
    nullable: true,
    complexity: 10,
    description: 'Why and to whom the case is restricted; null when it is not.',
  })
  restriction(@Parent() { id }: PathwaySource) {
    return restrictionOf(this.db, id);
  }
}

@Resolver(() => Restriction)
export class RestrictionResolver {
  constructor(private readonly db: Doors) {}

  @ResolveField(() => User, { nullable: true })
  restrictedBy(@Parent() row: RestrictionRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(row.restrictedById);
  }

  @ResolveField(() => [User])
  async people(@Parent() { pathwayId }: RestrictionRead, @Context() { loaders }: RequestContext) {
    const people = await loaders.user.loadMany(await namesOf(this.db, pathwayId));
    return people.filter((user) => user && !(user instanceof Error));
  }

  @ResolveField(() => [RestrictedCaseOpening])
  openings(@Parent() { pathwayId }: RestrictionRead) {
    return openingsOf(this.db, pathwayId);
  }
}

@Resolver(() => RestrictedCaseOpening)
export class RestrictedCaseOpeningResolver {
  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: OpeningRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }
}
