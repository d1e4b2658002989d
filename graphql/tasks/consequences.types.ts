import { Field, ID, ObjectType } from '@nestjs/graphql';
import { CaseBlast } from '../pathways/preview.types.js';
import { FieldProblem } from '../shared/refusals.js';

@ObjectType({
  description: 'What an answer to a task would bring, worked out before anybody gives it, and thrown away.',
})
export class OutcomeConsequences {
  @Field(() => ID)
  readonly outcome!: string;
  @Field(() => Boolean, { description: 'It may not be given as things stand.' })
  readonly barred!: boolean;
  @Field(() => Boolean, {
    description: 'False: the form is not complete, and what it will say may bring more or less.',
  })
  readonly whole!: boolean;
  @Field(() => [FieldProblem], {
    description: 'What is wrong with the form that was given, for this outcome.',
  })
  readonly problems!: readonly FieldProblem[];
  @Field(() => [String], { description: 'What it puts on record, by the titles of the kinds of fact.' })
  readonly records!: readonly string[];
  @Field(() => CaseBlast)
  readonly effect!: CaseBlast;
}
