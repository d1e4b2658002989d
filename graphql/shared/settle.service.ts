import { Injectable } from '@nestjs/common';
import { Doors } from '#persistence/queries/doors.js';
import { isApplied, openedByCommand } from '#persistence/queries/task-by-id.js';
import { type TaskRead } from '#persistence/queries/task-row.js';
import { ChangeFeed } from '../live/change-feed.js';
import { type RequestContext } from './context.js';

/** The longest an answer waits for the turn that follows from it. */
const PATIENCE = 2_000;

/** Waits for the turn that applies an accepted command, and says what came next. */
@Injectable()
export class SettleService {
  constructor(
    private readonly db: Doors,
    private readonly feed: ChangeFeed,
  ) {}

  /** @param n the command's number @returns false: accepted and safe, but not yet worked into the case */
  async settled(pathwayId: string, n: number): Promise<boolean> {
    return (await this.feed.waitApplied(pathwayId, n, PATIENCE)) || (await isApplied(this.db, pathwayId, n));
  }

  /** Tasks that the command opened and its author may see. */
  next(pathwayId: string, n: number, { reader }: RequestContext): Promise<TaskRead[]> {
    return openedByCommand(this.db, reader, pathwayId, n);
  }
}
