import { isFactKind, type FactKind } from '#domain/fact-kinds.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { type Sql } from '#persistence/database.js';
import { excusedAs, mayBeDeferred } from '#workflows/policy/deferral.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type State, type Step } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { readAnswers } from '../../answers.js';
import { traitsOf } from '../../case-traits.js';
import { isVictimFact, isVictimType } from '../../commit/wall.js';
import { unknownPeople } from '../../complete.js';
import { codesOf, readFactData } from '../../fact-data.js';
import { taskId } from '../../ids.js';
import { foundIn } from '../../named-in-fact.js';
import { invalid, refuse, type Problem, type Refused } from '../../outcome.js';
import { isOwnFact, OWN_FACT } from '../../own-facts.js';
import { levelByPrisonAlone } from '../../refused-facts.js';
import { type Standing } from './play.js';

export interface GivenAnswer {
  /** Id of the task, as the rehearsal shows it. */
  readonly task: string;
  readonly outcome: string;
  readonly data?: unknown;
}

/** An open step by the id the rehearsal shows it under. */
export const stepOf = (state: State, rehearsalId: string, id: string): Step | undefined =>
  [...state.steps.open.values()].find(({ key, round }) => taskId(rehearsalId, key, round) === id);

/** Checks an answer by the same form as the real task's; what was written in words is checked and not kept. */
export async function readAnswer(
  sql: Sql,
  rehearsalId: string,
  state: State,
  { task, outcome, data }: GivenAnswer,
  mayKnow: (type: string) => boolean,
): Promise<{ type: string; key: string; round: number; codes: Codes } | Refused> {
  const step = stepOf(state, rehearsalId, task);
  const type = step && TASK_TYPES.get(step.type);
  if (!step?.open || !type || isVictimType(type.id) || !mayKnow(type.id))
    return refuse('NOT_FOUND', 'This task is not open in the rehearsal: it was answered, or withdrawn.');
  const { view } = pictureOf(state);
  const facts = effectiveFacts(state.facts, state.withdrawnFacts);
  const traits = traitsOf({ kind: view.kind ?? null, roh: view.roh ?? null, facts });
  const read = readAnswers(type, outcome, data, step.open.barred ?? [], traits);
  if (!('codes' in read)) return invalid(read);
  const strangers = await unknownPeople(sql, read.people);
  if (strangers.length > 0) {
    const named = Object.entries(read.all).filter(([, value]) => strangers.includes(value as string));
    return invalid(named.map(([field]) => ({ field, message: 'nobody in the directory has this id' })));
  }
  return { type: type.id, key: step.key, round: step.round, codes: read.codes };
}

export interface GivenFact {
  readonly kind: string;
  readonly data?: unknown;
  /** When it happened, by the time of the rehearsal; without it, now there. */
  readonly happenedAt?: Instant;
}

const NO_VICTIMS = refuse(
  'NOT_ALLOWED',
  'Victims are left out of rehearsals: nothing about them is recorded in one.',
);

/** Checks a fact as a real one is checked, but for its time, which is the rehearsal's. */
export async function readFact(
  sql: Sql,
  rehearsalId: string,
  { state, clock }: Standing,
  { kind, data, happenedAt }: GivenFact,
): Promise<{ kind: FactKind; data: Codes; happenedAt?: Instant } | Refused> {
  if (!isFactKind(kind))
    return invalid([{ field: 'kind', message: `"${kind}" is not a kind of fact: see factKinds` }]);
  if (isOwnFact(kind)) return OWN_FACT;
  if (kind === 'rules-changed')
    return invalid([
      { field: 'kind', message: 'a change of the rules comes into a case by a campaign only' },
    ]);
  if (isVictimFact({ kind, data: (data ?? {}) as Codes })) return NO_VICTIMS;
  const second = standsAlready(state, kind);
  if (second) return second;
  const problems: Problem[] = [...levelByPrisonAlone(kind, data)];
  if (happenedAt !== undefined && happenedAt > clock)
    problems.push({
      field: 'happenedAt',
      message: 'lies after the day it is in the rehearsal: move to that day first',
    });
  const read = readFactData(kind, data);
  if (!('all' in read)) return invalid([...problems, ...read]);
  const found = await foundIn(sql, read);
  const deferral = kind === 'deferral-asked' ? deferred(state, rehearsalId, found.all) : undefined;
  const all = deferral && 'task' in deferral ? { ...found.all, task: deferral.task } : found.all;
  problems.push(...found.problems, ...(deferral && 'field' in deferral ? [deferral] : []));
  if (problems.length > 0) return invalid(problems);
  return { kind, data: codesOf(kind, all), happenedAt };
}

/** The same contradictions as of a real case (refused-facts.ts), by the case as it stands here. */
function standsAlready(state: State, kind: FactKind): Refused | undefined {
  if (kind === 'sentenced' && pictureOf(state).view.sentencedAt !== undefined)
    return refuse(
      'CONFLICT',
      'This case has its sentence. Where the court adds to it, varies or quashes it, record that the sentence was varied.',
    );
  if (kind === 'recall-requested' && (state.endedAt !== undefined || state.episode?.startsWith('ended')))
    return refuse('WRONG_STATE', 'This sentence has ended: there is no licence to recall from.');
  return undefined;
}

/** What a request to defer is about, by the id of a task here or by its type. */
function deferred(
  state: State,
  rehearsalId: string,
  data: Readonly<Record<string, unknown>>,
): { readonly task: string } | Problem {
  const named = String(data['task'] ?? '');
  const step = stepOf(state, rehearsalId, named);
  const type = step?.type ?? (TASK_TYPES.has(named) ? named : undefined);
  if (type === undefined)
    return {
      field: 'task',
      message: 'which open task it is about is expected: its id, or the id of its type',
    };
  const title = TASK_TYPES.get(type)?.title ?? type;
  if (!mayBeDeferred(type))
    return {
      field: 'task',
      message: `"${title}" is never put off: release, victim, risk of harm and recall wait for nobody`,
    };
  if (data['for'] === 'excuse' && excusedAs(type) === undefined)
    return { field: 'for', message: `nobody is excused from "${title}"` };
  return { task: step?.key ?? type };
}
