import { EventEmitter, on } from 'node:events';
import { type Instant } from '#domain/time.js';
import { type Database } from '#persistence/database.js';

/** A turn of a case was committed. */
export interface Committed {
  readonly pathwayId: string;
  readonly seq: number;
  /** Number of the last command it applied. */
  readonly applied: number;
}
/** A task of a team changed. Only ids: whoever hears it reads again with their own rights. */
export interface TaskChanged {
  readonly taskId: string;
  readonly teamId: string | null;
  readonly victim: boolean;
}
/** Somebody, or some team, was told something. */
export interface NoticeSent {
  readonly noticeId: string;
  readonly userId: string | null;
  readonly teamId: string | null;
}
interface Events {
  committed: [Committed];
  task: [TaskChanged];
  notice: [NoticeSent];
  /** Notifications may have been missed. */
  gap: [];
}

const CHANNELS = [
  'throughcare_committed',
  'throughcare_task',
  'throughcare_victim_task',
  'throughcare_notice',
  'throughcare_victim_notice',
] as const;
const REMEMBERED = 10_000;

/** What PostgreSQL says has changed, heard once for each process and passed on inside it. */
export class ChangeFeed {
  private readonly emitter = new EventEmitter<Events>();
  private readonly applied = new Map<string, number>();
  private stop: (() => Promise<void>) | undefined;
  /** When something was last heard, for the health page. */
  heardAt: Instant | undefined;

  constructor(private readonly database: Database) {
    this.emitter.setMaxListeners(0);
  }

  async start(): Promise<void> {
    this.stop = await this.database.listen(
      CHANNELS,
      (channel, payload) => this.hear(channel, payload),
      () => this.emitter.emit('gap'),
    );
  }

  async close(): Promise<void> {
    await this.stop?.();
    this.emitter.removeAllListeners();
  }

  /**
   * Waits until a command has been applied.
   * @param milliseconds the longest wait
   * @returns whether it has been seen applied; false does not say that it has not
   */
  async waitApplied(pathwayId: string, n: number, milliseconds: number): Promise<boolean> {
    if ((this.applied.get(pathwayId) ?? -1) >= n) return true;
    return new Promise((resolve) => {
      const done = (seen: boolean): void => {
        clearTimeout(timer);
        this.emitter.off('committed', heard);
        resolve(seen);
      };
      const heard = (change: Committed): void => {
        if (change.pathwayId === pathwayId && change.applied >= n) done(true);
      };
      const timer = setTimeout(() => done(false), milliseconds);
      this.emitter.on('committed', heard);
    });
  }

  /** Changes of one kind from this call on, as they come, until the signal ends it. */
  changes<K extends 'committed' | 'task' | 'notice'>(
    kind: K,
    signal: AbortSignal,
  ): AsyncGenerator<Events[K][0]> {
    return passedOn(on(this.emitter, kind, { signal }) as AsyncIterable<[Events[K][0]]>, signal);
  }

  private hear(channel: string, payload: string): void {
    this.heardAt = Date.now();
    const read = JSON.parse(payload) as {
      n?: string;
      user?: string | null;
      p?: string;
      seq?: number;
      applied?: number;
      t?: string;
      team?: string | null;
    };
    if (channel === 'throughcare_committed' && read.p !== undefined) {
      const change = { pathwayId: read.p, seq: read.seq ?? 0, applied: read.applied ?? 0 };
      this.remember(change);
      this.emitter.emit('committed', change);
    } else if (read.n !== undefined) {
      this.emitter.emit('notice', {
        noticeId: read.n,
        userId: read.user ?? null,
        teamId: read.team ?? null,
      });
    } else if (read.t !== undefined) {
      this.emitter.emit('task', {
        taskId: read.t,
        teamId: read.team ?? null,
        victim: channel === 'throughcare_victim_task',
      });
    }
  }

  private remember({ pathwayId, applied }: Committed): void {
    this.applied.delete(pathwayId);
    this.applied.set(pathwayId, applied);
    if (this.applied.size > REMEMBERED) this.applied.delete(this.applied.keys().next().value ?? '');
  }
}

async function* passedOn<E>(events: AsyncIterable<readonly [E]>, signal: AbortSignal): AsyncGenerator<E> {
  try {
    for await (const [change] of events) yield change;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
