import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { User } from '../people/people.types.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';

export enum CampaignStep {
  start = 'start',
  pause = 'pause',
  resume = 'resume',
  retry = 'retry',
  cancel = 'cancel',
}
registerEnumType(CampaignStep, {
  name: 'CampaignStep',
  description: 'What may be done to a campaign. Cases already done stay done.',
});

@ObjectType({ description: 'A change of law or standard, and what it does to cases under way.' })
export class RuleChange {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'law, standard or calendar' })
  readonly what!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => GraphQLDate, { description: 'The first day on which it holds.' })
  readonly from!: string;
  @Field(() => [String], { description: 'Rows of the catalogue that begin or end with it.' })
  readonly rows!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'The transitional rule; null: cases keep what they have.',
  })
  readonly rule!: string | null;
  @Field(() => String, { nullable: true, description: 'What holds for everybody else who was under way.' })
  readonly others!: string | null;
  @Field(() => String)
  readonly source!: string;
}

@ObjectType({ description: 'What a campaign does to one case. What is about victims is not told here.' })
export class CampaignCase {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => String, { description: 'planned, applied, skipped or failed' })
  readonly state!: string;
  @Field(() => Int)
  readonly clocksMoved!: number;
  @Field(() => Int, { description: 'Of the clocks that move or open: those past their new deadline.' })
  readonly late!: number;
  @Field(() => GraphQLJson, {
    description: 'Which clocks, from when to when; which tasks open or are withdrawn.',
  })
  readonly detail!: unknown;
  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  readonly problem!: string | null;
}

@ObjectType({ description: 'A change of the rules on its way through many cases.' })
export class Campaign {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly change!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String, { nullable: true, description: 'Code of the prison or home area; null: every case.' })
  readonly place!: string | null;
  @Field(() => String, { description: 'planning, planned, applying, paused, done or cancelled' })
  readonly state!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Not brought into cases before.' })
  readonly notBefore!: Instant | null;
  @Field(() => Int, { description: 'Cases a second, at most.' })
  readonly rate!: number;
  @Field(() => Int)
  readonly total!: number;
  @Field(() => Int)
  readonly looked!: number;
  @Field(() => Int, { description: 'Cases that it is for.' })
  readonly touched!: number;
  @Field(() => Int)
  readonly applied!: number;
  @Field(() => Int, { description: 'Cases that needed it no longer when it came to them.' })
  readonly skipped!: number;
  @Field(() => Int)
  readonly failed!: number;
  @Field(() => Int)
  readonly clocksMoved!: number;
  @Field(() => Int)
  readonly wouldBeLate!: number;
  @Field(() => Int)
  readonly opened!: number;
  @Field(() => Int)
  readonly withdrawn!: number;
  @Field(() => User, { nullable: true })
  readonly createdBy!: User | null;
  @Field(() => User, { nullable: true })
  readonly startedBy!: User | null;
  @Field(() => GraphQLDateTime)
  readonly createdAt!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly startedAt!: Instant | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly finishedAt!: Instant | null;
  @Field(() => [CampaignCase])
  readonly cases!: CampaignCase[];
}

@InputType()
export class CampaignInput {
  @Field(() => String, { description: 'Id of a rule change, or "rules" for all that this release brought.' })
  readonly change!: string;
  @Field(() => String, { description: 'Code of the prison or home area whose cases it is for.' })
  readonly place!: string;
  @Field(() => Int, { nullable: true, description: 'Cases a second, at most; 20 when not said.' })
  readonly rate?: number | null;
}

@ObjectType()
export class CampaignTaken {
  @Field(() => Campaign)
  readonly campaign!: Campaign;
}

export const CampaignResult = createUnionType({
  name: 'CampaignResult',
  types: () => [CampaignTaken, ...REFUSALS] as const,
  resolveType: resultType('CampaignTaken'),
});
