import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type CoverRead,
  type DirectoryPersonRead,
  type MemberOnDay,
  type PeriodRead,
  type SignOffRead,
} from '#persistence/queries/directory.js';
import { type RequestContext } from '../shared/context.js';
import { DirectoryService, type TeamOnDaySource } from './directory.service.js';
import {
  Cover,
  DirectoryPerson,
  MembershipPeriod,
  SignOff,
  TeamMember,
  TeamOnDay,
} from './directory.types.js';
import { Team, User } from './people.types.js';

@Resolver(() => DirectoryPerson)
export class DirectoryPersonResolver {
  constructor(private readonly directory: DirectoryService) {}

  @ResolveField(() => User)
  user(@Parent() { id }: DirectoryPersonRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(id);
  }

  @ResolveField(() => [MembershipPeriod])
  periods(@Parent() { id }: DirectoryPersonRead) {
    return this.directory.periods(id);
  }

  @ResolveField(() => [Cover])
  cover(@Parent() { id }: DirectoryPersonRead) {
    return this.directory.cover(id);
  }

  @ResolveField(() => [SignOff])
  signOffs(@Parent() { id }: DirectoryPersonRead) {
    return this.directory.signOffs(id);
  }
}

@Resolver(() => MembershipPeriod)
export class MembershipPeriodResolver {
  @ResolveField(() => User)
  user(@Parent() { userId }: PeriodRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }

  @ResolveField(() => Team)
  team(@Parent() { teamId }: PeriodRead, @Context() { loaders }: RequestContext) {
    return loaders.team.load(teamId);
  }
}

@Resolver(() => Cover)
export class CoverResolver {
  @ResolveField(() => User)
  user(@Parent() { userId }: CoverRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(userId);
  }

  @ResolveField(() => User)
  coveredBy(@Parent() { coveredById }: CoverRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(coveredById);
  }

  @ResolveField(() => Team)
  team(@Parent() { teamId }: CoverRead, @Context() { loaders }: RequestContext) {
    return loaders.team.load(teamId);
  }
}

@Resolver(() => SignOff)
export class SignOffResolver {
  @ResolveField(() => User, { nullable: true })
  by(@Parent() { byId }: SignOffRead, @Context() { loaders }: RequestContext) {
    return byId === null ? null : loaders.user.load(byId);
  }
}

@Resolver(() => TeamOnDay)
export class TeamOnDayResolver {
  @ResolveField(() => Team)
  team(@Parent() { teamId }: TeamOnDaySource, @Context() { loaders }: RequestContext) {
    return loaders.team.load(teamId);
  }
}

@Resolver(() => TeamMember)
export class TeamMemberResolver {
  @ResolveField(() => MembershipPeriod)
  period(@Parent() member: MemberOnDay): PeriodRead {
    return member;
  }

  @ResolveField(() => User, { nullable: true })
  coveredBy(@Parent() { coveredById }: MemberOnDay, @Context() { loaders }: RequestContext) {
    return coveredById === null ? null : loaders.user.load(coveredById);
  }
}
