import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import {
  answerInRehearsal,
  endRehearsal,
  factInRehearsal,
  moveRehearsal,
  shareRehearsal,
  undoRehearsal,
  type Acting,
  type RehearsalResult as Result,
} from '#engine/rehearsal/by-hand/commands.js';
import { startRehearsal } from '#engine/rehearsal/by-hand/start.js';
import { Doors } from '#persistence/queries/doors.js';
import { rehearsalById } from '#persistence/queries/rehearsals.js';
import { LedgerService } from '../pathways/ledger.service.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import {
  RehearsalAnswerInput,
  RehearsalFactInput,
  RehearsalMoveInput,
  RehearsalResult,
  StartRehearsalInput,
} from './rehearsal.inputs.js';
import { mayRehearse, RehearsalService } from './rehearsal.service.js';

const Id = (): ParameterDecorator => Args('id', { type: () => ID });
/** `step`: where several rehearse together, nobody takes a step after one they have not seen. */
const LastSeen = (): ParameterDecorator =>
  Args('step', {
    type: () => Int,
    nullable: true,
    description: 'Number of the last step you have seen; refused when a colleague has taken another one.',
  });
const AS_IN = 'In a rehearsal nothing is real: no case is touched and nobody is told.';

@Resolver()
export class RehearsalCommandsResolver {
  constructor(
    private readonly db: Doors,
    private readonly service: RehearsalService,
    private readonly ledgers: LedgerService,
  ) {}

  @Mutation(() => RehearsalResult, { description: `Begin to try out a case. ${AS_IN}` })
  async startRehearsal(
    @Args('input', { type: () => StartRehearsalInput }) input: StartRehearsalInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { title, pathwayId, invented } = input;
    const start = {
      title,
      pathwayId: pathwayId ?? undefined,
      invented: invented ? withoutNulls(invented) : undefined,
    };
    const acting = this.acting(context, commandId);
    const read = (id: string) => this.ledgers.current(id);
    return this.told(await startRehearsal(this.service.room, acting, start, read), context);
  }

  @Mutation(() => RehearsalResult, { description: 'Let time pass in a rehearsal.' })
  async moveRehearsal(
    @Id() id: string,
    @Args('input', { type: () => RehearsalMoveInput }) { to, everybodyAnswers }: RehearsalMoveInput,
    @LastSeen() step: number | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const move = { to: to ?? undefined, everybodyAnswers: everybodyAnswers === true };
    const acting = this.acting(context, commandId, step);
    return this.told(await moveRehearsal(this.service.room, acting, id, move), context);
  }

  @Mutation(() => RehearsalResult, { description: 'Answer a task of a rehearsal, whoever’s it would be.' })
  async answerInRehearsal(
    @Id() id: string,
    @Args('input', { type: () => RehearsalAnswerInput }) input: RehearsalAnswerInput,
    @LastSeen() step: number | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const acting = this.acting(context, commandId, step);
    return this.told(await answerInRehearsal(this.service.room, acting, id, input), context);
  }

  @Mutation(() => RehearsalResult, { description: 'Say in a rehearsal that something happened.' })
  async factInRehearsal(
    @Id() id: string,
    @Args('input', { type: () => RehearsalFactInput }) { kind, data, happenedAt }: RehearsalFactInput,
    @LastSeen() step: number | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const fact = { kind, data, happenedAt: happenedAt ?? undefined };
    const acting = this.acting(context, commandId, step);
    return this.told(await factInRehearsal(this.service.room, acting, id, fact), context);
  }

  @Mutation(() => RehearsalResult, { description: 'Take back the last step of a rehearsal, or every step.' })
  async undoRehearsal(
    @Id() id: string,
    @Args('all', { type: () => Boolean, nullable: true, description: 'Back to where it began.' })
    all: boolean | undefined,
    @LastSeen() step: number | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const acting = this.acting(context, commandId, step);
    return this.told(await undoRehearsal(this.service.room, acting, id, all === true), context);
  }

  @Mutation(() => RehearsalResult, {
    description: 'Share a rehearsal with one of your teams, or with none any more.',
  })
  async shareRehearsal(
    @Id() id: string,
    @Args('team', { type: () => ID, nullable: true }) team: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const acting = this.acting(context, commandId);
    return this.told(await shareRehearsal(this.service.room, acting, id, team ?? undefined), context);
  }

  @Mutation(() => RehearsalResult, { description: 'End a rehearsal of yours: it is gone.' })
  async endRehearsal(
    @Id() id: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.told(await endRehearsal(this.service.room, this.acting(context, commandId), id), context);
  }

  private acting({ actor, correlationId }: RequestContext, commandId?: string, step?: number): Acting {
    return {
      actor,
      mayKnow: mayRehearse(actor),
      after: step ?? undefined,
      asked: { commandId: commandId ?? undefined, correlationId },
    };
  }

  private async told(result: Result, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const rehearsal = await rehearsalById(this.db, context.reader, result.id);
    return { id: result.id, rehearsal: rehearsal ?? null, stopped: result.stopped === true };
  }
}

const withoutNulls = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
