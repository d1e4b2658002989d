import { type Sql } from '../sql.js';
import { digestOf, newSecret } from './sessions.js';

/** What a browser must bring back from the issuer, and what only we know of it. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: whoever has the code but not this gets nothing for it (RFC 7636). */
  readonly verifier: string;
  readonly returnTo: string;
}

const LASTS_SECONDS = 10 * 60;

/** Browsers on their way to the issuer. Each comes back once, in the browser that left, within ten minutes. */
export class PendingSignIns {
  constructor(private readonly sql: Sql) {}

  /** @returns what the browser keeps in a cookie */
  async leave({ state, nonce, verifier, returnTo }: PendingSignIn): Promise<string> {
    const id = newSecret();
    await this.sql.query('DELETE FROM throughcare.sign_in WHERE ends_at < now()');
    await this.sql.query(
      `INSERT INTO throughcare.sign_in (id_hash, state, nonce, verifier, return_to, ends_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [digestOf(id), state, nonce, verifier, returnTo, LASTS_SECONDS],
    );
    return id;
  }

  /** Takes it, so that nobody can again; undefined when this browser did not leave from here, or long ago. */
  async back(id: string): Promise<PendingSignIn | undefined> {
    const rows = (await this.sql.query(
      `DELETE FROM throughcare.sign_in WHERE id_hash = $1
       RETURNING state, nonce, verifier, return_to AS "returnTo", ends_at > now() AS fresh`,
      [digestOf(id)],
    )) as (PendingSignIn & { fresh: boolean })[];
    return rows[0]?.fresh ? rows[0] : undefined;
  }
}
