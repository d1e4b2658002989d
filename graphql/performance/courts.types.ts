import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Place } from '../people/people.types.js';

@ObjectType({ description: 'What became of the proposals of reports, at one court or with one sentence.' })
export class CourtResult {
  @Field(() => String, { description: 'court or sentence.' })
  readonly by!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Name of the court, or code of the sentence; null: the record names no court.',
  })
  readonly key!: string | null;
  @Field(() => Place, {
    nullable: true,
    description: 'The probation area whose reports these are; of a court.',
  })
  readonly area!: Place | null;
  @Field(() => Int)
  readonly followed!: number;
  @Field(() => Int)
  readonly partly!: number;
  @Field(() => Int)
  readonly notFollowed!: number;
  @Field(() => Int)
  readonly noProposal!: number;
  @Field(() => Int, { description: 'Of these, sentences that have run their course.' })
  readonly ranCourse!: number;
  @Field(() => Int, { description: 'Of these, sentences that were revoked or ended in another way.' })
  readonly endedOtherwise!: number;
}
