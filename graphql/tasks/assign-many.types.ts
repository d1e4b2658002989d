import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { User } from '../people/people.types.js';
import { Refusal, REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { Task } from './task.types.js';

@ObjectType({ description: 'What became, or would become, of one task that is given to somebody.' })
export class AssignedRow {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => Task, { nullable: true, description: 'Null where it is not yours to see.' })
  readonly task!: Task | null;
  @Field(() => User, { nullable: true, description: 'Who had it.' })
  readonly from!: User | null;
  @Field(() => Refusal, {
    nullable: true,
    description: 'Why it was not, or would not be, given; null: it is.',
  })
  readonly refusal!: Refusal | null;
}

@ObjectType({ description: 'One answer for each task.' })
export class TasksAssigned {
  @Field(() => User, { nullable: true, description: 'To whom; null where nobody has the id.' })
  readonly to!: User | null;
  @Field(() => [AssignedRow])
  readonly rows!: readonly AssignedRow[];
}

export const AssignTasksResult = createUnionType({
  name: 'AssignTasksResult',
  types: () => [TasksAssigned, ...REFUSALS] as const,
  resolveType: resultType('TasksAssigned'),
});
