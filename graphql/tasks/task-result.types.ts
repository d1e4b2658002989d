import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { Task } from './task.types.js';

@ObjectType({ description: 'It was done: what is acknowledged here survives any crash.' })
export class TaskDone {
  @Field(() => Task)
  readonly task!: Task;
  @Field(() => Boolean, {
    description: 'False: accepted and safe, but what follows from it has not been worked out yet.',
  })
  readonly settled!: boolean;
  @Field(() => [Task], { description: 'Tasks that it opened and that are yours to see.' })
  readonly next!: Task[];
}

export const TaskResult = createUnionType({
  name: 'TaskResult',
  types: () => [TaskDone, ...REFUSALS] as const,
  resolveType: resultType('TaskDone'),
});
