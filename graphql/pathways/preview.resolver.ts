import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { type RequestContext } from '../shared/context.js';
import { FactInput } from './command.types.js';
import { PreviewService } from './preview.service.js';
import { BlastRadius } from './preview.types.js';

@Resolver()
export class PreviewResolver {
  constructor(private readonly previews: PreviewService) {}

  @Query(() => BlastRadius, {
    description: 'What this fact would move, before anybody records it.',
    complexity: 200,
  })
  previewFact(
    @Args('input', { type: () => FactInput }) input: FactInput,
    @Context() context: RequestContext,
  ) {
    return this.previews.preview(input, context);
  }
}
