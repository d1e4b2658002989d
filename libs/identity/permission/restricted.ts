import { HOUR } from '#domain/time.js';
import { type Role } from '#domain/roles.js';

/** Why a case is open to named people only: the offender is a relative of staff, or known to the public. */
export const GROUNDS = ['staff-relative', 'high-profile'] as const;
export type Ground = (typeof GROUNDS)[number];

/** Who restricts a case, and lifts that, at their place. */
export const MAY_RESTRICT: readonly Role[] = [
  'head-of-omu',
  'governor',
  'deputy-governor',
  'head-of-pdu',
  'area-manager',
];

/** Who says for whom of theirs it is open: whoever restricts it, and the managers whose people have its tasks. */
export const MAY_NAME: readonly Role[] = [
  ...MAY_RESTRICT,
  'senior-probation-officer',
  'victim-liaison-manager',
];

/**
 * Who may open a restricted case without being named, saying why: whoever answers for its place, those on duty at night,
 * the caseworkers who recall, and inspectors, who read. A local setting.
 */
export const MAY_OPEN_WITH_REASON: readonly Role[] = [
  ...MAY_NAME,
  'duty-governor',
  'duty-manager',
  'ppcs-caseworker',
  'inspector',
];

/** So long it stays open to them: one shift. A local setting. */
export const OPEN_FOR = 8 * HOUR;

/** SQL: restricted case `rc` is closed to a person: they are not named for it, and have not opened it with a reason. */
const closed = (
  user: string,
): string => `NOT EXISTS (SELECT FROM throughcare.restricted_case_name rn WHERE rn.pathway_id = rc.pathway_id AND rn.user_id = ${user}::uuid)
       AND NOT EXISTS (SELECT FROM throughcare.restricted_case_opening ro
                        WHERE ro.pathway_id = rc.pathway_id AND ro.user_id = ${user}::uuid AND ro.until > now())`;

/**
 * SQL that is true for a case that is open to somebody: not restricted, or they are named, or have opened it with a reason.
 * The one condition behind every reading by id; two looks at a primary key where there is a restriction, one where there is none.
 * @param pathway SQL of the case's id  @param user SQL of the person's id
 */
export const openTo = (pathway: string, user: string): string =>
  `NOT EXISTS (SELECT FROM throughcare.restricted_case rc WHERE rc.pathway_id = ${pathway} AND ${closed(user)})`;

/**
 * SQL: the same condition for the rows of a list: what is closed to the person is gathered once, instead of being asked for each row.
 * @param pathway SQL of the case's id, never null  @param user SQL of the person's id
 */
export const openToInLists = (pathway: string, user: string): string =>
  `${pathway} NOT IN (SELECT rc.pathway_id FROM throughcare.restricted_case rc WHERE ${closed(user)})`;
