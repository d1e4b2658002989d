import { NOTHING_KNOWN, type CaseView, type Victim } from './case-view.js';
import { isWhollyQuashed } from './episodes.js';
import { type Fact } from './fact.js';
import { setsMappaLevel } from './mappa.js';
import { endsReview } from './parole.js';
import { isCustodial, offencesOf, type RohLevel, type SentenceKind } from './sentence.js';
import { withScopeBasis } from './scope-basis.js';
import { type Instant } from './time.js';

export type { CaseView, Victim } from './case-view.js';

type Draft = { -readonly [K in keyof CaseView]: CaseView[K] };
type Fold = (view: Draft, fact: Fact) => void;

const place = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const setLevel = (view: Draft, fact: Fact): void => {
  const level = fact.data['level'] as RohLevel | undefined;
  if (!level) return;
  if (view.roh && view.roh !== level) view.lastRoh = view.roh;
  if (view.roh !== level) view.rohChanged = fact;
  view.roh = level;
};
const mergeDates = (view: Draft, dates: unknown): void => {
  view.dates = {
    ...view.dates,
    ...Object.fromEntries(
      Object.entries((dates ?? {}) as object).map(([name, on]) => [name, on ?? undefined]),
    ),
  };
};
/** An order that becomes custody is sentenced anew on that day, and who its victims are is asked again (004 L922). */
const takeKind = (view: Draft, kind: SentenceKind, at: Instant): void => {
  if (!isCustodial(view.kind) && isCustodial(kind)) {
    view.sentencedAt = at;
    view.victimScheme = undefined;
    view.requirements = undefined;
  }
  view.kind = kind;
};
const setRequirements = (view: Draft, requirements: unknown): void => {
  if (Array.isArray(requirements)) view.requirements = requirements as string[];
};
const setVictim = (view: Draft, id: string, change: Partial<Victim>): void => {
  const known = view.victims.find((victim) => victim.id === id) ?? { id, child: false };
  view.victims = [...view.victims.filter((victim) => victim.id !== id), { ...known, ...change }];
};

/** The curfew ends with the custodial part: recalled after that day, the person is recalled from the licence. */
const isCurfewStill = ({ onCurfew, dates }: Draft, at: number): boolean =>
  onCurfew && dates.crd !== undefined && at < Date.parse(dates.crd);

