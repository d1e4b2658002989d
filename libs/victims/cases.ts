import { type Instant, type LondonDate } from '#domain/time.js';
import { type ActingDoors } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { decodeCursor, encodeCursor, type Page } from '#persistence/queries/cursor.js';
import { all, Parameters } from '#persistence/queries/parameters.js';
import { readerOf } from '#persistence/queries/reader.js';
import { LIVE } from '#persistence/queries/task-row.js';
import { liaisonDoor } from './door.js';

/** A case that victim liaison works on: it has a victim whom they look after, or work for them. */
export interface VictimCaseRead {
  readonly pathwayId: string;
  readonly victims: number;
  readonly openTasks: number;
  readonly overdueTasks: number;
  /** The task that is due first. */
  readonly nextType: string | null;
  readonly nextDueOn: LondonDate | null;
  readonly nextDueAt: Instant | null;
}

export interface VictimCaseQuery {
  /** Only with work in the asker's hands, or open and meant for them. */
  readonly mine?: boolean;
  /** The beginning of the offender's names, or a whole prison number or CRN. */
  readonly search?: string;
  readonly pathwayId?: string;
  readonly first: number;
  readonly after?: string;
}

const NAME = 'victim-cases';
const NONE: Page<VictimCaseRead> = { rows: [], more: false, cursorOf: () => '', total: async () => 0 };

/**
 * Cases of the asker's victim liaison, what is due first before what is due later; for everybody else there are none.
 * Whose victims count is decided by row-level security; a restricted case is there for those who are named.
 */
export async function victimCases(
  doors: ActingDoors,
  actor: Actor,
  query: VictimCaseQuery,
): Promise<Page<VictimCaseRead>> {
  const door = liaisonDoor(doors, actor);
  if (!door || (query.pathwayId !== undefined && !isUuid(query.pathwayId))) return NONE;
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const p = new Parameters();
  const cases = casesOf(actor, query, p);
  let beyond: string | undefined;
  if (after?.[0] === null) beyond = `c."dueText" IS NULL AND c."pathwayId" > ${p.add(after[1])}::uuid`;
  else if (after)
    beyond = `((c."dueText"::timestamptz, c."pathwayId") > (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid) OR c."dueText" IS NULL)`;
  const text = `SELECT * FROM (${cases}) AS c WHERE ${all([beyond])}
    ORDER BY c."nextDueAt" NULLS LAST, c."pathwayId" LIMIT ${p.add(query.first + 1)}`;
  const rows = await door.run((sql) =>
    sql.query<VictimCaseRead & { dueText: string | null }>(text, p.values),
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) =>
      encodeCursor(NAME, [(row as VictimCaseRead & { dueText: string | null }).dueText, row.pathwayId]),
    total: async () => {
      const counted = new Parameters();
      const count = `SELECT count(*)::int AS n FROM (${casesOf(actor, query, counted)}) AS c`;
      return (await door.run((sql) => sql.query<{ n: number }>(count, counted.values)))[0]?.n ?? 0;
    },
  };
}

function casesOf(actor: Actor, query: VictimCaseQuery, p: Parameters): string {
  const me = p.add(actor.userId);
  const teams = p.add(readerOf(actor).liaison?.teamIds ?? []);
  const ours = `t.${LIVE} AND (t.team_id = ANY (${teams}::uuid[]) OR t.escalated_team_id = ANY (${teams}::uuid[]))`;
  const only = query.pathwayId === undefined ? undefined : p.add(query.pathwayId);
  const one = (column: string): string => (only === undefined ? '' : ` AND ${column} = ${only}::uuid`);
  return `SELECT c.pathway_id AS "pathwayId",
      (SELECT count(*)::int FROM victim.person v WHERE v.pathway_id = c.pathway_id) AS victims,
      coalesce(w.open, 0) AS "openTasks", coalesce(w.overdue, 0) AS "overdueTasks",
      first.type AS "nextType", first.due_on AS "nextDueOn", first.due_at AS "nextDueAt", first.due_at::text AS "dueText"
    FROM (SELECT v.pathway_id FROM victim.person v WHERE true${one('v.pathway_id')}
          UNION SELECT t.pathway_id FROM victim.task t WHERE ${ours}${one('t.pathway_id')}) AS c
    JOIN throughcare.pathway p ON p.id = c.pathway_id
    JOIN throughcare.person n ON n.id = p.person_id
    LEFT JOIN LATERAL (SELECT count(*)::int AS open, (count(*) FILTER (WHERE t.due_at < now()))::int AS overdue,
        bool_or(t.holder_id = ${me}::uuid OR (t.state = 'OPEN' AND t.meant_for_id = ${me}::uuid)) AS mine
      FROM victim.task t WHERE t.pathway_id = c.pathway_id AND ${ours}) AS w ON true
    LEFT JOIN LATERAL (SELECT t.type, t.due_on, t.due_at FROM victim.task t WHERE t.pathway_id = c.pathway_id AND ${ours}
      ORDER BY t.due_at NULLS LAST, t.id LIMIT 1) AS first ON true
    WHERE ${all([
      openTo('c.pathway_id', me),
      query.mine ? 'w.mine' : undefined,
      query.search?.trim() ? searched(query.search.trim(), p) : undefined,
    ])}`;
}

const WORDS = 5;

function searched(text: string, p: Parameters): string {
  const number = p.add(text.toUpperCase());
  const words = text
    .split(/\s+/)
    .slice(0, WORDS)
    .map((word) => {
      const like = p.add(`${word.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`);
      return `(upper(n.last_name) LIKE ${like} OR upper(n.first_name) LIKE ${like})`;
    });
  return `(n.prison_number = ${number} OR n.crn = ${number} OR (${words.join(' AND ')}))`;
}
