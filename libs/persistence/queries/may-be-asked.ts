import { openTo } from '#identity/permission/restricted.js';
import { LIVE } from './task-row.js';
import { mayReadVisor } from './withheld.js';

type Schema = 'throughcare' | 'victim';

/** Who of a case may be asked for help with a task of it, beside its own team: those who manage the case where it is. */
const OF_THE_CASE = `u.id IN (p.om_id, p.os_id)
  OR (mt.place_code = p.area_code AND m.role IN ('senior-probation-officer', 'head-of-pdu'))
  OR (mt.place_code = p.prison_code AND m.role = 'head-of-omu')
  OR EXISTS (SELECT FROM throughcare.task h WHERE h.pathway_id = t.pathway_id AND h.holder_id = u.id AND h.${LIVE} AND h.confidentiality <> 'visor')`;
const OF_TEAM = 'mt.id IN (t.team_id, t.escalated_team_id)';
/** Behind the wall: victim liaison of the place whose task it is, and nobody else. */
const LIAISON = `mt.kind = 'victim-liaison' AND mt.place_code = t.place_code`;

/**
 * SQL: people who may be asked for help with task $1 by $2, each with their roles and one of the teams that make them so
 * ("userId", roles, "teamId"); never somebody to whom the case is closed, or its ViSOR words.
 */
export const mayBeAsked = (schema: Schema): string =>
  `SELECT u.id AS "userId", array_agg(DISTINCT m.role ORDER BY m.role) AS roles, min(mt.id::text) AS "teamId"
     FROM ${schema}.task t JOIN throughcare.pathway p ON p.id = t.pathway_id
     CROSS JOIN throughcare.membership m JOIN throughcare.team mt ON mt.id = m.team_id
     JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
    WHERE t.id = $1 AND u.id <> $2::uuid AND m.role <> 'inspector'
      AND ${schema === 'victim' ? `(${LIAISON})` : `(${OF_TEAM} OR ${OF_THE_CASE})`}
      AND ${openTo('t.pathway_id', 'u.id')} AND ${mayReadVisor('u.id')}
    GROUP BY u.id, u.display_name ORDER BY u.display_name, u.id`;
