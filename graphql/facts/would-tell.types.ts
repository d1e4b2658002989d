import { Field, ObjectType } from '@nestjs/graphql';
import { Team, User } from '../people/people.types.js';

@ObjectType({ description: 'A notice that would be sent: to a person, or to a team.' })
export class WouldTell {
  @Field(() => String, { description: 'The kind of notice, such as person-moved.' })
  readonly kind!: string;
  @Field(() => String, { nullable: true, description: 'The role it is meant for.' })
  readonly role!: string | null;
  @Field(() => User, { nullable: true })
  readonly user!: User | null;
  @Field(() => Team, { nullable: true })
  readonly team!: Team | null;
}
