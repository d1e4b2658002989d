import { addDays, endOfDay, londonDateOf, spellDate } from '#calendar/index.js';
import { DAY, type Instant } from '#domain/time.js';
import { teamIdsOf, type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { readsWithin } from '#persistence/queries/doors.js';
import { readerOf } from '#persistence/queries/reader.js';
import { rehearsalById, type RehearsalRead } from '#persistence/queries/rehearsals.js';
import { type State } from '#workflows/runtime/state.js';
import { doorsFor, once, type Door } from '../../doors.js';
import { isUuid } from '../../ids.js';
import { Backout, invalid, refuse, type Asked, type Refused } from '../../outcome.js';
import { moveOn, say, type Standing, type Taken } from './play.js';
import { readAnswer, readFact, type GivenAnswer, type GivenFact } from './read.js';
import {
  insertStep,
  lockRehearsal,
  MOST_STEPS,
  standingOf,
  type Room,
  type SaidOf,
  type StepKind,
} from './store.js';

/** A step that was taken, a rehearsal that was changed. */
export interface Rehearsed {
  readonly kind: 'done';
  readonly id: string;
  /** It was broken off: so much happened that the rest is for another step. */
  readonly stopped?: boolean;
}
export type RehearsalResult = Rehearsed | Refused;

/** Who takes a step, and after which they mean it to be. */
export interface Acting {
  readonly actor: Actor;
  /** Whether they may know of steps of this type. */
  readonly mayKnow: (type: string) => boolean;
  /** Number of the last step they have seen; another one meanwhile is told. */
  readonly after?: number;
  readonly asked: Asked;
}

const NO_SUCH = refuse(
  'NOT_FOUND',
  'There is no such rehearsal: it has ended, or it was not shared with a team of yours.',
);
/** A day to move to lies within these of the day it is there. */
const LONGEST_MOVE = 10 * 366 * DAY;

type Step = { readonly said: SaidOf; readonly taken: Taken };

/** Takes one step after the last one, or says why not; the real case is never looked at. */
async function step(
  room: Room,
  { actor, after, asked }: Acting,
  id: string,
  kind: StepKind,
  take: (sql: Sql, from: Standing, rehearsal: RehearsalRead) => Promise<Step | Refused>,
): Promise<RehearsalResult> {
  return within(room, actor, id, `${kind}:${id}`, asked, async (sql, rehearsal, last) => {
    if (after !== undefined && after !== last)
      return refuse(
        'WRONG_STATE',
        'A colleague has taken a step in this rehearsal meanwhile. Look where it stands now, then try again.',
        { state: String(last) },
      );
    if (last >= MOST_STEPS)
      return refuse(
        'WRONG_STATE',
        `A rehearsal has at most ${MOST_STEPS} steps. Go back some steps, or begin another one.`,
      );
    const result = await take(sql, await standingOf(sql, room.keys, id), rehearsal);
    if ('kind' in result) return result;
    await insertStep(sql, room, actor, id, last + 1, { kind, ...result });
    return { kind: 'done', id, stopped: result.taken.stopped };
  });
}

/** Runs work on a rehearsal that somebody may use, held until it is done. */
async function within(
  room: Room,
  actor: Actor,
  id: string,
  action: string,
  asked: Asked,
  work: (sql: Sql, rehearsal: RehearsalRead, last: number) => Promise<RehearsalResult>,
): Promise<RehearsalResult> {
  const [door] = doorsFor(room.db, actor) as [Door];
  if (!isUuid(id)) return NO_SUCH;
  return once(door, actor, action, asked.commandId, async (sql) => {
    const rehearsal = await rehearsalById(readsWithin(sql), readerOf(actor), id);
    const last = rehearsal && (await lockRehearsal(sql, rehearsal));
    return rehearsal && last !== undefined ? work(sql, rehearsal, last) : NO_SUCH;
  });
}

export interface Move {
  /** To 9am of this London day; without it, to the next thing that happens. */
  readonly to?: string;
  /** Everybody does in good time what they are asked. */
  readonly everybodyAnswers: boolean;
}

/** Lets time pass. */
export const moveRehearsal = (
  room: Room,
  acting: Acting,
  id: string,
  { to, everybodyAnswers }: Move,
): Promise<RehearsalResult> =>
  step(room, acting, id, 'moved', async (_sql, from) => {
    const until = to === undefined ? undefined : endOfDay(addDays(to, -1)) + MORNING;
    const problem = until === undefined ? undefined : whyNotTo(from, until);
    if (problem) return invalid([{ field: 'to', message: problem }]);
    const taken = await moveOn(from, { to: until, everybodyAnswers, mayKnow: acting.mayKnow });
    if (until === undefined && taken.clock === from.clock && taken.happened.length === 0)
      return refuse(
        'WRONG_STATE',
        from.state.endedAt === undefined
          ? 'Nothing more happens by itself in the next five years. Answer a task, record a fact, or move to a day.'
          : 'This case has ended, so nothing more happens by itself. Record a fact, or go back a step.',
      );
    return { said: { to, everybody: everybodyAnswers || undefined }, taken };
  });
const MORNING = 9 * 3_600_000;

function whyNotTo({ clock }: Standing, until: Instant): string | undefined {
  if (until <= clock) return `It is ${spellDate(londonDateOf(clock))} there already. Choose a later day.`;
  return until - clock > LONGEST_MOVE
    ? 'That is more than ten years at once. Choose a nearer day first.'
    : undefined;
}

/** Answers a task of the rehearsal, whoever's it would be. */
export const answerInRehearsal = (
  room: Room,
  acting: Acting,
  id: string,
  answer: GivenAnswer,
): Promise<RehearsalResult> =>
  step(room, acting, id, 'answered', async (sql, from) => {
    const read = await readAnswer(sql, id, from.state, answer, acting.mayKnow);
    if ('code' in read) return read;
    const { type, key, round, codes } = read;
    const said = { type: 'complete', key, round, outcome: answer.outcome, data: codes } as const;
    return { said: { type, outcome: answer.outcome, key }, taken: say(from, () => said) };
  });

/** Says that something happened: "what if the release moves to June?" */
export const factInRehearsal = (
  room: Room,
  acting: Acting,
  id: string,
  fact: GivenFact,
): Promise<RehearsalResult> =>
  step(room, acting, id, 'fact', async (sql, from) => {
    const read = await readFact(sql, id, from, fact);
    if ('code' in read) return read;
    const taken = say(from, (at) => ({
      type: 'fact',
      fact: { ...read, happenedAt: Math.min(read.happenedAt ?? at, at), learntAt: at },
    }));
    return { said: { fact: fact.kind }, taken };
  });

/** Takes the last step back, or all of them. */
export const undoRehearsal = (
  room: Room,
  { actor, after, asked }: Acting,
  id: string,
  toTheStart: boolean,
): Promise<RehearsalResult> =>
  within(
    room,
    actor,
    id,
    `undo:${id}:${toTheStart ? 'all' : (after ?? 'last')}`,
    asked,
    async (sql, _, last) => {
      if (after !== undefined && after !== last)
        return refuse(
          'WRONG_STATE',
          'A colleague has taken a step in this rehearsal meanwhile. Look where it stands now, then try again.',
          { state: String(last) },
        );
      if (last === 0)
        return refuse('WRONG_STATE', 'No step has been taken yet: there is nothing to go back to.');
      await sql.query('DELETE FROM throughcare.rehearsal_step WHERE rehearsal_id = $1 AND n > $2', [
        id,
        toTheStart ? 0 : last - 1,
      ]);
      return { kind: 'done', id };
    },
  );

/** Shares it with a team of one's own, or with nobody any more. */
export const shareRehearsal = (
  room: Room,
  { actor, asked }: Acting,
  id: string,
  team: string | undefined,
): Promise<RehearsalResult> =>
  within(room, actor, id, `share:${id}:${team ?? ''}`, asked, async (sql, { ownerId }) => {
    if (ownerId !== actor.userId) throw new Backout(NOT_YOURS);
    if (team !== undefined && !teamIdsOf(actor).includes(team))
      return invalid([{ field: 'team', message: 'choose a team that you belong to' }]);
    await sql.query('UPDATE throughcare.rehearsal SET team_id = $2 WHERE id = $1', [id, team ?? null]);
    return { kind: 'done', id };
  });

/** Ends it: what was tried out is gone. */
export const endRehearsal = (room: Room, { actor, asked }: Acting, id: string): Promise<RehearsalResult> =>
  within(room, actor, id, `end:${id}`, asked, async (sql, { ownerId }) => {
    if (ownerId !== actor.userId) return NOT_YOURS;
    await sql.query('DELETE FROM throughcare.rehearsal WHERE id = $1', [id]);
    return { kind: 'done', id };
  });
const NOT_YOURS = refuse('NOT_ALLOWED', 'Only whoever began a rehearsal shares it or ends it.');

/** Open steps of the case as it stands there, soonest first. */
export const openSteps = ({ steps }: State) =>
  [...steps.open.values()].sort(
    (a, b) =>
      (a.open?.clock?.dueAt ?? Infinity) - (b.open?.clock?.dueAt ?? Infinity) || (a.key < b.key ? -1 : 1),
  );
