import { type Instant, type LondonDate } from '#domain/time.js';
import { type Role } from '#domain/roles.js';
import { type RohLevel } from '#domain/sentence.js';
import { doorsFor, type ActingDoors, type Door, type Schema } from '#engine/doors.js';
import { refuse, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { isVictimLiaison, type Actor } from '../actor.js';
import { MAY_NAME, openToInLists } from '../permission/restricted.js';
import { roleWords } from '../permission/who.js';
import { managedTeams, whoManages } from './managers.js';
import { findPerson, NO_SUCH_PERSON, periodsOf } from './records.js';

/** A task somebody holds or is meant to do, or a post in a case. */
export type WorkKind = 'TASK' | 'OFFENDER_MANAGER' | 'OFFENDER_SUPERVISOR' | 'VICTIM_LIAISON';

/** One piece of somebody's work: ids and codes, no names; who it is about is read with the reader's own rights. */
export interface WorkRow {
  readonly what: WorkKind;
  /** Of the task; of the case where it is a post. */
  readonly id: string;
  readonly pathwayId: string;
  /** Type of the task. */
  readonly type: string | null;
  readonly role: Role;
  /** OPEN (meant for them), CLAIMED or SUBMITTED; HELD for a post. */
  readonly state: 'OPEN' | 'CLAIMED' | 'SUBMITTED' | 'HELD';
  readonly dueAt: Instant | null;
  /** The team in which somebody else can take it. */
  readonly teamId: string;
  readonly roh: RohLevel | null;
  readonly schema: Schema;
}

export interface LeaverWork {
  readonly kind: 'work';
  readonly userId: string;
  readonly lastDay: LondonDate | null;
  /** Nearest deadline first; posts last. */
  readonly rows: readonly WorkRow[];
  readonly closed?: ClosedWork;
}

/** Work in restricted cases that are closed to whoever asks: how much there is, and who could; of the cases nothing. */
export interface ClosedWork {
  readonly cases: number;
  readonly who: string;
}

const tasks = (schema: Schema): string => `
  SELECT 'TASK' AS what, t.id, t.pathway_id AS "pathwayId", t.type, coalesce(t.acts_now_role, t.role) AS role, t.state, t.due_at AS "dueAt",
         CASE WHEN t.team_id = ANY ($2::uuid[]) THEN t.team_id ELSE t.escalated_team_id END AS "teamId", p.roh, '${schema}' AS schema
    FROM ${schema}.task t JOIN throughcare.pathway p ON p.id = t.pathway_id
   WHERE t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND (t.holder_id = $1 OR (t.meant_for_id = $1 AND t.state = 'OPEN'))
     AND (t.team_id = ANY ($2::uuid[]) OR t.escalated_team_id = ANY ($2::uuid[]))`;

const post = (what: WorkKind, kind: string, role: Role, column: string, place: string): string => `
  SELECT '${what}', p.id, p.id, NULL, '${role}', 'HELD', NULL, t.id, p.roh, 'throughcare'
    FROM throughcare.pathway p JOIN throughcare.team t ON t.kind = '${kind}' AND t.place_code = p.${place}
   WHERE p.${column} = $1 AND p.ended_at IS NULL AND t.id = ANY ($2::uuid[])`;

const WORK: Record<Schema, string> = {
  throughcare: `${tasks('throughcare')}
    UNION ALL ${post('OFFENDER_MANAGER', 'pdu', 'offender-manager', 'om_id', 'area_code')}
    UNION ALL ${post('OFFENDER_SUPERVISOR', 'omu', 'offender-supervisor', 'os_id', 'prison_code')}`,
  // Nobody is named as victim liaison officer of a case: it is theirs where they have done or are to do something for its victims.
  victim: `${tasks('victim')}
    UNION ALL SELECT 'VICTIM_LIAISON', p.id, p.id, NULL, 'victim-liaison-officer', 'HELD', NULL, v.team_id, NULL, 'victim'
      FROM throughcare.pathway p JOIN LATERAL (SELECT t.team_id FROM victim.task t WHERE t.pathway_id = p.id AND t.team_id = ANY ($2::uuid[])
        AND t.state <> 'WITHDRAWN' AND $1 IN (t.holder_id, t.meant_for_id, t.done_by) LIMIT 1) v ON true WHERE p.ended_at IS NULL`,
};

/** Rows of one schema in the teams of the reach, but of restricted cases that are closed to whoever asks; of one row where its id is given. */
export const workIn = (
  sql: Sql,
  schema: Schema,
  { actor, person, teamIds }: Reach,
  one?: { readonly what: WorkKind; readonly id: string },
): Promise<WorkRow[]> =>
  sql.query<WorkRow>(
    `SELECT * FROM (${WORK[schema]}) AS w WHERE ${openToInLists('w."pathwayId"', '$3')} ${one ? 'AND w.what = $4 AND w.id = $5' : ''}
      ORDER BY w.what = 'TASK' DESC, w."dueAt" NULLS LAST, w.id, w.what LIMIT 1000`,
    [person.id, teamIds, actor.userId, ...(one ? [one.what, one.id] : [])],
  );

const WHO_COULD = `Whoever is named for a restricted case gives the work in it, or who opens it with a reason. At its place these name and open: ${roleWords(MAY_NAME)}.`;

/** What of somebody's work lies in restricted cases that are closed to whoever asks: it stays theirs until somebody gives it who may open them. */
export async function closedWork({ actor, person, teamIds, doors }: Reach): Promise<ClosedWork | undefined> {
  const found = await Promise.all(
    doors.map(({ schema, run }) =>
      run((sql) =>
        sql.query<{ id: string }>(
          `SELECT DISTINCT w."pathwayId" AS id FROM (${WORK[schema]}) AS w WHERE NOT (${openToInLists('w."pathwayId"', '$3')})`,
          [person.id, teamIds, actor.userId],
        ),
      ),
    ),
  );
  const cases = new Set(found.flat().map(({ id }) => id)).size;
  return cases === 0 ? undefined : { cases, who: WHO_COULD };
}

/** Whose work somebody may see and give: what of it lies in teams of theirs. */
export interface Reach {
  /** Who sees and gives it. */
  readonly actor: Actor;
  readonly person: { readonly id: string; readonly name: string; readonly lastDay: LondonDate | null };
  readonly teamIds: readonly string[];
  readonly doors: readonly Door[];
}

/** @returns the reach of a manager into somebody's work, or why there is none */
export async function reachInto(doors: ActingDoors, actor: Actor, who: string): Promise<Reach | Refused> {
  const person = await findPerson(doors.app, who);
  const teams = await managedTeams(doors.app, actor);
  if (teams.length === 0)
    return refuse('NOT_ALLOWED', "A leaver's work is seen and given by the managers of their team.");
  if (!person) return NO_SUCH_PERSON;
  const places = await periodsOf(doors.app, person.id);
  const teamIds = teams.map(({ id }) => id);
  if (places.length > 0 && !places.some(({ teamId }) => teamIds.includes(teamId)))
    return refuse(
      'NOT_ALLOWED',
      `They are in no team that you maintain. Ask ${places.map((place) => whoManages(place, place.role)).at(-1)}.`,
    );
  const usable = doorsFor(doors, actor).filter(
    ({ schema }) => schema === 'throughcare' || isVictimLiaison(actor),
  );
  return { actor, person, teamIds, doors: usable };
}

/**
 * What somebody holds in the teams of a manager: tasks they have claimed or are meant to do, and cases in which they are offender manager or
 * supervisor. What is about victims is seen by victim liaison's managers only.
 */
export async function leaverWork(
  doors: ActingDoors,
  actor: Actor,
  who: string,
): Promise<LeaverWork | Refused> {
  const reach = await reachInto(doors, actor, who);
  if ('code' in reach) return reach;
  const { person } = reach;
  const [closed, ...rows] = await Promise.all([
    closedWork(reach),
    ...reach.doors.map((door) => door.run((sql) => workIn(sql, door.schema, reach))),
  ]);
  return { kind: 'work', userId: person.id, lastDay: person.lastDay, rows: rows.flat(), closed };
}
