import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { type Asked, type Refused } from '#engine/outcome.js';
import { nudgeStuck, putOffStuck, retryStuck, type StuckDone } from '#engine/stuck/acts.js';
import { Doors } from '#persistence/queries/doors.js';
import { stuckRow } from '#persistence/queries/stuck-parts.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { GraphQLDate } from '../shared/scalars.js';
import { SettleService } from '../shared/settle.service.js';
import { StuckActResult } from './stuck.types.js';

const Case = () => Args('pathway', { type: () => ID });
const Key = () => Args('key', { type: () => ID, description: 'Of the row on the list.' });

/** What managers do about cases that stand still (pathway.md, "Stuck"); reassigning and overriding are commands of tasks and gates. */
@Resolver()
export class StuckCommandsResolver {
  constructor(
    private readonly db: Doors,
    private readonly settle: SettleService,
  ) {}

  @Mutation(() => StuckActResult, { description: 'Tell the team whose move it is, now.' })
  async nudgeStuck(
    @Case() pathwayId: string,
    @Key() key: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = askedBy(commandId, context);
    return this.answer(await nudgeStuck(this.db, context.actor, { pathwayId, key }, asked), context);
  }

  @Mutation(() => StuckActResult, {
    description:
      'Say why it can wait, and until when: its owner hears of it again that morning. It stays on the list.',
  })
  async putOffStuck(
    @Case() pathwayId: string,
    @Key() key: string,
    @Args('until', { type: () => GraphQLDate }) until: LondonDate,
    @Args('reason', { type: () => String }) reason: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = askedBy(commandId, context);
    const result = await putOffStuck(this.db, context.actor, { pathwayId, key }, { until, reason }, asked);
    return this.answer(result, context);
  }

  @Mutation(() => StuckActResult, {
    description:
      'Have a case that failed worked again at once: what failed is taken up, what stood still is started.',
  })
  async retryPathway(
    @Case() pathwayId: string,
    @Key() key: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = askedBy(commandId, context);
    const result = await retryStuck(this.db, context.actor, { pathwayId, key }, reason ?? undefined, asked);
    return this.answer(result, context);
  }

  private async answer(result: StuckDone | Refused, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const { pathwayId, key, teamId, n } = result;
    const settled = n === undefined || (await this.settle.settled(pathwayId, n));
    const [stuck, told] = await Promise.all([
      stuckRow(this.db, context.reader, pathwayId, key),
      teamId === undefined ? undefined : context.loaders.team.load(teamId),
    ]);
    return { stuck: stuck ?? null, told: told ?? null, settled };
  }
}

const askedBy = (commandId: string | undefined, { correlationId }: RequestContext): Asked => ({
  commandId,
  correlationId,
});
