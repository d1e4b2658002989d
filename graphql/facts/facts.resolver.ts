import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type FactKind } from '#domain/fact-kinds.js';
import { mayRecord } from '#engine/may-record.js';
import { type BlastSource } from '../pathways/blast.js';
import { FactKindInfo } from '../pathways/fact-kind.types.js';
import { PreviewService } from '../pathways/preview.service.js';
import { BlastRadius, CaseBlast } from '../pathways/preview.types.js';
import { type RequestContext } from '../shared/context.js';
import { WouldTell } from './would-tell.types.js';
import { WouldTellService, type ToldSource } from './would-tell.service.js';

@Resolver(() => FactKindInfo)
export class FactKindResolver {
  @ResolveField(() => Boolean, {
    description: 'Whether you may say facts of this kind. The case may still not take one.',
  })
  mayRecord(@Parent() { id }: FactKindInfo, @Context() { actor }: RequestContext): boolean {
    return mayRecord(actor, id as FactKind);
  }
}

@Resolver(() => BlastRadius)
export class PreviewWithdrawalResolver {
  constructor(private readonly previews: PreviewService) {}

  @Query(() => BlastRadius, {
    description: 'What would move if this fact were taken back, before anybody does so.',
    complexity: 200,
  })
  previewWithdrawal(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.previews.previewWithdrawal(id, context);
  }
}

@Resolver(() => CaseBlast)
export class CaseBlastResolver {
  constructor(private readonly tells: WouldTellService) {}

  @ResolveField(() => [WouldTell], {
    description: 'Who would be told, and of what, as far as you may know it.',
    complexity: 20,
  })
  told(@Parent() blast: BlastSource, @Context() { actor }: RequestContext) {
    return this.tells.of(blast, actor);
  }
}

@Resolver(() => WouldTell)
export class WouldTellResolver {
  @ResolveField('user')
  user(@Parent() { userId }: ToldSource, @Context() { loaders }: RequestContext) {
    return userId === null ? null : loaders.user.load(userId);
  }

  @ResolveField('team')
  team(@Parent() { teamId }: ToldSource, @Context() { loaders }: RequestContext) {
    return teamId === null ? null : loaders.team.load(teamId);
  }
}
