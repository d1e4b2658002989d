import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RULE_CHANGES, type RuleChange as Change } from '#standards/index.js';
import { moveCampaign, campaignPlaces, planCampaign } from '#engine/campaign/manage.js';
import { campaignById, casesOf, listCampaigns, type Campaign as Row } from '#engine/campaign/rows.js';
import { type Refused } from '#engine/outcome.js';
import { Doors } from '#persistence/queries/doors.js';
import { User } from '../people/people.types.js';
import { pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import {
  Campaign,
  CampaignCase,
  CampaignInput,
  CampaignResult,
  CampaignStep,
  RuleChange,
} from './campaign.types.js';

@Resolver(() => RuleChange)
export class RuleChangeResolver {
  @Query(() => [RuleChange], { description: 'Changes of law and standard, with their transitional rules.' })
  ruleChanges(): readonly Change[] {
    return RULE_CHANGES;
  }

  @ResolveField(() => String, { nullable: true })
  rule(@Parent() { inFlight }: Change): string | null {
    return inFlight?.rule ?? null;
  }

  @ResolveField(() => String, { nullable: true })
  others(@Parent() { inFlight }: Change): string | null {
    return inFlight?.others ?? null;
  }
}

/** Campaigns of the places whose manager somebody is, and of no others. */
@Resolver(() => Campaign)
export class CampaignResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => [Campaign], {
    description: 'Campaigns of the places you manage, the newest first.',
    complexity: 50,
  })
  campaigns(@Context() { actor }: RequestContext) {
    return listCampaigns(this.db.app, campaignPlaces(actor));
  }

  @Query(() => Campaign, {
    nullable: true,
    description: 'Null when there is none, or it is not of your place.',
  })
  async campaign(@Args('id', { type: () => ID }) id: string, @Context() { actor }: RequestContext) {
    const row = await campaignById(this.db.app, id).catch(() => undefined);
    return row?.place && campaignPlaces(actor).includes(row.place) ? row : null;
  }

  @Mutation(() => CampaignResult, {
    description: 'Look what a change of the rules would do to the cases of a place; nothing changes.',
  })
  async planCampaign(
    @Args('input', { type: () => CampaignInput }) { change, place, rate }: CampaignInput,
    @Context() context: RequestContext,
  ) {
    const input = { change, place, ...(rate ? { rate } : {}) };
    return taken(await planCampaign(this.db.app, { actor: context.actor }, input), context);
  }

  @Mutation(() => CampaignResult, {
    description: 'Start a planned campaign, hold it, go on, try again, give it up.',
  })
  async moveCampaign(
    @Args('id', { type: () => ID }) id: string,
    @Args('step', { type: () => CampaignStep }) step: CampaignStep,
    @Context() context: RequestContext,
  ) {
    return taken(await moveCampaign(this.db.app, { actor: context.actor }, id, step), context);
  }

  @ResolveField(() => User, { nullable: true })
  createdBy(@Parent() row: Row, @Context() { loaders }: RequestContext) {
    return loaders.user.load(row.createdBy);
  }

  @ResolveField(() => User, { nullable: true })
  startedBy(@Parent() row: Row, @Context() { loaders }: RequestContext) {
    return row.startedBy === null ? null : loaders.user.load(row.startedBy);
  }

  @ResolveField(() => [CampaignCase], { complexity: 50 })
  cases(
    @Parent() row: Row,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => ID, nullable: true, description: 'The last pathway of the page before.' })
    after: string | null,
    @Context() { actor }: RequestContext,
  ) {
    return casesOf(this.db.app, row.id, {
      first: pageSize(first ?? undefined),
      reader: actor.userId,
      ...(after ? { after } : {}),
    });
  }
}

const taken = (result: Row | Refused, context: RequestContext) =>
  'kind' in result ? shownRefusal(result, context) : { campaign: result };
