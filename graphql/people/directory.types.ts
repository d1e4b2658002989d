import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate } from '../shared/scalars.js';
import { Team, User } from './people.types.js';

@ObjectType({ description: 'A role of somebody in a team, from a day until a day, both included.' })
export class MembershipPeriod {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => User)
  readonly user!: User;
  @Field(() => Team)
  readonly team!: Team;
  @Field(() => String)
  readonly role!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'Null: since before the directory kept days.' })
  readonly from!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly until!: LondonDate | null;
  @Field(() => Boolean, { description: "Acting up: another's role for a while." })
  readonly acting!: boolean;
}

@ObjectType({ description: 'Days on which one does what is meant for another who is away.' })
export class Cover {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => User)
  readonly user!: User;
  @Field(() => User)
  readonly coveredBy!: User;
  @Field(() => Team)
  readonly team!: Team;
  @Field(() => GraphQLDate)
  readonly from!: LondonDate;
  @Field(() => GraphQLDate)
  readonly until!: LondonDate;
}

@ObjectType({ description: 'Signed off as competent for high and very high risk of harm (003 L638).' })
export class SignOff {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => GraphQLDate)
  readonly from!: LondonDate;
  @Field(() => GraphQLDate, { nullable: true })
  readonly until!: LondonDate | null;
  @Field(() => User, { nullable: true })
  readonly by!: User | null;
}

@ObjectType({ description: 'Somebody in the directory, with what was, is and will be.' })
export class DirectoryPerson {
  @Field(() => User)
  readonly user!: User;
  @Field(() => Boolean, { description: 'False: they cannot sign in.' })
  readonly active!: boolean;
  @Field(() => GraphQLDate, { nullable: true, description: 'Of somebody who leaves the service.' })
  readonly lastDay!: LondonDate | null;
  @Field(() => [MembershipPeriod])
  readonly periods!: MembershipPeriod[];
  @Field(() => [Cover], { description: 'Who covers them, and whom they cover.' })
  readonly cover!: Cover[];
  @Field(() => [SignOff])
  readonly signOffs!: SignOff[];
}

@ObjectType({ description: 'Somebody in a team on a day.' })
export class TeamMember {
  @Field(() => MembershipPeriod)
  readonly period!: MembershipPeriod;
  @Field(() => Boolean, { description: 'May be given cases of high and very high risk of harm.' })
  readonly signedOff!: boolean;
  @Field(() => User, { nullable: true, description: 'Who does their work that day, when they are away.' })
  readonly coveredBy!: User | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly awayUntil!: LondonDate | null;
}

@ObjectType()
export class TeamOnDay {
  @Field(() => Team)
  readonly team!: Team;
  @Field(() => GraphQLDate)
  readonly on!: LondonDate;
  @Field(() => [TeamMember])
  readonly members!: TeamMember[];
}

@ObjectType({ description: 'The directory was changed.' })
export class DirectoryChanged {
  @Field(() => DirectoryPerson)
  readonly person!: DirectoryPerson;
  @Field(() => Int, {
    description:
      'Cases that were told that their holder leaves: their handover tasks open. See leaverWork for the rest.',
  })
  readonly casesTold!: number;
}

const union = (name: string, done: string, type: () => new () => object) =>
  createUnionType({
    name,
    types: () => [type(), ...REFUSALS] as const,
    resolveType: resultType(done),
  });

export const DirectoryResult = union('DirectoryResult', 'DirectoryChanged', () => DirectoryChanged);
export const DirectoryPersonResult = union('DirectoryPersonResult', 'DirectoryPerson', () => DirectoryPerson);
export const TeamOnDayResult = union('TeamOnDayResult', 'TeamOnDay', () => TeamOnDay);

export enum MembershipChange {
  JOIN = 'JOIN',
  MOVE = 'MOVE',
  LEAVE = 'LEAVE',
}
registerEnumType(MembershipChange, { name: 'MembershipChange' });

const WHO = 'Their id, or the name they sign in with.';

@InputType()
export class AddPersonInput {
  @Field(() => String, { description: 'As their sign-in service names them.' })
  readonly username!: string;
  @Field(() => String)
  readonly displayName!: string;
  @Field(() => ID)
  readonly teamId!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'Today when not said.' })
  readonly from?: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly until?: LondonDate | null;
}

@InputType()
export class MembershipInput {
  @Field(() => ID, { description: WHO })
  readonly userId!: string;
  @Field(() => MembershipChange)
  readonly change!: MembershipChange;
  @Field(() => ID, { description: 'The team they join, leave, or move from.' })
  readonly teamId!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => ID, { nullable: true, description: 'MOVE: the team they move to.' })
  readonly toTeamId?: string | null;
  @Field(() => String, { nullable: true, description: 'MOVE: their role there.' })
  readonly toRole?: string | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'JOIN and MOVE: the first day; today when not said.',
  })
  readonly from?: LondonDate | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day; LEAVE: today when not said.',
  })
  readonly until?: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly reason?: string | null;
}

@InputType()
export class ActUpInput {
  @Field(() => ID, { description: WHO })
  readonly userId!: string;
  @Field(() => ID)
  readonly teamId!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'Today when not said.' })
  readonly from?: LondonDate | null;
  @Field(() => GraphQLDate)
  readonly until!: LondonDate;
  @Field(() => String, { nullable: true })
  readonly reason?: string | null;
}

@InputType()
export class CoverInput {
  @Field(() => ID, { description: `Who is away. ${WHO}` })
  readonly userId!: string;
  @Field(() => ID, { description: `Who does their work. ${WHO}` })
  readonly coveredBy!: string;
  @Field(() => ID)
  readonly teamId!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'Today when not said.' })
  readonly from?: LondonDate | null;
  @Field(() => GraphQLDate)
  readonly until!: LondonDate;
  @Field(() => String, { nullable: true })
  readonly reason?: string | null;
}
