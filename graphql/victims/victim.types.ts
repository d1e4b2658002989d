import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { User } from '../people/people.types.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';

export enum VictimChannel {
  TELEPHONE = 'telephone',
  TEXT = 'text',
  EMAIL = 'email',
  LETTER = 'letter',
  VIDEO = 'video',
  FACE_TO_FACE = 'face-to-face',
}
registerEnumType(VictimChannel, { name: 'VictimChannel' });

export enum VictimLanguage {
  ENGLISH = 'en',
  WELSH = 'cy',
}
registerEnumType(VictimLanguage, { name: 'VictimLanguage' });

@ObjectType({ description: 'Through whom a child is reached.' })
export class VictimParent {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String)
  readonly relationship!: string;
  @Field(() => String, { nullable: true })
  readonly address!: string | null;
  @Field(() => String, { nullable: true })
  readonly telephone!: string | null;
  @Field(() => String, { nullable: true })
  readonly email!: string | null;
}

@ObjectType({ description: 'The note of a contact, agreed with the victim and given to them.' })
export class VictimNote {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => GraphQLDate)
  readonly on!: LondonDate;
  @Field(() => String)
  readonly words!: string;
  @Field(() => Boolean)
  readonly agreed!: boolean;
  @Field(() => GraphQLDate, { nullable: true })
  readonly givenOn!: LondonDate | null;
  @Field(() => String, { nullable: true })
  readonly givenHow!: string | null;
  @Field(() => User, { nullable: true })
  readonly recordedBy!: User | null;
}

@ObjectType({ description: 'When and how a victim was told how to complain.' })
export class ComplaintInformation {
  @Field(() => GraphQLDate)
  readonly on!: LondonDate;
  @Field(() => String)
  readonly how!: string;
}

@ObjectType({ description: 'One item that the named offender manager may know of a victim.' })
export class Disclosure {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly item!: string;
  @Field(() => String, { description: 'What it may be used for, and for nothing else.' })
  readonly purpose!: string;
  @Field(() => String)
  readonly ground!: string;
  @Field(() => Boolean, { description: 'False: it goes into nothing that the offender reads or hears.' })
  readonly mayReachOffender!: boolean;
  @Field(() => GraphQLDateTime)
  readonly disclosedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly disclosedBy!: User | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when it is no longer theirs to know.' })
  readonly withdrawnAt!: Instant | null;
}

@ObjectType({
  description: 'A victim, as victim liaison of their area knows them. Every look is in the audit.',
})
export class Victim {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'By which the case, its facts and tasks know them.' })
  readonly reference!: string;
  @Field(() => String, { nullable: true })
  readonly name!: string | null;
  @Field(() => [String])
  readonly alsoKnownAs!: string[];
  @Field(() => String, { nullable: true })
  readonly address!: string | null;
  @Field(() => String, { nullable: true })
  readonly telephone!: string | null;
  @Field(() => String, { nullable: true })
  readonly email!: string | null;
  @Field(() => [VictimChannel], { description: 'Ways to reach them that they said are safe.' })
  readonly channels!: VictimChannel[];
  @Field(() => String, { nullable: true, description: 'When it is safe to reach them.' })
  readonly times!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What must never be done: left on an answerphone, sent home.',
  })
  readonly never!: string | null;
  @Field(() => VictimLanguage)
  readonly language!: VictimLanguage;
  @Field(() => String, { nullable: true })
  readonly format!: string | null;
  @Field(() => Boolean)
  readonly child!: boolean;
  @Field(() => VictimParent, { nullable: true })
  readonly parent!: VictimParent | null;
  @Field(() => String, { nullable: true })
  readonly needs!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Area whose victim liaison looks after them, where it is not that of the case.',
  })
  readonly area!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they want to hear; null: they have not chosen.',
  })
  readonly optedIn!: boolean | null;
  @Field(() => [VictimNote])
  readonly notes!: VictimNote[];
  @Field(() => [ComplaintInformation])
  readonly complaintInformation!: ComplaintInformation[];
  @Field(() => [Disclosure], { description: 'What the offender manager may know, withdrawn items included.' })
  readonly disclosures!: Disclosure[];
  @Field(() => GraphQLDateTime)
  readonly createdAt!: Instant;
  @Field(() => GraphQLDateTime)
  readonly updatedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly updatedBy!: User | null;
}

@InputType()
export class VictimParentInput {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String)
  readonly relationship!: string;
  @Field(() => String, { nullable: true })
  readonly address?: string | null;
  @Field(() => String, { nullable: true })
  readonly telephone?: string | null;
  @Field(() => String, { nullable: true })
  readonly email?: string | null;
}

@InputType({ description: 'What is left out stays as it is; null takes it away.' })
export class VictimChangeInput {
  @Field(() => String, { nullable: true })
  readonly name?: string | null;
  @Field(() => [String], { nullable: true })
  readonly alsoKnownAs?: string[] | null;
  @Field(() => String, { nullable: true })
  readonly address?: string | null;
  @Field(() => String, { nullable: true })
  readonly telephone?: string | null;
  @Field(() => String, { nullable: true })
  readonly email?: string | null;
  @Field(() => [VictimChannel], { nullable: true })
  readonly channels?: VictimChannel[] | null;
  @Field(() => String, { nullable: true })
  readonly times?: string | null;
  @Field(() => String, { nullable: true })
  readonly never?: string | null;
  @Field(() => VictimLanguage, { nullable: true })
  readonly language?: VictimLanguage | null;
  @Field(() => String, { nullable: true })
  readonly format?: string | null;
  @Field(() => Boolean, { nullable: true })
  readonly child?: boolean | null;
  @Field(() => VictimParentInput, { nullable: true })
  readonly parent?: VictimParentInput | null;
  @Field(() => String, { nullable: true })
  readonly needs?: string | null;
}

@InputType()
export class AddVictimInput extends VictimChangeInput {
  @Field(() => ID)
  readonly pathwayId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'By which the case knows them already; without it they are new.',
  })
  readonly reference?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the area they live in, when it is not that of the case.',
  })
  readonly area?: string | null;
}

@ObjectType()
export class VictimKept {
  @Field(() => Victim)
  readonly victim!: Victim;
  @Field(() => Boolean, { description: 'Whether the case has worked it in already.' })
  readonly settled!: boolean;
}

export const VictimResult = createUnionType({
  name: 'VictimResult',
  types: () => [VictimKept, ...REFUSALS] as const,
  resolveType: resultType('VictimKept'),
});
