import { TASK_TYPES } from '#workflows/task-types.js';
import { type Problem } from '#engine/outcome.js';
import { type Block, type Content, type Language, type Section } from './content.js';
import { isWalled, type DocumentKind, type Need, type Plan, type Row } from './kind.js';
import { currentRounds, type CaseRecord, type StepRead } from './record.js';
import { Reading, readSource } from './reading.js';
import { inLanguage, spellCode, UNKNOWN } from './words.js';

export interface Composed {
  readonly content: Content;
  readonly about: StepRead;
}

const titleOf = (type: string): string => TASK_TYPES.get(type)?.title ?? type;
const roleOf = (type: string): string => spellCode(TASK_TYPES.get(type)?.role ?? 'somebody').toLowerCase();

/**
 * Makes a document from the record.
 * @param subject id, key or subject of the step it is about; undefined: the latest
 * @returns the content, or each thing that is missing and how to mend it
 */
export function compose(
  kind: DocumentKind,
  record: CaseRecord,
  subject: string | undefined,
  language: Language,
): Composed | readonly Problem[] {
  const about = subjectOf(kind, record, subject);
  if (!('key' in about)) return [about];
  const reading = new Reading(kind, record, language, about);
  const missing = kind.needs.flatMap((need) => whatIsMissing(need, reading));
  if (missing.length > 0) return missing;
  const problems: Problem[] = [];
  const sections: Section[] = [];
  for (const { heading, parts } of kind.sections) {
    try {
      const blocks = parts.flatMap((plan) => blocksOf(plan, reading));
      if (blocks.length > 0) sections.push({ heading: reading.say(heading), blocks });
    } catch (error) {
      if (!(error instanceof NotReady)) throw error;
      problems.push(error.problem);
    }
  }
  if (problems.length > 0) return problems;
  return {
    about,
    content: {
      kind: kind.id,
      language,
      title: reading.say(kind.title),
      marking: reading.say(kind.marking),
      layout: kind.layout ?? 'form',
      sections,
      data: { ...reading.data },
    },
  };
}

/** Thrown by a `made` part that cannot be written yet; it becomes a refusal. */
export class NotReady extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

function subjectOf(
  kind: DocumentKind,
  { steps }: CaseRecord,
  subject: string | undefined,
): StepRead | Problem {
  const candidates = currentRounds(steps)
    .filter(({ type }) => kind.about.includes(type))
    .sort((a, b) => (a.doneAt ?? a.openedAt) - (b.doneAt ?? b.openedAt) || (a.key < b.key ? -1 : 1));
  const titles = kind.about.map((type) => `“${titleOf(type)}” (${roleOf(type)})`).join(' or ');
  if (subject !== undefined) {
    const named = candidates.findLast((step) => [step.id, step.key, step.subject].includes(subject));
    if (named) return named;
    const ids = candidates.map(({ id }) => id).join(', ');
    return {
      field: 'subject',
      message: `no step of this case is called "${subject}". Leave it out for the latest, or give the id of a task ${titles}${ids && !isWalled(kind) ? `: ${ids}` : ''}`,
    };
  }
  const usable = kind.beforeAnswer ? candidates : candidates.filter(({ state }) => state === 'DONE');
  const latest = usable.at(-1) ?? candidates.at(-1);
  return latest ?? { field: kind.about[0] ?? 'subject', message: `this case has no task ${titles} yet` };
}

function whatIsMissing(need: Need | readonly Need[], reading: Reading): Problem[] {
  const needs = Array.isArray(need) ? (need as readonly Need[]) : [need as Need];
  const problems = needs.map((one) => missing(one, reading));
  if (problems.some((problem) => problem === undefined)) return [];
  const given = problems.filter((problem) => problem !== undefined);
  const first = given[0];
  if (!first) return [];
  return [{ field: first.field, message: given.map(({ message }) => message).join('; or ') }];
}

function missing({ task, outcomes, whenAsked, mayBeOpen }: Need, reading: Reading): Problem | undefined {
  const steps = reading.stepsOf(task);
  if (whenAsked && steps.length === 0) return undefined;
  const step = steps.at(-1);
  const open = steps.find(({ state }) => state !== 'DONE');
  const what = `“${titleOf(task)}”`;
  const done = reading.stepOf(task);
  if (open && mayBeOpen) return undefined;
  if (open && (!done || open.openedAt >= (done.doneAt ?? 0) || done === open)) {
    const again = open.round > 1 ? 'is open again' : 'is not answered yet';
    return { field: task, message: `${what} ${again}: the ${roleOf(task)} answers it first` };
  }
  if (!step || !done) return { field: task, message: `${what} has not been asked for in this case yet` };
  if (outcomes.includes(done.outcome ?? '')) return undefined;
  const wanted = outcomes.map((outcome) => spellCode(outcome).toLowerCase()).join(', ');
  return {
    field: task,
    message: `${what} was answered "${spellCode(done.outcome ?? '').toLowerCase()}"; this document is made when it says: ${wanted}`,
  };
}

function blocksOf(plan: Plan, reading: Reading): readonly Block[] {
  if ('say' in plan) return [{ type: 'text', text: reading.say(plan.say) }];
  if ('made' in plan) return plan.made(reading);
  if ('sign' in plan) return [{ type: 'sign', labels: plan.sign.map((words) => reading.say(words)) }];
  if ('text' in plan) {
    const { text } = reading.at(plan.text);
    return text ? [{ type: 'text', text }] : [];
  }
  if ('lines' in plan) {
    const items = linesOf(reading.at(plan.lines).text, plan.upTo);
    return items.length > 0 ? [{ type: 'list', numbered: true, items }] : [];
  }
  if ('each' in plan) {
    const items = reading.stepsOf(plan.each).map((step) => ({
      title: reading.at(plan.title, step).text,
      lines: rowsOf(plan.rows, reading, step),
    }));
    reading.data[plan.each] = reading
      .stepsOf(plan.each)
      .map((step) =>
        Object.fromEntries(
          [plan.title, ...plan.rows.map(([, from]) => from)].map((from) => [
            readSource(from).name.replace('=', ''),
            reading.at(from, step).raw,
          ]),
        ),
      );
    return items.length > 0 ? [{ type: 'items', items }] : [{ type: 'text', text: reading.say(plan.none) }];
  }
  const lines = rowsOf(plan.rows, reading);
  return lines.length > 0 ? [{ type: 'lines', lines }] : [];
}

function rowsOf(rows: readonly Row[], reading: Reading, step?: StepRead): { label: string; value: string }[] {
  return rows.flatMap(([label, from]) => {
    const { text } = reading.at(from, step);
    if (!text && readSource(from).optional) return [];
    return [{ label: inLanguage(label, reading.language), value: text || UNKNOWN[reading.language] }];
  });
}

/** Lines of a text, without their own bullets; with `upTo` only what stands before it. */
export function linesOf(text: string, upTo?: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => (upTo === undefined ? line : (line.split(upTo)[0] ?? '')))
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}
