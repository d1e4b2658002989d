import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { GraphQLDateTime } from '../shared/scalars.js';

@ObjectType({ description: 'A fact that an answer rests on.' })
export class WhyFact {
  @Field(() => ID, { description: 'As the case knows it.' })
  readonly id!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => GraphQLDateTime)
  readonly happenedAt!: Instant;
  @Field(() => GraphQLDateTime)
  readonly learntAt!: Instant;
}

@ObjectType({ description: 'Why something is as it is, or was at that moment.' })
export class Why {
  @Field(() => [String], { description: 'The whole answer in plain sentences.' })
  readonly sentences!: string[];
  @Field(() => String)
  readonly rule!: string;
  @Field(() => String, { nullable: true, description: 'Where the rule is written.' })
  readonly source!: string | null;
  @Field(() => [WhyFact])
  readonly facts!: WhyFact[];
  @Field(() => [String], { description: 'What would make it another.' })
  readonly wouldChange!: string[];
}
