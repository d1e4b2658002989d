import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TEAM_KINDS, type TeamKind } from '#domain/roles.js';
import { type RequestContext } from '../shared/context.js';
import { PeopleService, type UserSource } from './people.service.js';
import { Member, Membership, Place, Team, User, Workload } from './people.types.js';
import { type TeamRead, type WorkloadRead } from '#persistence/queries/people.js';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly people: PeopleService) {}

  @Query(() => User, { description: 'Whoever is signed in, with their teams and roles.' })
  me(@Context() context: RequestContext): Promise<UserSource> {
    return this.people.me(context);
  }

  @ResolveField(() => [Membership])
  memberships(@Parent() user: UserSource, @Context() context: RequestContext) {
    return this.people.memberships(user.id, context);
  }
}

@Resolver(() => Team)
export class TeamResolver {
  constructor(private readonly people: PeopleService) {}

  @ResolveField(() => String)
  title(@Parent() team: TeamRead): string {
    return TEAM_KINDS[team.kind as TeamKind]?.title ?? team.kind;
  }

  @ResolveField(() => Place)
  place(@Parent() team: TeamRead): Place {
    return { code: team.placeCode, kind: team.placeKind, name: team.placeName };
  }

  @ResolveField(() => [Member], { complexity: 20 })
  members(@Parent() team: TeamRead, @Context() context: RequestContext) {
    return this.people.members(team.id, context);
  }
}

@Resolver(() => Workload)
export class WorkloadResolver {
  constructor(private readonly people: PeopleService) {}

  @Query(() => [Workload], { description: 'What each member of one of your teams holds.', complexity: 20 })
  workload(@Args('team', { type: () => ID }) team: string, @Context() context: RequestContext) {
    return this.people.workload(team, context);
  }

  @ResolveField(() => User, { nullable: true })
  user(@Parent() load: WorkloadRead, @Context() { loaders }: RequestContext) {
    return load.userId === null ? null : loaders.user.load(load.userId);
  }
}
