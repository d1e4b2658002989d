import { isFactKind } from '#domain/fact-kinds.js';
import { roleInWords } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { ownerRule } from '#workflows/policy/owner.js';
import { type Step } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { openBecause } from '../commit/wall.js';
import { whyClock } from './clock.js';
import { distinct, factInWords, titleOf, type Known, type Opening, type Why, type WhyFact } from './why.js';
import { momentInWords, sentence } from './words.js';

/** What an answer may rest on, as people say it. */
const RESTS: Readonly<Record<string, string>> = {
  rohLevel: 'the level of risk of harm',
  tier: 'the tier',
  ppo: 'the PPO status',
  mappaCategory: 'the MAPPA category',
  mappaLevel: 'the MAPPA level',
  hateCrime: 'hate crime or racial motive on record',
  prison: 'the prison',
  arrival: 'an arrival at a prison',
  homeArea: 'the home area',
  om: 'the offender manager',
  os: 'the offender supervisor',
  category: 'the security category',
  recallType: 'the type of recall',
  releaseDate: 'the release date',
  prrd: 'the post-recall release date',
  sentenceEnd: 'the end of the sentence',
  sentenceDates: 'the dates of the sentence',
  sentence: 'the sentence',
  charge: 'a new charge',
  significantChange: 'a significant change',
  handoverDate: 'the handover date',
  adoption: 'what the case was taken over with',
};
const restInWords = (name: string): string =>
  RESTS[name] ?? name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`);

/**
 * Why a task is there, whose it is and when it is due; or how it ended.
 * @param opening the turn in which it was last asked, as far as the reader may know it
 */
export function whyTask(known: Known, step: Step, opening: Opening | undefined): Why {
  const type = TASK_TYPES.get(step.type);
  if (!type) throw new Error(`No task type ${step.type}`);
  const { open, answer } = step;
  const due =
    open?.clock &&
    whyClock(known, { clock: open.clock, mark: open.mark, missedAt: open.missedAt, source: type.source });
  const cause = causeOf(known, step, opening);
  return {
    sentences: [
      ...cause.sentences,
      ...(open ? ownerSentences(known, type, open.role, open.actsNow) : []),
      ...(due?.sentences ?? (open ? ['It has no deadline of its own; its stage bounds it.'] : [])),
      ...(open?.mark === 'confirm'
        ? ['It was answered before; what that rested on has changed, so it is to be confirmed.']
        : []),
      ...(!open && answer
        ? [
            answer.assumed === undefined
              ? `It was answered "${answer.outcome.replace(/^fact:.*/, 'by a fact')}" on ${momentInWords(answer.at)}.`
              : 'It was taken for granted when the case was taken over, until somebody confirms it.',
          ]
        : []),
      ...(type.gate ? [`It opens or stands behind gate ${type.gate}.`] : []),
    ],
    rule: due?.rule ?? `${type.title}, in stage ${type.stage.replace(/^track:/, '')}`,
    source: [type.source, due?.source].filter(Boolean).join('; '),
    facts: [...new Map([...cause.facts, ...(due?.facts ?? [])].map((fact) => [fact.id, fact])).values()],
    wouldChange: [
      ...type.again.map((name) => `${restInWords(name)} changes: it is asked again`),
      ...type.confirm.map((name) => `${restInWords(name)} changes: it is to be confirmed`),
      ...(type.survives ? [] : ['its stage ends before it is answered: it is withdrawn']),
      ...(due?.wouldChange ?? []),
    ],
  };
}

/** A turn may learn of many things; the last of them were the news. */
const MOST_FACTS = 3;

interface Cause {
  readonly sentences: readonly string[];
  readonly facts: readonly WhyFact[];
}

/** What happened in the turn that opened it. */
function causeOf(known: Known, { key, round, type }: Step, opening: Opening | undefined): Cause {
  const title = titleOfStep(type, key);
  if (!opening) return { sentences: [`${title}: asked of this case.`], facts: [] };
  const again = round > 1 ? `, for the ${ordinal(round)} time` : '';
  const asked = `${title}: asked on ${momentInWords(opening.at)}${again}.`;
  const events = opening.events.filter((event) => !('type' in event) || known.may(event.type));
  const opened = events.find(
    (event) => event.e === 'TaskOpened' && event.key === key && event.round === round,
  );
  const because = opened?.e === 'TaskOpened' ? openBecause(opened.because) : undefined;
  const learnt = known.facts.filter((fact) =>
    events.some((event) => event.e === 'FactRecorded' && event.fact.id === fact.id),
  );
  // A case that was taken over came with everything at once.
  const takenOver = learnt.filter(({ kind }) => kind === 'imported');
  const facts = takenOver.length > 0 ? takenOver : learnt.slice(-MOST_FACTS);
  const done = events.flatMap((event) =>
    event.e === 'TaskDone' ? (TASK_TYPES.get(event.type)?.title ?? []) : [],
  );
  const why = [
    ...facts.map((fact) => `This had become known: ${factInWords(fact)}.`),
    ...(facts.length === 0 && because !== undefined && isFactKind(because)
      ? [`This had become known: ${titleOf(because)}.`]
      : []),
    ...done.map((answered) => `This had been answered: ${answered}.`),
    ...(events.some((event) => event.e === 'PolicyChanged')
      ? ['The rules of a new release were taken up.']
      : []),
  ];
  return {
    sentences: [asked, ...(why.length > 0 ? why : ['Its day had come.'])],
    facts: distinct(facts),
  };
}

const TOOLS = /^(rm2000|sara|ogrs)\b/;

/** A step that is asked for some choices of its form says for which: `#sara`, tried again `#sara-2`. */
function titleOfStep(type: string, key: string): string {
  const { title, fields } = TASK_TYPES.get(type) ?? { title: type, fields: [] };
  const code = /#([^/#]+?)(?:-\d+)?$/.exec(key)?.[1] ?? '';
  if (!fields.some((field) => typeof field.type === 'object' && field.type.choice.includes(code)))
    return title;
  return `${title} (${code.replaceAll('-', ' ').replace(TOOLS, (tool) => tool.toUpperCase())})`;
}

function ownerSentences(known: Known, type: TaskType, role: string, actsNow: string | undefined): string[] {
  const standsIn = type.role !== role && type.role === 'offender-manager';
  return [
    `It is for: ${roleInWords(role)}${standsIn ? `, in place of the ${roleInWords(type.role)}` : ''}.`,
    ...(standsIn ? [sentence(ownerRule(known.view, known.owner).says)] : []),
    ...(actsNow ? [`Its deadline was missed, so the duty has passed to: ${roleInWords(actsNow)}.`] : []),
  ];
}

const ordinal = (n: number): string => ['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? `${n}th`;
