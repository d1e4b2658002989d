import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Pathway } from '../pathways/pathway.types.js';
import { Team, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';

@ObjectType({ description: 'What somebody did about something stuck, and why.' })
export class StuckAct {
  @Field(() => String, { description: 'nudge, put-off or retry.' })
  readonly act!: string;
  @Field(() => GraphQLDateTime)
  readonly at!: Instant;
  @Field(() => User, { nullable: true })
  readonly by!: User | null;
  @Field(() => String, { nullable: true })
  readonly reason!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Until when it was put off.' })
  readonly untilOn!: LondonDate | null;
}

@ObjectType({ description: 'Why a case does not move, whose move it is, and when they are asked again.' })
export class StuckPathway {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => String)
  readonly cause!: string;
  @Field(() => String, { description: 'The cause in words.' })
  readonly title!: string;
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
  @Field(() => Boolean, { description: 'False: release, victims, risk of harm and recall wait for nobody.' })
  readonly mayBePutOff!: boolean;
  @Field(() => Boolean, { description: 'It failed by itself, and can be worked again.' })
  readonly mayBeRetried!: boolean;
  @Field(() => [StuckAct], { description: 'What was done about it, the latest first.' })
  readonly acts!: StuckAct[];
}

@ObjectType({ description: 'How many cases stand still for one cause, by whose move it is.' })
export class StuckCount {
  @Field(() => String)
  readonly cause!: string;
  @Field(() => String, { description: 'The cause in words.' })
  readonly title!: string;
  @Field(() => String, { description: 'The role whose move it is.' })
  readonly owner!: string;
  @Field(() => Int, { description: 'Higher is worse.' })
  readonly severity!: number;
  @Field(() => Int)
  readonly count!: number;
  @Field(() => GraphQLDateTime, { description: 'Since when the longest of them stands still.' })
  readonly oldest!: Instant;
}

@ObjectType()
export class StuckActed {
  @Field(() => StuckPathway, { nullable: true, description: 'Null: it is free now.' })
  readonly stuck!: StuckPathway | null;
  @Field(() => Team, { nullable: true, description: 'Who was told.' })
  readonly told!: Team | null;
  @Field(() => Boolean, { description: 'False: accepted and safe, but not yet worked into the case.' })
  readonly settled!: boolean;
}

export const StuckActResult = createUnionType({
  name: 'StuckActResult',
  types: () => [StuckActed, ...REFUSALS] as const,
  resolveType: resultType('StuckActed'),
});

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
