import { type LondonDate } from '#domain/time.js';
import { type TeamKind } from '#domain/roles.js';
import { type Schema } from '#engine/doors.js';
import { writeFact } from '#engine/record-fact.js';
import { type Sql } from '#persistence/database.js';

/** The role that holds cases, by kind of team: whoever loses it there leaves the case (hmpps-services 4.11). */
const HOLDER: Partial<Record<TeamKind, string>> = {
  pdu: 'offender-manager',
  omu: 'offender-supervisor',
  'victim-liaison': 'victim-liaison-officer',
};

const SOURCE = 'directory';
/** Ends known long before are told then: so many days before the last (own number). */
const NOTICE_DAYS = 28;
const LATE_DAYS = 31;
const MOST = 500;

interface Untold {
  readonly period: string;
  readonly userId: string;
  readonly kind: TeamKind;
  readonly lastDay: LondonDate;
  readonly by: string;
  readonly pathwayId: string;
}

/** Ways a case is somebody's: by name, or behind the wall by what they have done or are to do for its victims. */
const HELD: Record<Schema, string> = {
  throughcare: `JOIN throughcare.pathway p ON p.ended_at IS NULL AND ((t.kind = 'pdu' AND p.om_id = m.user_id AND p.area_code = t.place_code)
      OR (t.kind = 'omu' AND p.os_id = m.user_id AND p.prison_code = t.place_code))`,
  victim: `JOIN throughcare.pathway p ON t.kind = 'victim-liaison' AND p.ended_at IS NULL AND EXISTS (
      SELECT FROM victim.task v WHERE v.pathway_id = p.id AND v.team_id = t.id AND v.state <> 'WITHDRAWN' AND m.user_id IN (v.holder_id, v.meant_for_id, v.done_by))`,
};

/**
 * Cases whose holder leaves their team for good, or the role that holds cases, and which have not been told of this last day.
 * Of one person whatever the day; of everybody those of these weeks.
 */
const untold = (schema: Schema): string => `
  SELECT m.id AS period, m.user_id AS "userId", t.kind, m.until_on AS "lastDay", coalesce(m.ended_by, m.made_by, m.user_id) AS by, p.id AS "pathwayId"
    FROM throughcare.membership_period m JOIN throughcare.team t ON t.id = m.team_id
    ${HELD[schema]}
   WHERE m.until_on >= m.from_on AND (m.user_id = $1 OR ($1 IS NULL AND m.until_on BETWEEN throughcare.today() - ${LATE_DAYS} AND throughcare.today() + ${NOTICE_DAYS}))
     AND NOT EXISTS (SELECT FROM throughcare.membership_period o
       WHERE o.user_id = m.user_id AND o.team_id = m.team_id AND o.id <> m.id AND (o.until_on IS NULL OR o.until_on > m.until_on)
         AND (o.role = $2::jsonb ->> t.kind OR m.role <> $2::jsonb ->> t.kind))
     AND NOT EXISTS (SELECT FROM ${schema}.fact f WHERE f.pathway_id = p.id AND f.source = '${SOURCE}' AND f.source_id = 'leave/' || m.id || '/' || m.until_on)
   ORDER BY p.id, m.until_on LIMIT ${MOST}`;

/**
 * Tells each case of somebody who leaves: the fact `staff-left` with their last day, so that its own handover tasks open (000 L398;
 * 003 L613). In one transaction with the change, in the order of the cases' ids; told again of another last day it corrects the first.
 * What is about victims is told behind the wall only: that somebody of victim liaison leaves would say that there is a victim.
 * @param userId null: everybody whose last day is near, for whoever looks after what was missed
 * @returns how many cases were told
 */
export async function tellCases(sql: Sql, schema: Schema, userId: string | null): Promise<number> {
  let told = 0;
  const schemas: readonly Schema[] = schema === 'victim' ? ['throughcare', 'victim'] : ['throughcare'];
  for (const one of schemas) {
    const cases = await sql.query<Untold>(untold(one), [userId, JSON.stringify(HOLDER)]);
    for (const about of cases) await tell(sql, one, about);
    told += cases.length;
  }
  return told;
}

async function tell(
  sql: Sql,
  schema: Schema,
  { period, userId, kind, lastDay, by, pathwayId }: Untold,
): Promise<void> {
  const [before] = await sql.query<{ id: string }>(
    `SELECT f.id FROM ${schema}.fact f WHERE f.pathway_id = $1 AND f.source = '${SOURCE}' AND f.source_id LIKE $2 || '%' AND f.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT FROM ${schema}.fact l WHERE l.supersedes = f.id AND l.withdrawn_at IS NULL) ORDER BY f.command_n DESC LIMIT 1`,
    [pathwayId, `leave/${period}/`],
  );
  const door = { schema, run: <T>(work: (inside: Sql) => Promise<T>): Promise<T> => work(sql) };
  const actor = { userId: by, username: '', memberships: [] };
  await writeFact(
    sql,
    door,
    actor,
    pathwayId,
    {
      kind: 'staff-left',
      all: { username: userId, role: HOLDER[kind], lastDay },
      happenedAt: Date.now(),
      source: SOURCE,
      sourceId: `leave/${period}/${lastDay}`,
      supersedes: before?.id,
    },
    {},
  );
}
