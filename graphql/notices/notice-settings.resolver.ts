import {
  Args,
  Context,
  createUnionType,
  Field,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { changeContact, contactOf } from '#notices/contact.js';
import { NOTICE_KINDS } from '#notices/kinds.js';
import { titleOf } from '#notices/words.js';
import { Doors } from '#persistence/queries/doors.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType, shownRefusal } from '../shared/refused.js';
import { NoticeSettings, NoticeSettingsInput } from './notice-settings.types.js';

@ObjectType()
export class NoticeSettingsChanged {
  @Field(() => NoticeSettings)
  readonly settings!: NoticeSettings;
}

export const NoticeSettingsResult = createUnionType({
  name: 'NoticeSettingsResult',
  types: () => [NoticeSettingsChanged, ...REFUSALS] as const,
  resolveType: resultType('NoticeSettingsChanged'),
});

@Resolver()
export class NoticeSettingsResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => NoticeSettings, { description: 'How you hear of notices beside the inbox.' })
  async noticeSettings(@Context() { actor }: RequestContext): Promise<NoticeSettings> {
    const contact = await contactOf(this.db, actor.userId);
    const kinds = NOTICE_KINDS.map(({ id, channels, pace, optOut }) => ({
      id,
      title: titleOf(id, contact.language),
      channels,
      pace,
      optOut,
    }));
    return { ...contact, kinds };
  }

  @Mutation(() => NoticeSettingsResult, {
    description: 'Change how you hear of notices. What you must know in your work cannot be refused.',
  })
  async changeNoticeSettings(
    @Args('input', { type: () => NoticeSettingsInput }) input: NoticeSettingsInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { actor, correlationId } = context;
    const result = await changeContact(this.db, actor, input, {
      commandId: commandId ?? undefined,
      correlationId,
    });
    return result.kind === 'refused'
      ? shownRefusal(result, context)
      : { settings: await this.noticeSettings(context) };
  }
}
