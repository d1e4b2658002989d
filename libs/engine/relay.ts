import { type Client } from '@temporalio/client';
import { Database, type Statement } from '#persistence/database.js';
import { MINUTE, SECOND } from '#domain/time.js';
import { type Command } from '#workflows/runtime/state.js';
import { commandOf, type StoredCommand } from './command-row.js';
import { workflowId } from './ids.js';

export const TASK_QUEUE = 'throughcare';

/** Just enough of a logger: ids and codes only. */
export interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

export interface RelaySettings {
  /** As throughcare_engine. */
  readonly databaseUrl: string;
  readonly deliver: (pathwayId: string, commands: readonly Command[]) => Promise<void>;
  readonly log: Log;
  /** Most pathways in flight. */
  readonly flights?: number;
  readonly onDelivered?: (commands: number, oldestAcceptedAt: number) => void;
}

/**
 * Gives commands to a pathway's workflow, starting it where it does not run: one durable signal with the whole batch.
 * Where the workflow had ended or failed, a new run goes on from the state in PostgreSQL.
 */
export const deliverTo =
  (client: Client, taskQueue = TASK_QUEUE) =>
  async (pathwayId: string, commands: readonly Command[]): Promise<void> => {
    await client.workflow.signalWithStart('sentencePathway', {
      workflowId: workflowId(pathwayId),
      taskQueue,
      args: [{ pathwayId }],
      signal: 'command',
      signalArgs: [commands],
    });
  };

const MOST_IN_A_BATCH = 200;
const SCAN_EVERY = SECOND;
const FIRST_PAUSE = SECOND / 2;
const LONGEST_PAUSE = MINUTE / 2;

/** Pathways with something to deliver, the longest waiting first. */
const WAITING: Statement = {
  name: 'relay-waiting',
  text: `SELECT pathway_id AS id FROM throughcare.command WHERE delivered_at IS NULL
         GROUP BY pathway_id ORDER BY min(accepted_at) LIMIT $1`,
};
/** Locks a pathway for this relay's session, unless another relay has it, and reads what is to be delivered. */
const TAKE: Statement = {
  name: 'relay-take',
  text: `WITH mine AS MATERIALIZED (SELECT pg_try_advisory_lock(hashtextextended('relay/' || $1::text, 0)) AS locked)
         SELECT mine.locked, c.n, c.payload, c.accepted_at, c.accepted_by FROM mine
         LEFT JOIN LATERAL (
           SELECT * FROM throughcare.command c WHERE mine.locked AND c.pathway_id = $1::uuid AND c.delivered_at IS NULL ORDER BY c.n LIMIT ${MOST_IN_A_BATCH}
         ) c ON true ORDER BY c.n`,
};
const DELIVERED: Statement = {
  name: 'relay-delivered',
  text: `UPDATE throughcare.command SET delivered_at = clock_timestamp() WHERE pathway_id = $1 AND n = ANY ($2::int[])`,
};
const LET_GO: Statement = {
  name: 'relay-let-go',
  text: `SELECT pg_advisory_unlock(hashtextextended('relay/' || $1::text, 0))`,
};

type Taken = StoredCommand & { readonly locked: boolean };

/**
 * Carries accepted commands to Temporal: in order, one flight a pathway. Told by NOTIFY, and looking every second.
 * A command is marked only after Temporal has it; a mark that is lost means a repeat, which changes nothing.
 * Many may run: each pathway is one relay's at a time, by a lock that goes with its connection.
 */
export class Relay {
  private readonly session: Database;
  private readonly flying = new Map<string, Promise<void>>();
  /** Asked for again while in flight. */
  private readonly again = new Set<string>();
  private readonly queue = new Set<string>();
  /** Pathways whose commands Temporal itself refuses, and until when they are left alone: the others go on. */
  private readonly refused = new Map<string, number>();
  private stopListening: (() => Promise<void>) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private pause = 0;
  private pausedUntil = 0;

  constructor(private readonly settings: RelaySettings) {
    this.session = new Database({
      url: settings.databaseUrl,
      poolSize: 1,
      applicationName: 'throughcare-relay',
      options: '-c synchronous_commit=off',
    });
  }

