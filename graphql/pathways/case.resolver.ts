import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type StageRead } from '#persistence/queries/case-parts.js';
import { Team, User } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { CaseAlert, CaseWorker, Projection, SentencePlan, StageSpell } from './case.types.js';
import { CaseService } from './case.service.js';
import { type PathwaySource } from './ledger.service.js';
import { Pathway } from './pathway.types.js';

/** What a whole case costs (pathway.resolver.ts). */
const WHOLE_CASE = 50;

/** What a page about one case needs beside its parts. */
@Resolver(() => Pathway)
export class CaseResolver {
  constructor(private readonly cases: CaseService) {}

  @ResolveField(() => [StageSpell], { complexity: 10, description: 'Stages so far, the present one last.' })
  stages(@Parent() source: PathwaySource, @Context() context: RequestContext): Promise<StageRead[]> {
    return this.cases.stages(source, context);
  }

  @ResolveField(() => Projection, {
    complexity: 10 * WHOLE_CASE,
    description: 'How it goes on if everything is done in its time.',
  })
  projection(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.cases.projection(source, context);
  }

  @ResolveField(() => [CaseAlert], {
    complexity: WHOLE_CASE,
    description: 'What whoever opens the case must see first, the gravest first.',
  })
  alerts(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.cases.alerts(source, context);
  }

  @ResolveField(() => [CaseWorker], {
    complexity: 10,
    description:
      'Offender manager and supervisor, whoever holds open tasks, and teams that have them in their queue.',
  })
  workers(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.cases.workers(source, context);
  }

  @ResolveField(() => SentencePlan, {
    nullable: true,
    complexity: 10,
    description: 'The last plan that was agreed; null where there is none, or it is not yours to read.',
  })
  plan(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.cases.plan(source, context);
  }
}

interface WorkerSource {
  readonly userId: string | null;
  readonly teamId: string | null;
}

@Resolver(() => CaseWorker)
export class CaseWorkerResolver {
  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: WorkerSource, @Context() { loaders }: RequestContext) {
    return userId === null ? null : loaders.user.load(userId);
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() { teamId }: WorkerSource, @Context() { loaders }: RequestContext) {
    return teamId === null ? null : loaders.team.load(teamId);
  }
}

@Resolver(() => SentencePlan)
export class SentencePlanResolver {
  @ResolveField(() => User, { nullable: true })
  writtenBy(@Parent() { doneById }: { doneById: string | null }, @Context() { loaders }: RequestContext) {
    return doneById === null ? null : loaders.user.load(doneById);
  }
}
