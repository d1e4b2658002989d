import { type CaseView } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { type TaskType } from '#domain/task-type.js';
import { earliestRelease } from '../policy/dates.js';

/** Names that a task type may rest on without its stage saying more, and what they are now. */
export function caseRests(view: CaseView, facts: readonly Fact[]): Map<string, string> {
  const last = (kind: Fact['kind']): string => facts.findLast((fact) => fact.kind === kind)?.id ?? '';
  return new Map<string, string>([
    ['rohLevel', view.roh ?? ''],
    ['tier', String(view.tier ?? '')],
    ['ppo', String(view.ppo ?? '')],
    ['mappaCategory', String(view.mappaCategory ?? '')],
    ['mappaLevel', String(view.mappaLevel ?? '')],
    ['prison', view.prison ?? ''],
    ['arrival', `${view.prison ?? ''}@${view.receivedAt ?? ''}`],
    ['homeArea', view.area ?? ''],
    ['om', view.om ?? ''],
    ['os', view.os ?? ''],
    ['noSupervisor', view.os === undefined ? last('os-changed') + last('staff-left') : ''],
    ['category', view.category ?? ''],
    ['recallType', view.recallType ?? ''],
    ['releaseDate', earliestRelease(view) ?? ''],
    ['prrd', view.dates.prrd ?? ''],
    ['sentenceEnd', view.dates.sled ?? view.dates.led ?? view.dates.sed ?? ''],
    ['sentenceDates', JSON.stringify(view.dates)],
    ['sentence', last('sentence-varied')],
    ['charge', last('charged')],
    ['significantChange', last('significant-change')],
    ['adoption', last('imported')],
  ]);
}

type Supplied = Readonly<Record<string, string | number | undefined>> | undefined;

/** The values a type's answer rests on: what the stage supplies goes before what the case says. */
export function restsOf(
  type: TaskType,
  rests: ReadonlyMap<string, string>,
  supplied: Supplied,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of type.again) values[name] = String(supplied?.[name] ?? rests.get(name) ?? '');
  for (const name of type.confirm) values[name] = String(supplied?.[name] ?? rests.get(name) ?? '');
  return values;
}

/** What the type says about a changed foundation: ask again, confirm, or nothing. A value that was unknown and still is does not change. */
export function changedRest(
  type: TaskType,
  then: Readonly<Record<string, string>> | undefined,
  now: Readonly<Record<string, string>>,
): 'again' | 'confirm' | undefined {
  if (!then) return undefined;
  if (type.again.some((name) => then[name] !== undefined && then[name] !== now[name])) return 'again';
  return type.confirm.some((name) => then[name] !== undefined && then[name] !== now[name])
    ? 'confirm'
    : undefined;
}
