import { VICTIM_GATES } from '#domain/gates.js';
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

/** SQL: whether a text, such as a key or an event, names a gate that tells that a victim is in the scheme (libs/domain/gates.ts). */
const namesVictimGate = (text: string): string => `${text} ~ '\\y(${VICTIM_GATES.join('|')})\\y'`;

/** Who asks, as SQL: their id, and the areas of their own victim liaison units. */
export interface Asker {
  readonly user: string;
  readonly areas: string;
}

/**
 * SQL: whether somebody may know that a victim is in the scheme of a case (004 L953): victim liaison of its area, its named manager
 * or supervisor, and whoever holds a task that asks about a direct victim or reviews the override of such a gate.
 * @param pathwayId SQL of the case's id, with the alias of its table: the conditions have columns of that name of their own
 */
export const knowsScheme = (pathwayId: string, { user, areas }: Asker): string =>
  `(EXISTS (SELECT FROM throughcare.pathway sp WHERE sp.id = ${pathwayId}
              AND (sp.area_code = ANY (${areas}::text[]) OR ${user}::uuid IN (sp.om_id, sp.os_id)))
    OR EXISTS (SELECT FROM throughcare.task st WHERE st.pathway_id = ${pathwayId} AND st.holder_id = ${user}::uuid
                AND st.state IN ('CLAIMED', 'SUBMITTED')
                AND (st.type = ANY (${SCHEME_TASKS}) OR (st.type = 'manager.review-override' AND ${namesVictimGate('st.key')}))))`;

/** SQL: whether somebody may be shown what this text says of a case: anything but a victim's gate, and that where they may know of it. */
export const mayBeShown = (text: string, pathwayId: string, asker: Asker): string =>
  `(NOT ${namesVictimGate(text)} OR ${knowsScheme(pathwayId, asker)})`;

/** SQL: the data of a fact (alias `f` of `throughcare.fact`) as its reader may have it. */
export const shownData = (asker: Asker): string => {
  const { user } = asker;
  const scheme = `CASE WHEN f.data ? 'victimScheme' AND NOT ${knowsScheme('f.pathway_id', asker)} THEN f.data - 'victimScheme' ELSE f.data END`;
  return `CASE WHEN NOT EXISTS (SELECT FROM throughcare.confidential_part c WHERE c.fact_id = f.id AND c.field IS NOT NULL)
       OR f.recorded_by = ${user}::uuid OR ${needsConfidential('f.pathway_id', user)} THEN ${scheme} ELSE (${scheme}) - ${MARKED_OF_FACT} END`;
};

/**
 * SQL: an event of a case's journal with the same left out.
 * @param event SQL of the event
 * @param pathwayId SQL of the case's id
 */
export const shownEvent = (event: string, pathwayId: string, asker: Asker): string => {
  const { user } = asker;
  const marked = `(SELECT array_agg(cp.field) FROM throughcare.confidential_part cp
      LEFT JOIN throughcare.fact cf ON cf.id = cp.fact_id LEFT JOIN throughcare.task ct ON ct.id = cp.task_id
     WHERE cp.pathway_id = ${pathwayId} AND cp.field IS NOT NULL
       AND (cf.ref = ${event}#>>'{fact,id}' OR (ct.key = ${event}->>'key' AND ct.round = (${event}->>'round')::int)))`;
  const scheme = `CASE WHEN ${event}#>'{fact,data}' ? 'victimScheme' AND NOT ${knowsScheme(pathwayId, asker)} THEN ${event} #- '{fact,data,victimScheme}' ELSE ${event} END`;
  return `CASE WHEN ${event}->>'e' NOT IN ('FactRecorded', 'TaskDone') THEN ${event} ELSE (
    SELECT CASE WHEN marked IS NULL OR ${needsConfidential(pathwayId, user)} THEN shown
                WHEN shown->>'e' = 'TaskDone' THEN jsonb_set(shown, '{data}', (shown->'data') - marked)
                ELSE jsonb_set(shown, '{fact,data}', (shown#>'{fact,data}') - marked) END
      FROM (SELECT ${scheme} AS shown, ${marked} AS marked) AS one) END`;
};