  /** Starts, also while PostgreSQL is away: it looks again every second. */
  start(): void {
    void this.listen();
    void this.scan();
  }

  /** Takes nothing new and waits for what is in flight. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.stopListening?.();
    await Promise.allSettled(this.flying.values());
    await this.session.close();
  }

  private async listen(): Promise<void> {
    while (!this.stopped && !this.stopListening) {
      try {
        const stop = await this.session.listen(['throughcare_command'], (_channel, pathwayId) =>
          this.want(pathwayId),
        );
        this.stopListening = stop;
        if (this.stopped) await stop();
      } catch {
        await wait(SCAN_EVERY); // the scan says that PostgreSQL is away
      }
    }
  }

  private async scan(): Promise<void> {
    if (this.stopped) return;
    try {
      if (Date.now() >= this.pausedUntil) {
        const rows = await this.session.query<{ id: string }>(WAITING, [10 * this.flights]);
        for (const { id } of rows) if (!this.flying.has(id)) this.want(id);
      }
    } catch (error) {
      if (!this.stopped) this.holdOff(error, 'The relay cannot read what is to be delivered');
    }
    if (!this.stopped) this.timer = setTimeout(() => void this.scan(), SCAN_EVERY);
  }

  private get flights(): number {
    return this.settings.flights ?? 40;
  }

  private want(pathwayId: string): void {
    if ((this.refused.get(pathwayId) ?? 0) > Date.now()) return;
    if (this.flying.has(pathwayId)) this.again.add(pathwayId);
    else this.queue.add(pathwayId);
    this.launch();
  }

  private launch(): void {
    if (this.stopped || Date.now() < this.pausedUntil) return;
    for (const pathwayId of this.queue) {
      if (this.flying.size >= this.flights) return;
      this.queue.delete(pathwayId);
      const flight = this.fly(pathwayId).finally(() => {
        this.flying.delete(pathwayId);
        if (this.again.delete(pathwayId)) this.queue.add(pathwayId);
        this.launch();
      });
      this.flying.set(pathwayId, flight);
    }
  }

  private async fly(pathwayId: string): Promise<void> {
    let locked = false;
    try {
      const taken = await this.session.query<Taken>(TAKE, [pathwayId]);
      locked = taken[0]?.locked === true;
      const rows = taken.filter(({ n }) => n !== null);
      const [first] = rows;
      if (!first) return;
      await this.settings.deliver(pathwayId, rows.map(commandOf));
      await this.session.query(DELIVERED, [pathwayId, rows.map(({ n }) => n)]);
      if (rows.length === MOST_IN_A_BATCH) this.again.add(pathwayId);
      this.settings.onDelivered?.(rows.length, first.accepted_at);
      if (this.pause > 0) this.settings.log.info({}, 'The relay delivers again');
      this.pause = 0;
      this.refused.delete(pathwayId);
    } catch (error) {
      if (REFUSALS.has(codeOf(error) as number)) {
        this.refused.set(pathwayId, Date.now() + LONGEST_PAUSE);
        this.settings.log.error(
          { pathwayId, code: codeOf(error) },
          'Temporal refuses the commands of a pathway',
        );
      } else this.holdOff(error, 'The relay cannot deliver');
    } finally {
      if (locked) await this.session.query(LET_GO, [pathwayId]).catch(() => undefined);
    }
  }

  /** Nothing is lost by waiting: commands are safe in PostgreSQL, and the next look finds them. */
  private holdOff(error: unknown, what: string): void {
    const now = Date.now();
    if (now < this.pausedUntil) return;
    this.pause = Math.min(this.pause === 0 ? FIRST_PAUSE : this.pause * 2, LONGEST_PAUSE);
    this.pausedUntil = now + this.pause;
    this.settings.log.warn({ code: codeOf(error), name: (error as Error).name, pauseMs: this.pause }, what);
  }
}

/** gRPC: invalid argument, permission denied, failed precondition, unimplemented. Waiting mends none of them. */
const REFUSALS: ReadonlySet<number> = new Set([3, 7, 9, 12]);

function codeOf(error: unknown): unknown {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code ?? cause?.code;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
