import { Field, ID, InputType } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { GraphQLDate } from '../shared/scalars.js';

@InputType()
export class VictimNoteInput {
  @Field(() => ID)
  readonly victimId!: string;
  @Field(() => GraphQLDate, { description: 'The day of the contact.' })
  readonly on!: LondonDate;
  @Field(() => String)
  readonly words!: string;
  @Field(() => Boolean)
  readonly agreed!: boolean;
  @Field(() => GraphQLDate, { nullable: true })
  readonly givenOn?: LondonDate | null;
  @Field(() => String, {
    nullable: true,
    description: 'letter, email, by-hand, telephone, face-to-face or through-parent',
  })
  readonly givenHow?: string | null;
}

@InputType()
export class DisclosureInput {
  @Field(() => ID)
  readonly victimId!: string;
  @Field(() => String)
  readonly item!: string;
  @Field(() => String, { description: 'As in the task victim.disclose.' })
  readonly purpose!: string;
  @Field(() => String, { description: 'consent, legal-duty or protect-life' })
  readonly ground!: string;
  @Field(() => Boolean, { defaultValue: false })
  readonly mayReachOffender!: boolean;
}
