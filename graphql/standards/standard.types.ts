import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { RuleChange } from '../campaigns/campaign.types.js';
import { FieldProblem } from '../shared/refusals.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { TaskType } from '../tasks/task-kind.types.js';

@ArgsType()
export class StandardsArgs {
  @Field(() => GraphQLDate, { nullable: true, description: 'In force on this day.' })
  readonly on?: LondonDate | null;
  @Field(() => String, { nullable: true, description: 'any, 2007-2014 or current' })
  readonly set?: string | null;
  @Field(() => String, { nullable: true, description: 'Words, all of which stand somewhere in the row.' })
  readonly search?: string | null;
  @Field(() => String, { nullable: true })
  readonly stage?: string | null;
  @Field(() => String, { nullable: true, description: 'A role or kind of team.' })
  readonly owner?: string | null;
  @Field(() => String, { nullable: true, description: 'sourced, verified or configured' })
  readonly status?: string | null;
}

@ObjectType({ description: 'A day that was passed over in counting.' })
export class SkippedDay {
  @Field(() => GraphQLDate)
  readonly date!: LondonDate;
  @Field(() => String, { description: 'Saturday, Good Friday …' })
  readonly why!: string;
  @Field(() => Boolean, { description: 'A bank holiday that is not published yet.' })
  readonly projected!: boolean;
}

@ObjectType({ description: 'When a standard is due, and why.' })
export class StandardDue {
  @Field(() => [FieldProblem], { description: 'Why it cannot be said; then there is no date.' })
  readonly problems!: readonly FieldProblem[];
  @Field(() => GraphQLDate, { nullable: true, description: 'Due by the end of this day.' })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Due at this moment.' })
  readonly dueAt!: Instant | null;
  @Field(() => Boolean, { description: 'It bites as that day begins.' })
  readonly atStart!: boolean;
  @Field(() => String, { nullable: true, description: 'What it was worked out from.' })
  readonly from!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The day that was counted from.' })
  readonly countedFrom!: LondonDate | null;
  @Field(() => String, { nullable: true, description: 'Why that is another day than was given.' })
  readonly because!: string | null;
  @Field(() => [SkippedDay])
  readonly skipped!: readonly SkippedDay[];
  @Field(() => [String], { description: 'What to know before relying on the date.' })
  readonly notes!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Version of the calendar.' })
  readonly calendar!: string | null;
}

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
  @Field(() => String, { description: 'The whole rule in plain words.' })
  readonly rule!: string;
  @Field(() => String, { description: 'From when to when it is in force, in words.' })
  readonly force!: string;
  @Field(() => Boolean, { description: 'It counts hours, so it runs from a time of day.' })
  readonly needsTime!: boolean;
  @Field(() => String, { nullable: true, description: 'Why no task asks for it.' })
  readonly notUsed!: string | null;
  @Field(() => [TaskType], { description: 'Tasks whose clock usually follows this row or its family.' })
  readonly carriedBy!: TaskType[];
  @Field(() => [RuleChange], { description: 'Changes of the rules that it begins or ends with.' })
  readonly changes!: RuleChange[];
  @Field(() => [Standard], { description: 'Rows that ask the same of other cases.' })
  readonly siblings!: Standard[];
}
