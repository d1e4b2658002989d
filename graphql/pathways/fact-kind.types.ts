import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class FactField {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String, {
    description: 'words, place, person, id, date, instant, number, flag, code …; words stay in PostgreSQL.',
  })
  readonly type!: string;
  @Field(() => [String], { nullable: true, description: 'What a code may be.' })
  readonly codes!: readonly string[] | null;
}

@ObjectType({ description: 'A kind of fact: what it says, who says it, and its fields.' })
export class FactKindInfo {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String)
  readonly from!: string;
  @Field(() => [FactField])
  readonly fields!: FactField[];
}
