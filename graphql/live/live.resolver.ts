import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Notice } from '../notices/notice.types.js';
import { LARGEST_PAGE } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { badInput } from '../shared/errors.js';
import { LiveService } from './live.service.js';
import { PathwayChange, TaskChange } from './live.types.js';

/** A subscription's context ends with it. */
type LiveContext = RequestContext & { readonly signal: AbortSignal };

@Resolver()
export class LiveResolver {
  constructor(private readonly live: LiveService) {}

  @Subscription(() => TaskChange, {
    resolve: (change: unknown) => change,
    description:
      'Changes to tasks of one of your teams, or of all. Those named as on screen come first, as they stand now.',
  })
  taskChanged(
    @Args('team', { type: () => ID, nullable: true }) team: string | null,
    @Args('onScreen', { type: () => [ID], nullable: true, description: `At most ${LARGEST_PAGE} tasks.` })
    onScreen: string[] | null,
    @Context() { reader, signal }: LiveContext,
  ) {
    const ids = onScreen ?? [];
    if (ids.length > LARGEST_PAGE)
      throw badInput(`A screen shows ${LARGEST_PAGE} tasks at most, not ${ids.length}.`);
    return this.live.tasks(reader, { team: team ?? undefined, onScreen: ids }, signal);
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
