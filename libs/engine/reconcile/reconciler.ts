import { type Client } from '@temporalio/client';
import { type Database, type Sql } from '#persistence/database.js';
import { MINUTE, SECOND, type Instant } from '#domain/time.js';
import { lookAfterTheGone } from '#identity/directory/gone.js';
import { type Log } from '../relay.js';
import { type Command } from '#workflows/runtime/state.js';
import { keepFindings, type Finding } from './findings.js';
import { longStages } from './long-stages.js';
import { giveToNewTeams } from './new-teams.js';
import { nudge } from './nudge.js';
import { runningPathways, standingOf } from './temporal-view.js';

export interface ReconcilerSettings {
  readonly database: Database;
  readonly client: Client;
  /** An empty batch starts an absent workflow from the saved state. */
  readonly deliver: (pathwayId: string, commands: readonly Command[]) => Promise<void>;
  readonly log: Log;
  readonly every?: number;
  /** Commands and wakings later than this are looked into. */
  readonly patience?: number;
  readonly onPass?: (found: number) => void;
}

interface Watched {
  readonly id: string;
  /** Since when accepted commands wait, and the hour to wake that is past; null where they are younger than patience. */
  readonly commands: Instant | null;
  readonly waking: Instant | null;
}

/** A workflow task that has failed this often is not going to mend itself. */
const FAILING_AT = 3;
/** Looked at after a minute; listed when it lasts. The first turns of an import of thousands wait for each other and are not stuck. */
const LISTED_AFTER = 10 * MINUTE;
/** As the visibility store runs behind, nobody younger is missed. */
const SETTLES_IN = 30 * SECOND;
const AT_ONCE = 20;
/** One pass at a time, whoever runs it. */
const LOCK = 7_124_300_502;

/**
 * Compares PostgreSQL with Temporal at the start and every minute: an absent workflow is started again from the saved
 * state; a failing one, and one that stays behind with its commands or its clock, is put on the stuck list and taken off when mended.
 * Also lists cases that are too long in a stage, gives tasks that had no team to one that has come since, gives back what people who
 * have left still held, and nudges who owns what is stuck.
 */
export class Reconciler {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private passing: Promise<void> = Promise.resolve();

  constructor(private readonly settings: ReconcilerSettings) {}

  start(): void {
    this.passing = this.pass().then(
      (found) => this.settings.onPass?.(found),
      (error: unknown) =>
        this.settings.log.warn(
          { name: (error as Error).name },
          'The reconciler could not look: it will again',
        ),
    );
    void this.passing.finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), this.settings.every ?? MINUTE);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.passing;
  }

  /** One comparison. @returns how many pathways are stuck by it; 0 when another process is at it */
  pass(now: Instant = Date.now()): Promise<number> {
    return this.settings.database.transaction(async (sql) => {
      const [lock] = await sql.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [LOCK]);
      if (!lock?.got) return 0;
      const findings = [...(await this.compare(sql, now)), ...(await longStages(sql, now))];
      await giveToNewTeams(sql);
      await lookAfterTheGone(sql);
      await nudge(sql, now);
      return keepFindings(sql, findings, now);
    });
  }

  private async compare(sql: Sql, now: Instant): Promise<Finding[]> {
    const patience = this.settings.patience ?? MINUTE;
    const watched = await sql.query<Watched>(
      `SELECT p.id, (extract(epoch FROM w.since) * 1000)::float8 AS commands,
         CASE WHEN p.ended_at IS NULL AND p.wake_at < $1 THEN (extract(epoch FROM p.wake_at) * 1000)::float8 END AS waking
       FROM throughcare.pathway p LEFT JOIN LATERAL (SELECT min(c.accepted_at) AS since FROM throughcare.command c
         WHERE c.pathway_id = p.id AND c.applied_seq IS NULL AND c.accepted_at < $1) w ON true
       WHERE (p.ended_at IS NULL OR p.applied < p.last_command) AND p.last_command > 0 AND coalesce(p.committed_at, p.opened_at) < $2`,
      [new Date(now - patience), new Date(now - SETTLES_IN)],
    );
    const running = await runningPathways(this.settings.client);
    const suspects = watched.filter(
      ({ id, commands, waking }) => (commands ?? waking) !== null || !running.has(id),
    );
    const findings: Finding[] = [];
    for (let i = 0; i < suspects.length; i += AT_ONCE) {
      const found = await Promise.all(suspects.slice(i, i + AT_ONCE).map((one) => this.look(one, now)));
      findings.push(...found.filter((finding) => finding !== undefined));
    }
    return findings;
  }

  private async look(
    { id: pathwayId, commands, waking }: Watched,
    now: Instant,
  ): Promise<Finding | undefined> {
    const standing = await standingOf(this.settings.client, pathwayId);
    if (standing.kind === 'absent') {
      await this.settings.deliver(pathwayId, []);
      this.settings.log.warn(
        { pathwayId, last: standing.last },
        'An absent workflow was started again from the saved state',
      );
      return { pathwayId, cause: 'workflow-absent', detail: standing.last ?? 'unknown to Temporal' };
    }
    if (standing.attempt >= FAILING_AT)
      return { pathwayId, cause: 'workflow-failing', detail: `attempt ${standing.attempt}` };
    const since = Math.min(commands ?? Infinity, waking ?? Infinity);
    if (since > now - LISTED_AFTER) return undefined;
    return { pathwayId, cause: 'behind', detail: commands === null ? 'waking' : 'commands', since };
  }
}
