import { TEAM_KINDS, type Role, type TeamKind } from '#domain/roles.js';
import { type Actor, type Membership } from '../actor.js';
import { type Sql } from '../sql.js';

/** One role in one team, as the issuer's token says it. */
export interface Claimed {
  readonly kind: TeamKind;
  readonly place: string;
  readonly role: Role;
}

const CLAIM = /^([a-z-]+)\/([A-Za-z0-9]+)\/([a-z-]+)$/;
const MOST = 100;

/**
 * Reads the claim that lists roles: text such as `omu/HLI/case-administrator` (kind of team, place, role), one or many.
 * What says no role of this service is left out: a directory elsewhere holds more than ours.
 * @param value the claim as the token has it
 */
export function readClaimed(value: unknown): Claimed[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.slice(0, MOST).flatMap((item) => {
    const [, kind, place, role] = (typeof item === 'string' && CLAIM.exec(item)) || [];
    if (!kind || !place || !role || !isKind(kind)) return [];
    const roles: readonly string[] = TEAM_KINDS[kind].roles;
    return roles.includes(role) ? [{ kind, place, role: role as Role }] : [];
  });
}

const isKind = (kind: string): kind is TeamKind => Object.hasOwn(TEAM_KINDS, kind);

/** Gives an actor of the directory what their token claims beside it, in teams that exist here. */
export class ClaimedTeams {
  private readonly ids = new Map<string, string>();

  constructor(private readonly sql: Sql) {}

  /** @returns the actor with both, each role in a team once; the same actor when nothing is claimed */
  async join(actor: Actor, claimed: readonly Claimed[]): Promise<Actor> {
    if (claimed.length === 0) return actor;
    await this.learn(claimed);
    const has = new Set(actor.memberships.map(({ teamId, role }) => `${teamId} ${role}`));
    const more = claimed.flatMap((claim): Membership[] => {
      const teamId = this.ids.get(keyOf(claim));
      if (!teamId || has.has(`${teamId} ${claim.role}`)) return [];
      has.add(`${teamId} ${claim.role}`);
      return [{ teamId, kind: claim.kind, place: claim.place, role: claim.role }];
    });
    return { ...actor, memberships: [...actor.memberships, ...more] };
  }

  /** A team keeps its id, kind and place for ever, so what was read once stays true. */
  private async learn(claimed: readonly Claimed[]): Promise<void> {
    const unknown = claimed.filter((claim) => !this.ids.has(keyOf(claim)));
    if (unknown.length === 0) return;
    const rows = (await this.sql.query(
      `SELECT t.id, t.kind, t.place_code AS place FROM throughcare.team t
         JOIN jsonb_to_recordset($1::jsonb) AS c(kind text, place text) ON c.kind = t.kind AND c.place = t.place_code`,
      [JSON.stringify(unknown)],
    )) as { id: string; kind: string; place: string }[];
    for (const row of rows) this.ids.set(keyOf(row), row.id);
  }
}

const keyOf = ({ kind, place }: { kind: string; place: string }): string => `${kind}/${place}`;