/** One small fold per kind that changes the picture; kinds that only open work have none. */
const FOLDS: Partial<Record<Fact['kind'], Fold>> = {
  'report-requested': (view, { data }) => {
    view.area ??= place(data['area']);
  },
  sentenced: (view, { data, happenedAt }) => {
    view.kind = data['kind'] as SentenceKind;
    view.months = data['months'] as number | undefined;
    view.sentencedAt = happenedAt;
    view.prison ??= place(data['prison']);
    view.area = place(data['area']) ?? view.area;
    view.victimScheme = (data['victimScheme'] as boolean | null | undefined) ?? undefined;
    Object.assign(view, offencesOf(data));
    setRequirements(view, data['requirements']);
    mergeDates(view, data['dates']);
  },
  'sentence-varied': (view, { data, happenedAt }) => {
    if (typeof data['months'] === 'number') view.months = data['months'];
    if (data['kind']) takeKind(view, data['kind'] as SentenceKind, happenedAt);
    setRequirements(view, data['requirements']);
    mergeDates(view, data['dates']);
    if (isWhollyQuashed(data)) view.quashedAt = happenedAt;
  },
  'dates-changed': (view, { data }) => mergeDates(view, data['dates']),
  received: (view, { data, happenedAt }) => {
    view.prison = place(data['prison']) ?? view.prison;
    view.receivedAt = happenedAt;
  },
  returned: (view, { data, happenedAt }) => {
    view.prison = place(data['prison']) ?? view.prison;
    view.receivedAt = happenedAt;
  },
  moved: (view, { data, happenedAt }) => {
    view.prison = place(data['to']) ?? view.prison;
    view.receivedAt = happenedAt;
  },
  'category-changed': (view, { data }) => {
    view.category = data['category'] as string | undefined;
    view.openConditions = data['open'] === true;
  },
  'roh-changed': setLevel,
  'oasys-completed': setLevel,
  'mappa-changed': (view, fact) => {
    const { category, level } = fact.data;
    if (typeof category === 'number') view.mappaCategory = category || undefined;
    if (setsMappaLevel(fact)) view.mappaLevel = Number(level) || undefined;
  },
  'ppo-changed': (view, { data }) => {
    view.ppo = data['ppo'] === true;
  },
  'tier-changed': (view, { data }) => {
    view.tier = data['tier'] as number | undefined;
  },
  'om-changed': (view, { data, happenedAt }) => {
    const next = (data['username'] as string | null | undefined) ?? undefined;
    if (view.om && next && next !== view.om) view.omChanges += 1;
    view.om = next;
    view.area = place(data['area']) ?? view.area;
    if (data['responsible'] !== true) return;
    view.omResponsible = true;
    view.omResponsibleAt = happenedAt;
  },
  'os-changed': (view, { data }) => {
    view.os = (data['username'] as string | null | undefined) ?? undefined;
  },
  'staff-left': (view, { data }) => {
    // Notice of a last day ahead: until then the holder holds.
    if (typeof data['lastDay'] === 'string') return;
    if (data['username'] === view.om) view.om = place(data['coveredBy']);
    if (data['username'] === view.os) view.os = place(data['coveredBy']);
  },
  'victim-opted': (view, { data }) => {
    if (typeof data['victim'] !== 'string') return;
    setVictim(view, data['victim'], {
      ...(data['in'] === undefined ? {} : { in: data['in'] === true }),
      ...(data['child'] === true ? { child: true } : {}),
      ...(place(data['area']) === undefined ? {} : { area: place(data['area']) }),
    });
  },
  'recall-revoked': (view, { data, happenedAt }) => {
    view.recalled = true;
    view.recallType = data['recallType'] as CaseView['recallType'];
    view.hdcRecall = data['from'] === 'hdc' || isCurfewStill(view, happenedAt);
    view.onCurfew = false;
  },
  'recall-rescinded': (view) => {
    view.recalled = false;
    view.recallType = undefined;
  },
  // The hearing that is set, or that the last decision named, is the target; the date of a review that has ended is none.
  'parole-hearing-set': (view, { data }) => mergeDates(view, { thd: data['on'] }),
  'parole-decision': (view, fact) => {
    const { result, nextReview } = fact.data;
    if (endsReview(fact)) {
      view.paroleDecision = fact;
      mergeDates(view, { thd: nextReview ?? null });
    } else if (result === 'adjourned' || result === 'deferred' || result === 'set-aside') {
      if (nextReview) mergeDates(view, { thd: nextReview });
      // Set aside on reconsideration, it was never decided.
      if (result !== 'set-aside') return;
      view.paroleDecision = undefined;
      mergeDates(view, { confirmed: null });
    }
  },
  'release-direction': (view, { data }) => {
    mergeDates(view, { confirmed: data['on'] });
    view.premisesDirected = data['approvedPremises'] === true;
  },
  'hdc-decided': (view, { data }) => {
    view.curfew = data['result'] as CaseView['curfew'];
    if (view.curfew !== 'granted') mergeDates(view, { hdcad: null });
    else if (data['on'] !== undefined) mergeDates(view, { hdcad: data['on'] });
  },
  released: (view, { data }) => {
    view.onCurfew = data['on'] === 'hdc';
    view.curfew = undefined;
    // A re-release or curfew date belongs to the release that it was for; a later recall has its own.
    mergeDates(view, { confirmed: null, prrd: null, thd: null, hdcad: null });
    view.recalled = false;
    view.omResponsible = true;
  },
  'child-concern': (view) => {
    view.childSafeguarding = true;
  },
  'immigration-changed': (view, { data }) => {
    view.immigrationInterest = !['no-interest', 'unknown'].includes(String(data['status']));
  },
  'rules-changed': (view, { data }) => {
    const { change, recallType, set } = data;
    if (typeof change === 'string') view.rulesChanged = [...view.rulesChanged, change];
    if (recallType && view.recalled) view.recallType = recallType as CaseView['recallType'];
    if (set) view.forcedSet = set as CaseView['forcedSet'];
  },
  'scope-changed': (view, { data }) => {
    if (data['what'] === 'ended' || data['what'] === 'local-opt-in') view.scopeChange = data['what'];
  },
  'leading-changed': (view, { data }) => {
    view.leads = data['leads'] === true;
    const done = new Map(view.doneElsewhere);
    for (const text of Array.isArray(data['done']) ? (data['done'] as string[]) : []) {
      const [type = '', on = ''] = text.split(':');
      if ((done.get(type) ?? '') < on) done.set(type, on);
    }
    view.doneElsewhere = done;
  },
  imported: (view, { happenedAt }) => {
    view.adoptedAt = happenedAt;
  },
  died: (view) => {
    view.died = true;
  },
};

const CUSTODIAL_ONLY: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'released',
  'recall-revoked',
  'recall-rescinded',
  'returned',
  'release-direction',
]);

function fold(view: Draft, fact: Fact): void {
  // Told to every pathway of a person: a release or recall is of their custodial sentence, not of an order beside it.
  if (CUSTODIAL_ONLY.has(fact.kind) && !isCustodial(view.kind)) return;
  FOLDS[fact.kind]?.(view, fact);
  view.scopeBases = withScopeBasis(view, fact.happenedAt);
}

/** The picture after one more fact, the last to happen; the very same where that leaves it as it is. What it does not touch is shared. */
export function viewWith(view: CaseView, fact: Fact): CaseView {
  if (FOLDS[fact.kind] === undefined && withScopeBasis(view, fact.happenedAt) === view.scopeBases)
    return view;
  const next: Draft = { ...view };
  fold(next, fact);
  return next;
}

/**
 * Folds facts into one picture of the case.
 * @param facts effective facts (none withdrawn or superseded) in the order they happened
 */
export function viewOf(facts: readonly Fact[]): CaseView {
  const view: Draft = { ...NOTHING_KNOWN };
  for (const fact of facts) fold(view, fact);
  return view;
}
