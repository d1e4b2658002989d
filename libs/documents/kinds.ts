import { FACT_KINDS, isFactKind, type FactKindInfo } from '#domain/fact-kinds.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type DocumentKind, type Need, type Plan, type Source } from './kind.js';
import { boardInvitation, boardRecord } from './kinds/board.js';
import { psrFrontSheet } from './kinds/court.js';
import { licence, licenceMonitors } from './kinds/licence.js';
import { licenceVariation } from './kinds/licence-variation.js';
import { communityPlan, sentencePlan } from './kinds/plan.js';
import { recallPartA, recallPartACopy, recallPartB, recallPartBCopy } from './kinds/recall.js';
import { rotlLicence } from './kinds/release.js';
import { mappaReferral, riskMeetingExtract } from './kinds/risk.js';
import { victimLetter } from './kinds/victim.js';
import { readSource } from './reading.js';

/** Every kind of document, by its public id. */
export const DOCUMENT_KINDS: ReadonlyMap<string, DocumentKind> = new Map(
  [
    psrFrontSheet,
    boardInvitation,
    boardRecord,
    sentencePlan,
    communityPlan,
    rotlLicence,
    licence,
    licenceMonitors,
    licenceVariation,
    recallPartA,
    recallPartACopy,
    recallPartB,
    recallPartBCopy,
    mappaReferral,
    riskMeetingExtract,
    victimLetter,
  ].map((kind) => [kind.id, kind]),
);

const needsOf = ({ needs }: DocumentKind): Need[] =>
  needs.flatMap((need) => (Array.isArray(need) ? (need as readonly Need[]) : [need as Need]));

const sourcesOfPlan = (plan: Plan): Source[] => {
  if ('rows' in plan && 'each' in plan) return [plan.title, ...plan.rows.map(([, from]) => from)];
  if ('rows' in plan) return plan.rows.map(([, from]) => from);
  if ('text' in plan) return [plan.text];
  if ('lines' in plan) return [plan.lines];
  return [];
};

/** Every source a template names. */
export const sourcesOf = ({ sections }: DocumentKind): Source[] =>
  sections.flatMap(({ parts }) => parts.flatMap(sourcesOfPlan));

/** The types of step a document may read: the record read for it holds no other. */
export function typesReadBy(kind: DocumentKind): string[] {
  const named = sourcesOf(kind)
    .map((source) => readSource(source).of)
    .filter((of) => of !== 'case' && !of.startsWith('fact:'));
  const each = kind.sections.flatMap(({ parts }) =>
    parts.flatMap((plan) => ('each' in plan ? [plan.each] : [])),
  );
  return [
    ...new Set([
      ...named,
      ...each,
      ...kind.about,
      ...(kind.reads ?? []),
      ...needsOf(kind).map(({ task }) => task),
    ]),
  ];
}

/** What is wrong with a template: a step, field or outcome that the task types do not have. Empty when all is well. */
export function wrongIn(kind: DocumentKind): string[] {
  const wrong: string[] = [];
  for (const type of typesReadBy(kind)) if (!TASK_TYPES.has(type)) wrong.push(`no task type ${type}`);
  for (const source of sourcesOf(kind)) {
    const { of, name } = readSource(source);
    if (of === 'case' || name.startsWith('=')) continue;
    if (of.startsWith('fact:')) {
      const fact = of.slice(5);
      if (!isFactKind(fact) || !(name in (FACT_KINDS[fact] as FactKindInfo).fields)) wrong.push(source);
    } else if (TASK_TYPES.has(of) && !TASK_TYPES.get(of)?.fields.some((field) => field.name === name)) {
      wrong.push(source);
    }
  }
  for (const { task, outcomes } of needsOf(kind)) {
    const ids = TASK_TYPES.get(task)?.outcomes.map(({ id }) => id);
    for (const outcome of outcomes) if (ids && !ids.includes(outcome)) wrong.push(`${task} = ${outcome}`);
  }
  return wrong.map((what) => `${kind.id}: ${what}`);
}
