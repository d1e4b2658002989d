import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Place } from '../people/people.types.js';

const FEW = 'Null: one to four people, who might be known by it.';
const FEW_LEFT = 'Null: one to four people, or all of those who have it but one to four.';
const told = { nullable: true };

@ObjectType({
  description: 'Whether the needs of the people in one prison are known: head counts, told however small.',
})
export class PrisonAssessed {
  @Field(() => Place)
  readonly prison!: Place;
  @Field(() => Int, { description: 'In this prison now, and of the cases you manage.' })
  readonly people!: number;
  @Field(() => Int)
  readonly assessed!: number;
  @Field(() => Int, { description: 'In the last twelve months.' })
  readonly assessedInYear!: number;
}

@ObjectType({
  description: 'One need of the people in prison, as last assessed, against their plans.',
})
export class NeedFigure {
  @Field(() => String)
  readonly need!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => Int, { ...told, description: `Have it, as last assessed. ${FEW}` })
  readonly people!: number | null;
  @Field(() => Int, { ...told, description: `It was met by the assessment before release. ${FEW}` })
  readonly met!: number | null;
  @Field(() => Int, { ...told, description: `Have it, and no target of their plan answers it. ${FEW_LEFT}` })
  readonly noTarget!: number | null;
  @Field(() => Int, {
    ...told,
    description: `Have it, and a target that answers it cannot be worked on in the prison. ${FEW_LEFT}`,
  })
  readonly blocked!: number | null;
  @Field(() => Int, { ...told, description: `Outstanding in the assessment before release. ${FEW_LEFT}` })
  readonly outstanding!: number | null;
}

@ObjectType({ description: 'Who waits for one intervention, is in it, or will not get it.' })
export class ProvisionFigure {
  @Field(() => String, {
    description: 'As the plan names it; basic-skills; blocked-target, of a target that cannot be worked on.',
  })
  readonly intervention!: string;
  @Field(() => Int, { ...told, description: `On the waiting list. ${FEW}` })
  readonly waiting!: number | null;
  @Field(() => Int, { ...told, description: `In it. ${FEW}` })
  readonly running!: number | null;
  @Field(() => Int, { ...told, description: `On the register of unmet need. ${FEW}` })
  readonly unmet!: number | null;
}
