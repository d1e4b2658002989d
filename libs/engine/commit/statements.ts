import { type Statement } from '#persistence/database.js';

/** The few statements of a turn. Each takes all its rows as one JSON parameter, so that a turn of twenty tasks costs no more round trips than one. */
export type Schema = 'throughcare' | 'victim';

export const LOCK_PATHWAY: Statement = {
  name: 'commit-lock',
  text: `
    SELECT last_seq, head, applied,
           ARRAY(SELECT key FROM throughcare.stuck s WHERE s.pathway_id = p.id AND s.source = 'commit')
        || ARRAY(SELECT key FROM victim.stuck s WHERE s.pathway_id = p.id AND s.source = 'commit') AS stuck
    FROM throughcare.pathway p WHERE p.id = $1 FOR NO KEY UPDATE`,
};

export const READ_TURN: Statement = {
  name: 'commit-read',
  text: `
    SELECT j.seq, j.prev, j.head, j.at, j.applied, j.wake_at, j.events, coalesce(v.events, '[]') AS walled
    FROM throughcare.journal j LEFT JOIN victim.journal v USING (pathway_id, seq)
    WHERE j.pathway_id = $1 AND j.seq = $2`,
};

export const READ_UNAPPLIED: Statement = {
  name: 'commit-unapplied',
  text: `
    SELECT n, payload, accepted_at, accepted_by FROM throughcare.command
    WHERE pathway_id = $1 AND n > $2 ORDER BY n`,
};

/** Journal, the commands this turn applied, and the pathway's own row. */
export const WRITE_TURN: Statement = {
  name: 'commit-turn',
  text: `
    WITH j AS (
      INSERT INTO throughcare.journal (pathway_id, seq, at, wall_at, prev, head, applied, wake_at, events)
      VALUES ($1, $2, $3, clock_timestamp(), $4, $5, $6, $7, $8)
    ), v AS (
      INSERT INTO victim.journal (pathway_id, seq, events) SELECT $1, $2, $9::jsonb WHERE $9::jsonb IS NOT NULL
    ), c AS (
      UPDATE throughcare.command SET applied_seq = $2, outcome = coalesce('overtaken:' || ($10::jsonb ->> n::text), 'applied')
      WHERE pathway_id = $1 AND n <= $6 AND applied_seq IS NULL
    ), p AS (
      UPDATE throughcare.pathway t
      SET last_seq = $2, head = $5, applied = $6, wake_at = $7, carried = $11, committed_at = clock_timestamp(),
          last_command = greatest(t.last_command, $6),
          kind = r.kind, months = r.months, episode = r.episode, stage = r.stage, prison_code = r.prison_code, area_code = r.area_code,
          om_id = r.om_id, os_id = r.os_id, roh = r.roh, tier = r.tier, ppo = r.ppo, mappa_category = r.mappa_category,
          mappa_level = r.mappa_level, release_on = r.release_on, sentence_end = r.sentence_end, sentenced_on = r.sentenced_on,
          policy = r.policy, ended_at = r.ended_at
      FROM jsonb_to_record($12::jsonb) AS r (kind text, months int, episode text, stage text, prison_code text, area_code text,
        om_id uuid, os_id uuid, roh text, tier int, ppo boolean, mappa_category int, mappa_level int, release_on date,
        sentence_end date, sentenced_on date, policy text, ended_at timestamptz)
      WHERE t.id = $1
    )
    SELECT pg_notify('throughcare_committed', json_build_object('p', $1::uuid, 'seq', $2::int, 'applied', $6::int)::text)`,
};

