import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Place, Team, User } from '../people/people.types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { Standard } from '../standards/standard.types.js';
import { TaskType } from './task-kind.types.js';

export enum TaskState {
  OPEN = 'OPEN',
  CLAIMED = 'CLAIMED',
  SUBMITTED = 'SUBMITTED',
  DONE = 'DONE',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(TaskState, { name: 'TaskState' });

export enum TaskOrder {
  DUE_SOONEST = 'DUE_SOONEST',
  DUE_LATEST = 'DUE_LATEST',
  OPENED_FIRST = 'OPENED_FIRST',
  OPENED_LAST = 'OPENED_LAST',
}
registerEnumType(TaskOrder, {
  name: 'TaskOrder',
  description: 'Tasks without a deadline come last, as their own group.',
});

@ObjectType({ description: 'Something a person must do.' })
export class Task {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'Its step in the pathway.' })
  readonly key!: string;
  @Field(() => Int, { description: 'How often it has been asked.' })
  readonly round!: number;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => String)
  readonly title!: string;
  @Field(() => TaskState)
  readonly state!: TaskState;
  @Field(() => String)
  readonly stage!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The role that must act now, when escalation has moved the duty.',
  })
  readonly actsNowRole!: string | null;
  @Field(() => Place, { nullable: true })
  readonly place!: Place | null;
  @Field(() => Team, {
    nullable: true,
    description: 'Null: no team has this role at this place, and the case is stuck.',
  })
  readonly team!: Team | null;
  @Field(() => Team, { nullable: true })
  readonly escalatedTo!: Team | null;
  @Field(() => String)
  readonly confidentiality!: string;
  @Field(() => User, { nullable: true })
  readonly holder!: User | null;
  @Field(() => User, { nullable: true, description: 'The named person it is meant for.' })
  readonly meantFor!: User | null;
  @Field(() => ID, {
    nullable: true,
    description: 'What it is about: a victim, an application, a milestone.',
  })
  readonly subject!: string | null;
  @Field(() => String, { nullable: true, description: 'learnt-late or confirm: counted apart.' })
  readonly mark!: string | null;
  @Field(() => GraphQLDateTime)
  readonly openedAt!: Instant;
  @Field(() => GraphQLDate, { nullable: true, description: 'Due by the end of this day in London.' })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'The instant after which it is late.' })
  readonly dueAt!: Instant | null;
  @Field(() => Boolean, { description: 'Still to do, and late.' })
  readonly overdue!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly missedAt!: Instant | null;
  @Field(() => Int, { description: 'Rungs of the escalation ladder climbed.' })
  readonly rung!: number;
  @Field(() => Standard, {
    nullable: true,
    description: 'The row of the catalogue its clock follows; without one the stage bounds it.',
  })
  readonly standard!: Standard | null;
  @Field(() => String, { nullable: true, description: 'The London date or instant the clock runs from.' })
  readonly anchor!: string | null;
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => String, { nullable: true })
  readonly outcome!: string | null;
  @Field(() => GraphQLJson, { nullable: true })
  readonly answers!: unknown;
  @Field(() => GraphQLJson, { nullable: true })
  readonly draft!: unknown;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly doneAt!: Instant | null;
  @Field(() => User, { nullable: true })
  readonly doneBy!: User | null;
  @Field(() => Boolean)
  readonly late!: boolean;
  @Field(() => String, { nullable: true })
  readonly withdrawnBecause!: string | null;
  @Field(() => String, { nullable: true })
  readonly note!: string | null;
  @Field(() => GraphQLDateTime)
  readonly updatedAt!: Instant;
}

export const TaskConnection = connectionType('Task', () => Task);

@InputType()
export class TaskFilter {
  @Field(() => Boolean, { nullable: true, description: 'Held by you, or open and meant for you.' })
  readonly mine?: boolean | null;
  @Field(() => ID, { nullable: true })
  readonly team?: string | null;
  @Field(() => [TaskState], { nullable: true, description: 'Without it: OPEN, CLAIMED and SUBMITTED.' })
  readonly state?: TaskState[] | null;
  @Field(() => [String], { nullable: true, description: 'Ids of task types.' })
  readonly type?: string[] | null;
  @Field(() => ID, { nullable: true })
  readonly pathway?: string | null;
  @Field(() => ID, { nullable: true })
  readonly holder?: string | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Due by this moment.' })
  readonly dueBefore?: Instant | null;
  @Field(() => Boolean, { nullable: true })
  readonly overdue?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Stages; a track is `track:victim`.' })
  readonly stage?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Risk of harm of the case, any of: low, medium, high, very-high.',
  })
  readonly roh?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Code of the prison that holds the person.' })
  readonly prison?: string | null;
  @Field(() => Boolean, { nullable: true, description: "True: in nobody's hands; false: in somebody's." })
  readonly unheld?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: late or due within a day; of a case of high or very high risk of harm, within seven.',
  })
  readonly urgent?: boolean | null;
}
