import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { Team, User } from '../people/people.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { Milestone, ReadinessStep } from './part.types.js';
import { Pathway } from './pathway.types.js';

@ObjectType({ description: 'A stage the case has been in, is in, or will reach.' })
export class StageSpell {
  @Field(() => String)
  readonly stage!: string;
  @Field(() => GraphQLDateTime)
  readonly from!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was left; null: not yet.' })
  readonly until!: Instant | null;
  @Field(() => Boolean, { description: 'False where it was taken over in this stage.' })
  readonly whole!: boolean;
}

@ObjectType({ description: 'A task that will be asked, if all is done in its time.' })
export class ProjectedTask {
  @Field(() => ID)
  readonly key!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => String, { description: 'The role whose move it will be.' })
  readonly owner!: string;
  @Field(() => GraphQLDateTime)
  readonly opensAt!: Instant;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dueOn!: LondonDate | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
}

@ObjectType({
  description:
    'How the case goes on if everything is done in its time: the rules run forward, nothing written, nobody told.',
})
export class Projection {
  @Field(() => GraphQLDateTime)
  readonly from!: Instant;
  @Field(() => GraphQLDateTime, { description: 'It was worked out up to here.' })
  readonly until!: Instant;
  @Field(() => Boolean, { description: 'The end of the case lies within.' })
  readonly ends!: boolean;
  @Field(() => [StageSpell])
  readonly stages!: StageSpell[];
  @Field(() => [Milestone])
  readonly milestones!: Milestone[];
  @Field(() => Int)
  readonly taskCount!: number;
  @Field(() => [ProjectedTask], { description: 'The first so many, in the order they open.' })
  readonly tasks!: ProjectedTask[];
}

@ObjectType({ description: 'What everybody who opens the case must see first.' })
export class CaseAlert {
  @Field(() => String, {
    description:
      'restricted, self-harm, at-large, held-past-release, child-safeguarding, sex-offender, immigration or stuck',
  })
  readonly kind!: string;
  @Field(() => String)
  readonly text!: string;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly since!: Instant | null;
}

@ObjectType({ description: 'Somebody who works on a case, or a team that has work of it in its queue.' })
export class CaseWorker {
  @Field(() => String)
  readonly role!: string;
  @Field(() => User, { nullable: true, description: 'Null: nobody of the team has taken it.' })
  readonly user!: User | null;
  @Field(() => Team, { nullable: true })
  readonly team!: Team | null;
  @Field(() => Int)
  readonly openTasks!: number;
}

@ObjectType({ description: 'The last plan that was agreed, as its writer put it.' })
export class SentencePlan {
  @Field(() => GraphQLDateTime)
  readonly agreedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly writtenBy!: User | null;
  @Field(() => String)
  readonly outcome!: string;
  @Field(() => TaskType)
  readonly type!: TaskType;
  @Field(() => GraphQLJson, {
    nullable: true,
    description: 'The answers of its form by name, targets among them.',
  })
  readonly answers!: unknown;
}

@ObjectType({ description: 'One case with the steps of its release, as the lists hold them.' })
export class ReleaseCase {
  @Field(() => Pathway)
  readonly pathway!: Pathway;
  @Field(() => [ReadinessStep])
  readonly steps!: ReadinessStep[];
  @Field(() => Int)
  readonly done!: number;
  @Field(() => Int)
  readonly open!: number;
  @Field(() => Int)
  readonly canNoLongerBeMet!: number;
}

export const ReleaseCaseConnection = connectionType('ReleaseCase', () => ReleaseCase);
