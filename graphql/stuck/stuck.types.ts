import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDateTime } from '../shared/scalars.js';

@ObjectType({ description: 'Why a case does not move, whose move it is, and when they are asked again.' })
export class StuckPathway {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => String)
  readonly cause!: string;
  @Field(() => Int, { description: 'Higher is worse.' })
  readonly severity!: number;
  @Field(() => GraphQLDateTime)
  readonly since!: Instant;
  @Field(() => Int, { description: 'Whole days since.' })
  readonly ageInDays!: number;
  @Field(() => String, { description: 'The role whose move it is.' })
  readonly owner!: string;
  @Field(() => String, { description: 'What unblocks it: a task type, a fact, or a repair.' })
  readonly unblocks!: string;
  @Field(() => String, { nullable: true })
  readonly detail!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly nextNudgeAt!: Instant | null;
}

export const StuckPathwayConnection = connectionType('StuckPathway', () => StuckPathway);

@InputType()
export class StuckFilter {
  @Field(() => [String], { nullable: true })
  readonly cause?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Code of a prison or home area.' })
  readonly place?: string | null;
  @Field(() => [String], { nullable: true })
  readonly owner?: string[] | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Stuck since then or longer.' })
  readonly since?: Instant | null;
}
