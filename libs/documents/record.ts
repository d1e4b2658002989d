import { type CaseView } from '#domain/case.js';
import { type Instant, type LondonDate } from '#domain/time.js';

/** A round of a step, as the record has it now. */
export interface StepRead {
  readonly id: string;
  readonly key: string;
  readonly round: number;
  readonly type: string;
  readonly role: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'SUBMITTED' | 'DONE';
  readonly subject: string | null;
  readonly outcome: string | null;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly openedAt: Instant;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
  readonly dueOn: LondonDate | null;
}

export interface FactSeen {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly happenedAt: Instant;
  readonly learntAt: Instant;
  readonly supersedes: string | null;
}

/** A condition worded by victim liaison for the licence: all that ever leaves the victim schema (migration 0006). */
export interface VictimWording {
  readonly wording: string;
  readonly monitor: string | null;
  readonly howOften: string | null;
  readonly ifBroken: string | null;
  /** It is being worded again, or is not yet fit to be read. */
  readonly pending: boolean;
}

/** What one document is made from: only steps that its template names. */
export interface CaseRecord {
  readonly pathwayId: string;
  /** The last journal entry it holds. */
  readonly seq: number;
  readonly now: Instant;
  readonly person: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly dateOfBirth: LondonDate | null;
    readonly prisonNumber: string | null;
    readonly crn: string | null;
    readonly pnc: string | null;
  };
  readonly omId: string | null;
  readonly osId: string | null;
  readonly view: CaseView;
  readonly facts: readonly FactSeen[];
  readonly steps: readonly StepRead[];
  readonly wordings: readonly VictimWording[];
  /** Who the letter is to, by the victim's reference; empty outside victim liaison. */
  readonly victims: ReadonlyMap<string, { readonly name?: string; readonly child?: boolean }>;
  readonly people: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
}

/** The newest round of each step, whatever its state. */
export function currentRounds(steps: readonly StepRead[]): StepRead[] {
  const newest = new Map<string, StepRead>();
  for (const step of steps) {
    const known = newest.get(step.key);
    if (!known || step.round > known.round) newest.set(step.key, step);
  }
  return [...newest.values()];
}

/** The scope a step stands in: `custody#1/rotl#c9` of `custody#1/rotl#c9/rotl.decide`. */
export function scopeOf({ key, type }: Pick<StepRead, 'key' | 'type'>): string {
  const at = key.lastIndexOf(`/${type}`);
  return at < 0 ? '' : key.slice(0, at);
}
