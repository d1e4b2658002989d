import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Team, User } from '../people/people.types.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';

@ObjectType({ description: 'A filter of the team queue under a name.' })
export class QueueView {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly name!: string;
  @Field(() => String, { description: 'The filter as it stands in the address of the queue.' })
  readonly query!: string;
  @Field(() => User, { nullable: true })
  readonly savedBy!: User | null;
  @Field(() => Team, { nullable: true, description: 'The team it is shared with; null: it is yours alone.' })
  readonly team!: Team | null;
  @Field(() => Boolean, { description: 'You may rename and delete it.' })
  readonly mayChange!: boolean;
}

@ObjectType()
export class QueueViewKept {
  @Field(() => QueueView, { nullable: true, description: 'Null: it was deleted.' })
  readonly view!: QueueView | null;
}
export const QueueViewResult = createUnionType({
  name: 'QueueViewResult',
  types: () => [QueueViewKept, ...REFUSALS] as const,
  resolveType: resultType('QueueViewKept'),
});
