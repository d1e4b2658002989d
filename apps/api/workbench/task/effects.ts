import { GATES } from '#domain/gates.js';
import { date } from '../words/dates.js';
import { roleWords, stageInWords } from '../case/case-words.js';
import { inWords } from './field-words.js';
import { type Consequence } from './task.query.js';

const gateWords = (gate: string | null): string =>
  gate === null ? 'the next stage' : (GATES[gate]?.stops ?? inWords(gate));

const MOST = 4;

function list(items: readonly string[]): string {
  const all = [...new Set(items)];
  const shown = all.slice(0, MOST);
  const rest = all.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** What an answer would bring, in plain sentences; nothing where the task alone is closed. To the case only for whoever works on cases. */
export function effectSentences({ effect, records }: Consequence): string[] {
  return [
    ...(effect ? movedSentences(effect) : []),
    ...(records.length > 0 ? [`Puts on record: ${list(records)}.`] : []),
    ...(effect && effect.stuck.length > 0
      ? [`Leaves the case stuck: ${list(effect.stuck.map(inWords))}.`]
      : []),
    ...(effect && effect.unstuck.length > 0
      ? [`Sets the case free: ${list(effect.unstuck.map(inWords))}.`]
      : []),
  ];
}

function movedSentences(effect: NonNullable<Consequence['effect']>): string[] {
  const { opened, withdrawn, clocksMoved, gates, stageBefore, stageAfter } = effect;
  return [
    stageAfter !== null && stageAfter !== stageBefore && `Moves the case to: ${stageInWords(stageAfter)}.`,
    opened.length > 0 &&
      `Opens: ${list(opened.map(({ type, dueOn }) => `${type.title}${dueOn === null ? '' : ` (due ${date(dueOn)})`}`))}.`,
    withdrawn.length > 0 && `Closes unanswered: ${list(withdrawn.map(({ type }) => type.title))}.`,
    clocksMoved.length > 0 &&
      `Moves the deadline of: ${list(clocksMoved.flatMap(({ type, toOn }) => (type ? [`${type.title}${toOn === null ? '' : ` to ${date(toOn)}`}`] : [])))}.`,
    ...gates.map(({ change, gate }) =>
      change === 'closes'
        ? `Locks ${gateWords(gate)} until what it waits for is done.`
        : change === 'opens'
          ? `Unlocks ${gateWords(gate)}.`
          : `Lets ${gateWords(gate)} go on without this, and that is put on record.`,
    ),
  ].filter((sentence): sentence is string => typeof sentence === 'string' && !sentence.includes(': .'));
}

/** Who is told whichever answer is given. @param tells roles */
export const toldSentence = (tells: readonly string[]): string | undefined =>
  tells.length === 0 ? undefined : `When it is done we tell: ${tells.map(roleWords).join(', ')}.`;
