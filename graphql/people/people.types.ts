import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a team stands: a prison, a probation area, or nowhere in particular.' })
export class Place {
  @Field(() => ID)
  readonly code!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => String)
  readonly name!: string;
}

@ObjectType({ description: 'A kind of team at a place: the offender management unit of Hull.' })
export class Team {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => Place)
  readonly place!: Place;
  @Field(() => [Member])
  readonly members!: Member[];
}

@ObjectType({ description: 'Somebody who signs in.' })
export class User {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly username!: string;
  @Field(() => String)
  readonly displayName!: string;
  @Field(() => [Membership], { description: 'Your own teams and roles; of others nothing.' })
  readonly memberships!: Membership[];
}

@ObjectType()
export class Member {
  @Field(() => User)
  readonly user!: User;
  @Field(() => String)
  readonly role!: string;
}

@ObjectType()
export class Membership {
  @Field(() => Team)
  readonly team!: Team;
  @Field(() => String)
  readonly role!: string;
}

@ObjectType({ description: 'What one person of a team holds; without a user, what nobody holds.' })
export class Workload {
  @Field(() => User, { nullable: true })
  readonly user!: User | null;
  @Field(() => Int, { description: 'Open and not claimed.' })
  readonly open!: number;
  @Field(() => Int, { description: 'Claimed, or submitted and not yet settled.' })
  readonly claimed!: number;
  @Field(() => Int)
  readonly overdue!: number;
  @Field(() => Int)
  readonly dueInSevenDays!: number;
}
