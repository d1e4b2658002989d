import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { askToDefer } from '#engine/beside/deferral.js';
import { addNote } from '#engine/beside/notes.js';
import { answerQuestion, askColleague } from '#engine/beside/questions.js';
import { type LondonDate } from '#domain/time.js';
import { Doors } from '#persistence/queries/doors.js';
import { questionById } from '#persistence/queries/task-questions.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { GraphQLDate } from '../shared/scalars.js';
import { asked, TaskCommands } from '../tasks/task-commands.service.js';
import { TaskResult } from '../tasks/task-result.types.js';
import { QuestionResult } from './beside.types.js';

const Id = () => Args('id', { type: () => ID });

/** What people do about a task beside answering it. */
@Resolver()
export class BesideCommandsResolver {
  constructor(
    private readonly db: Doors,
    private readonly commands: TaskCommands,
  ) {}

  @Mutation(() => TaskResult, {
    description: 'Write a note on a task of your teams, whoever holds it. It is never changed.',
  })
  async addTaskNote(
    @Id() id: string,
    @Args('words', { type: () => String }) words: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const result = await addNote(this.db, context.actor, id, words, asked(commandId, context));
    return this.commands.answer(result, context);
  }

  @Mutation(() => TaskResult, {
    description: 'Ask a colleague (`mayBeAsked`) for help with a task you hold; it stays yours.',
  })
  async askColleague(
    @Id() id: string,
    @Args('userId', { type: () => ID }) userId: string,
    @Args('question', { type: () => String }) question: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const wish = { userId, question };
    const result = await askColleague(this.db, context.actor, id, wish, asked(commandId, context));
    return this.commands.answer(result, context);
  }

  @Mutation(() => QuestionResult, { description: 'Answer a question that you were asked, once.' })
  async answerQuestion(
    @Id() id: string,
    @Args('answer', { type: () => String }) answer: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const result = await answerQuestion(this.db, context.actor, id, answer, asked(commandId, context));
    if (result.kind === 'refused') return shownRefusal(result, context);
    return { question: await questionById(this.db, context.reader, result.questionId) };
  }

  @Mutation(() => TaskResult, {
    description:
      'Ask a manager to put a task you hold off until a day, or to be excused from it. Its deadline stays until that is granted.',
  })
  async askToDefer(
    @Id() id: string,
    @Args('until', { type: () => GraphQLDate, nullable: true }) until: LondonDate | null,
    @Args('reason', { type: () => String, description: 'Why; it stays on record.' }) reason: string,
    @Args('excuse', { type: () => Boolean, nullable: true }) excuse: boolean | null,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const wish = { until: until ?? undefined, reason, excuse: excuse ?? false };
    const result = await askToDefer(this.db, context.actor, id, wish, asked(commandId, context));
    return this.commands.answer(result, context);
  }
}
