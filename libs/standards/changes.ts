import { type LondonDate } from '#domain/time.js';
import raw from './changes.json' with { type: 'json' };
import { type Facts } from './facts.js';
import { StandardsRefusal } from './row.js';
import { readWhen, type Condition } from './when.js';

/** A change of law, standard or calendar, and what it does to cases that were under way on its day: data in changes.json. */
export interface RuleChange {
  readonly id: string;
  readonly what: 'law' | 'standard' | 'calendar';
  readonly title: string;
  /** The first day on which it holds. */
  readonly from: LondonDate;
  /** Rows of the catalogue that begin, end or stand in for others with it. */
  readonly rows: readonly string[];
  /** The transitional rule; without one, cases under way keep what they have. */
  readonly inFlight?: {
    /** Which cases it is for, over the facts of facts.ts; only those whose present episode began before the day. */
    readonly cases: string;
    readonly rule: string;
    /** What holds for everybody else who was under way. */
    readonly others: string;
    /** The recall becomes one of this type by law. */
    readonly recallType?: 'fixed' | 'standard' | 'hdc';
  };
  readonly source: string;
}

export const RULE_CHANGES = raw as readonly RuleChange[];

/** A change by its id. @throws StandardsRefusal UNKNOWN_CHANGE, naming those there are */
export function ruleChange(id: string): RuleChange {
  const change = RULE_CHANGES.find((one) => one.id === id);
  if (change) return change;
  const known = RULE_CHANGES.map((one) => one.id).join(', ');
  throw new StandardsRefusal(
    'UNKNOWN_CHANGE',
    `No change of the rules is called "${id}". There are: ${known}.`,
  );
}

const conditions = new Map<string, Condition>();

/**
 * Whether the transitional rule of a change is for a case.
 * @param facts of the case as it stands
 * @param since the London day on which its present episode began
 * @returns false also where the facts that would tell are not known: what nobody knows changes nothing
 */
export function isInFlight(change: RuleChange, facts: Facts, since: LondonDate): boolean {
  if (!change.inFlight || since >= change.from) return false;
  const { cases } = change.inFlight;
  let condition = conditions.get(cases);
  if (!condition) conditions.set(cases, (condition = readWhen(cases)));
  return condition(facts) === true;
}
