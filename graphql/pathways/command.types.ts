import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { Fact, Gate } from './part.types.js';
import { Pathway } from './pathway.types.js';

@InputType({ description: 'One fact of a case that is being opened.' })
export class OpeningFactInput {
  @Field(() => String, { description: 'A kind of factKinds; the first is report-requested or sentenced.' })
  readonly kind!: string;
  @Field(() => GraphQLJson, { nullable: true })
  readonly data?: unknown;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Without it: now.' })
  readonly happenedAt?: Instant | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who says so, such as court or prison-record; without it: staff.',
  })
  readonly source?: string | null;
  @Field(() => String, { nullable: true, description: "The source's own id: a repeat changes nothing." })
  readonly sourceId?: string | null;
}

@InputType()
export class FactInput extends OpeningFactInput {
  @Field(() => ID, { nullable: true, description: 'One case …' })
  readonly pathwayId?: string | null;
  @Field(() => ID, { nullable: true, description: '… or every open case of a person.' })
  readonly personId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The fact this one corrects.' })
  readonly supersedes?: string | null;
}

@InputType({ description: 'Somebody new, or known by the same prison number or CRN.' })
export class PersonInput {
  @Field(() => String, { nullable: true })
  readonly prisonNumber?: string | null;
  @Field(() => String, { nullable: true })
  readonly crn?: string | null;
  @Field(() => String, { nullable: true })
  readonly pnc?: string | null;
  @Field(() => String)
  readonly firstName!: string;
  @Field(() => String)
  readonly lastName!: string;
  @Field(() => GraphQLDate, { nullable: true })
  readonly dateOfBirth?: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly gender?: string | null;
  @Field(() => String, { nullable: true })
  readonly ethnicity?: string | null;
  @Field(() => String, { nullable: true })
  readonly nationality?: string | null;
}

@InputType()
export class OpenPathwayInput {
  @Field(() => ID, { nullable: true, description: 'Somebody already known …' })
  readonly personId?: string | null;
  @Field(() => PersonInput, { nullable: true, description: '… or who they are.' })
  readonly person?: PersonInput | null;
  @Field(() => [OpeningFactInput])
  readonly facts!: OpeningFactInput[];
}

@ObjectType()
export class PathwayOpened {
  @Field(() => Pathway, { nullable: true })
  readonly pathway!: Pathway | null;
  @Field(() => Boolean, {
    description: 'False: accepted and safe, but its first turn has not been taken yet.',
  })
  readonly settled!: boolean;
}

@ObjectType()
export class FactRecorded {
  @Field(() => Fact, { nullable: true })
  readonly fact!: Fact | null;
  @Field(() => [Fact], { description: 'One for each case it was recorded on.' })
  readonly facts!: Fact[];
  @Field(() => [Pathway])
  readonly pathways!: Pathway[];
  @Field(() => Boolean)
  readonly settled!: boolean;
  @Field(() => Boolean, { description: 'The source had said so before; nothing was changed.' })
  readonly repeated!: boolean;
}

@ObjectType()
export class GateOverridden {
  @Field(() => Gate, { nullable: true })
  readonly gate!: Gate | null;
  @Field(() => Boolean)
  readonly settled!: boolean;
}

export const OpenPathwayResult = createUnionType({
  name: 'OpenPathwayResult',
  types: () => [PathwayOpened, ...REFUSALS] as const,
  resolveType: resultType('PathwayOpened'),
});
export const RecordFactResult = createUnionType({
  name: 'RecordFactResult',
  types: () => [FactRecorded, ...REFUSALS] as const,
  resolveType: resultType('FactRecorded'),
});
export const GateResult = createUnionType({
  name: 'GateResult',
  types: () => [GateOverridden, ...REFUSALS] as const,
  resolveType: resultType('GateOverridden'),
});
