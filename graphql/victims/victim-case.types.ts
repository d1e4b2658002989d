import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';

@ObjectType({
  description:
    'A case as victim liaison works on it: whose sentence it is, and what is to be done for victims.',
})
export class VictimCase {
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => Int, { description: 'Victims whom your unit looks after.' })
  readonly victimCount!: number;
  @Field(() => Int, { description: 'Tasks of your unit that are still to be done.' })
  readonly openTasks!: number;
  @Field(() => Int)
  readonly overdueTasks!: number;
  @Field(() => String, { nullable: true, description: 'The task that is due first.' })
  readonly nextTask!: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly nextDueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly nextDueAt!: Instant | null;
}

export const VictimCaseConnection = connectionType('VictimCase', () => VictimCase);

@InputType()
export class VictimCaseFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only with work in your hands, or meant for you.' })
  readonly mine?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: "The beginning of the offender's names, or a whole prison number or CRN.",
  })
  readonly search?: string | null;
  @Field(() => ID, { nullable: true })
  readonly pathway?: string | null;
}
