import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Team, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { Standard } from '../standards/standard.types.js';
import { TaskType } from '../tasks/task-kind.types.js';

@ObjectType({
  description: 'A task that is open in a rehearsal. It is nobody’s: whoever rehearses answers it.',
})
export class RehearsedTask {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => String, { description: 'The role that must act now.' })
  readonly role!: string;
  @Field(() => String, { nullable: true, description: 'Code of the prison or area.' })
  readonly place!: string | null;
  @Field(() => GraphQLDateTime)
  readonly openedAt!: Instant;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => Boolean, { description: 'Late, by the day it is in the rehearsal.' })
  readonly overdue!: boolean;
  @Field(() => Standard, { nullable: true })
  readonly standard!: Standard | null;
  @Field(() => [String], { description: 'Outcomes that may not be given as things stand.' })
  readonly barred!: readonly string[];
}

@ObjectType({ description: 'A clock in a rehearsal whose task has not opened yet.' })
export class RehearsedClock {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime)
  readonly dueAt!: Instant;
}

@ObjectType({ description: 'A closed gate in a rehearsal.' })
export class RehearsedGate {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => String)
  readonly gate!: string;
  @Field(() => String, { description: 'What opens it, in words.' })
  readonly title!: string;
  @Field(() => String, { description: 'What opens it.' })
  readonly opens!: string;
  @Field(() => GraphQLDateTime)
  readonly closedAt!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly lapsedAt!: Instant | null;
}

@ObjectType({ description: 'Why the case would not move.' })
export class RehearsedStuck {
  @Field(() => String)
  readonly cause!: string;
  @Field(() => String, { description: 'The cause in words.' })
  readonly title!: string;
  @Field(() => String)
  readonly owner!: string;
  @Field(() => String, { description: 'What would set it free, in words.' })
  readonly unblocks!: string;
  @Field(() => GraphQLDateTime)
  readonly since!: Instant;
}

@ObjectType({ description: 'Something that happened in a step of a rehearsal.' })
export class RehearsedEvent {
  @Field(() => GraphQLDateTime, { description: 'By the time of the rehearsal.' })
  readonly at!: Instant;
  @Field(() => String, {
    description:
      'fact-recorded, stage-reached, task-opened, task-withdrawn, task-done, clock-moved, clock-missed, escalated, gate-closed, gate-opened, gate-lapsed, milestone-reached or ended',
  })
  readonly what!: string;
  @Field(() => String, { nullable: true, description: 'The task it is about, or kind of fact, in words.' })
  readonly title!: string | null;
  @Field(() => String, { nullable: true, description: 'Stage, outcome, gate, milestone or role, as a code.' })
  readonly detail!: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'When it was due before.' })
  readonly fromOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly fromAt!: Instant | null;
  @Field(() => Boolean)
  readonly late!: boolean;
}

@ObjectType({ description: 'A step somebody took in a rehearsal.' })
export class RehearsalStep {
  @Field(() => Int)
  readonly n!: number;
  @Field(() => String, { description: 'begun, moved, answered or fact' })
  readonly kind!: string;
  @Field(() => String, { nullable: true, description: 'The task or the kind of fact, in words.' })
  readonly title!: string | null;
  @Field(() => String, { nullable: true, description: 'The outcome that was given.' })
  readonly outcome!: string | null;
  @Field(() => Boolean, { description: 'Everybody did in good time what they were asked.' })
  readonly everybody!: boolean;
  @Field(() => GraphQLDateTime, { description: 'What time it was there afterwards.' })
  readonly clock!: Instant;
  @Field(() => User, { nullable: true })
  readonly by!: User | null;
  @Field(() => [RehearsedEvent])
  readonly happened!: RehearsedEvent[];
  @Field(() => Int, { description: 'How much more happened than is listed.' })
  readonly more!: number;
}

@ObjectType({ description: 'A case in a few words, real or rehearsed.' })
export class CaseInBrief {
  @Field(() => String, { nullable: true })
  readonly stage!: string | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseOn!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly sentenceEnd!: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly roh!: string | null;
  @Field(() => String, { nullable: true })
  readonly mappaLevel!: string | null;
  @Field(() => String, { nullable: true })
  readonly prison!: string | null;
  @Field(() => String, { nullable: true })
  readonly area!: string | null;
}

@ObjectType({ description: 'A clock that is another in the rehearsal than in the real case.' })
export class ComparedClock {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => GraphQLDate, { nullable: true })
  readonly realDueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly realDueAt!: Instant | null;
  @Field(() => Boolean)
  readonly realDone!: boolean;
  @Field(() => GraphQLDate, { nullable: true })
  readonly rehearsedDueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly rehearsedDueAt!: Instant | null;
  @Field(() => Boolean)
  readonly rehearsedDone!: boolean;
}

@ObjectType({ description: 'The real case as it stands now, beside the rehearsal.' })
export class RehearsalComparison {
  @Field(() => CaseInBrief)
  readonly real!: CaseInBrief;
  @Field(() => CaseInBrief)
  readonly rehearsed!: CaseInBrief;
  @Field(() => [ComparedClock], { description: 'Soonest first.' })
  readonly clocks!: ComparedClock[];
  @Field(() => Int, { description: 'Clocks that are the same in both.' })
  readonly same!: number;
}

@ObjectType({
  description:
    'A copy of a case, or an invented one, to try things out on. It touches no real case, tells nobody, and has no victims in it.',
})
export class Rehearsal {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => ID, { nullable: true, description: 'The case it is a copy of; null for an invented one.' })
  readonly pathwayId!: string | null;
  @Field(() => User, { nullable: true })
  readonly owner!: User | null;
  @Field(() => Team, { nullable: true, description: 'The team it is shared with.' })
  readonly sharedWith!: Team | null;
  @Field(() => GraphQLDateTime)
  readonly begunAt!: Instant;
  @Field(() => GraphQLDateTime, { description: 'It is gone from then on.' })
  readonly until!: Instant;
  @Field(() => Int, { description: 'Number of the last step; to be told where a step is taken.' })
  readonly step!: number;
  @Field(() => GraphQLDateTime, { description: 'What time it is there.' })
  readonly clock!: Instant;
  @Field(() => String, { nullable: true })
  readonly kind!: string | null;
  @Field(() => CaseInBrief)
  readonly brief!: CaseInBrief;
  @Field(() => [RehearsedTask], { description: 'What is open, soonest first.' })
  readonly tasks!: RehearsedTask[];
  @Field(() => [RehearsedClock])
  readonly clocks!: RehearsedClock[];
  @Field(() => [RehearsedGate])
  readonly gates!: RehearsedGate[];
  @Field(() => [RehearsedStuck])
  readonly stuck!: RehearsedStuck[];
  @Field(() => [RehearsalStep], { description: 'The newest first.' })
  readonly steps!: RehearsalStep[];
  @Field(() => RehearsalComparison, { nullable: true, description: 'Null for an invented case.' })
  readonly comparison!: RehearsalComparison | null;
}

export const RehearsalConnection = connectionType('Rehearsal', () => Rehearsal);
