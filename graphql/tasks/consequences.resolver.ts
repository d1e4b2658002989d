import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { type RequestContext } from '../shared/context.js';
import { GraphQLJson } from '../shared/scalars.js';
import { ConsequencesService } from './consequences.service.js';
import { OutcomeConsequences } from './consequences.types.js';

@Resolver()
export class ConsequencesResolver {
  constructor(private readonly consequences: ConsequencesService) {}

  @Query(() => [OutcomeConsequences], {
    nullable: true,
    description:
      'What each outcome of a task would bring. Null when there is no such task, or it is not yours to see; empty for one that is done.',
    complexity: 200,
  })
  outcomeConsequences(
    @Args('id', { type: () => ID }) id: string,
    @Args('data', {
      type: () => GraphQLJson,
      nullable: true,
      description: 'The form, as far as it is filled in.',
    })
    data: unknown,
    @Args('outcome', { type: () => String, nullable: true, description: 'One outcome; without it all.' })
    outcome: string | undefined,
    @Context() context: RequestContext,
  ) {
    return this.consequences.of(id, data, outcome ?? undefined, context);
  }
}
