import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isHighRoh } from '#domain/sentence.js';
import { leaverWork, type LeaverWork as Work, type WorkRow } from '#identity/directory/leaver-work.js';
import { type GivenAnswer, type Reassigned } from '#identity/directory/giving.js';
import { planReassignment } from '#identity/directory/plan.js';
import { reassign } from '#identity/directory/reassign.js';
import { Doors } from '#persistence/queries/doors.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { taskKind } from '../tasks/task-kinds.js';
import { Team, User } from './people.types.js';
import {
  LeaverWork,
  LeaverWorkResult,
  LeaverWorkRow,
  ReassignedRow,
  Reassignment,
  ReassignmentInput,
  ReassignmentPlanInput,
  ReassignmentResult,
} from './leaver.types.js';

const POSTS: Readonly<Record<Exclude<WorkRow['what'], 'TASK'>, string>> = {
  OFFENDER_MANAGER: 'Offender manager of the case',
  OFFENDER_SUPERVISOR: 'Offender supervisor of the case',
  VICTIM_LIAISON: 'Victim liaison in the case',
};

/** A leaver's work: listed, planned and given. */
@Resolver()
export class LeaverResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => LeaverWorkResult, {
    description: 'What somebody still holds in teams you maintain: tasks, and cases in which they are named.',
    complexity: 50,
  })
  async leaverWork(
    @Args('userId', { type: () => ID, description: 'Their id, or the name they sign in with.' })
    userId: string,
    @Context() context: RequestContext,
  ) {
    const work = await leaverWork(this.db, context.actor, userId);
    return work.kind === 'refused' ? shownRefusal(work, context) : work;
  }

  @Query(() => ReassignmentResult, {
    description:
      'What a reassignment would come to, row by row; nothing is done. Each refused row says who could.',
    complexity: 50,
  })
  async planReassignment(
    @Args('input', { type: () => ReassignmentPlanInput }) input: ReassignmentPlanInput,
    @Context() context: RequestContext,
  ) {
    const { userId, rows, among } = input;
    const plan = await planReassignment(this.db, context.actor, {
      userId,
      rows: rows ?? undefined,
      among: among ?? undefined,
    });
    return plan.kind === 'refused' ? shownRefusal(plan, context) : plan;
  }

  @Mutation(() => ReassignmentResult, {
    description:
      'Give work to others, each piece by itself: what is given stays given, and the same asked again goes on where it stopped. Cases are told of their new manager.',
    complexity: 50,
  })
  async reassign(
    @Args('input', { type: () => ReassignmentInput }) input: ReassignmentInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { userId, rows, reason } = input;
    const result = await reassign(
      this.db,
      context.actor,
      { userId, rows, reason: reason?.trim() || undefined },
      { commandId: commandId ?? undefined, correlationId: context.correlationId },
    );
    return result.kind === 'refused' ? shownRefusal(result, context) : result;
  }
}

@Resolver(() => LeaverWork)
export class LeaverWorkResolver {
  @ResolveField(() => User)
  user(@Parent() { userId }: Work, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }
}

@Resolver(() => Reassignment)
export class ReassignmentResolver {
  @ResolveField(() => User)
  user(@Parent() { userId }: Reassigned, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }
}

@Resolver(() => ReassignedRow)
export class ReassignedRowResolver {
  @ResolveField(() => User, { nullable: true })
  to(@Parent() { to }: GivenAnswer, @Context() { loaders }: RequestContext) {
    return loaders.user.load(to);
  }

  @ResolveField(() => LeaverWorkRow, { nullable: true })
  work(@Parent() { row }: GivenAnswer): WorkRow | null {
    return row ?? null;
  }
}

@Resolver(() => LeaverWorkRow)
export class LeaverWorkRowResolver {
  @ResolveField(() => String)
  title(@Parent() { what, type }: WorkRow): string {
    return what === 'TASK' ? taskKind(type ?? '').title : POSTS[what];
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() { teamId }: WorkRow, @Context() { loaders }: RequestContext) {
    return loaders.team.load(teamId);
  }

  @ResolveField(() => Boolean)
  highRoh(@Parent() { roh }: WorkRow): boolean {
    return isHighRoh(roh ?? undefined);
  }
}
