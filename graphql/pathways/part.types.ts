import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { Standard } from '../standards/standard.types.js';
import { TaskType } from '../tasks/task-kind.types.js';

@ObjectType({ description: 'Something that happened outside and was accepted.' })
export class Fact {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => GraphQLJson)
  readonly data!: unknown;
  @Field(() => GraphQLDateTime)
  readonly happenedAt!: Instant;
  @Field(() => GraphQLDateTime)
  readonly learntAt!: Instant;
  @Field(() => String)
  readonly source!: string;
  @Field(() => String, { nullable: true })
  readonly sourceId!: string | null;
  @Field(() => ID, { nullable: true })
  readonly supersedes!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly withdrawnAt!: Instant | null;
  @Field(() => User, { nullable: true })
  readonly recordedBy!: User | null;
}

@ObjectType({ description: 'A closed gate: what it waits for, and until when it is overridden.' })
export class Gate {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly key!: string;
  @Field(() => String)
  readonly gate!: string;
  @Field(() => GraphQLDateTime)
  readonly closedAt!: Instant;
  @Field(() => String, { description: 'What opens it.' })
  readonly opens!: string;
  @Field(() => GraphQLDate, { nullable: true })
  readonly overriddenUntil!: LondonDate | null;
  @Field(() => User, { nullable: true })
  readonly overriddenBy!: User | null;
  @Field(() => String, { nullable: true })
  readonly reason!: string | null;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it no longer held anything back, on the day fixed by law.',
  })
  readonly lapsedAt!: Instant | null;
}

@ObjectType()
export class Milestone {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => GraphQLDate)
  readonly on!: LondonDate;
  @Field(() => GraphQLDateTime)
  readonly at!: Instant;
}

@ObjectType({ description: 'A deadline: of a task, or a standing clock whose task has not opened yet.' })
export class Clock {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime)
  readonly dueAt!: Instant;
  @Field(() => Boolean)
  readonly overdue!: boolean;
  @Field(() => Boolean, { description: 'No task yet: it opens when its time comes near.' })
  readonly standing!: boolean;
  @Field(() => Standard, { nullable: true })
  readonly standard!: Standard | null;
  @Field(() => String, { nullable: true, description: 'The London date or instant it runs from.' })
  readonly anchor!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly missedAt!: Instant | null;
}

export const ClockConnection = connectionType('Clock', () => Clock);

@ObjectType({ description: 'A step of a stage or track: open, or answered.' })
export class Step {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => Int)
  readonly round!: number;
  @Field(() => Boolean)
  readonly open!: boolean;
  @Field(() => String, { nullable: true })
  readonly role!: string | null;
  @Field(() => String, { nullable: true })
  readonly place!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly openedAt!: Instant | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly missedAt!: Instant | null;
  @Field(() => String, { nullable: true })
  readonly outcome!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly answeredAt!: Instant | null;
  @Field(() => Boolean, {
    description: 'Taken for granted when the case was taken over, until it is confirmed.',
  })
  readonly assumed!: boolean;
}

@ObjectType({ description: 'An episode or a track, with its steps in the order they opened.' })
export class Track {
  @Field(() => ID)
  readonly name!: string;
  @Field(() => [Step])
  readonly steps!: Step[];
}

@ObjectType({ description: 'One step that a release needs.' })
export class ReadinessStep {
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => ID, { nullable: true })
  readonly key!: string | null;
  @Field(() => String, { description: 'done, open, overdue, not-open-yet, or lapsed with its gate' })
  readonly state!: string;
  @Field(() => String, { description: 'The role whose move it is.' })
  readonly owner!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it opened, or will.' })
  readonly opensAt!: Instant | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => String, { nullable: true })
  readonly outcome!: string | null;
  @Field(() => Boolean, { description: 'It cannot be done in time any more.' })
  readonly canNoLongerBeMet!: boolean;
  @Field(() => ID, { nullable: true, description: 'Its task, where that is one of your teams’ own.' })
  readonly taskId?: string | null;
  @Field(() => User, {
    nullable: true,
    description: 'Who has claimed it; told where steps of many cases are listed.',
  })
  readonly holder?: User | null;
}

@ObjectType({ description: 'Every release step in one view.' })
export class Readiness {
  @Field(() => GraphQLDate, { nullable: true })
  readonly releaseOn!: LondonDate | null;
  @Field(() => [ReadinessStep])
  readonly steps!: ReadinessStep[];
  @Field(() => Int)
  readonly done!: number;
  @Field(() => Int)
  readonly canNoLongerBeMet!: number;
}

@ObjectType({ description: 'One event of the journal.' })
export class TimelineEvent {
  @Field(() => Int)
  readonly seq!: number;
  @Field(() => GraphQLDateTime, { description: 'Workflow time.' })
  readonly at!: Instant;
  @Field(() => GraphQLDateTime, { description: 'When PostgreSQL wrote it.' })
  readonly recordedAt!: Instant;
  @Field(() => String, { description: 'What happened, in the past tense: TaskOpened, ClockMissed …' })
  readonly event!: string;
  @Field(() => String, { nullable: true, description: 'The step or gate it is about.' })
  readonly key!: string | null;
  @Field(() => TaskType, { nullable: true, description: 'The kind of task it is about.' })
  readonly type!: TaskType | null;
  @Field(() => User, { nullable: true, description: 'Who did it, where somebody did.' })
  readonly by!: User | null;
  @Field(() => GraphQLJson)
  readonly detail!: unknown;
}

export const TimelineConnection = connectionType('Timeline', () => TimelineEvent);
