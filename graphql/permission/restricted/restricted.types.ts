import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { Team, User } from '../../people/people.types.js';
import { Pathway } from '../../pathways/pathway.types.js';
import { REFUSALS } from '../../shared/refusals.js';
import { resultType } from '../../shared/refused.js';
import { GraphQLDateTime } from '../../shared/scalars.js';

export enum RestrictionGround {
  STAFF_RELATIVE = 'staff-relative',
  HIGH_PROFILE = 'high-profile',
}
registerEnumType(RestrictionGround, {
  name: 'RestrictionGround',
  valuesMap: {
    STAFF_RELATIVE: { description: 'The offender is a relative or friend of somebody who works here.' },
    HIGH_PROFILE: { description: 'The case is known to the public.' },
  },
});

@ObjectType({ description: 'Somebody who was not named opened the case, and why.' })
export class RestrictedCaseOpening {
  @Field(() => User, { nullable: true })
  readonly user!: User | null;
  @Field(() => String)
  readonly reason!: string;
  @Field(() => GraphQLDateTime)
  readonly openedAt!: Instant;
  @Field(() => GraphQLDateTime)
  readonly until!: Instant;
}

@ObjectType({ description: 'A case that is open to named people only: why, since when, to whom.' })
export class Restriction {
  @Field(() => RestrictionGround)
  readonly ground!: RestrictionGround;
  @Field(() => String)
  readonly reason!: string;
  @Field(() => GraphQLDateTime)
  readonly restrictedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly restrictedBy!: User | null;
  @Field(() => [User], { description: 'To whom it is open.' })
  readonly people!: User[];
  @Field(() => [RestrictedCaseOpening], { description: 'Who opened it with a reason, the latest first.' })
  readonly openings!: RestrictedCaseOpening[];
}

@ObjectType({
  description: 'A restricted case of your places, as it is told to whoever may open it: without the person.',
})
export class RestrictedCase {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => RestrictionGround)
  readonly ground!: RestrictionGround;
  @Field(() => GraphQLDateTime)
  readonly restrictedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly restrictedBy!: User | null;
  @Field(() => Boolean, { description: 'Open to you: you are named, or have opened it.' })
  readonly open!: boolean;
  @Field(() => [Team], {
    description: 'Teams of yours that have tasks there and nobody named: name somebody, or nobody does them.',
  })
  readonly teamsWithoutName!: Team[];
}

@InputType()
export class RestrictCaseInput {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => RestrictionGround)
  readonly ground!: RestrictionGround;
  @Field(() => String, { description: 'Why: read by those to whom the case is open.' })
  readonly reason!: string;
  @Field(() => [ID], { description: 'Ids of those to whom it stays open; you are one of them.' })
  readonly people!: string[];
}

@InputType()
export class RestrictedCaseNamesInput {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => String)
  readonly reason!: string;
  @Field(() => [ID], { nullable: true })
  readonly add!: string[] | null;
  @Field(() => [ID], { nullable: true })
  readonly remove!: string[] | null;
}

@ObjectType({ description: 'Who sees the case has changed.' })
export class RestrictionChanged {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => Pathway, { nullable: true, description: 'Null when it is no longer open to you.' })
  readonly pathway!: Pathway | null;
  @Field(() => Int, {
    description: 'Tasks whose holders may see it no more, and that stand in their queue again.',
  })
  readonly letGo!: number;
}

@ObjectType({ description: 'The case is open to you until then. That you opened it, and why, is on record.' })
export class RestrictedCaseOpened {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => Pathway, {
    nullable: true,
    description: 'Null for those who see cases through their tasks only.',
  })
  readonly pathway!: Pathway | null;
  @Field(() => GraphQLDateTime)
  readonly until!: Instant;
}

export const RestrictionResult = createUnionType({
  name: 'RestrictionResult',
  types: () => [RestrictionChanged, ...REFUSALS] as const,
  resolveType: resultType('RestrictionChanged'),
});
export const RestrictedCaseResult = createUnionType({
  name: 'RestrictedCaseResult',
  types: () => [RestrictedCaseOpened, ...REFUSALS] as const,
  resolveType: resultType('RestrictedCaseOpened'),
});
