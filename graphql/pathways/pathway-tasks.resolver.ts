import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { TaskService } from '../tasks/task.service.js';
import { TaskConnection, TaskOrder, TaskState } from '../tasks/task.types.js';
import { type PathwaySource } from './ledger.service.js';
import { Pathway } from './pathway.types.js';

/** The tasks of a case that are the reader's own to see. */
@Resolver(() => Pathway)
export class PathwayTasksResolver {
  constructor(private readonly tasks: TaskService) {}

  @ResolveField(() => TaskConnection, {
    name: 'tasks',
    complexity: 50,
  })
  list(
    @Parent() source: PathwaySource,
    @Args('state', { type: () => [TaskState], nullable: true }) state: TaskState[] | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return this.tasks.list({ pathway: source.id, state }, TaskOrder.DUE_SOONEST, page, context);
  }
}
