import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A kind of notice, and how it may reach you beside the inbox.' })
export class NoticeKindInfo {
  @Field(() => String)
  readonly id!: string;
  @Field(() => String, { description: 'What it says, in the language you have chosen.' })
  readonly title!: string;
  @Field(() => [String], { description: 'email, sms, letter.' })
  readonly channels!: readonly string[];
  @Field(() => String, {
    description:
      'now: at any hour. day: outside your quiet hours. digest: may be gathered into one email a day.',
  })
  readonly pace!: string;
  @Field(() => Boolean, { description: 'Whether you may refuse it outside the inbox.' })
  readonly optOut!: boolean;
}

@ObjectType({ description: 'How you hear of notices beside the inbox.' })
export class NoticeSettings {
  @Field(() => String, { nullable: true })
  readonly email!: string | null;
  @Field(() => String, { nullable: true })
  readonly phone!: string | null;
  @Field(() => [String], { nullable: true, description: 'Lines of a postal address, three to seven.' })
  readonly address!: readonly string[] | null;
  @Field(() => String, { description: 'en or cy.' })
  readonly language!: string;
  @Field(() => Boolean, { description: 'Whether what can wait is gathered into one email a day.' })
  readonly digest!: boolean;
  @Field(() => String, { description: 'London time, HH:MM.' })
  readonly quietFrom!: string;
  @Field(() => String)
  readonly quietUntil!: string;
  @Field(() => [String], { description: 'What you do not want, as kind/channel.' })
  readonly refused!: readonly string[];
  @Field(() => [String], { description: 'Channels that failed for good: put the address right.' })
  readonly failed!: readonly string[];
  @Field(() => [NoticeKindInfo])
  readonly kinds!: readonly NoticeKindInfo[];
}

@InputType({ description: 'What is left out stays as it is; null empties an address.' })
export class NoticeSettingsInput {
  @Field(() => String, { nullable: true })
  readonly email?: string | null;
  @Field(() => String, { nullable: true })
  readonly phone?: string | null;
  @Field(() => [String], { nullable: true })
  readonly address?: string[] | null;
  @Field(() => String, { nullable: true })
  readonly language?: string;
  @Field(() => Boolean, { nullable: true })
  readonly digest?: boolean;
  @Field(() => String, { nullable: true })
  readonly quietFrom?: string;
  @Field(() => String, { nullable: true })
  readonly quietUntil?: string;
  @Field(() => [String], { nullable: true, description: 'As kind/channel, such as task-done/email.' })
  readonly refused?: string[];
}
