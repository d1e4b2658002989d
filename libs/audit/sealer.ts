import { SECOND, MINUTE } from '#domain/time.js';
import { type Database } from '#persistence/database.js';

/** Where the sealer says how far the chain is: a head that stands elsewhere shows a chain written anew. */
export interface SealerLog {
  info(what: Record<string, unknown>, message: string): void;
  warn(what: Record<string, unknown>, message: string): void;
}

export interface SealerSettings {
  /** As throughcare_engine, which may ask for sealing and read nothing of the audit. */
  readonly database: Database;
  readonly log: SealerLog;
  /** How often it seals, in milliseconds. */
  readonly every?: number;
}

interface Sealed {
  readonly n: number;
  readonly lines: number;
  readonly digest: string;
}

/**
 * Seals one batch of the audit.
 * @returns the new link; undefined when there was nothing to seal, or somebody else is at it
 * @throws when the database was restored from another server and the migrations have not run since
 */
export async function sealOnce(database: Pick<Database, 'query'>): Promise<Sealed | undefined> {
  const [sealed] = await database.query<Sealed>('SELECT n, lines, digest FROM audit.seal_events()');
  return sealed;
}

/**
 * Seals the audit every second. Each worker has one; PostgreSQL lets one of them do it (an advisory lock for the transaction), so
 * that the others go on at once when it dies. What a running transaction has written is sealed when that has ended.
 */
export class Sealer {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private pass: Promise<void> = Promise.resolve();
  private told = 0;

  constructor(private readonly settings: SealerSettings) {}

  start(): void {
    const { log, every = SECOND } = this.settings;
    this.pass = this.seal().catch((error: unknown) => {
      const { name, message, code } = error as Error & { code?: string };
      // Our own sentence says what to do; any other message of PostgreSQL is left out, whatever it may quote.
      log.warn({ name, code, reason: code === 'P0001' ? message : undefined }, 'The audit was not sealed');
    });
    void this.pass.finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), every);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.pass;
  }

  /** Everything that can be sealed now. */
  private async seal(): Promise<void> {
    let last: Sealed | undefined;
    do {
      const sealed = await sealOnce(this.settings.database);
      if (!sealed) break;
      last = sealed;
    } while (!this.stopped);
    if (last && Date.now() - this.told >= MINUTE) {
      this.told = Date.now();
      this.settings.log.info({ seal: last.n, digest: last.digest }, 'The audit is sealed');
    }
  }
}
