import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { GraphQLDate } from '../shared/scalars.js';

@ObjectType({
  description: 'A row of the catalogue: what must be done, within what, counted how, from what.',
})
export class Standard {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly family!: string;
  @Field(() => String, { description: 'any, 2007-2014 or current' })
  readonly set!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String)
  readonly stage!: string;
  @Field(() => String, { description: 'What the clock runs from.' })
  readonly anchor!: string;
  @Field(() => String, { description: 'happened, or learnt: from when it became known.' })
  readonly anchorKind!: string;
  @Field(() => String, { description: 'The limit in words: 10 working days after.' })
  readonly limit!: string;
  @Field(() => String)
  readonly count!: string;
  @Field(() => String, { nullable: true })
  readonly cutOff!: string | null;
  @Field(() => String)
  readonly owner!: string;
  @Field(() => String, { nullable: true })
  readonly appliesTo!: string | null;
  @Field(() => String, { nullable: true })
  readonly when!: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly effectiveFrom!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly effectiveTo!: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly ifMissed!: string | null;
  @Field(() => String)
  readonly source!: string;
  @Field(() => String, { description: 'sourced, verified, or configured: a local setting.' })
  readonly status!: string;
}
