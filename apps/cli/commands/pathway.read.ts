import { namesVictimGate } from '#domain/gates.js';
import { isoInstant, type Instant, type LondonDate } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';

/** A pathway as its projections have it now; nothing here names a person or concerns a victim. */
export interface ShownPathway {
  readonly id: string;
  readonly kind: string | null;
  readonly months: number | null;
  readonly stage: string | null;
  readonly episode: string | null;
  readonly prison: string | null;
  readonly area: string | null;
  readonly releaseOn: LondonDate | null;
  readonly sentenceEnd: LondonDate | null;
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly turns: number;
  readonly commands: { readonly accepted: number; readonly applied: number; readonly undelivered: number };
  readonly wakeAt: string | null;
  readonly tasks: readonly ShownTask[];
  readonly clocks: readonly ShownClock[];
  readonly gates: readonly ShownGate[];
  readonly stuck: readonly ShownStuck[];
  readonly journal: readonly ShownTurn[];
}
export interface ShownTask {
  readonly key: string;
  readonly type: string;
  readonly state: string;
  readonly team: string | null;
  readonly dueOn: LondonDate | null;
  readonly dueAt: string | null;
  readonly standard: string | null;
  readonly missed: boolean;
  readonly mark: string | null;
}
export interface ShownClock {
  readonly key: string;
  readonly dueOn: LondonDate | null;
  readonly dueAt: string;
  readonly standard: string | null;
}
export interface ShownGate {
  readonly key: string;
  readonly gate: string;
  readonly opens: string;
  readonly overriddenUntil: LondonDate | null;
}
export interface ShownStuck {
  readonly cause: string;
  readonly since: string;
  readonly owner: string;
  readonly unblocks: string;
  readonly detail: string | null;
}
export interface ShownTurn {
  readonly seq: number;
  readonly at: string;
  /** What happened, most first: `TaskOpened ×3`. */
  readonly events: readonly string[];
}

interface PathwayRow {
  readonly kind: string | null;
  readonly months: number | null;
  readonly stage: string | null;
  readonly episode: string | null;
  readonly prison_code: string | null;
  readonly area_code: string | null;
  readonly release_on: LondonDate | null;
  readonly sentence_end: LondonDate | null;
  readonly opened_at: Instant;
  readonly ended_at: Instant | null;
  readonly last_seq: number;
  readonly wake_at: Instant | null;
}

const iso = (at: Instant | null): string | null =>
  at === null || !Number.isFinite(at) ? null : isoInstant(at);

/**
 * Reads one pathway.
 * @param turns how many turns of the journal, the last ones
 * @returns undefined when there is none of that id
 */
export async function readPathway(sql: Sql, id: string, turns: number): Promise<ShownPathway | undefined> {
  const [row] = await sql.query<PathwayRow>(
    `SELECT kind, months, stage, episode, prison_code, area_code, release_on, sentence_end, opened_at, ended_at, last_seq, wake_at FROM throughcare.pathway WHERE id = $1`,
    [id],
  );
  if (!row) return undefined;
  // Counted, not read from the pathway's own numbers: those would tell that there are commands behind the victim wall.
  const [commands] = await sql.query<{ accepted: number; applied: number; undelivered: number }>(
    `SELECT count(*)::int AS accepted, count(applied_seq)::int AS applied, (count(*) FILTER (WHERE delivered_at IS NULL))::int AS undelivered
       FROM throughcare.command WHERE pathway_id = $1`,
    [id],
  );
  return {
    id,
    kind: row.kind,
    months: row.months,
    stage: row.stage,
    episode: row.episode,
    prison: row.prison_code,
    area: row.area_code,
    releaseOn: row.release_on,
    sentenceEnd: row.sentence_end,
    openedAt: isoInstant(row.opened_at),
    endedAt: iso(row.ended_at),
    turns: row.last_seq,
    commands: commands ?? { accepted: 0, applied: 0, undelivered: 0 },
    wakeAt: iso(row.wake_at),
    tasks: await openTasks(sql, id),
    clocks: (
      await sql.query<{
        key: string;
        due_on: LondonDate | null;
        due_at: Instant;
        standard_row: string | null;
      }>(
        'SELECT key, due_on, due_at, standard_row FROM throughcare.standing_clock WHERE pathway_id = $1 ORDER BY due_at, key',
        [id],
      )
    ).map(({ key, due_on, due_at, standard_row }) => ({
      key,
      dueOn: due_on,
      dueAt: isoInstant(due_at),
      standard: standard_row,
    })),
    gates: (
      await sql.query<ShownGate>(
        'SELECT key, gate, opens, overridden_until AS "overriddenUntil" FROM throughcare.gate WHERE pathway_id = $1 AND lapsed_at IS NULL ORDER BY gate, key',
        [id],
      )
    ).filter(({ gate }) => !namesVictimGate(gate)),
    stuck: (
      await sql.query<{
        key: string;
        cause: string;
        since: Instant;
        owner_role: string;
        unblocks: string;
        detail: string | null;
      }>(
        'SELECT key, cause, since, owner_role, unblocks, detail FROM throughcare.stuck WHERE pathway_id = $1 ORDER BY severity DESC, since',
        [id],
      )
    )
      .filter(({ key }) => !namesVictimGate(key))
      .map(({ key: _, owner_role, since, ...rest }) => ({
        ...rest,
        since: isoInstant(since),
        owner: owner_role,
      })),
    journal: await lastTurns(sql, id, turns),
  };
}

async function openTasks(sql: Sql, id: string): Promise<ShownTask[]> {
  const rows = await sql.query<{
    key: string;
    type: string;
    state: string;
    team: string | null;
    due_on: LondonDate | null;
    due_at: Instant | null;
    standard_row: string | null;
    missed_at: Instant | null;
    mark: string | null;
  }>(
    `SELECT k.key, k.type, k.state, t.kind || ' ' || t.place_code AS team, k.due_on, k.due_at, k.standard_row, k.missed_at, k.mark
       FROM throughcare.task k LEFT JOIN throughcare.team t ON t.id = coalesce(k.escalated_team_id, k.team_id)
      WHERE k.pathway_id = $1 AND k.state IN ('OPEN', 'CLAIMED', 'SUBMITTED') ORDER BY k.due_at NULLS LAST, k.key`,
    [id],
  );
  return rows
    .filter(({ key }) => !namesVictimGate(key))
    .map(({ due_on, due_at, standard_row, missed_at, ...rest }) => ({
      ...rest,
      dueOn: due_on,
      dueAt: iso(due_at),
      standard: standard_row,
      missed: missed_at !== null,
    }));
}

/** Kinds of event only: what they hold may name people. */
async function lastTurns(sql: Sql, id: string, turns: number): Promise<ShownTurn[]> {
  const rows = await sql.query<{ seq: number; at: Instant; events: { e: string }[] }>(
    'SELECT seq, at, events FROM throughcare.journal WHERE pathway_id = $1 ORDER BY seq DESC LIMIT $2',
    [id, turns],
  );
  return rows.reverse().map(({ seq, at, events }) => {
    const counts = new Map<string, number>();
    for (const event of events)
      if (!namesVictimGate(JSON.stringify(event))) counts.set(event.e, (counts.get(event.e) ?? 0) + 1);
    const most = [...counts].sort(([, a], [, b]) => b - a);
    return { seq, at: isoInstant(at), events: most.map(([e, n]) => (n === 1 ? e : `${e} ×${n}`)) };
  });
}
