import { Args, Context, createUnionType, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { acknowledge } from '#engine/commands.js';
import { acknowledgeMany } from '#notices/acknowledge.js';
import { Doors } from '#persistence/queries/doors.js';
import { noticeById, noticesByIds } from '#persistence/queries/notice-list.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType, shownRefusal } from '../shared/refused.js';
import { Notice } from './notice.types.js';

@ObjectType()
export class NoticeAcknowledged {
  @Field(() => Notice)
  readonly notice!: Notice;
}

export const NoticeResult = createUnionType({
  name: 'NoticeResult',
  types: () => [NoticeAcknowledged, ...REFUSALS] as const,
  resolveType: resultType('NoticeAcknowledged'),
});

@ObjectType()
export class NoticesAcknowledged {
  @Field(() => [Notice], { description: 'Seen now, or before by somebody else of the team.' })
  readonly notices!: Notice[];
  @Field(() => [ID], { description: 'Not there, or not for you.' })
  readonly notFound!: readonly string[];
}

export const NoticesResult = createUnionType({
  name: 'NoticesResult',
  types: () => [NoticesAcknowledged, ...REFUSALS] as const,
  resolveType: resultType('NoticesAcknowledged'),
});

@Resolver()
export class NoticeCommandsResolver {
  constructor(private readonly db: Doors) {}

  @Mutation(() => NoticeResult, { description: 'Mark a notice as seen: yours, or once for your whole team.' })
  async acknowledgeNotice(
    @Args('id', { type: () => ID }) id: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { actor, reader, correlationId } = context;
    const result = await acknowledge(this.db, actor, id, {
      commandId: commandId ?? undefined,
      correlationId,
    });
    return result.kind === 'refused'
      ? shownRefusal(result, context)
      : { notice: await noticeById(this.db, reader, id) };
  }

  @Mutation(() => NoticesResult, {
    complexity: 100,
    description: 'Mark several notices as seen, 100 at most, with an answer for each.',
  })
  async acknowledgeNotices(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { actor, reader, correlationId } = context;
    const result = await acknowledgeMany(this.db, actor, ids, {
      commandId: commandId ?? undefined,
      correlationId,
    });
    if (result.kind === 'refused') return shownRefusal(result, context);
    return { notices: await noticesByIds(this.db, reader, result.done), notFound: result.notFound };
  }
}
