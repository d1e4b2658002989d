import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Notice } from '../notices/notice.types.js';
import { type RequestContext } from '../shared/context.js';
import { LiveService } from './live.service.js';
import { PathwayChange, TaskChange } from './live.types.js';

/** A subscription's context ends with it. */
type LiveContext = RequestContext & { readonly signal: AbortSignal };

@Resolver()
export class LiveResolver {
  constructor(private readonly live: LiveService) {}

  @Subscription(() => TaskChange, {
    resolve: (change: unknown) => change,
    description: 'Changes to tasks of one of your teams, or of all.',
  })
  taskChanged(
    @Args('team', { type: () => ID, nullable: true }) team: string | null,
    @Context() { reader, signal }: LiveContext,
  ) {
    return this.live.tasks(reader, team ?? undefined, signal);
  }

  @Subscription(() => Notice, {
    resolve: (notice: unknown) => notice,
    description: 'Notices to you and your teams, as they come.',
  })
  noticeAdded(@Context() { reader, signal }: LiveContext) {
    return this.live.notices(reader, signal);
  }

  @Subscription(() => PathwayChange, {
    resolve: (change: unknown) => change,
    description: 'Committed turns of a case you may see.',
  })
  pathwayChanged(@Args('id', { type: () => ID }) id: string, @Context() { reader, signal }: LiveContext) {
    return this.live.pathway(reader, id, signal);
  }
}
