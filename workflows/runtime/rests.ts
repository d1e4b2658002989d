import { type CaseView } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { type TaskType } from '#domain/task-type.js';
import { earliestRelease } from '../policy/dates.js';

/** What a name that answers rest on means now; unknown is the empty string. */
export type Rests = (name: string) => string;

/** Kinds of which answers may rest on the last fact itself. */
const RESTED_ON = [
  'os-changed',
  'staff-left',
  'sentence-varied',
  'charged',
  'significant-change',
  'imported',
] as const;
type RestedOn = (typeof RESTED_ON)[number];
const restedOn: ReadonlySet<string> = new Set(RESTED_ON);
export const isRestedOn = (kind: Fact['kind']): boolean => restedOn.has(kind);

type Meaning = (view: CaseView, last: (kind: RestedOn) => string) => string | number | boolean | undefined;

/** Names that a task type may rest on without its stage saying more. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  rohLevel: (view) => view.roh,
  tier: (view) => view.tier,
  ppo: (view) => view.ppo,
  mappaCategory: (view) => view.mappaCategory,
  mappaLevel: (view) => view.mappaLevel,
  hateCrime: (view) => view.hateCrime,
  prison: (view) => view.prison,
  arrival: (view) => `${view.prison ?? ''}@${view.receivedAt ?? ''}`,
  homeArea: (view) => view.area,
  om: (view) => view.om,
  os: (view) => view.os,
  noSupervisor: (view, last) => (view.os === undefined ? last('os-changed') + last('staff-left') : ''),
  category: (view) => view.category,
  recallType: (view) => view.recallType,
  releaseDate: earliestRelease,
  prrd: (view) => view.dates.prrd,
  sentenceEnd: (view) => view.dates.sled ?? view.dates.led ?? view.dates.sed,
  sentenceDates: (view) => JSON.stringify(view.dates),
  sentence: (_view, last) => last('sentence-varied'),
  charge: (_view, last) => last('charged'),
  significantChange: (_view, last) => last('significant-change'),
  adoption: (_view, last) => last('imported'),
};

/** The meanings for one picture of the case, each worked out when first asked for. */
export function caseRests(view: CaseView, facts: readonly Fact[]): Rests {
  const known = new Map<string, string>();
  const last = (kind: RestedOn): string => facts.findLast((fact) => fact.kind === kind)?.id ?? '';
  return (name) => {
    let value = known.get(name);
    if (value === undefined) known.set(name, (value = String(MEANINGS[name]?.(view, last) ?? '')));
    return value;
  };
}

type Supplied = Readonly<Record<string, string | number | undefined>> | undefined;

const valueOf = (name: string, rests: Rests, supplied: Supplied): string => {
  const given = supplied?.[name];
  return given === undefined ? rests(name) : String(given);
};

/** The values a type's answer rests on: what the stage supplies goes before what the case says. */
export function restsOf(type: TaskType, rests: Rests, supplied: Supplied): Record<string, string> {
  return Object.fromEntries(
    [...type.again, ...type.confirm].map((name) => [name, valueOf(name, rests, supplied)]),
  );
}

/** What the type says about a changed foundation: ask again, confirm, or nothing. */
export function changedRest(
  type: TaskType,
  then: Readonly<Record<string, string>> | undefined,
  rests: Rests,
  supplied: Supplied,
): 'again' | 'confirm' | undefined {
  if (!then) return undefined;
  const changed = (name: string): boolean =>
    then[name] !== undefined && then[name] !== valueOf(name, rests, supplied);
  if (type.again.some(changed)) return 'again';
  return type.confirm.some(changed) ? 'confirm' : undefined;
}
