import { type CaseView } from '#domain/case.js';
import { isVictimRole, type Role } from '#domain/roles.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { acknowledgeBy } from '#notices/hours.js';
import { noticeKind } from '#notices/kinds.js';
import { uuidOrNull } from '../ids.js';
import { type Columns, type Scene } from './task-rows.js';
import { placeOfRole } from './teams.js';

/** A row of notice: for a user or a team; `data` holds ids and codes. */
export interface Notice {
  readonly user_id: string | null;
  readonly team_id: string | null;
  readonly kind: string;
  readonly data: Columns;
  /** The role it is meant for. */
  readonly role: Role | null;
  /** Only those of the team in that role see it. */
  readonly closed: boolean;
  readonly of_team: string | null;
  /** Pathway, turn, event and recipient: the same never makes two. */
  readonly once: string;
  readonly acknowledge_by: string | null;
}

/** Somebody with work on the case: a holder, or the team in whose queue it lies. */
export interface OnCase {
  readonly user_id: string | null;
  readonly team_id: string | null;
  /** The only role of the team that has work; null where several have. */
  readonly role: Role | null;
}

export interface Told {
  readonly open: Notice[];
  readonly walled: Notice[];
}

/** Whether there is anybody for victim liaison to tell: that a case has a victim is itself behind the wall. */
export const hasVictims = (view: CaseView): boolean => view.victimScheme === true || view.victims.length > 0;

/** Makes rows, each recipient once for each event of a turn. */
export class Teller {
  private readonly rows = { open: new Map<string, Notice>(), walled: new Map<string, Notice>() };

  constructor(
    private readonly scene: Scene,
    private readonly seq: number,
  ) {}

  get told(): Told {
    return { open: [...this.rows.open.values()], walled: [...this.rows.walled.values()] };
  }

  /**
   * Tells the person of the case who has this role, or else its team at the place of the case; nobody where there is neither.
   * @param event what it is about, unique within the turn
   * @param but who knows it already, having done it
   */
  role(
    event: string,
    role: Role,
    kind: string,
    data: Columns,
    how: { wall?: 'open' | 'walled'; closed?: boolean; but?: string } = {},
  ): void {
    const { view, teams } = this.scene;
    const team = teams.find(role, placeOfRole(role, view));
    const wall = how.wall ?? (isVictimRole(role) ? 'walled' : 'open');
    if (wall === 'walled' && !hasVictims(view)) return;
    const named = uuidOrNull(
      role === 'offender-manager' ? view.om : role === 'offender-supervisor' ? view.os : null,
    );
    if (named !== null && named === how.but) return;
    if (named === null && team === null) return;
    this.put(wall, event, kind, data, {
      user_id: named,
      team_id: named === null ? team : null,
      of_team: team,
      role,
      closed: how.closed === true,
    });
  }

  /** Tells a team, or one person through a team of theirs. */
  one({ user_id, team_id, role }: OnCase, event: string, kind: string, data: Columns): void {
    const to = { user_id, team_id: user_id === null ? team_id : null, of_team: team_id };
    this.put('open', event, kind, data, { ...to, role: user_id === null ? role : null, closed: false });
  }

  put(
    wall: 'open' | 'walled',
    event: string,
    kind: string,
    data: Columns,
    to: Pick<Notice, 'user_id' | 'team_id' | 'of_team' | 'role' | 'closed'>,
  ): void {
    const { pathwayId, at } = this.scene;
    const recipient = to.user_id ?? (to.closed ? `${to.team_id ?? ''}/${to.role ?? ''}` : (to.team_id ?? ''));
    const once = `${pathwayId}:${this.seq}:${event}:${kind}:${recipient}`;
    if (this.rows[wall].has(once)) return;
    const by: Instant | undefined = acknowledgeBy(at, noticeKind(kind));
    this.rows[wall].set(once, {
      ...to,
      kind,
      data,
      once,
      acknowledge_by: by === undefined ? null : isoInstant(by),
    });
  }
}
