import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { catalogue } from '#standards/index.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { Place, Team, User } from '../people/people.types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { PageArgs } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLJson } from '../shared/scalars.js';
import { Standard } from '../standards/standard.types.js';
import { taskKind, taskKinds } from './task-kinds.js';
import { TaskType } from './task-kind.types.js';
import { TaskService } from './task.service.js';
import { Task, TaskConnection, TaskFilter, TaskOrder } from './task.types.js';

const LIVE: ReadonlySet<string> = new Set(['OPEN', 'CLAIMED', 'SUBMITTED']);

@Resolver(() => Task)
export class TaskResolver {
  constructor(private readonly tasks: TaskService) {}

  @Query(() => TaskConnection, { name: 'tasks', description: 'Tasks of your teams, and of no others.' })
  list(
    @Args('filter', { type: () => TaskFilter, nullable: true }) filter: TaskFilter | null,
    @Args('orderBy', { type: () => TaskOrder, nullable: true }) orderBy: TaskOrder | null,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return this.tasks.list(filter ?? {}, orderBy ?? undefined, page, context);
  }

  @Query(() => Task, {
    name: 'task',
    nullable: true,
    description: 'Null when there is none, or it is not yours to see.',
  })
  one(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext) {
    return this.tasks.byId(id, context);
  }

  @Query(() => [TaskType], { description: 'Every kind of task this service carries.', complexity: 50 })
  taskTypes(): TaskType[] {
    return taskKinds();
  }

  @ResolveField(() => TaskType)
  type(@Parent() task: TaskRead): TaskType {
    return taskKind(task.type);
  }

  @ResolveField(() => String)
  title(@Parent() task: TaskRead): string {
    return taskKind(task.type).title;
  }

  @ResolveField(() => Place, { nullable: true })
  place(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return loaders.place.load(task.placeCode);
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return task.teamId === null ? null : loaders.team.load(task.teamId);
  }

  @ResolveField(() => Team, { nullable: true })
  escalatedTo(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return task.escalatedTeamId === null ? null : loaders.team.load(task.escalatedTeamId);
  }

  @ResolveField(() => User, { nullable: true })
  holder(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return task.holderId === null ? null : loaders.user.load(task.holderId);
  }

  @ResolveField(() => User, { nullable: true })
  meantFor(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return task.meantForId === null ? null : loaders.user.load(task.meantForId);
  }

  @ResolveField(() => User, { nullable: true })
  doneBy(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return task.doneById === null ? null : loaders.user.load(task.doneById);
  }

  @ResolveField(() => Boolean)
  overdue(@Parent() task: TaskRead): boolean {
    return LIVE.has(task.state) && task.dueAt !== null && task.dueAt < Date.now();
  }

  @ResolveField(() => Standard, { nullable: true })
  standard(@Parent() task: TaskRead) {
    return task.standardRow === null ? null : catalogue().byId.get(task.standardRow);
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(task.pathwayId);
  }

  @ResolveField(() => GraphQLJson, { nullable: true })
  async answers(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return (await loaders.words.load(task.id))?.answers;
  }

  @ResolveField(() => GraphQLJson, { nullable: true })
  async draft(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    return (await loaders.words.load(task.id))?.draft;
  }
}
