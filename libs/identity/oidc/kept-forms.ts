import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { type Sql } from '../sql.js';
import { digestOf, newSecret } from './sessions.js';

/** What somebody had typed when their session was over. */
export interface KeptForm {
  /** Path and query of the page with the form. */
  readonly page: string;
  /** By name; a name sent twice has a list. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

const LASTS_SECONDS = 60 * 60;
/** Of one person: whoever signs in again uses one, and a flood of them must not fill the table. */
const MOST = 20;
const A_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Only the browser that typed it has what opens it: the table holds the digest of that secret, and what it seals. */
const keyOf = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', 'throughcare kept form', 32));

/**
 * Words that were sent when nobody was signed in any more: sealed, for an hour, for the same person in the same browser
 * (docs/decisions/0027).
 */
export class KeptForms {
  constructor(private readonly sql: Sql) {}

  /**
   * @param userId whose page the form stood on
   * @returns what the browser keeps in a cookie; undefined when nobody has this id
   */
  async keep(userId: string, form: KeptForm): Promise<string | undefined> {
    if (!A_UUID.test(userId)) return undefined;
    const secret = newSecret();
    const sealed = await new CompactEncrypt(Buffer.from(JSON.stringify(form)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(keyOf(secret));
    await this.sql.query('DELETE FROM throughcare.kept_form WHERE ends_at < now()');
    const rows = (await this.sql.query(
      `INSERT INTO throughcare.kept_form (id_hash, user_id, sealed, ends_at)
       SELECT $1, u.id, $3, now() + make_interval(secs => $4) FROM throughcare.person_user u
        WHERE u.id = $2 AND (SELECT count(*) FROM throughcare.kept_form k WHERE k.user_id = u.id) < $5
       RETURNING 1`,
      [digestOf(secret), userId, sealed, LASTS_SECONDS, MOST],
    )) as unknown[];
    return rows.length > 0 ? secret : undefined;
  }

  /** @returns what this browser kept for this person; undefined for nothing, for somebody else, or after its hour */
  async look(secret: string, userId: string): Promise<KeptForm | undefined> {
    const rows = (await this.sql.query(
      'SELECT sealed FROM throughcare.kept_form WHERE id_hash = $1 AND user_id = $2 AND ends_at > now()',
      [digestOf(secret), userId],
    )) as { sealed: string }[];
    if (!rows[0]) return undefined;
    const { plaintext } = await compactDecrypt(rows[0].sealed, keyOf(secret));
    return JSON.parse(Buffer.from(plaintext).toString()) as KeptForm;
  }

  /** Forgets it: shown again, or not for whoever signed in. */
  async drop(secret: string): Promise<void> {
    await this.sql.query('DELETE FROM throughcare.kept_form WHERE id_hash = $1', [digestOf(secret)]);
  }
}
