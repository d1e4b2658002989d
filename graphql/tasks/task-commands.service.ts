import { Injectable } from '@nestjs/common';
import {
  assignTask,
  claimTask,
  completeTask,
  releaseTask,
  type Asked,
  type TaskResult,
} from '#engine/tasks.js';
import { saveDraft, type Draft } from '#engine/draft.js';
import { Doors } from '#persistence/queries/doors.js';
import { taskById } from '#persistence/queries/task-by-id.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal, type RefusalSource } from '../shared/refused.js';
import { SettleService } from '../shared/settle.service.js';

export interface TaskDoneSource {
  readonly task: TaskRead;
  readonly settled: boolean;
  readonly next: readonly TaskRead[];
}

/** What people do with tasks. The engine decides; here the answer is read again with their rights. */
@Injectable()
export class TaskCommands {
  constructor(
    private readonly db: Doors,
    private readonly settle: SettleService,
  ) {}

  async claim(id: string, commandId: string | undefined, context: RequestContext) {
    return this.answer(await claimTask(this.db, context.actor, id, asked(commandId, context)), context);
  }

  async release(id: string, commandId: string | undefined, context: RequestContext) {
    return this.answer(await releaseTask(this.db, context.actor, id, asked(commandId, context)), context);
  }

  async assign(
    id: string,
    userId: string,
    reason: string | undefined,
    commandId: string | undefined,
    context: RequestContext,
  ) {
    return this.answer(
      await assignTask(this.db, context.actor, id, userId, reason, asked(commandId, context)),
      context,
    );
  }

  async complete(
    id: string,
    outcome: string,
    data: unknown,
    commandId: string | undefined,
    context: RequestContext,
  ) {
    return this.answer(
      await completeTask(this.db, context.actor, id, { outcome, data }, asked(commandId, context)),
      context,
    );
  }

  async saveDraft(id: string, draft: Draft, commandId: string | undefined, context: RequestContext) {
    return this.answer(
      await saveDraft(this.db, context.actor, id, draft, asked(commandId, context)),
      context,
    );
  }

  /** The task as it stands now, read with their rights, and what the command opened. */
  async answer(result: TaskResult, context: RequestContext): Promise<TaskDoneSource | RefusalSource> {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const { pathwayId, n } = result;
    const settled = n === undefined || (await this.settle.settled(pathwayId, n));
    const [task, next] = await Promise.all([
      taskById(this.db, context.reader, result.taskId),
      n !== undefined && settled ? this.settle.next(pathwayId, n, context) : [],
    ]);
    if (!task)
      return { code: 'NOT_FOUND', message: 'It was done, and the task is no longer in a queue of yours.' };
    return { task, settled, next };
  }
}

export const asked = (commandId: string | null | undefined, { correlationId }: RequestContext): Asked => ({
  commandId: commandId ?? undefined,
  correlationId,
});
