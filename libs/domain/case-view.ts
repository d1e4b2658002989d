import { type Fact } from './fact.js';
import { type ScopeBasis } from './scope-basis.js';
import {
  offencesOf,
  type Offences,
  type RohLevel,
  type SentenceDates,
  type SentenceKind,
} from './sentence.js';
import { type Instant, type LondonDate } from './time.js';

export interface Victim {
  readonly id: string;
  readonly child: boolean;
  /** Where the victim lives, when that is another area: its own unit acts. */
  readonly area?: string;
  /** Opted in, opted out, or not yet asked. */
  readonly in?: boolean;
}

/** What the facts, taken together, say of the case now. Derived, never stored. Absent means unknown, not no. */
export interface CaseView extends Offences {
  readonly kind?: SentenceKind;
  readonly months?: number;
  readonly sentencedAt?: Instant;
  readonly dates: SentenceDates;
  /** Requirements of an order, by their codes; undefined while they are not on record. */
  readonly requirements?: readonly string[];
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
  /** What the governor last decided of home detention curfew; undefined while nothing is, and after a release. */
  readonly curfew?: 'granted' | 'refused' | 'postponed';
  /** Out on home detention curfew, until the conditional release date. */
  readonly onCurfew: boolean;
  /** The Parole Board directed the person to approved premises. */
  readonly premisesDirected: boolean;
  /** The last decision of the Parole Board that ended a review. */
  readonly paroleDecision?: Fact;
  readonly immigrationInterest: boolean;
  readonly adoptedAt?: Instant;
  readonly died: boolean;
  /** The whole sentence was quashed: what is left is to let the person go. */
  readonly quashedAt?: Instant;
  /** Asks what is owed once to the person; false while another pathway of theirs does. */
  readonly leads: boolean;
  /** What another pathway of the person has done of that, and the London day of the last time, by task type. */
  readonly doneElsewhere: ReadonlyMap<string, LondonDate>;
  /** Every state that scope was ever to be decided on, oldest first: once in, a case stays in (000 L134). */
  readonly scopeBases: readonly ScopeBasis[];
  /** Taken in by local choice, or ended early by a senior probation officer; the last word stands. */
  readonly scopeChange?: 'ended' | 'local-opt-in';
  /** Changes of the rules whose transitional rule holds for this case (libs/standards/changes.json). */
  readonly rulesChanged: readonly string[];
  /** A set of rules forced for a rehearsal; else the date chooses it. */
  readonly forcedSet?: '2007-2014' | 'current';
}

/**
 * A case of which nothing is known. Every name is there from the beginning: a copy to which names are added becomes a slow
 * object (docs/decisions/0018-speed.md).
 */
export const NOTHING_KNOWN: CaseView & Record<keyof CaseView, unknown> = {
  kind: undefined,
  months: undefined,
  sentencedAt: undefined,
  dates: {},
  requirements: undefined,
  prison: undefined,
  area: undefined,
  category: undefined,
  openConditions: false,
  ...offencesOf({}),
  roh: undefined,
  lastRoh: undefined,
  rohChanged: undefined,
  tier: undefined,
  ppo: undefined,
  mappaCategory: undefined,
  mappaLevel: undefined,
  childSafeguarding: false,
  om: undefined,
  os: undefined,
  omResponsible: false,
  omResponsibleAt: undefined,
  omChanges: 0,
  victimScheme: undefined,
  victims: [],
  receivedAt: undefined,
  recalled: false,
  recallType: undefined,
  hdcRecall: false,
  curfew: undefined,
  onCurfew: false,
  premisesDirected: false,
  paroleDecision: undefined,
  immigrationInterest: false,
  adoptedAt: undefined,
  died: false,
  quashedAt: undefined,
  leads: true,
  doneElsewhere: new Map(),
  scopeBases: [],
  scopeChange: undefined,
  rulesChanged: [],
  forcedSet: undefined,
};
