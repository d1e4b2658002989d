import { Injectable } from '@nestjs/common';
import { Doors } from '#persistence/queries/doors.js';
import { taskById } from '#persistence/queries/task-by-id.js';
import { listTasks } from '#persistence/queries/task-list.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { connectionOf, pageSize, type ConnectionOf, type PageArgs } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { TaskOrder, type TaskFilter } from './task.types.js';

/** Reads tasks with their reader's rights. */
@Injectable()
export class TaskService {
  constructor(private readonly db: Doors) {}

  async list(
    filter: TaskFilter,
    order: TaskOrder | undefined,
    page: PageArgs,
    { reader }: RequestContext,
  ): Promise<ConnectionOf<TaskRead>> {
    const rows = await listTasks(this.db, reader, {
      mine: filter.mine ?? undefined,
      teamId: filter.team ?? undefined,
      states: filter.state ?? undefined,
      types: filter.type ?? undefined,
      pathwayId: filter.pathway ?? undefined,
      holderId: filter.holder ?? undefined,
      dueBefore: filter.dueBefore ?? undefined,
      overdue: filter.overdue ?? undefined,
      stages: filter.stage ?? undefined,
      roh: filter.roh ?? undefined,
      prison: filter.prison ?? undefined,
      unheld: filter.unheld ?? undefined,
      urgent: filter.urgent ?? undefined,
      order: order ?? TaskOrder.DUE_SOONEST,
      first: pageSize(page.first),
      after: page.after,
    });
    return connectionOf(rows, page.after);
  }

  byId(id: string, { reader }: RequestContext): Promise<TaskRead | undefined> {
    return taskById(this.db, reader, id);
  }
}
