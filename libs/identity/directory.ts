import { type Actor, type Membership } from './actor.js';
import { nearNames } from './near-names.js';
import { type Sql } from './sql.js';

const FRESH_FOR = 5_000;

interface Row {
  id: string;
  username: string;
  memberships: Membership[] | null;
}

/** People and their teams, as PostgreSQL has them; remembered for a few seconds, so that leaving a team takes effect at once enough. */
export class Directory {
  private readonly known = new Map<
    string,
    { readonly at: number; readonly actor: Promise<Actor | undefined> }
  >();

  constructor(private readonly sql: Sql) {}

  /** The actor of a username; undefined when nobody active has it. */
  async actor(username: string): Promise<Actor | undefined> {
    const known = this.known.get(username);
    if (known && Date.now() - known.at < FRESH_FOR) return known.actor;
    const actor = this.read(username);
    if (this.known.size > 5_000) this.known.clear();
    this.known.set(username, { at: Date.now(), actor });
    actor.catch(() => this.known.delete(username));
    return actor;
  }

  /** Usernames that come near, for a message that helps. */
  async near(username: string): Promise<string[]> {
    const rows = (await this.sql.query('SELECT username FROM throughcare.person_user WHERE active')) as {
      username: string;
    }[];
    return nearNames(
      username,
      rows.map((row) => row.username),
    );
  }

  private async read(username: string): Promise<Actor | undefined> {
    const rows = (await this.sql.query(
      `SELECT u.id, u.username,
              (SELECT json_agg(json_build_object('teamId', t.id, 'kind', t.kind, 'place', t.place_code, 'role', m.role) ORDER BY t.kind, t.place_code, m.role)
                 FROM throughcare.membership m JOIN throughcare.team t ON t.id = m.team_id WHERE m.user_id = u.id) AS memberships
         FROM throughcare.person_user u
        WHERE u.username = $1 AND u.active AND (u.last_day IS NULL OR u.last_day >= throughcare.today())`,
      [username],
    )) as Row[];
    const row = rows[0];
    return row && { userId: row.id, username: row.username, memberships: row.memberships ?? [] };
  }
}
