import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { type Asking, type DirectoryResult as Result } from '#identity/directory/change.js';
import { endCover, setCover } from '#identity/directory/cover.js';
import { leave } from '#identity/directory/leaving.js';
import { actUp, addPerson, joinTeam, leaveTeam, moveTeam } from '#identity/directory/members.js';
import { endSignOff, signOff } from '#identity/directory/sign-offs.js';
import { invalid } from '#engine/outcome.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate } from '../shared/scalars.js';
import { DirectoryService } from './directory.service.js';
import { Team } from './people.types.js';
import {
  ActUpInput,
  AddPersonInput,
  CoverInput,
  DirectoryPersonResult,
  DirectoryResult,
  MembershipChange,
  MembershipInput,
  TeamOnDayResult,
} from './directory.types.js';

const UserId = () =>
  Args('userId', { type: () => ID, description: 'Their id, or the name they sign in with.' });
const Day = (name: string, nullable: boolean) => Args(name, { type: () => GraphQLDate, nullable });
const Reason = () => Args('reason', { type: () => String, nullable: true });
const said = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** Joiners, movers, leavers, cover, acting up, and who is signed off: kept by the managers of each team. */
@Resolver()
export class DirectoryResolver {
  constructor(private readonly directory: DirectoryService) {}

  @Query(() => DirectoryPersonResult, {
    description: 'Somebody in the directory, with where they were, are and will be.',
  })
  directoryPerson(@UserId() userId: string, @Context() context: RequestContext) {
    return this.directory.person(userId, context);
  }

  @Query(() => [Team], { description: 'Every team that you maintain, by place.', complexity: 20 })
  directoryTeams(@Context() context: RequestContext) {
    return this.directory.teams(context);
  }

  @Query(() => TeamOnDayResult, { description: 'Who is, was or will be in a team on a day.', complexity: 20 })
  teamOnDay(
    @Args('team', { type: () => ID }) team: string,
    @Day('on', true) on: LondonDate | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.team(team, said(on), context);
  }

  @Mutation(() => DirectoryResult, {
    description: 'Add somebody who will sign in, with their first role in a team of yours.',
  })
  addPerson(
    @Args('input', { type: () => AddPersonInput }) input: AddPersonInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      addPerson(asking, { ...input, from: said(input.from), until: said(input.until) }),
    );
  }

  @Mutation(() => DirectoryResult, { description: 'Somebody joins, leaves or moves between teams of yours.' })
  changeMembership(
    @Args('input', { type: () => MembershipInput }) input: MembershipInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) => changed(asking, input));
  }

  @Mutation(() => DirectoryResult, { description: "Somebody does another's role for a while." })
  actUp(
    @Args('input', { type: () => ActUpInput }) input: ActUpInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { userId, teamId, role, from, until, reason } = input;
    return this.directory.change(context, commandId, (asking) =>
      actUp(asking, userId, { teamId, role, from: said(from), until }, said(reason)),
    );
  }

  @Mutation(() => DirectoryResult, {
    description: "Somebody is away: what is meant for them is among another's own tasks too.",
  })
  setCover(
    @Args('input', { type: () => CoverInput }) input: CoverInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      setCover(asking, { ...input, from: said(input.from) }, said(input.reason)),
    );
  }

  @Mutation(() => DirectoryResult, { description: 'Somebody is back sooner: cover ends after this day.' })
  endCover(
    @UserId() userId: string,
    @Args('teamId', { type: () => ID }) teamId: string,
    @Args('lastDay', { type: () => GraphQLDate, nullable: true, description: 'Yesterday when not said.' })
    lastDay: LondonDate | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      endCover(asking, userId, teamId, said(lastDay)),
    );
  }

  @Mutation(() => DirectoryResult, {
    description:
      'Somebody leaves the service after their last day. Their cases are told, and their handover tasks open.',
  })
  leave(
    @UserId() userId: string,
    @Day('lastDay', false) lastDay: LondonDate,
    @Reason() reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      leave(asking, userId, lastDay, said(reason)),
    );
  }

  @Mutation(() => DirectoryResult, {
    description: 'Sign somebody off for cases of high and very high risk of harm (003 L638).',
  })
  signOffHighRoh(
    @UserId() userId: string,
    @Day('from', true) from: LondonDate | undefined,
    @Day('until', true) until: LondonDate | undefined,
    @Reason() reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      signOff(asking, userId, { from: said(from), until: said(until) }, said(reason)),
    );
  }

  @Mutation(() => DirectoryResult, { description: 'The sign-off ends after this day; cases they hold stay.' })
  endSignOff(
    @UserId() userId: string,
    @Args('lastDay', { type: () => GraphQLDate, nullable: true, description: 'Today when not said.' })
    lastDay: LondonDate | undefined,
    @Reason() reason: string | undefined,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.directory.change(context, commandId, (asking) =>
      endSignOff(asking, userId, said(lastDay), said(reason)),
    );
  }
}

function changed(asking: Asking, input: MembershipInput): Promise<Result> {
  const { userId, change, teamId, role } = input;
  const reason = said(input.reason);
  const days = { from: said(input.from), until: said(input.until) };
  if (change === MembershipChange.JOIN) return joinTeam(asking, userId, { teamId, role, ...days }, reason);
  if (change === MembershipChange.LEAVE)
    return leaveTeam(asking, userId, { teamId, role, until: days.until }, reason);
  const { toTeamId, toRole } = input;
  if (!toTeamId || !toRole)
    return Promise.resolve(
      invalid([{ field: toTeamId ? 'toRole' : 'toTeamId', message: 'is required: where do they move to?' }]),
    );
  return moveTeam(asking, userId, { teamId, role }, { teamId: toTeamId, role: toRole, ...days }, reason);
}
