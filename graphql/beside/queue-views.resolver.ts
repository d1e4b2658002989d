import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type TeamKind } from '#domain/roles.js';
import {
  deleteQueueView,
  mayChangeView,
  renameQueueView,
  saveQueueView,
  type ViewKept,
} from '#engine/beside/queue-views.js';
import { isUuid } from '#engine/ids.js';
import { type Refused } from '#engine/outcome.js';
import { Doors } from '#persistence/queries/doors.js';
import { queueViewById, queueViewsOf, type QueueViewRead } from '#persistence/queries/queue-views.js';
import { Team, User } from '../people/people.types.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { asked } from '../tasks/task-commands.service.js';
import { QueueView, QueueViewResult } from './queue-views.types.js';

const Id = () => Args('id', { type: () => ID });
const Name = () => Args('name', { type: () => String });

@Resolver(() => QueueView)
export class QueueViewsResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => [QueueView], {
    complexity: 50,
    description: 'Your saved views of the team queue, and those shared with your teams, by name.',
  })
  queueViews(@Context() { reader }: RequestContext) {
    return queueViewsOf(this.db, reader);
  }

  @Query(() => QueueView, { nullable: true })
  queueView(@Id() id: string, @Context() { reader }: RequestContext) {
    return isUuid(id) ? queueViewById(this.db, reader, id) : null;
  }

  @Mutation(() => QueueViewResult, {
    description: 'Keep a filter of the team queue under a name, for yourself or for a team of yours.',
  })
  async saveQueueView(
    @Name() name: string,
    @Args('query', {
      type: () => String,
      description: 'As it stands in the address: `due=overdue&roh=high`.',
    })
    query: string,
    @Args('team', { type: () => ID, nullable: true }) team: string | null,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const view = { name, query, teamId: team ?? undefined };
    return this.answer(await saveQueueView(this.db, context.actor, view, asked(commandId, context)), context);
  }

  @Mutation(() => QueueViewResult)
  async renameQueueView(
    @Id() id: string,
    @Name() name: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const result = await renameQueueView(this.db, context.actor, id, name, asked(commandId, context));
    return this.answer(result, context);
  }

  @Mutation(() => QueueViewResult)
  async deleteQueueView(
    @Id() id: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.answer(await deleteQueueView(this.db, context.actor, id, asked(commandId, context)), context);
  }

  @ResolveField(() => User, { nullable: true })
  savedBy(@Parent() { ownerId }: QueueViewRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(ownerId);
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() { teamId }: QueueViewRead, @Context() { loaders }: RequestContext) {
    return teamId === null ? null : loaders.team.load(teamId);
  }

  @ResolveField(() => Boolean)
  async mayChange(
    @Parent() { ownerId, teamId }: QueueViewRead,
    @Context() { actor, loaders }: RequestContext,
  ): Promise<boolean> {
    const team = teamId === null ? undefined : await loaders.team.load(teamId);
    return mayChangeView(actor, {
      ownerId,
      kind: (team?.kind as TeamKind | undefined) ?? null,
      place: team?.placeCode ?? null,
    });
  }

  private async answer(result: ViewKept | Refused, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    return { view: (await queueViewById(this.db, context.reader, result.viewId)) ?? null };
  }
}
