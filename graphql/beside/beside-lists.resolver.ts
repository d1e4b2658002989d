import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { isUuid } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { questionById, questionsToMe } from '#persistence/queries/task-questions.js';
import { listWaiting } from '#persistence/queries/waiting-list.js';
import { hiddenTypes } from '../pathways/steps.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { TaskQuestion, TaskQuestionConnection, WaitingConnection } from './beside.types.js';

/** What others want of somebody, and what they want of others. */
@Resolver()
export class BesideListsResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => TaskQuestionConnection, {
    description: 'Questions of colleagues that you have still to answer, the oldest first.',
  })
  async questionsToMe(@Args() { first, after }: PageArgs, @Context() { reader }: RequestContext) {
    return connectionOf(await questionsToMe(this.db, reader, { first: pageSize(first), after }), after);
  }

  @Query(() => TaskQuestion, {
    nullable: true,
    description: 'A question that you asked or were asked; null for any other.',
  })
  question(@Args('id', { type: () => ID }) id: string, @Context() { reader }: RequestContext) {
    return isUuid(id) ? questionById(this.db, reader, id) : null;
  }

  @Query(() => WaitingConnection, {
    description:
      'What you wait for from others, soonest due first: answers you asked for, and tasks of your cases with other teams.',
  })
  async waitingOnOthers(@Args() { first, after }: PageArgs, @Context() { actor, reader }: RequestContext) {
    const page = { first: pageSize(first), after };
    return connectionOf(await listWaiting(this.db, reader, hiddenTypes(actor), page), after);
  }
}
