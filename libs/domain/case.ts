import { type Fact } from './fact.js';
import { endsReview } from './parole.js';
import { type RohLevel, type SentenceDates, type SentenceKind } from './sentence.js';
import { type Instant } from './time.js';

export interface Victim {
  readonly id: string;
  readonly child: boolean;
  /** Opted in, opted out, or not yet asked. */
  readonly in?: boolean;
}

/** What the facts, taken together, say of the case now. Derived, never stored. Absent means unknown, not no. */
export interface CaseView {
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly sentencedAt?: Instant;
  readonly dates: SentenceDates;
  readonly prison?: string;
  readonly area?: string;
  readonly category?: string;
  readonly openConditions: boolean;
  readonly roh?: RohLevel;
  readonly lastRoh?: RohLevel;
  readonly rohChanged?: Fact;
  readonly tier?: number;
  readonly ppo?: boolean;
  readonly mappaCategory?: number;
  readonly mappaLevel?: number;
  readonly registeredSexOffender: boolean;
  readonly childSafeguarding: boolean;
  readonly om?: string;
  readonly os?: string;
  /** The community manager has taken responsibility (handover accepted, or a short sentence). */
  readonly omResponsible: boolean;
  /** When the community manager last took it. */
  readonly omResponsibleAt?: Instant;
  readonly omChanges: number;
  /** Whether the victim contact scheme applies; undefined while nobody can say. */
  readonly victimScheme?: boolean;
  readonly victims: readonly Victim[];
  readonly receivedAt?: Instant;
  readonly recalled: boolean;
  readonly recallType?: 'fixed' | 'standard' | 'hdc';
  readonly hdcRecall: boolean;
  /** The last decision of the Parole Board that ended a review. */
  readonly paroleDecision?: Fact;
  readonly immigrationInterest: boolean;
  readonly adoptedAt?: Instant;
  readonly died: boolean;
  /** Changes of the rules whose transitional rule holds for this case (libs/standards/changes.json). */
  readonly rulesChanged: readonly string[];
  /** A set of rules forced for a rehearsal; else the date chooses it. */
  readonly forcedSet?: '2007-2014' | 'current';
}

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
const setVictim = (view: Draft, id: string, change: Partial<Victim>): void => {
  const known = view.victims.find((victim) => victim.id === id) ?? { id, child: false };
  view.victims = [...view.victims.filter((victim) => victim.id !== id), { ...known, ...change }];
};

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
    view.registeredSexOffender = data['registeredSexOffender'] === true;
    mergeDates(view, data['dates']);
  },
  'sentence-varied': (view, { data }) => {
    if (typeof data['months'] === 'number') view.months = data['months'];
    if (data['kind']) view.kind = data['kind'] as SentenceKind;
    mergeDates(view, data['dates']);
  },
  'dates-changed': (view, { data }) => mergeDates(view, data['dates']),
  received: (view, { data, happenedAt }) => {
    view.prison = place(data['prison']);
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
  'mappa-changed': (view, { data }) => {
    if (typeof data['category'] === 'number') view.mappaCategory = data['category'] || undefined;
    if (typeof data['level'] === 'number') view.mappaLevel = data['level'] || undefined;
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
    if (data['username'] === view.om) view.om = place(data['coveredBy']);
    if (data['username'] === view.os) view.os = place(data['coveredBy']);
  },
  'victim-opted': (view, { data }) => {
    if (typeof data['victim'] !== 'string') return;
    setVictim(view, data['victim'], {
      ...(data['in'] === undefined ? {} : { in: data['in'] === true }),
      ...(data['child'] === true ? { child: true } : {}),
    });
  },
  'recall-revoked': (view, { data }) => {
    view.recalled = true;
    view.recallType = data['recallType'] as CaseView['recallType'];
    view.hdcRecall = data['from'] === 'hdc';
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
  'release-direction': (view, { data }) => mergeDates(view, { confirmed: data['on'] }),
  released: (view) => {
    // A re-release date belongs to the recall that ended here; a later recall has its own.
    mergeDates(view, { confirmed: null, prrd: null, thd: null });
    view.recalled = false;
    view.omResponsible = true;
  },
  'child-concern': (view) => {
    view.childSafeguarding = true;
  },
  'immigration-changed': (view, { data }) => {
    view.immigrationInterest = data['status'] !== 'no-interest';
  },
  'rules-changed': (view, { data }) => {
    const { change, recallType, set } = data;
    if (typeof change === 'string') view.rulesChanged = [...view.rulesChanged, change];
    if (recallType && view.recalled) view.recallType = recallType as CaseView['recallType'];
    if (set) view.forcedSet = set as CaseView['forcedSet'];
  },
  imported: (view, { happenedAt }) => {
    view.adoptedAt = happenedAt;
  },
  died: (view) => {
    view.died = true;
  },
};

/**
 * Folds facts into one picture of the case.
 * @param facts effective facts (none withdrawn or superseded) in the order they happened
 */
export function viewOf(facts: readonly Fact[]): CaseView {
  const view: Draft = {
    dates: {},
    openConditions: false,
    registeredSexOffender: false,
    childSafeguarding: false,
    omResponsible: false,
    omChanges: 0,
    victims: [],
    recalled: false,
    hdcRecall: false,
    immigrationInterest: false,
    died: false,
    rulesChanged: [],
  };
  for (const fact of facts) FOLDS[fact.kind]?.(view, fact);
  return view;
}
