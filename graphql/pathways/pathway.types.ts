import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Place, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { Person } from './person.types.js';

@ObjectType({ description: 'One sentence, from the report before it to its end.' })
export class Pathway {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'The moment it is shown as of; null: now.' })
  readonly asOf!: Instant | null;
  @Field(() => Person)
  readonly person!: Person;
  @Field(() => String, { nullable: true, description: 'Kind of sentence.' })
  readonly kind!: string | null;
  @Field(() => Int, { nullable: true })
  readonly months!: number | null;
  @Field(() => String, { nullable: true, description: 'custody#1, licence#1, custody#2 …' })
  readonly episode!: string | null;
  @Field(() => String, { nullable: true })
  readonly stage!: string | null;
  @Field(() => Place, { nullable: true })
  readonly prison!: Place | null;
  @Field(() => Place, { nullable: true })
  readonly homeArea!: Place | null;
  @Field(() => User, { nullable: true })
  readonly offenderManager!: User | null;
  @Field(() => User, { nullable: true })
  readonly offenderSupervisor!: User | null;
  @Field(() => String, { nullable: true, description: 'Risk of harm: low, medium, high, very-high.' })
  readonly roh!: string | null;
  @Field(() => Int, { nullable: true })
  readonly tier!: number | null;
  @Field(() => Boolean, { nullable: true })
  readonly ppo!: boolean | null;
  @Field(() => Int, { nullable: true })
  readonly mappaCategory!: number | null;
  @Field(() => Int, { nullable: true })
  readonly mappaLevel!: number | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The earliest day of release.' })
  readonly releaseOn!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly sentencedOn!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly sentenceEnd!: LondonDate | null;
  @Field(() => GraphQLDateTime)
  readonly openedAt!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly endedAt!: Instant | null;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its last turn was committed; null: none yet.',
  })
  readonly committedAt!: Instant | null;
}

export const PathwayConnection = connectionType('Pathway', () => Pathway);

@InputType()
export class PathwayFilter {
  @Field(() => String, {
    nullable: true,
    description: 'The beginning of names, or a whole prison number or CRN.',
  })
  readonly search?: string | null;
  @Field(() => String, { nullable: true })
  readonly stage?: string | null;
  @Field(() => String, { nullable: true })
  readonly kind?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a prison or home area.' })
  readonly place?: string | null;
  @Field(() => ID, { nullable: true, description: 'Offender manager or supervisor.' })
  readonly manager?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Risk of harm, any of: low, medium, high, very-high.',
  })
  readonly roh?: readonly string[] | null;
  @Field(() => [Int], { nullable: true, description: 'Any of: 1, 2, 3.' })
  readonly mappaLevel?: readonly number[] | null;
  @Field(() => [Int], { nullable: true, description: 'Any of: 1, 2, 3.' })
  readonly mappaCategory?: readonly number[] | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseFrom?: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseTo?: LondonDate | null;
  @Field(() => Boolean, { nullable: true })
  readonly ended?: boolean | null;
}
