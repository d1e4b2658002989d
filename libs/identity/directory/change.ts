import { audit } from '#engine/accept.js';
import { doorsFor, once, type ActingDoors, type Door } from '#engine/doors.js';
import { refuse, type Asked, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { isVictimLiaison, type Actor } from '../actor.js';
import { managesSomething, notYourself } from './managers.js';
import { findPerson, NO_SUCH_PERSON, type PersonRef } from './records.js';

/** What every change of the directory comes to. */
export interface DirectoryDone {
  readonly kind: 'done';
  readonly userId: string;
  /** Cases that were told that whoever holds them leaves. */
  readonly told: number;
}
export type DirectoryResult = DirectoryDone | Refused;

/** Who asks for a change, and through which doors. */
export interface Asking {
  readonly doors: ActingDoors;
  readonly actor: Actor;
  readonly asked?: Asked;
}

const NOT_A_MANAGER = refuse(
  'NOT_ALLOWED',
  'The directory is maintained by managers: the head of a team, a governor, or an area manager. Ask yours.',
);

/**
 * The door a change goes through: victim liaison's managers their own, because a change there may have to tell cases about a victim.
 */
function doorOf({ doors, actor }: Asking): Door {
  const [ordinary, walled] = doorsFor(doors, actor);
  const door = isVictimLiaison(actor) ? walled : ordinary;
  return door ?? { schema: 'throughcare', run: (work) => doors.app.transaction(work) };
}

/**
 * Runs a change of one person's place in the directory: their row is locked, so that two changes never overlap; a command id makes it
 * once; nobody changes their own; what was done is in the audit, with who did it.
 * @param what e.g. `join`: the audit says `directory.join`
 */
export async function changePerson(
  asking: Asking,
  what: string,
  userId: string,
  work: (
    sql: Sql,
    person: PersonRef,
    door: Door,
  ) => Promise<Refused | { readonly told?: number; readonly detail: Readonly<Record<string, unknown>> }>,
): Promise<DirectoryResult> {
  const { actor, asked = {} } = asking;
  if (!managesSomething(actor)) return NOT_A_MANAGER;
  const door = doorOf(asking);
  return once<DirectoryDone>(door, actor, `directory.${what}:${userId}`, asked.commandId, async (sql) => {
    const person = await findPerson(sql, userId, true);
    if (!person) return NO_SUCH_PERSON;
    if (person.id === actor.userId) return notYourself;
    const result = await work(sql, person, door);
    if ('code' in result) return result;
    await recordChange(sql, asking, what, person.id, result.detail);
    return { kind: 'done', userId: person.id, told: result.told ?? 0 };
  });
}

/** The line of the audit for a change of somebody's place. */
export const recordChange = (
  sql: Sql,
  { actor, asked }: Asking,
  what: string,
  userId: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> =>
  audit(sql, {
    actor: actor.userId,
    action: `directory.${what}`,
    subjectType: 'user',
    subjectId: userId,
    pathwayId: null,
    outcome: 'done',
    detail,
    correlationId: asked?.correlationId,
  });

/** Runs a change that has nobody to lock yet: somebody new. */
export async function changeDirectory(
  asking: Asking,
  action: string,
  work: (sql: Sql) => Promise<DirectoryResult>,
): Promise<DirectoryResult> {
  if (!managesSomething(asking.actor)) return NOT_A_MANAGER;
  return once(doorOf(asking), asking.actor, action, asking.asked?.commandId, work);
}
