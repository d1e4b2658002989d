import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { Team, User } from './people.types.js';

export enum WorkKind {
  TASK = 'TASK',
  OFFENDER_MANAGER = 'OFFENDER_MANAGER',
  OFFENDER_SUPERVISOR = 'OFFENDER_SUPERVISOR',
  VICTIM_LIAISON = 'VICTIM_LIAISON',
}
registerEnumType(WorkKind, {
  name: 'WorkKind',
  description: 'A task somebody holds or is meant to do, or their post in a case.',
});

@ObjectType({
  description:
    "One piece of somebody's work. Whom it is about is read with `task` or `pathway`, by those who may.",
})
export class LeaverWorkRow {
  @Field(() => WorkKind)
  readonly what!: WorkKind;
  @Field(() => ID, { description: 'Of the task; of the case where it is a post.' })
  readonly id!: string;
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => String, { nullable: true, description: 'Id of the task type.' })
  readonly type!: string | null;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => String, {
    description:
      'OPEN (meant for them), CLAIMED, SUBMITTED (nobody needs to do it again), or HELD for a post.',
  })
  readonly state!: string;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAt!: Instant | null;
  @Field(() => Team, { nullable: true, description: 'Where somebody else can take it.' })
  readonly team!: Team | null;
  @Field(() => Boolean, { description: 'To be given to people signed off for it only.' })
  readonly highRoh!: boolean;
}

@ObjectType({
  description:
    'Work in restricted cases that are closed to you: it stays where it is, and nothing else is told of them.',
})
export class ClosedWork {
  @Field(() => Int)
  readonly cases!: number;
  @Field(() => String, { description: 'Who could give it.' })
  readonly who!: string;
}

@ObjectType({ description: 'What somebody still holds in the teams you maintain, nearest deadline first.' })
export class LeaverWork {
  @Field(() => User)
  readonly user!: User;
  @Field(() => GraphQLDate, { nullable: true })
  readonly lastDay!: LondonDate | null;
  @Field(() => [LeaverWorkRow])
  readonly rows!: LeaverWorkRow[];
  @Field(() => ClosedWork, { nullable: true })
  readonly closed!: ClosedWork | null;
}

@ObjectType({ description: 'What became of one piece of work, or would.' })
export class ReassignedRow {
  @Field(() => WorkKind)
  readonly what!: WorkKind;
  @Field(() => ID)
  readonly id!: string;
  @Field(() => User, { nullable: true, description: 'Null in a plan: nobody of those asked may have it.' })
  readonly to!: User | null;
  @Field(() => String, { description: 'DONE, or the code of a refusal.' })
  readonly code!: string;
  @Field(() => String, { description: 'Why not, and who could.' })
  readonly message!: string;
  @Field(() => LeaverWorkRow, { nullable: true })
  readonly work!: LeaverWorkRow | null;
}

@ObjectType()
export class Reassignment {
  @Field(() => User)
  readonly user!: User;
  @Field(() => [ReassignedRow])
  readonly rows!: ReassignedRow[];
  @Field(() => ClosedWork, { nullable: true })
  readonly closed!: ClosedWork | null;
}

export const LeaverWorkResult = createUnionType({
  name: 'LeaverWorkResult',
  types: () => [LeaverWork, ...REFUSALS] as const,
  resolveType: resultType('LeaverWork'),
});
export const ReassignmentResult = createUnionType({
  name: 'ReassignmentResult',
  types: () => [Reassignment, ...REFUSALS] as const,
  resolveType: resultType('Reassignment'),
});

@InputType()
export class GivenInput {
  @Field(() => WorkKind)
  readonly what!: WorkKind;
  @Field(() => ID)
  readonly id!: string;
  @Field(() => ID, { description: 'Id of whoever is to have it.' })
  readonly to!: string;
}

@InputType()
export class ReassignmentPlanInput {
  @Field(() => ID, { description: 'Whose work. Their id, or the name they sign in with.' })
  readonly userId!: string;
  @Field(() => [GivenInput], {
    nullable: true,
    description: 'Chosen by you; without it all their work is shared out.',
  })
  readonly rows?: GivenInput[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of those it is shared out among; else the whole team.',
  })
  readonly among?: string[] | null;
}

@InputType()
export class ReassignmentInput {
  @Field(() => ID, { description: 'Whose work. Their id, or the name they sign in with.' })
  readonly userId!: string;
  @Field(() => [GivenInput])
  readonly rows!: GivenInput[];
  @Field(() => String, { nullable: true })
  readonly reason?: string | null;
}
