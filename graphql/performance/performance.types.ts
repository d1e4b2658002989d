import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { Pathway } from '../pathways/pathway.types.js';
import { Place, Team, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate } from '../shared/scalars.js';

@ObjectType({ description: 'Deadlines of one team, of one stage, or of one standard.' })
export class DeadlineFigure {
  @Field(() => String, { description: 'team, stage or standard.' })
  readonly by!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Id of the team, id of the stage, or row of the catalogue; null: of no standard.',
  })
  readonly key!: string | null;
  @Field(() => Team, { nullable: true })
  readonly team!: Team | null;
  @Field(() => String, { description: 'Of the team or the standard in words; of a stage its id.' })
  readonly title!: string;
  @Field(() => Int, { description: 'Past, and not done.' })
  readonly late!: number;
  @Field(() => Int, { description: 'In the next seven days.' })
  readonly soon!: number;
  @Field(() => Int, { description: 'After that, within four weeks.' })
  readonly ahead!: number;
  @Field(() => Int, { description: 'Done in the last four weeks, after the deadline.' })
  readonly doneLate!: number;
}

@ObjectType({
  description:
    'How the deadlines of standards were kept at one place, in one stage, or of one standard. Prisons and areas are counted alike.',
})
export class KeptFigure {
  @Field(() => String, { description: 'place, stage or standard.' })
  readonly by!: string;
  @Field(() => String, { description: 'Code of the place, id of the stage, or row of the catalogue.' })
  readonly key!: string;
  @Field(() => Place, { nullable: true })
  readonly place!: Place | null;
  @Field(() => String, { description: 'Of the place or the standard in words; of a stage its id.' })
  readonly title!: string;
  @Field(() => Int)
  readonly kept!: number;
  @Field(() => Int, { description: 'Done after the deadline, or not done yet.' })
  readonly missed!: number;
  @Field(() => Int, {
    description: 'The deadline had passed before anybody could know of it: neither kept nor missed.',
  })
  readonly learntLate!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Of those kept or missed, how many in a hundred were kept; null where there were none.',
  })
  readonly keptPercent!: number | null;
}

@ObjectType({
  description: 'What one person has in hand, weighed by risk of harm and tier. It ranks nobody.',
})
export class PersonWorkload {
  @Field(() => User, { nullable: true })
  readonly user!: User | null;
  @Field(() => Int, { description: 'Cases they manage or supervise.' })
  readonly cases!: number;
  @Field(() => Int, { description: 'Of these, of high or very high risk of harm.' })
  readonly highRisk!: number;
  @Field(() => Int, { description: 'Tasks they have claimed.' })
  readonly tasks!: number;
  @Field(() => Int, { description: 'Of these, past their deadline.' })
  readonly late!: number;
  @Field(() => Float, { description: 'The weight of all of it together.' })
  readonly points!: number;
}

@ObjectType({ description: 'Who came and went in one week. People are counted, not sentences.' })
export class MovementWeek {
  @Field(() => GraphQLDate, { description: 'The Monday.' })
  readonly monday!: LondonDate;
  @Field(() => Int, { description: 'Received into a prison, from court or after recall.' })
  readonly receptions!: number;
  @Field(() => Int)
  readonly transfersIn!: number;
  @Field(() => Int)
  readonly transfersOut!: number;
  @Field(() => Int)
  readonly releases!: number;
  @Field(() => Int)
  readonly recalls!: number;
}

@ObjectType({ description: 'A case whose handover to the community is near or past, and not done.' })
export class HandoverAtRisk {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => GraphQLDate, { description: 'The day by which it was or is to be handed over.' })
  readonly on!: LondonDate;
  @Field(() => [String], { description: 'What is still to be done, in words.' })
  readonly open!: string[];
  @Field(() => [User], { description: 'Who has that in hand.' })
  readonly holders!: User[];
}

export const HandoverAtRiskConnection = connectionType('HandoverAtRisk', () => HandoverAtRisk);

@ObjectType({ description: 'How many handovers are at risk, by how near their date is.' })
export class HandoverCounts {
  @Field(() => Int)
  readonly past!: number;
  @Field(() => Int, { description: 'Today or in the next seven days.' })
  readonly week!: number;
  @Field(() => Int, { description: 'After that, within four weeks.' })
  readonly month!: number;
  @Field(() => Int)
  readonly later!: number;
}

@ObjectType({ description: 'How long cases are, and were, in one stage.' })
export class StageFigure {
  @Field(() => String)
  readonly stage!: string;
  @Field(() => Int, { description: 'In it now.' })
  readonly cases!: number;
  @Field(() => Int, { nullable: true, description: 'Half of those in it now are in it for longer.' })
  readonly medianDays!: number | null;
  @Field(() => [Int], {
    description: 'How many are in it for less than 7, 28, 91 and 365 days, and for longer.',
  })
  readonly spans!: number[];
  @Field(() => Int, { description: 'Left it in the last two years, seen from its beginning to its end.' })
  readonly finished!: number;
  @Field(() => Int, { nullable: true, description: 'Half of these took longer.' })
  readonly finishedMedianDays!: number | null;
}
