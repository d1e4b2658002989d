import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { PathwayCommands } from './command.service.js';
import {
  FactInput,
  GateResult,
  OpenPathwayInput,
  OpenPathwayResult,
  RecordFactResult,
} from './command.types.js';

@Resolver()
export class PathwayCommandsResolver {
  constructor(private readonly commands: PathwayCommands) {}

  @Mutation(() => OpenPathwayResult, { description: "Open a case on the court's request or the sentence." })
  openPathway(
    @Args('input', { type: () => OpenPathwayInput }) input: OpenPathwayInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.open(input, commandId ?? undefined, context);
  }

  @Mutation(() => RecordFactResult, { description: 'Say what happened outside.' })
  recordFact(
    @Args('input', { type: () => FactInput }) input: FactInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.record(input, commandId ?? undefined, context);
  }

  @Mutation(() => RecordFactResult, { description: 'Take a fact back: it stays on record, marked.' })
  withdrawFact(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => String }) reason: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.withdraw(id, reason, commandId ?? undefined, context);
  }

  @Mutation(() => GateResult, { description: 'Open the way past a closed gate until a day, with a reason.' })
  overrideGate(
    @Args('gateId', { type: () => ID }) gateId: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('until', { type: () => GraphQLDate }) until: LondonDate,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.commands.override(gateId, reason, until, commandId ?? undefined, context);
  }
}
