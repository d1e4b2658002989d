import { addMonths, isLondonDate, londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { audit } from '#engine/accept.js';
import { once, type ActingDoors, type Door } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type Asked, type Refused } from '#engine/outcome.js';
import { type Actor } from '#identity/actor.js';

/** Who keeps the list of accredited people at a place: a local setting, as the sources name no keeper. */
export const VISOR_KEEPERS: readonly Role[] = ['mappa-coordinator', 'area-manager', 'governor'];
const LONGEST_MONTHS = 36;

export interface AccreditationDone {
  readonly kind: 'done';
  readonly userId: string;
  readonly until: LondonDate | null;
}

/**
 * Says until when somebody is accredited to read ViSOR references; null: no longer. Never for oneself.
 * MAPPA coordinators and area managers do so for the people of their area, governors for those of their prison.
 */
export async function accreditForVisor(
  doors: ActingDoors,
  actor: Actor,
  userId: string,
  until: LondonDate | null,
  asked: Asked = {},
): Promise<AccreditationDone | Refused> {
  const keeper = actor.memberships.filter(({ role }) => VISOR_KEEPERS.includes(role));
  if (keeper.length === 0)
    return refuse(
      'NOT_ALLOWED',
      'Accreditation for ViSOR is kept by the MAPPA coordinator, the area manager, or for a prison its governor.',
    );
  if (userId === actor.userId)
    return refuse('NOT_ALLOWED', 'Nobody accredits themselves: ask another keeper of the list.');
  if (until !== null) {
    const today = londonDateOf(Date.now());
    const last = addMonths(today, LONGEST_MONTHS);
    if (!isLondonDate(until))
      return invalid([{ field: 'until', message: 'a date is expected, such as 2026-12-09' }]);
    if (until < today)
      return invalid([{ field: 'until', message: 'lies in the past: leave it out to end it' }]);
    if (until > last) return invalid([{ field: 'until', message: `is too far away: ${last} is the latest` }]);
  }
  const nobody = refuse('NOT_FOUND', 'There is nobody of this id in the teams of your place.');
  if (!isUuid(userId)) return nobody;
  const door: Door = { schema: 'throughcare', run: (work) => doors.app.transaction(work) };
  return once(door, actor, `visor:${userId}:${until ?? ''}`, asked.commandId, async (sql) => {
    const [done] = await sql.query(
      `UPDATE throughcare.person_user u SET visor_until = $2 WHERE u.id = $1 AND u.active AND EXISTS (
         SELECT FROM throughcare.membership m JOIN throughcare.team t ON t.id = m.team_id WHERE m.user_id = u.id AND t.place_code = ANY ($3::text[]))
       RETURNING 1`,
      [userId, until, keeper.map(({ place }) => place)],
    );
    if (!done) return nobody;
    await audit(sql, {
      actor: actor.userId,
      action: 'visor.accredit',
      subjectType: 'user',
      subjectId: userId,
      pathwayId: null,
      outcome: 'done',
      detail: { until },
      correlationId: asked.correlationId,
    });
    return { kind: 'done', userId, until };
  });
}
