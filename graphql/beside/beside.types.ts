import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Pathway } from '../pathways/pathway.types.js';
import { Team, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { Task } from '../tasks/task.types.js';

@ObjectType({ description: 'What somebody wrote about a task; it is never changed.' })
export class TaskNote {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly words!: string;
  @Field(() => GraphQLDateTime)
  readonly writtenAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly writtenBy!: User | null;
}

@ObjectType({ description: 'Somebody who may be asked for help with a task.' })
export class Colleague {
  @Field(() => User)
  readonly user!: User;
  @Field(() => [String])
  readonly roles!: string[];
}

@ObjectType({ description: 'What the holder of a task asks a colleague; the task stays with its holder.' })
export class TaskQuestion {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => ID)
  readonly taskId!: string;
  @Field(() => TaskType, { description: 'Of the task it is about.' })
  readonly type!: TaskType;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => GraphQLDate, { nullable: true, description: 'When the task is due.' })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => String)
  readonly question!: string;
  @Field(() => GraphQLDateTime)
  readonly askedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly askedBy!: User | null;
  @Field(() => User, { nullable: true })
  readonly askedOf!: User | null;
  @Field(() => String, { nullable: true })
  readonly answer!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly answeredAt!: Instant | null;
}
export const TaskQuestionConnection = connectionType('TaskQuestion', () => TaskQuestion);

@ObjectType()
export class QuestionAnswered {
  @Field(() => TaskQuestion)
  readonly question!: TaskQuestion;
}
export const QuestionResult = createUnionType({
  name: 'QuestionResult',
  types: () => [QuestionAnswered, ...REFUSALS] as const,
  resolveType: resultType('QuestionAnswered'),
});

@ObjectType({ description: 'A request to put a task off or to be excused from it, and what was decided.' })
export class DeferralRequest {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'Title of the task it is about.' })
  readonly title!: string;
  @Field(() => Task, { nullable: true, description: 'The task it is about, where it is yours to see.' })
  readonly task!: Task | null;
  @Field(() => Boolean, { description: 'True: to be excused; false: to have it later.' })
  readonly excuse!: boolean;
  @Field(() => GraphQLDate, { nullable: true, description: 'The day that was asked for.' })
  readonly until!: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly reason!: string | null;
  @Field(() => GraphQLDateTime)
  readonly askedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly askedBy!: User | null;
  @Field(() => String, { nullable: true, description: 'The role that decides it.' })
  readonly decidingRole!: string | null;
  @Field(() => String, { nullable: true, description: 'Null: not decided yet.' })
  readonly outcome!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly decidedAt!: Instant | null;
  @Field(() => User, { nullable: true })
  readonly decidedBy!: User | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The day that was granted.' })
  readonly decidedUntil!: LondonDate | null;
}

@ObjectType({ description: 'Whether the holder of a task may ask to have it later, and what was asked.' })
export class TaskDeferral {
  @Field(() => String, { nullable: true, description: 'Why it is not put off; null: it may be asked.' })
  readonly whyNot!: string | null;
  @Field(() => Boolean, { description: 'Its holder may ask to be excused from it.' })
  readonly mayBeExcused!: boolean;
  @Field(() => [DeferralRequest], {
    description: 'Newest first; of a task that decides a request, that request.',
  })
  readonly requests!: DeferralRequest[];
}

@ObjectType({
  description: 'What you wait for: an answer you asked for, or a task of a case of yours with another team.',
})
export class Waiting {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'answer or task' })
  readonly what!: string;
  @Field(() => ID)
  readonly taskId!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => User, { nullable: true, description: 'Who it waits for; null: nobody of the team has it.' })
  readonly user!: User | null;
  @Field(() => Team, { nullable: true })
  readonly team!: Team | null;
  @Field(() => GraphQLDateTime)
  readonly since!: Instant;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
}
export const WaitingConnection = connectionType('Waiting', () => Waiting);
