import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { Team, User } from '../people/people.types.js';
import { Pathway } from '../pathways/pathway.types.js';
import { connectionType } from '../shared/connection.js';
import { GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';

@ObjectType({ description: 'Something you or your team must know.' })
export class Notice {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly kind!: string;
  @Field(() => String, { description: 'What it says, in the language you have chosen.' })
  readonly title!: string;
  @Field(() => Team, { nullable: true, description: 'The team it was sent to; null: to you.' })
  readonly team!: Team | null;
  @Field(() => Pathway, { nullable: true })
  readonly pathway!: Pathway | null;
  @Field(() => GraphQLJson)
  readonly data!: unknown;
  @Field(() => GraphQLDateTime)
  readonly createdAt!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly acknowledgedAt!: Instant | null;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it must have been acknowledged; else a manager is told.',
  })
  readonly acknowledgeBy!: Instant | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a manager was told that it is unread.' })
  readonly escalatedAt!: Instant | null;
  @Field(() => User, { nullable: true })
  readonly acknowledgedBy!: User | null;
}

export const NoticeConnection = connectionType('Notice', () => Notice);

export enum NoticeRecipient {
  ME = 'me',
  MY_TEAMS = 'teams',
}
registerEnumType(NoticeRecipient, { name: 'NoticeRecipient' });

@InputType()
export class NoticeFilter {
  @Field(() => Boolean, { nullable: true })
  readonly unread?: boolean | null;
  @Field(() => NoticeRecipient, { nullable: true })
  readonly to?: NoticeRecipient | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only unread ones that must be acknowledged, the soonest first.',
  })
  readonly mustAcknowledge?: boolean | null;
}
