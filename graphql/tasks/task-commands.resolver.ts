import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type RequestContext } from '../shared/context.js';
import { GraphQLJson } from '../shared/scalars.js';
import { CommandId } from '../shared/command-id.js';
import { TaskCommands } from './task-commands.service.js';
import { TaskResult } from './task-result.types.js';

const Id = () => Args('id', { type: () => ID });

@Resolver()
export class TaskCommandsResolver {
  constructor(private readonly commands: TaskCommands) {}

  @Mutation(() => TaskResult, {
    description: 'Take an open task of one of your teams. Of many at once, one wins.',
  })
  claimTask(
    @Id() id: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.claim(id, commandId ?? undefined, context);
  }

  @Mutation(() => TaskResult, { description: 'Give a task you hold back to its queue.' })
  releaseTask(
    @Id() id: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.release(id, commandId ?? undefined, context);
  }

  @Mutation(() => TaskResult, { description: 'Give a task to a member of its team.' })
  assignTask(
    @Id() id: string,
    @Args('userId', { type: () => ID }) userId: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.assign(id, userId, reason ?? undefined, commandId ?? undefined, context);
  }

  @Mutation(() => TaskResult, {
    description: 'Answer a task you hold. Waits up to two seconds to say what came next.',
  })
  completeTask(
    @Id() id: string,
    @Args('outcome', { type: () => String }) outcome: string,
    @Args('data', { type: () => GraphQLJson, nullable: true }) data: unknown,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.complete(id, outcome, data, commandId ?? undefined, context);
  }

  @Mutation(() => TaskResult, {
    description:
      'Keep what is written of an answer with a task you hold, complete or not; `draft` shows it, the outcome beside the fields.',
  })
  saveDraft(
    @Id() id: string,
    @Args('outcome', { type: () => String, nullable: true }) outcome: string | undefined,
    @Args('data', { type: () => GraphQLJson, nullable: true }) data: unknown,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.saveDraft(
      id,
      { outcome: outcome ?? undefined, data },
      commandId ?? undefined,
      context,
    );
  }
}
