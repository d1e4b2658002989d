import { Injectable } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { titleOf, type Language } from '#notices/words.js';
import { contactOf } from '#notices/contact.js';
import { Doors } from '#persistence/queries/doors.js';
import { listNotices, type NoticeRead } from '#persistence/queries/notice-list.js';
import { Team, User } from '../people/people.types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { Notice, NoticeConnection, NoticeFilter } from './notice.types.js';

@Injectable()
@Resolver(() => Notice)
export class NoticeResolver {
  /** Read once for each request, however many notices it shows. */
  private readonly languages = new WeakMap<RequestContext, Promise<Language>>();

  constructor(private readonly db: Doors) {}

  private languageFor(context: RequestContext): Promise<Language> {
    const known =
      this.languages.get(context) ??
      contactOf(this.db, context.actor.userId).then(({ language }) => language);
    this.languages.set(context, known);
    return known;
  }

  @Query(() => NoticeConnection, { description: 'Notices to you and your teams, newest first.' })
  async notices(
    @Args('unreadOnly', { type: () => Boolean, nullable: true }) unreadOnly: boolean | null,
    @Args('filter', { type: () => NoticeFilter, nullable: true }) filter: NoticeFilter | null,
    @Args() page: PageArgs,
    @Context() { reader }: RequestContext,
  ) {
    const rows = await listNotices(this.db, reader, {
      unreadOnly: filter?.unread ?? unreadOnly ?? false,
      to: filter?.to ?? undefined,
      mustAcknowledge: filter?.mustAcknowledge ?? false,
      first: pageSize(page.first),
      after: page.after,
    });
    return connectionOf(rows, page.after);
  }

  @ResolveField(() => String)
  async title(@Parent() notice: NoticeRead, @Context() context: RequestContext) {
    return titleOf(notice.kind, await this.languageFor(context));
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() notice: NoticeRead, @Context() { loaders }: RequestContext) {
    return notice.teamId === null ? null : loaders.team.load(notice.teamId);
  }

  @ResolveField(() => Pathway, { nullable: true })
  pathway(@Parent() notice: NoticeRead, @Context() { loaders }: RequestContext) {
    return notice.pathwayId === null ? null : loaders.pathway.load(notice.pathwayId);
  }

  @ResolveField(() => User, { nullable: true })
  acknowledgedBy(@Parent() notice: NoticeRead, @Context() { loaders }: RequestContext) {
    return notice.acknowledgedById === null ? null : loaders.user.load(notice.acknowledgedById);
  }
}
