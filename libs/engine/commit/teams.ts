import { type Sql } from '#persistence/database.js';
import { type CaseView } from '#domain/case.js';
import { NATIONAL, TEAM_KINDS, teamKindOf, type Role } from '#domain/roles.js';

/** No more often than this is a team that was not found looked for again. */
const RELOAD_EVERY = 2_000;

/** Which team has a role at a place. Read once; read again when a team is missing. */
export class TeamDirectory {
  private teams = new Map<string, string>();
  private loadedAt = -Infinity;

  constructor(private readonly sql: Sql) {}

  /** Makes sure that the teams are known that these roles at these places need. */
  async prepare(needs: Iterable<{ role: Role; place: string }>): Promise<void> {
    const missing = [...needs].some(({ role, place }) => place !== '' && !this.teams.has(keyOf(role, place)));
    if (!missing || performance.now() - this.loadedAt < RELOAD_EVERY) return;
    const rows = await this.sql.query<{ id: string; kind: string; place_code: string }>(
      'SELECT id, kind, place_code FROM throughcare.team',
    );
    this.teams = new Map(rows.map(({ id, kind, place_code }) => [`${kind}@${place_code}`, id]));
    this.loadedAt = performance.now();
  }

  /** The team's id; null when there is none, which is stuck and never guessed. */
  find(role: Role, place: string): string | null {
    return this.teams.get(keyOf(role, place)) ?? null;
  }
}

const keyOf = (role: Role, place: string): string => `${teamKindOf(role)}@${place}`;

/** Where a role stands for this case: its prison, its area, or nowhere in particular. Empty while unknown. */
export function placeOfRole(role: Role, view: CaseView): string {
  const kind = TEAM_KINDS[teamKindOf(role)].place;
  if (kind === 'national') return NATIONAL;
  return (kind === 'prison' ? view.prison : view.area) ?? '';
}
