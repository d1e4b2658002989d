import { londonDateOf } from '#calendar/index.js';
import { setOn, type SetId } from '#standards/index.js';
import { type CaseView } from '#domain/case.js';
import { type LondonDate } from '#domain/time.js';
import { scopeLine, type ScopeLine, type ScopeQuestion } from './scope-phases.js';

export type ScopeOutcome = 'in-scope' | 'out-of-scope' | 'local-opt-in' | 'pending' | 'ended';

/** What was decided, why, and by which version of which rule: stored as a milestone of the pathway. */
export interface ScopeDecision {
  readonly outcome: ScopeOutcome;
  readonly reason: string;
  readonly rule: string;
}

export interface ScopeSettings {
  /** Which rule speaks under a set: `phases` the table of 2007, `universal` every sentenced adult (001 n4; today). */
  readonly rules: Readonly<Record<'2007-2014' | 'current', 'phases' | 'universal'>>;
  /** Prisons that take everybody in by their own choice; no probation duty follows (000 L142, L409). */
  readonly optIn: ReadonlySet<string>;
}

/** Local settings; a prison's code is put here when it decides to. */
export const SCOPE_SETTINGS: ScopeSettings = {
  rules: { '2007-2014': 'phases', current: 'universal' },
  optIn: new Set(),
};

/** Raised when the table or the universal rule changes: the decision names it. */
const VERSION = { phases: 'phases-2007/1', universal: 'universal/1' } as const;

/**
 * Whether a case is in scope of offender management (pathway.md, "Scope"; decision table 000 L138–148). Nationality is never asked.
 * Once in, in to the end: a fall in risk of harm takes nobody out again.
 * @param on London day on which the question is asked: it chooses the set of rules, unless a set is forced
 * @param community supervised outside now, or once released: phase I took every licence in
 * @returns undefined while no sentence is known, and for a sentence the model does not know
 */
export function decideScope(
  view: CaseView,
  on: LondonDate,
  community: boolean,
  settings: ScopeSettings = SCOPE_SETTINGS,
): ScopeDecision | undefined {
  return decideUnder(
    view.forcedSet ?? (setOn(on) === 'current' ? 'current' : '2007-2014'),
    view,
    on,
    community,
    settings,
  );
}

/** The same under a set that is given. */
function decideUnder(
  set: SetId,
  view: CaseView,
  on: LondonDate,
  community: boolean,
  { rules, optIn } = SCOPE_SETTINGS,
): ScopeDecision | undefined {
  if (view.kind === undefined || view.kind === 'hospital-order') return undefined;
  const rule = VERSION[rules[set]];
  if (view.scopeChange === 'ended')
    return { outcome: 'ended', reason: 'senior-probation-officer-decided', rule };
  if (rules[set] === 'universal') return { outcome: 'in-scope', reason: 'every-sentenced-adult', rule };
  const line = takenIn(view, community)?.line ?? scopeLine(questionOf(view, on, community));
  if (!line) return { outcome: 'pending', reason: 'sentence-length-unknown', rule };
  if (line.outcome !== 'in-scope' && view.scopeChange === 'local-opt-in')
    return { outcome: 'local-opt-in', reason: 'case-administrator-decided', rule };
  if (line.outcome !== 'in-scope' && view.prison !== undefined && optIn.has(view.prison))
    return { outcome: 'local-opt-in', reason: 'setting-of-the-prison', rule };
  return { outcome: line.outcome, reason: line.reason, rule };
}

/** Only what the table asks: a copy of the whole view with something added is dear, and this is asked for every clock. */
const questionOf = (
  { kind, months, roh, ppo }: Omit<ScopeQuestion, 'on' | 'community'>,
  on: LondonDate,
  community: boolean,
): ScopeQuestion => ({ kind, months, roh, ppo, on, community });

/** The line that first took the case in, and the London day it did. */
export function takenIn(
  view: CaseView,
  community: boolean,
): { readonly line: ScopeLine; readonly on: LondonDate } | undefined {
  for (const basis of view.scopeBases) {
    const on = londonDateOf(basis.at);
    const line = scopeLine(questionOf(basis, on, community));
    if (line?.outcome === 'in-scope') return { line, on };
  }
  return undefined;
}

/** What a standard's `inScope` is told: yes also where a prison chose so, unknown while it is pending. */
export const isInScope = (decision: ScopeDecision | undefined): boolean | undefined =>
  decision === undefined || decision.outcome === 'pending'
    ? undefined
    : decision.outcome === 'in-scope' || decision.outcome === 'local-opt-in';

/** What a standard may be told on each day: scope under either rule, worked out once for a picture of the case. */
export interface ScopeByRule {
  readonly phases: boolean | undefined;
  /** The day from which the table says so: a phase that began during the sentence took it in then. */
  readonly phasesFrom: LondonDate;
  readonly universal: boolean | undefined;
}

const FIRST_SET: LondonDate = '2014-12-31';

export function scopeByRule(view: CaseView, community: boolean): ScopeByRule {
  const under = (set: SetId, on: LondonDate): boolean | undefined =>
    isInScope(decideUnder(set, view, on, community));
  const line = takenIn(view, community)?.line ?? scopeLine(questionOf(view, FIRST_SET, community));
  return {
    phases: under('2007-2014', FIRST_SET),
    phasesFrom: (line?.outcome === 'in-scope' && line.from) || '0000-00-00',
    universal: under('current', FIRST_SET),
  };
}

/** The answer for a clock that runs from a day. */
export function inScopeOn(
  { phases, phasesFrom, universal }: ScopeByRule,
  anchor: LondonDate,
  forced?: '2007-2014' | 'current',
): boolean | undefined {
  const set = forced ?? (setOn(anchor) === 'current' ? 'current' : '2007-2014');
  if (SCOPE_SETTINGS.rules[set] === 'universal') return universal;
  return anchor < phasesFrom ? false : phases;
}

/**
 * Out of scope the prison owns assessment and plan until somebody from probation is named, which is at release preparation; a
 * lifer keeps a named offender manager although the table of 2007 leaves life out (pathway.md, "Scope"). Choosing to take a
 * case in makes no probation duty (000 L142).
 */
export function prisonOwnsByScope(view: CaseView, set: '2007-2014' | 'current'): boolean {
  if (view.scopeChange === 'ended') return true;
  if (set === 'current' || view.om !== undefined || view.kind === 'life' || view.kind === 'ipp') return false;
  const last = view.scopeBases.at(-1);
  if (!last) return false;
  const decision = decideUnder(set, view, londonDateOf(last.at), view.omResponsible);
  return decision !== undefined && decision.outcome !== 'in-scope';
}