const TASK_COLUMNS: Readonly<Record<string, string>> = {
  id: 'uuid',
  key: 'text',
  round: 'int',
  type: 'text',
  stage: 'text',
  role: 'text',
  place_code: 'text',
  team_id: 'uuid',
  acts_now_role: 'text',
  escalated_team_id: 'uuid',
  confidentiality: 'text',
  state: 'text',
  meant_for_id: 'uuid',
  barred: 'jsonb',
  subject: 'text',
  mark: 'text',
  opened_at: 'timestamptz',
  due_on: 'date',
  due_at: 'timestamptz',
  standard_row: 'text',
  anchor: 'text',
  missed_at: 'timestamptz',
  rung: 'int',
  reminded_at: 'timestamptz',
};
/** Columns that a later turn may change on a row that is there. */
const CHANGING: Readonly<Record<string, string>> = {
  role: 'text',
  place_code: 'text',
  team_id: 'uuid',
  meant_for_id: 'uuid',
  barred: 'jsonb',
  acts_now_role: 'text',
  escalated_team_id: 'uuid',
  due_on: 'date',
  due_at: 'timestamptz',
  standard_row: 'text',
  anchor: 'text',
  missed_at: 'timestamptz',
  rung: 'int',
  reminded_at: 'timestamptz',
  outcome: 'text',
  done_at: 'timestamptz',
  done_by: 'uuid',
  late: 'boolean',
  withdrawn_because: 'text',
};
const names = Object.keys(TASK_COLUMNS);
const shape = Object.entries(TASK_COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');
const keep = new Set(['id', 'key', 'round', 'state']);
/** An absent name keeps the column, a null empties it. */
const changing = Object.entries(CHANGING).map(([name, type]) => {
  const value = type === 'jsonb' ? `nullif(x.p -> '${name}', 'null')` : `(x.p ->> '${name}')::${type}`;
  return `${name} = CASE WHEN x.p ? '${name}' THEN ${value} ELSE t.${name} END`;
});

/**
 * Opens and changes tasks. A task that passes to another team is free again; who held one that is withdrawn or passed on is told.
 * $1 pathway, $2 rows that opened, $3 changes `{key, round, p}`, $4 whether this is a snapshot: then live rows keep their holder.
 */
export const writeTasks = (schema: Schema): Statement => ({
  name: `commit-tasks-${schema}`,
  text: `
    WITH opened AS (
      INSERT INTO ${schema}.task AS t (pathway_id, ${names.join(', ')})
      SELECT $1, ${names.map((name) => `r.${name}`).join(', ')} FROM jsonb_to_recordset($2::jsonb) AS r (${shape})
      ON CONFLICT (pathway_id, key, round) DO UPDATE SET
        ${names
          .filter((name) => !keep.has(name))
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')},
        state = CASE WHEN $4::boolean AND t.state IN ('CLAIMED', 'SUBMITTED') THEN t.state ELSE excluded.state END,
        holder_id = CASE WHEN $4::boolean AND t.state IN ('CLAIMED', 'SUBMITTED') THEN t.holder_id END,
        outcome = NULL, done_at = NULL, done_by = NULL, late = false, withdrawn_because = NULL, updated_at = now()
      RETURNING t.id, t.team_id
    ), x AS (
      SELECT o.id, o.team_id AS was_team, o.holder_id AS was_holder, o.state AS was_state, c.p
      FROM jsonb_to_recordset($3::jsonb) AS c (key text, round int, p jsonb)
      JOIN ${schema}.task o ON o.pathway_id = $1 AND o.key = c.key AND o.round = c.round
      FOR UPDATE OF o
    ), changed AS (
      UPDATE ${schema}.task t SET ${changing.join(',\n        ')},
        state = CASE WHEN x.p ? 'state' THEN x.p ->> 'state'
                     WHEN x.was_state = 'CLAIMED' AND x.p ? 'team_id' AND (x.p ->> 'team_id')::uuid IS DISTINCT FROM x.was_team THEN 'OPEN'
                     ELSE t.state END,
        holder_id = CASE WHEN x.was_state = 'CLAIMED' AND x.p ? 'team_id' AND (x.p ->> 'team_id')::uuid IS DISTINCT FROM x.was_team THEN NULL
                         ELSE t.holder_id END,
        updated_at = now()
      FROM x WHERE t.id = x.id
      RETURNING t.id, t.team_id, t.state, t.holder_id, x.was_holder, x.was_team
    ), told AS (
      INSERT INTO ${schema}.notice (user_id, of_team, pathway_id, kind, data)
      SELECT was_holder, was_team, $1, CASE WHEN state = 'WITHDRAWN' THEN 'task-withdrawn' ELSE 'task-passed-on' END, jsonb_build_object('task', id)
      FROM changed WHERE was_holder IS NOT NULL AND (state = 'WITHDRAWN' OR holder_id IS NULL)
      RETURNING id, user_id
    )
    SELECT pg_notify('${channel(schema, 'task')}', json_build_object('t', id, 'team', team_id)::text)
    FROM (SELECT id, team_id FROM opened UNION SELECT id, team_id FROM changed UNION SELECT id, was_team FROM changed) AS moved
    UNION ALL
    SELECT pg_notify('${channel(schema, 'notice')}', json_build_object('n', id, 'user', user_id)::text) FROM told`,
});

/** Withdraws live rows that the ledger does not know: only for a snapshot. $2: ids of those it knows. */
export const withdrawUnknown = (schema: Schema): string => `
  UPDATE ${schema}.task SET state = 'WITHDRAWN', withdrawn_because = 'not-in-the-ledger', updated_at = now()
  WHERE pathway_id = $1 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND NOT id = ANY ($2::uuid[])`;

/** $1 pathway, $2 rows; one that is there already stays the only one. */
export const writeNotices = (schema: Schema): Statement => ({
  name: `commit-notices-${schema}`,
  text: `
    WITH told AS (
      INSERT INTO ${schema}.notice (user_id, team_id, pathway_id, kind, data, role, closed, of_team, once, acknowledge_by)
      SELECT r.user_id, r.team_id, $1, r.kind, r.data, r.role, r.closed, r.of_team, r.once, r.acknowledge_by
      FROM jsonb_to_recordset($2::jsonb) AS r (user_id uuid, team_id uuid, kind text, data jsonb, role text, closed boolean, of_team uuid,
        once text, acknowledge_by timestamptz)
      ON CONFLICT (once) WHERE once IS NOT NULL DO NOTHING
      RETURNING id, user_id, team_id
    )
    SELECT pg_notify('${channel(schema, 'notice')}', json_build_object('n', id, 'user', user_id, 'team', team_id)::text) FROM told`,
});

/** Changes cross processes with ids only; those about victims on channels of their own. */
export function channel(schema: Schema, what: 'task' | 'notice'): string {
  return schema === 'victim' ? `throughcare_victim_${what}` : `throughcare_${what}`;
}
