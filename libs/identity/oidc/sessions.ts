import { createHash, randomBytes } from 'node:crypto';
import { type Sql } from '../sql.js';
import { type Claimed } from './claimed.js';

/** How long somebody stays signed in, in seconds (docs/operations.md, "Settings"). */
export interface SessionLimits {
  /** Since they last did something. */
  readonly idle: number;
  /** Since they signed in, whatever they do. */
  readonly absolute: number;
}

/** Somebody who is about to be signed in. */
export interface NewSession {
  readonly userId: string;
  readonly username: string;
  readonly claimed: readonly Claimed[];
  /** Kept to end the issuer's session too; never sent to the browser. */
  readonly idToken?: string;
}

export interface Session {
  readonly userId: string;
  readonly username: string;
  readonly claimed: readonly Claimed[];
  /** Epoch milliseconds: when it ends whatever is done. */
  readonly endsAt: number;
}

const ID_BYTES = 32;
const ID = /^[\w-]{43}$/;
/** A page that asks ten times a second writes once a minute, or ten times within the idle time if that is short. */
const MOST_BETWEEN_MARKS = 60;

/** What the database knows a secret of a browser by: a stolen copy of the table opens nothing. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
export const newSecret = (): string => randomBytes(ID_BYTES).toString('base64url');

/** Workbench sessions in PostgreSQL, by whose clock they end: every api process agrees, and a restart signs nobody out. */
export class Sessions {
  constructor(
    private readonly sql: Sql,
    private readonly limits: SessionLimits,
  ) {}

  /**
   * Opens a session under an id that nobody had before (OWASP, session fixation), and ends the one this browser had.
   * @returns the id, for the browser only
   */
  async open({ userId, username, claimed, idToken }: NewSession, previous?: string): Promise<string> {
    const id = newSecret();
    if (previous) await this.end(previous);
    await this.sql.query(
      `DELETE FROM throughcare.session WHERE ends_at < now() OR seen_at < now() - make_interval(secs => $1)`,
      [this.limits.idle],
    );
    await this.sql.query(
      `INSERT INTO throughcare.session (id_hash, user_id, username, claimed, id_token, ends_at)
       VALUES ($1, $2, $3, $4::jsonb, $5, now() + make_interval(secs => $6))`,
      [digestOf(id), userId, username, JSON.stringify(claimed), idToken ?? null, this.limits.absolute],
    );
    return id;
  }

  /** The session of an id while it lasts, marked as seen; undefined when there is none, or no longer. */
  async use(id: string): Promise<Session | undefined> {
    if (!ID.test(id)) return undefined;
    const rows = (await this.sql.query(
      `WITH alive AS (
         SELECT id_hash, user_id, username, claimed, ends_at, seen_at FROM throughcare.session
          WHERE id_hash = $1 AND ends_at > now() AND seen_at > now() - make_interval(secs => $2)
       ), seen AS (
         UPDATE throughcare.session s SET seen_at = now() FROM alive
          WHERE s.id_hash = alive.id_hash AND alive.seen_at < now() - make_interval(secs => $3)
       )
       SELECT user_id AS "userId", username, claimed, (extract(epoch FROM ends_at) * 1000)::float8 AS "endsAt" FROM alive`,
      [digestOf(id), this.limits.idle, Math.min(this.limits.idle / 10, MOST_BETWEEN_MARKS)],
    )) as Session[];
    return rows[0];
  }

  /** Whether a session still stands; to look is not to use it. */
  async stands(id: string): Promise<boolean> {
    const rows = (await this.sql.query(
      `SELECT 1 FROM throughcare.session
        WHERE id_hash = $1 AND ends_at > now() AND seen_at > now() - make_interval(secs => $2)`,
      [digestOf(id), this.limits.idle],
    )) as unknown[];
    return rows.length > 0;
  }

  /** Ends one session. @returns the issuer's token for its person, to end the issuer's session too */
  async end(id: string): Promise<string | undefined> {
    const rows = (await this.sql.query(
      'DELETE FROM throughcare.session WHERE id_hash = $1 RETURNING id_token AS "idToken"',
      [digestOf(id)],
    )) as { idToken: string | null }[];
    return rows[0]?.idToken ?? undefined;
  }

  /** Signs somebody out on every machine. @returns how many sessions ended */
  async endAll(userId: string): Promise<number> {
    const rows = (await this.sql.query('DELETE FROM throughcare.session WHERE user_id = $1 RETURNING 1', [
      userId,
    ])) as unknown[];
    return rows.length;
  }
}
