import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { User } from '../people/people.types.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';

@ObjectType({
  description: 'What the offender must not read: a marked field of an answer or a fact, or words beside it.',
})
export class ConfidentialPart {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => ID, { nullable: true })
  readonly taskId!: string | null;
  @Field(() => ID, { nullable: true })
  readonly factId!: string | null;
  @Field(() => String, { nullable: true })
  readonly field!: string | null;
  @Field(() => String, { nullable: true })
  readonly words!: string | null;
  @Field(() => String)
  readonly reason!: string;
  @Field(() => GraphQLDateTime)
  readonly addedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly addedBy!: User | null;
}

@InputType({ description: 'Of a task or of a fact, and a field of it, words of its own, or both.' })
export class ConfidentialPartInput {
  @Field(() => ID, { nullable: true })
  readonly taskId?: string | null;
  @Field(() => ID, { nullable: true })
  readonly factId?: string | null;
  @Field(() => String, { nullable: true })
  readonly field?: string | null;
  @Field(() => String, { nullable: true })
  readonly words?: string | null;
  @Field(() => String, { description: 'Why the offender must not read it.' })
  readonly reason!: string;
}

@ObjectType()
export class ConfidentialPartAdded {
  @Field(() => ConfidentialPart)
  readonly part!: ConfidentialPart;
}

export const ConfidentialPartResult = createUnionType({
  name: 'ConfidentialPartResult',
  types: () => [ConfidentialPartAdded, ...REFUSALS] as const,
  resolveType: resultType('ConfidentialPartAdded'),
});

@ObjectType()
export class AccreditationKept {
  @Field(() => User)
  readonly user!: User;
  @Field(() => GraphQLDate, { nullable: true })
  readonly until!: LondonDate | null;
}

export const AccreditationResult = createUnionType({
  name: 'AccreditationResult',
  types: () => [AccreditationKept, ...REFUSALS] as const,
  resolveType: resultType('AccreditationKept'),
});
