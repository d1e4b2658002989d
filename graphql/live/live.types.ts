import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Pathway } from '../pathways/pathway.types.js';
import { Task } from '../tasks/task.types.js';

@ObjectType({
  description:
    'A task of your teams changed; it is read again with your rights, and null when it is no longer yours to see.',
})
export class TaskChange {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => Task, { nullable: true })
  readonly task!: Task | null;
}

@ObjectType({ description: 'A turn of a case was committed.' })
export class PathwayChange {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => Int)
  readonly seq!: number;
  @Field(() => Pathway, { nullable: true })
  readonly pathway!: Pathway | null;
}
