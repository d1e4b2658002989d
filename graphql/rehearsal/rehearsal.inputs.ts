import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { Rehearsal } from './rehearsal.types.js';

@InputType({ description: 'A case that nobody has. Dates that are left out are an example.' })
export class InventedCaseInput {
  @Field(() => String, { description: 'determinate, extended, life, ipp, community-order …' })
  readonly kind!: string;
  @Field(() => Int, { description: 'Length of the sentence or order, or the tariff.' })
  readonly months!: number;
  @Field(() => GraphQLDate)
  readonly sentencedOn!: LondonDate;
  @Field(() => String, { nullable: true, description: 'Code of the prison where it begins.' })
  readonly prison?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the home area.' })
  readonly area?: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseOn?: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly endsOn?: LondonDate | null;
  @Field(() => String, { nullable: true, description: 'low, medium, high or very-high' })
  readonly roh?: string | null;
  @Field(() => [String], { nullable: true, description: 'Of an order.' })
  readonly requirements?: readonly string[] | null;
}

@InputType()
export class StartRehearsalInput {
  @Field(() => String, { description: 'A name for it, which says nothing about the person.' })
  readonly title!: string;
  @Field(() => ID, { nullable: true, description: 'The case to copy …' })
  readonly pathwayId?: string | null;
  @Field(() => InventedCaseInput, { nullable: true, description: '… or one that nobody has.' })
  readonly invented?: InventedCaseInput | null;
}

@InputType()
export class RehearsalMoveInput {
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'To the morning of this day; without it, to the next thing that happens.',
  })
  readonly to?: LondonDate | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Everybody does in good time what they are asked; without it, nobody does anything.',
  })
  readonly everybodyAnswers?: boolean | null;
}

@InputType()
export class RehearsalAnswerInput {
  @Field(() => ID, { description: 'A task of the rehearsal.' })
  readonly task!: string;
  @Field(() => String)
  readonly outcome!: string;
  @Field(() => GraphQLJson, {
    nullable: true,
    description: 'The form, as of the real task. Words are checked and not kept.',
  })
  readonly data?: unknown;
}

@InputType()
export class RehearsalFactInput {
  @Field(() => String, { description: 'A kind of factKinds.' })
  readonly kind!: string;
  @Field(() => GraphQLJson, { nullable: true })
  readonly data?: unknown;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'By the time of the rehearsal; without it, now there.',
  })
  readonly happenedAt?: Instant | null;
}

@ObjectType({ description: 'A rehearsal that was begun, or a step that was taken in it.' })
export class RehearsalDone {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => Rehearsal, { nullable: true, description: 'Null when it was ended.' })
  readonly rehearsal!: Rehearsal | null;
  @Field(() => Boolean, {
    description: 'Broken off on the way, because so much happened: move again for the rest.',
  })
  readonly stopped!: boolean;
}

export const RehearsalResult = createUnionType({
  name: 'RehearsalResult',
  types: () => [RehearsalDone, ...REFUSALS] as const,
  resolveType: resultType(RehearsalDone.name),
});
