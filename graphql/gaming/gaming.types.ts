import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Team } from '../people/people.types.js';

@ObjectType({
  description:
    'What is counted of a team so that it can be asked about: none of these is a target, and none is wrong by itself.',
})
export class GamingCounts {
  @Field(() => Team)
  readonly team!: Team;
  @Field(() => Int, { description: 'Absences found acceptable although no evidence was seen.' })
  readonly acceptableAbsencesWithoutEvidence!: number;
  @Field(() => Int, {
    description:
      'Falls in risk of harm while a review was due within fourteen days, found by that review or beside it.',
  })
  readonly rohLoweringsBeforeReview!: number;
  @Field(() => Int, {
    description:
      'Licences the prison made because none was approved before it locked; for the team that proposes.',
  })
  readonly hardStopLicences!: number;
  @Field(() => Int, { description: 'Gates overridden by members of the team.' })
  readonly overrides!: number;
  @Field(() => Int, { description: 'Deferrals granted.' })
  readonly deferrals!: number;
  @Field(() => Int, { description: 'Excusals granted.' })
  readonly excusals!: number;
}
