import { isLondonDate, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { once, type ActingDoors } from '#engine/doors.js';
import { invalid, type Asked, type Problem, type Refused } from '#engine/outcome.js';
import { type Actor } from '#identity/actor.js';
import { FOR_LIAISON, liaisonDoor, NO_SUCH_VICTIM } from './door.js';
import { note, victimRow, type VictimDone } from './record.js';

const HOW = ['letter', 'email', 'by-hand', 'telephone', 'face-to-face', 'through-parent'] as const;
const LONGEST = 10_000;

/** A note of one meeting or call with a victim, and whether they agreed it and were given it (004 L956). */
export interface AgreedNote {
  readonly on: LondonDate;
  readonly words: string;
  readonly agreed: boolean;
  readonly givenOn?: LondonDate;
  readonly givenHow?: string;
}

/** Keeps the note of a contact. Only added to: a changed note is another one. */
export function addVictimNote(
  doors: ActingDoors,
  actor: Actor,
  victimId: string,
  said: AgreedNote,
  asked: Asked = {},
): Promise<VictimDone | Refused> {
  const words = said.words.trim();
  const problems = [
    ...onDay('on', said.on),
    ...wordsProblems('words', words),
    ...howProblems('givenHow', said.givenHow),
  ];
  if (said.givenOn !== undefined) {
    problems.push(...onDay('givenOn', said.givenOn));
    if (said.givenHow === undefined)
      problems.push({ field: 'givenHow', message: 'is required: how it was given' });
    if (!said.agreed)
      problems.push({
        field: 'agreed',
        message: 'a note is agreed with the victim before it is given (004 L956)',
      });
  }
  const data = { words, agreed: said.agreed, givenOn: said.givenOn, givenHow: said.givenHow };
  return enter(doors, actor, victimId, 'agreed-note', said.on, data, problems, asked);
}

/** That a victim was told how to complain, when and how (004 L957). */
export function addComplaintInformation(
  doors: ActingDoors,
  actor: Actor,
  victimId: string,
  given: { readonly on: LondonDate; readonly how: string },
  asked: Asked = {},
): Promise<VictimDone | Refused> {
  const problems = [...onDay('on', given.on), ...howProblems('how', given.how)];
  return enter(
    doors,
    actor,
    victimId,
    'complaint-information',
    given.on,
    { how: given.how },
    problems,
    asked,
  );
}

async function enter(
  doors: ActingDoors,
  actor: Actor,
  victimId: string,
  kind: 'agreed-note' | 'complaint-information',
  on: LondonDate,
  data: object,
  problems: readonly Problem[],
  asked: Asked,
): Promise<VictimDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  if (problems.length > 0) return invalid(problems);
  return once(door, actor, `victim.${kind}:${victimId}`, asked.commandId, async (sql) => {
    const victim = await victimRow(sql, actor, victimId);
    if (!victim) return NO_SUCH_VICTIM;
    await sql.query(
      'INSERT INTO victim.entry (pathway_id, victim_id, kind, on_date, data, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [victim.pathwayId, victimId, kind, on, JSON.stringify(data), actor.userId],
    );
    await note(sql, actor, `victim.${kind}`, victimId, victim.pathwayId, asked);
    return { kind: 'done', victimId, pathwayId: victim.pathwayId };
  });
}

function onDay(field: string, day: LondonDate): Problem[] {
  if (!isLondonDate(day)) return [{ field, message: 'a date is expected, such as 2026-12-09' }];
  return day > londonDateOf(Date.now()) ? [{ field, message: 'lies in the future' }] : [];
}
export function wordsProblems(field: string, words: string): Problem[] {
  if (words.length === 0) return [{ field, message: 'is required' }];
  if (words.includes('\0')) return [{ field, message: 'contains a null character' }];
  return words.length > LONGEST ? [{ field, message: `has more than ${LONGEST} characters` }] : [];
}
const howProblems = (field: string, how: string | undefined): Problem[] =>
  how === undefined || (HOW as readonly string[]).includes(how)
    ? []
    : [{ field, message: `one of ${HOW.join(', ')} is expected` }];
