import { Injectable } from '@nestjs/common';
import { Doors } from '#persistence/queries/doors.js';
import { noticeById, type NoticeRead } from '#persistence/queries/notice-list.js';
import { pathwaysByIds } from '#persistence/queries/pathway-list.js';
import { type Reader } from '#persistence/queries/reader.js';
import { taskById, tasksByIds } from '#persistence/queries/task-by-id.js';
import { ChangeFeed } from './change-feed.js';

/** Turns what changed into what one subscriber may see of it: every message is read again with their rights. */
@Injectable()
export class LiveService {
  constructor(
    private readonly db: Doors,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * How the tasks on a screen stand, then what changes. The changes are listened for first: nothing falls between a page and its stream.
   * @param team one of the reader's teams; without it all of them
   * @param onScreen ids of tasks that a page shows
   */
  async *tasks(
    reader: Reader,
    { team, onScreen }: { readonly team?: string | undefined; readonly onScreen: readonly string[] },
    signal: AbortSignal,
  ) {
    const changes = this.feed.changes('task', signal);
    const shown = new Set<string>();
    for (const task of onScreen.length ? await tasksByIds(this.db, reader, onScreen) : []) {
      shown.add(task.id);
      yield { id: task.id, task };
    }
    for await (const { taskId, teamId, victim } of changes) {
      if (victim && !reader.victim) continue;
      if (team !== undefined && teamId !== team) continue;
      const ours = teamId !== null && reader.teamIds.includes(teamId);
      const task =
        ours || shown.has(taskId) || teamId === null ? await taskById(this.db, reader, taskId) : undefined;
      if (!task && !shown.has(taskId)) continue;
      if (task) shown.add(taskId);
      else shown.delete(taskId);
      yield { id: taskId, task: task ?? null };
    }
  }

  /** Turns of one case, as long as the reader may see it. */
  async *pathway(reader: Reader, id: string, signal: AbortSignal) {
    for await (const { pathwayId, seq } of this.feed.changes('committed', signal)) {
      if (pathwayId !== id) continue;
      const [pathway] = await pathwaysByIds(this.db, reader, [id]);
      if (pathway) yield { id, seq, pathway };
    }
  }

  /** Notices to the reader or to one of their teams, as they come. */
  async *notices(reader: Reader, signal: AbortSignal): AsyncGenerator<NoticeRead> {
    for await (const { noticeId, userId, teamId } of this.feed.changes('notice', signal)) {
      const ours = userId === reader.userId || (teamId !== null && reader.teamIds.includes(teamId));
      const notice = ours ? await noticeById(this.db, reader, noticeId) : undefined;
      if (notice) yield notice;
    }
  }
}
