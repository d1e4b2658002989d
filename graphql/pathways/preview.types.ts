import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { Step } from './part.types.js';
import { FieldProblem } from '../shared/refusals.js';

@ObjectType({ description: 'A clock that the fact would move.' })
export class ClockMove {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType, { nullable: true })
  readonly type!: TaskType | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly from!: Instant | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly to!: Instant | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly fromOn!: LondonDate | null;
  @Field(() => GraphQLDate, { nullable: true })
  readonly toOn!: LondonDate | null;
}

@ObjectType()
export class GateChange {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => String, { description: 'closes, opens or lapses' })
  readonly change!: string;
  @Field(() => String, { nullable: true })
  readonly gate!: string | null;
}

@ObjectType({ description: 'What one more fact would do to a case, worked out and thrown away.' })
export class CaseBlast {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => String, { nullable: true })
  readonly stageBefore!: string | null;
  @Field(() => String, { nullable: true })
  readonly stageAfter!: string | null;
  @Field(() => [ClockMove])
  readonly clocksMoved!: ClockMove[];
  @Field(() => [Step])
  readonly opened!: Step[];
  @Field(() => [Step])
  readonly withdrawn!: Step[];
  @Field(() => [Step], { description: 'Of those that open or move: what would be late already.' })
  readonly alreadyLate!: Step[];
  @Field(() => [GateChange])
  readonly gates!: GateChange[];
  @Field(() => [String], { description: 'Causes that would make it stuck.' })
  readonly stuck!: string[];
  @Field(() => [String], { description: 'Causes that would be cleared.' })
  readonly unstuck!: string[];
}

@ObjectType({ description: 'What a fact would change, over the case or cases it is about.' })
export class BlastRadius {
  @Field(() => [FieldProblem], {
    description: 'Why the fact would not be taken; then there is nothing else.',
  })
  readonly problems!: FieldProblem[];
  @Field(() => [CaseBlast])
  readonly cases!: CaseBlast[];
  @Field(() => Int)
  readonly clocksMoved!: number;
  @Field(() => Int)
  readonly opened!: number;
  @Field(() => Int)
  readonly withdrawn!: number;
  @Field(() => Int)
  readonly alreadyLate!: number;
}
