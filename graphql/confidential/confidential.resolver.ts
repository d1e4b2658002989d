import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { addConfidentialPart } from '#confidential/add.js';
import { confidentialPartsOf, type ConfidentialPartRead } from '#confidential/read.js';
import { accreditForVisor } from '#confidential/visor.js';
import { type LondonDate } from '#domain/time.js';
import { Doors } from '#persistence/queries/doors.js';
import { User } from '../people/people.types.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { Pathway } from '../pathways/pathway.types.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { GraphQLDate } from '../shared/scalars.js';
import {
  AccreditationResult,
  ConfidentialPart,
  ConfidentialPartInput,
  ConfidentialPartResult,
} from './confidential.types.js';

@Resolver(() => ConfidentialPart)
export class ConfidentialResolver {
  constructor(private readonly db: Doors) {}

  @Mutation(() => ConfidentialPartResult, {
    description:
      'Mark part of an answer or a fact, or add words, that the offender must not read; who holds it is told.',
  })
  async addConfidentialPart(
    @Args('input', { type: () => ConfidentialPartInput }) input: ConfidentialPartInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { actor, correlationId } = context;
    const part = {
      taskId: input.taskId ?? undefined,
      factId: input.factId ?? undefined,
      field: input.field ?? undefined,
      words: input.words ?? undefined,
      reason: input.reason,
    };
    const asked = { commandId: commandId ?? undefined, correlationId };
    const result = await addConfidentialPart(this.db, actor, part, asked);
    if (result.kind === 'refused') return shownRefusal(result, context);
    const parts = await confidentialPartsOf(this.db, actor.userId, result.pathwayId);
    return { part: parts.find(({ id }) => id === result.partId) };
  }

  @Mutation(() => AccreditationResult, {
    description: 'Say until when somebody may read ViSOR references; without a day, no longer.',
  })
  async accreditForVisor(
    @Args('userId', { type: () => ID }) userId: string,
    @Args('until', { type: () => GraphQLDate, nullable: true }) until: LondonDate | null,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = { commandId: commandId ?? undefined, correlationId: context.correlationId };
    const result = await accreditForVisor(this.db, context.actor, userId, until ?? null, asked);
    if (result.kind === 'refused') return shownRefusal(result, context);
    return { user: await context.loaders.user.load(result.userId), until: result.until };
  }

  @ResolveField(() => User, { nullable: true })
  addedBy(@Parent() { addedById }: ConfidentialPartRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(addedById);
  }
}

@Resolver(() => Pathway)
export class PathwayConfidentialResolver {
  constructor(private readonly db: Doors) {}

  @ResolveField(() => [ConfidentialPart], {
    complexity: 10,
    description: 'What the offender must not read, for those who need it; for everybody else nothing.',
  })
  confidentialParts(@Parent() source: PathwaySource, @Context() { actor }: RequestContext) {
    return confidentialPartsOf(this.db, actor.userId, source.id);
  }
}
