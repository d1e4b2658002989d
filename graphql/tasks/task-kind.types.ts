import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class TaskOutcome {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { nullable: true })
  readonly note!: string | null;
}

@ObjectType()
export class TaskField {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String, {
    description:
      'text, ref, yesno, date, datetime, number, person, steps, choice, or targets: a list, each with kind, factor, change, order, leg, owner, counterpart, by, here and, where there is one, through',
  })
  readonly type!: string;
  @Field(() => Boolean)
  readonly required!: boolean;
  @Field(() => Boolean, {
    description: "A person's id is expected, from the directory; else a person may be named in words.",
  })
  readonly directory!: boolean;
  @Field(() => [String], { nullable: true, description: 'What a choice may be.' })
  readonly choices!: readonly string[] | null;
}

@ObjectType({ description: 'A kind of task: what it asks, of whom, how it may end.' })
export class TaskType {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String, { description: 'Stage, or track: and the track.' })
  readonly stage!: string;
  @Field(() => String)
  readonly role!: string;
  @Field(() => String)
  readonly place!: string;
  @Field(() => String)
  readonly per!: string;
  @Field(() => String)
  readonly confidentiality!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Row or family of the catalogue that its clock usually follows.',
  })
  readonly standard!: string | null;
  @Field(() => String, { nullable: true })
  readonly gate!: string | null;
  @Field(() => [TaskOutcome])
  readonly outcomes!: TaskOutcome[];
  @Field(() => [TaskField])
  readonly fields!: TaskField[];
  @Field(() => Boolean, { description: 'Stays open when its stage is left.' })
  readonly survives!: boolean;
  @Field(() => [String])
  readonly tells!: readonly string[];
  @Field(() => [String], { description: 'Who is brought in when the clock is missed, rung by rung.' })
  readonly escalates!: readonly string[];
  @Field(() => String)
  readonly source!: string;
}
