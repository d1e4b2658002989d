import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { GraphQLDate } from '../shared/scalars.js';

@ObjectType({ description: 'Whose sentence it is.' })
export class Person {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { nullable: true })
  readonly prisonNumber!: string | null;
  @Field(() => String, { nullable: true })
  readonly crn!: string | null;
  @Field(() => String, { nullable: true })
  readonly pnc!: string | null;
  @Field(() => String, { nullable: true })
  readonly firstName!: string | null;
  @Field(() => String, { nullable: true })
  readonly lastName!: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dateOfBirth!: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly gender!: string | null;
  @Field(() => String, { nullable: true })
  readonly ethnicity!: string | null;
  @Field(() => String, { nullable: true })
  readonly nationality!: string | null;
}
