import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { assignMany, manyProblems, previewAssign, type AssignedRow as Row } from '#engine/assign-many.js';
import { isUuid } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { tasksByIds } from '#persistence/queries/task-by-id.js';
import { User } from '../people/people.types.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { Refusal } from '../shared/refusals.js';
import { shownRefusal } from '../shared/refused.js';
import { AssignedRow, AssignTasksResult } from './assign-many.types.js';

const Ids = () => Args('ids', { type: () => [ID], description: 'Tasks of your teams; at most 100.' });
const UserId = () => Args('userId', { type: () => ID });

/** Work given in bulk, with an answer for each task. */
@Resolver(() => AssignedRow)
export class AssignManyResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => AssignTasksResult, {
    description: 'What giving these tasks to somebody would do, row by row: nothing moves.',
    complexity: 200,
  })
  async previewAssign(@Ids() ids: string[], @UserId() userId: string, @Context() context: RequestContext) {
    const wrong = manyProblems(ids);
    if (wrong) return shownRefusal(wrong, context);
    return this.shown(await previewAssign(this.db, context.actor, ids, userId), userId, context);
  }

  @Mutation(() => AssignTasksResult, {
    description:
      'Give tasks to a member of their team, each by itself: one that cannot be given leaves the others.',
    complexity: 200,
  })
  async assignTasks(
    @Ids() ids: string[],
    @UserId() userId: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const wrong = manyProblems(ids);
    if (wrong) return shownRefusal(wrong, context);
    const asked = { commandId: commandId ?? undefined, correlationId: context.correlationId };
    return this.shown(
      await assignMany(this.db, context.actor, ids, userId, reason ?? undefined, asked),
      userId,
      context,
    );
  }

  @ResolveField(() => User, { nullable: true })
  from(@Parent() row: Row, @Context() { loaders }: RequestContext) {
    return row.from === null ? null : loaders.user.load(row.from);
  }

  @ResolveField(() => Refusal, { nullable: true })
  refusal(@Parent() row: Row, @Context() context: RequestContext) {
    return row.refused ? shownRefusal(row.refused, context) : null;
  }

  /** With the tasks as they are now, read at once with the asker's rights. */
  private async shown(rows: readonly Row[], userId: string, { reader, loaders }: RequestContext) {
    const there = rows.flatMap(({ id, refused }) => (refused?.code === 'NOT_FOUND' ? [] : [id]));
    const tasks = new Map((await tasksByIds(this.db, reader, there)).map((task) => [task.id, task]));
    const to = isUuid(userId) ? ((await loaders.user.load(userId)) ?? null) : null;
    return { to, rows: rows.map((row) => ({ ...row, task: tasks.get(row.id) ?? null })) };
  }
}
