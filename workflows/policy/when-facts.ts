import { type CaseView } from '#domain/case.js';
import { isOrder, SENTENCE_KINDS } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { daysBetween, londonDateOf, monthsBetween, weeksBetween } from '#calendar/index.js';
import { releaseByLaw } from './dates.js';
import { inScopeOn, scopeByRule, type ScopeByRule } from './scope.js';

/** What a catalogue row's `when` may ask of a case (libs/standards/facts). Undefined means unknown. */
export type WhenFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Facts that do not depend on the anchor; worked out once for each picture of the case. */
export function standingWhenFacts(
  view: CaseView,
  episode: { kind: string; at: number } | undefined,
  early: boolean,
): WhenFacts {
  const release = releaseByLaw(view);
  const scope = scopeByRule(view, isCommunity(view, episode));
  const sentenced = view.sentencedAt === undefined ? undefined : londonDateOf(view.sentencedAt);
  return {
    kind: view.kind,
    // Decided for the day each clock runs from (whenFactsAt); here so that clocks are worked out anew when it changes.
    scopeByPhases: scope.phases,
    scopeByPhasesFrom: scope.phasesFrom,
    scopeToday: scope.universal,
    sentenceMonths:
      view.months ?? (view.kind && SENTENCE_KINDS[view.kind].indeterminate ? FOR_LIFE : undefined),
    tier: view.tier,
    roh: view.roh,
    lastRoh: view.lastRoh ?? view.roh,
    rohLowered: view.lastRoh !== undefined && view.roh !== undefined && rank(view.roh) < rank(view.lastRoh),
    ppo: view.ppo ?? false,
    ped: view.dates.ped !== undefined,
    custody: episode?.kind === 'custody',
    recalled: view.recalled,
    recallType: view.recallType,
    hdcRecall: view.hdcRecall,
    mappaCategory: view.mappaCategory ?? 0,
    mappaLevel: view.mappaLevel ?? 0,
    registeredSexOffender: view.registeredSexOffender,
    childSafeguarding: view.childSafeguarding,
    victimScheme: view.victimScheme,
    earlyAllocation: early,
    monthsSentenceToRelease: sentenced && release ? monthsBetween(sentenced, release) : undefined,
    changes: view.rulesChanged.join(),
    set: view.forcedSet,
    drugRequirement: view.requirements?.includes('drug') ?? false,
    // On an order the weeks under supervision run from the day it was made.
    orderMadeOn: isOrder(view.kind) ? sentenced : undefined,
    england: view.area !== 'NWL',
    ...COUNTED,
  };
}

/** What whenFactsAt fills in. */
const COUNTED = {
  inScope: undefined,
  monthsToRelease: undefined,
  weeksToRelease: undefined,
  daysToPrrd: undefined,
  monthsToPrrd: undefined,
  weeksSinceRelease: undefined,
};

/** Adds what is counted from the anchor (design.md: `when` facts such as monthsToRelease are as of the anchor). */
export function whenFactsAt(
  standing: WhenFacts,
  view: CaseView,
  anchor: LondonDate,
  releasedOn: LondonDate | undefined,
): WhenFacts {
  const release = releaseByLaw(view);
  const prrd = view.dates.prrd;
  const supervisedFrom = releasedOn ?? (standing['orderMadeOn'] as LondonDate | undefined);
  const scope = {
    phases: standing['scopeByPhases'] as ScopeByRule['phases'],
    phasesFrom: standing['scopeByPhasesFrom'] as ScopeByRule['phasesFrom'],
    universal: standing['scopeToday'] as ScopeByRule['universal'],
  };
  // Filled into a copy that has the names already: adding names to a large copy costs a hundred times as much.
  const facts = { ...standing } as Record<keyof typeof COUNTED, WhenFacts[string]>;
  facts.inScope = inScopeOn(scope, anchor, view.forcedSet);
  facts.monthsToRelease = release && monthsBetween(anchor, release);
  facts.weeksToRelease = release && weeksBetween(anchor, release);
  facts.daysToPrrd = prrd && daysBetween(anchor, prrd);
  facts.monthsToPrrd = prrd && monthsBetween(anchor, prrd);
  facts.weeksSinceRelease = supervisedFrom && weeksBetween(supervisedFrom, anchor);
  return facts as Record<string, WhenFacts[string]>;
}

/** Phase I took in whoever is supervised outside, and keeps them when they come back. */
const isCommunity = (view: CaseView, episode: { kind: string } | undefined): boolean =>
  view.omResponsible || (episode !== undefined && !['custody', 'pre-sentence'].includes(episode.kind));

/** Months that stand for a sentence without end where a rule asks whether it is long. */
const FOR_LIFE = 1_200;

const ORDER = ['low', 'medium', 'high', 'very-high'];
const rank = (level: string): number => ORDER.indexOf(level);
