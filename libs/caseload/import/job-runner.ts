import { SECOND } from '#domain/time.js';
import { type Log } from '#engine/relay.js';
import { Directory } from '#identity/directory.js';
import { type Database, type Sql } from '#persistence/database.js';
import { WrongFile } from '../lines.js';
import { importsAt } from './jobs.js';
import { notTheirs } from './reach.js';
import { importCaseload, type LineResult } from './run.js';

export interface JobRunnerSettings {
  /** As throughcare_engine. */
  readonly database: Database;
  readonly log: Log;
  /** How often it looks for work, in milliseconds. */
  readonly every?: number;
}

interface Job {
  readonly id: string;
  readonly username: string;
  readonly content: Buffer;
  readonly confirmed: boolean;
  readonly settled: number;
}

/** One that was taken and has not moved for so long was dropped by a worker that died. */
const TAKE = `
UPDATE throughcare.caseload_import i SET state = 'running', beat_at = now(), done_bytes = settled_bytes
  FROM throughcare.person_user u
 WHERE u.id = i.user_id AND i.id = (
   SELECT id FROM throughcare.caseload_import
    WHERE state = 'waiting' OR (state = 'running' AND beat_at < now() - interval '30 seconds')
    ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING i.id, u.username, i.content, i.confirmed, i.settled_bytes AS settled`;
const KEEP = `
INSERT INTO throughcare.caseload_import_line (import_id, line, outcome, who, pathway_id, problems, held)
SELECT $1, line, outcome, who, "pathwayId", coalesce(problems, '[]'), coalesce(held, '[]')
  FROM jsonb_to_recordset($2::jsonb) AS r(line integer, outcome text, who text, "pathwayId" uuid, problems jsonb, held jsonb)
ON CONFLICT DO NOTHING`;

/**
 * Takes in the caseload files that people hand in. Where an import stands is in PostgreSQL: one that was broken off goes on where
 * it was, and two workers beside each other say no line twice.
 */
export class ImportRunner {
  private timer: NodeJS.Timeout | undefined;
  private readonly ending = new AbortController();
  private passing: Promise<void> = Promise.resolve();
  private readonly directory: Directory;

  constructor(private readonly settings: JobRunnerSettings) {
    this.directory = new Directory(settings.database);
  }

  start(): void {
    this.passing = this.pass().catch((error: unknown) =>
      this.settings.log.warn(
        { name: (error as Error).name },
        'An import could not go on: it will be tried again',
      ),
    );
    void this.passing.finally(() => {
      if (!this.ending.signal.aborted)
        this.timer = setTimeout(() => this.start(), this.settings.every ?? SECOND);
    });
  }

  /** The lines in hand are finished; the rest waits for the next worker. */
  async stop(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await this.passing;
  }

  private async pass(): Promise<void> {
    const { database } = this.settings;
    // Nobody needs the list of lines for longer, and it has numbers of people in it.
    await database.query(
      `DELETE FROM throughcare.caseload_import WHERE asked_at < now() - interval '30 days'`,
    );
    for (let left = true; left && !this.ending.signal.aborted;) {
      const [job] = await database.query<Job>(TAKE);
      left = job !== undefined;
      if (job) await this.run(job);
    }
  }

  private async run(job: Job): Promise<void> {
    const { database, log } = this.settings;
    const actor = await this.directory.actor(job.username);
    if (!actor || importsAt(actor).length === 0)
      return this.end(job, 'failed', 'Whoever began it may no longer import.');
    const halt = new AbortController();
    let redates: { cases: number; openCases: number } | undefined;
    try {
      const { ended } = await importCaseload({
        file: job.content,
        database,
        signal: halt.signal,
        mayRedate: async ({ datesMoved: { cases } }, openCases) => {
          redates = { cases, openCases };
          return job.confirmed;
        },
        onProgress: async (step, bytes) => {
          if (!(await this.beat(job, step, bytes)) || this.ending.signal.aborted) halt.abort();
        },
        on: {
          by: actor.userId,
          notTheirs: (sql, judged) => notTheirs(sql, actor, judged),
          keep: (sql, lines) => keep(sql, job, lines),
          settledBytes: job.settled,
        },
      });
      if (ended === 'done') await this.end(job, 'done');
      else if (ended === 'not-confirmed') await this.move(job, 'asks', redates);
      // Stopped by whoever began it, or by us: then the next worker goes on.
      else await this.move(job, 'waiting');
      log.info({ import: job.id, ended }, 'An import has come to an end');
    } catch (error) {
      if (error instanceof WrongFile)
        return this.end(job, 'failed', `It cannot be imported: ${error.message}. To mend it, ${error.mend}.`);
      throw error;
    }
  }

  /** Says how far it is. @returns false when somebody has stopped it */
  private async beat({ id }: Job, step: string, bytes: number): Promise<boolean> {
    const rows = await this.settings.database.query(
      `UPDATE throughcare.caseload_import SET step = $2, done_bytes = $3, beat_at = now(),
              settled_bytes = CASE WHEN $2 = 'import' THEN greatest(settled_bytes, $3) ELSE settled_bytes END
        WHERE id = $1 AND state = 'running' RETURNING 1`,
      [id, step, bytes],
    );
    return rows.length > 0;
  }

  /** Only from where we had it: what somebody has stopped stays stopped. */
  private async move({ id }: Job, state: 'asks' | 'waiting', redates?: object): Promise<void> {
    await this.settings.database.query(
      `UPDATE throughcare.caseload_import SET state = $2, redates = $3 WHERE id = $1 AND state = 'running'`,
      [id, state, redates ? JSON.stringify(redates) : null],
    );
  }

  private async end({ id }: Job, state: 'done' | 'failed', problem?: string): Promise<void> {
    await this.settings.database.query(
      `UPDATE throughcare.caseload_import SET state = $2, problem = $3, content = NULL, ended_at = now() WHERE id = $1`,
      [id, state, problem ?? null],
    );
  }
}

const keep = (sql: Sql, { id }: Job, lines: readonly LineResult[]): Promise<void> =>
  sql.query(KEEP, [id, JSON.stringify(lines)]).then(() => undefined);
