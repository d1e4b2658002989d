import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayBeExcused, whyNotDeferred } from '#engine/beside/deferral.js';
import { type DeferralRequestRead } from '#persistence/queries/deferral-requests.js';
import { Doors } from '#persistence/queries/doors.js';
import { taskById } from '#persistence/queries/task-by-id.js';
import { type TaskNoteRead } from '#persistence/queries/task-notes.js';
import {
  colleaguesFor,
  type ColleagueRead,
  type TaskQuestionRead,
} from '#persistence/queries/task-questions.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { type WaitingRead } from '#persistence/queries/waiting-list.js';
import { wished } from '#workflows/policy/deferral.js';
import { Pathway } from '../pathways/pathway.types.js';
import { Team, User } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { taskKind } from '../tasks/task-kinds.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { Task } from '../tasks/task.types.js';
import { Colleague, DeferralRequest, TaskDeferral, TaskNote, TaskQuestion, Waiting } from './beside.types.js';

const COMPLEX = 10;

/** What stands beside a task: notes, questions to colleagues, and requests to have it later. */
@Resolver(() => Task)
export class BesideTaskResolver {
  constructor(private readonly db: Doors) {}

  @ResolveField(() => [TaskNote], {
    complexity: COMPLEX,
    description: 'The newest first, a hundred at most.',
  })
  notes(@Parent() { id }: TaskRead, @Context() { loaders }: RequestContext) {
    return loaders.notes.load(id);
  }

  @ResolveField(() => [TaskQuestion], { complexity: COMPLEX, description: 'The newest first.' })
  questions(@Parent() { id }: TaskRead, @Context() { loaders }: RequestContext) {
    return loaders.questions.load(id);
  }

  @ResolveField(() => [Colleague], {
    complexity: 50,
    description: 'Whom its holder may ask for help: its team, and whoever manages the case.',
  })
  mayBeAsked(@Parent() { id }: TaskRead, @Context() { reader }: RequestContext) {
    return colleaguesFor(this.db, reader, id);
  }

  @ResolveField(() => TaskDeferral, { complexity: COMPLEX })
  async deferral(@Parent() task: TaskRead, @Context() { loaders }: RequestContext) {
    const { id, type, dueOn, dueAt, missedAt } = task;
    const missed = missedAt !== null || (dueAt !== null && dueAt < Date.now());
    return {
      whyNot: whyNotDeferred({ type, dueOn, missed }) ?? null,
      mayBeExcused: mayBeExcused(type),
      requests: await loaders.deferrals.load(id),
    };
  }
}

@Resolver(() => TaskNote)
export class TaskNoteResolver {
  @ResolveField(() => User, { nullable: true })
  writtenBy(@Parent() { writtenById }: TaskNoteRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(writtenById);
  }
}

@Resolver(() => Colleague)
export class ColleagueResolver {
  @ResolveField(() => User)
  user(@Parent() { userId }: ColleagueRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }
}

@Resolver(() => TaskQuestion)
export class TaskQuestionResolver {
  @ResolveField(() => TaskType)
  type(@Parent() { type }: TaskQuestionRead): TaskType {
    return taskKind(type);
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() { pathwayId }: TaskQuestionRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(pathwayId);
  }

  @ResolveField(() => User, { nullable: true })
  askedBy(@Parent() { askedById }: TaskQuestionRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(askedById);
  }

  @ResolveField(() => User, { nullable: true })
  askedOf(@Parent() { askedOfId }: TaskQuestionRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(askedOfId);
  }
}

@Resolver(() => DeferralRequest)
export class DeferralRequestResolver {
  constructor(private readonly db: Doors) {}

  @ResolveField(() => String)
  title(@Parent() { about }: DeferralRequestRead): string {
    return taskKind(wished(about).type).title;
  }

  @ResolveField(() => Task, { nullable: true })
  task(@Parent() { aboutTaskId }: DeferralRequestRead, @Context() { reader }: RequestContext) {
    return aboutTaskId === null ? null : taskById(this.db, reader, aboutTaskId);
  }

  @ResolveField(() => User, { nullable: true })
  askedBy(@Parent() { askedById }: DeferralRequestRead, @Context() { loaders }: RequestContext) {
    return askedById === null ? null : loaders.user.load(askedById);
  }

  @ResolveField(() => User, { nullable: true })
  decidedBy(@Parent() { decidedById }: DeferralRequestRead, @Context() { loaders }: RequestContext) {
    return decidedById === null ? null : loaders.user.load(decidedById);
  }
}

@Resolver(() => Waiting)
export class WaitingResolver {
  @ResolveField(() => TaskType)
  type(@Parent() { type }: WaitingRead): TaskType {
    return taskKind(type);
  }

  @ResolveField(() => Pathway)
  pathway(@Parent() { pathwayId }: WaitingRead, @Context() { loaders }: RequestContext) {
    return loaders.pathway.load(pathwayId);
  }

  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: WaitingRead, @Context() { loaders }: RequestContext) {
    return userId === null ? null : loaders.user.load(userId);
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() { teamId }: WaitingRead, @Context() { loaders }: RequestContext) {
    return teamId === null ? null : loaders.team.load(teamId);
  }
}
