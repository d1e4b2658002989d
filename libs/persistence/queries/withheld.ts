import { type Role } from '#domain/roles.js';

/**
 * Who needs the confidential parts of an assessment: those who assess, manage or hold the risk of the person, and inspectors.
 * Clerks, reception and whoever works with the person on one thing do not (002 L1173, L1269; 000 L527).
 */
export const NEED_CONFIDENTIAL: readonly Role[] = [
  'offender-manager',
  'senior-probation-officer',
  'head-of-pdu',
  'duty-manager',
  'offender-supervisor',
  'head-of-omu',
  'lifer-manager',
  'psychology',
  'security',
  'public-protection',
  'police-intelligence',
  'mappa-coordinator',
  'mappa-chair',
  'police-contact',
  'ap-manager',
  'ppcs-caseworker',
  'report-writer',
  'area-manager',
  'inspector',
];
const ROLES = `'{${NEED_CONFIDENTIAL.join(',')}}'::text[]`;

/**
 * SQL: whether somebody needs the confidential parts of a case, by a role of theirs where the case is.
 * @param pathwayId SQL of the case's id
 * @param user SQL of the reader's id
 */
export const needsConfidential = (pathwayId: string, user: string): string =>
  `EXISTS (SELECT FROM throughcare.membership m JOIN throughcare.team mt ON mt.id = m.team_id JOIN throughcare.pathway mp ON mp.id = ${pathwayId}
     WHERE m.user_id = ${user}::uuid AND m.role = ANY (${ROLES}) AND mt.place_code IN (mp.prison_code, mp.area_code, 'national'))`;

/** SQL: the answers of a task (alias `t` of `throughcare.task`) without the fields that its reader does not need. */
export const shownAnswers = (column: string, user: string): string =>
  `CASE WHEN NOT EXISTS (SELECT FROM throughcare.confidential_part c WHERE c.task_id = t.id AND c.field IS NOT NULL)
          OR t.holder_id = ${user}::uuid OR t.done_by = ${user}::uuid OR ${needsConfidential('t.pathway_id', user)} THEN t.${column}
        ELSE t.${column} - ${MARKED_OF_TASK} END`;

const MARKED_OF_TASK = `ARRAY(SELECT c.field FROM throughcare.confidential_part c WHERE c.task_id = t.id AND c.field IS NOT NULL)`;
const MARKED_OF_FACT = `ARRAY(SELECT c.field FROM throughcare.confidential_part c WHERE c.fact_id = f.id AND c.field IS NOT NULL)`;

/** SQL: answers (alias `t`) and data (alias `f`) as the offender may read them: nothing that is marked, for nobody's sake. */
export const OPEN_ANSWERS = `t.answers - ${MARKED_OF_TASK}`;
export const OPEN_DATA = `f.data - ${MARKED_OF_FACT}`;

/**
 * SQL: a ViSOR reference is read by accredited people only (000 L321; hmpps-services 2.9).
 * @param user SQL of the reader's id
 */
export const mayReadVisor = (user: string): string =>
  `(t.confidentiality <> 'visor' OR EXISTS (SELECT FROM throughcare.person_user vu
     WHERE vu.id = ${user}::uuid AND vu.visor_until >= (now() AT TIME ZONE 'Europe/London')::date))`;

/** Whose form asks about a direct victim: their task needs to know that a victim is in the scheme (000 L120, L726). */
const SCHEME_TASKS = `'{plan.write,board.hold,rotl.write-report,rmp.write}'::text[]`;

/**
 * SQL: whether a task of theirs needs to know that a victim is in the scheme (004 L953): they are the named manager or supervisor,
 * or hold a task that asks. Victim liaison knows it through its own door.
 */
export const needsScheme = (pathwayId: string, user: string): string =>
  `(EXISTS (SELECT FROM throughcare.pathway sp WHERE sp.id = ${pathwayId} AND ${user}::uuid IN (sp.om_id, sp.os_id))
    OR EXISTS (SELECT FROM throughcare.task st WHERE st.pathway_id = ${pathwayId} AND st.holder_id = ${user}::uuid
                AND st.state IN ('CLAIMED', 'SUBMITTED') AND st.type = ANY (${SCHEME_TASKS})))`;

/** SQL: the data of a fact (alias `f` of `throughcare.fact`) as its reader may have it. */
export const shownData = (user: string, liaison: boolean): string => {
  const scheme = liaison
    ? 'f.data'
    : `CASE WHEN f.data ? 'victimScheme' AND NOT ${needsScheme('f.pathway_id', user)} THEN f.data - 'victimScheme' ELSE f.data END`;
  return `CASE WHEN NOT EXISTS (SELECT FROM throughcare.confidential_part c WHERE c.fact_id = f.id AND c.field IS NOT NULL)
       OR f.recorded_by = ${user}::uuid OR ${needsConfidential('f.pathway_id', user)} THEN ${scheme} ELSE (${scheme}) - ${MARKED_OF_FACT} END`;
};

/**
 * SQL: an event of a case's journal with the same left out.
 * @param event SQL of the event
 * @param pathwayId SQL of the case's id
 */
export const shownEvent = (event: string, pathwayId: string, user: string, liaison: boolean): string => {
  const marked = `(SELECT array_agg(cp.field) FROM throughcare.confidential_part cp
      LEFT JOIN throughcare.fact cf ON cf.id = cp.fact_id LEFT JOIN throughcare.task ct ON ct.id = cp.task_id
     WHERE cp.pathway_id = ${pathwayId} AND cp.field IS NOT NULL
       AND (cf.ref = ${event}#>>'{fact,id}' OR (ct.key = ${event}->>'key' AND ct.round = (${event}->>'round')::int)))`;
  const scheme = liaison
    ? event
    : `CASE WHEN ${event}#>'{fact,data}' ? 'victimScheme' AND NOT ${needsScheme(pathwayId, user)} THEN ${event} #- '{fact,data,victimScheme}' ELSE ${event} END`;
  return `CASE WHEN ${event}->>'e' NOT IN ('FactRecorded', 'TaskDone') THEN ${event} ELSE (
    SELECT CASE WHEN marked IS NULL OR ${needsConfidential(pathwayId, user)} THEN shown
                WHEN shown->>'e' = 'TaskDone' THEN jsonb_set(shown, '{data}', (shown->'data') - marked)
                ELSE jsonb_set(shown, '{fact,data}', (shown#>'{fact,data}') - marked) END
      FROM (SELECT ${scheme} AS shown, ${marked} AS marked) AS one) END`;
};
