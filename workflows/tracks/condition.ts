import { londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';

/** A restrictive condition of a licence or order, as the last fact about it says. */
export interface Condition {
  readonly id: string;
  readonly protects?: string;
  readonly tagged: boolean;
  readonly startsOn?: LondonDate;
  readonly setOn: LondonDate;
  /** Changes when the condition is varied. */
  readonly version: string;
  /** Set for a release ahead: its victim conditions have their monitor from the release licence (G12). */
  readonly atRelease: boolean;
}

/** Conditions in force or about to be: set, and neither ended nor left behind by a recall. */
export function conditionsOf(p: Pass): readonly Condition[] {
  const last = new Map<string, Condition>();
  // The licence they stood on was revoked; a recall that was rescinded revoked nothing.
  const revoked = p.case.recalled ? p.facts('recall-revoked', 'ever').at(-1) : lastRecallServed(p);
  for (const fact of p.facts('condition-set', 'ever')) {
    if (revoked && fact.happenedAt < revoked.happenedAt) continue;
    const condition = read(p, fact, last);
    if (!condition) continue;
    last.delete(condition.id);
    if (fact.data['ended'] !== true) last.set(condition.id, condition);
  }
  return [...last.values()];
}

function lastRecallServed(p: Pass): Fact | undefined {
  const rescinded = p.facts('recall-rescinded', 'ever');
  return p
    .facts('recall-revoked', 'ever')
    .findLast((recall) => !rescinded.some(({ happenedAt }) => isNext(p, recall, happenedAt)));
}
/** Whether an instant follows a recall with no other recall between. */
const isNext = (p: Pass, recall: Fact, at: number): boolean =>
  at > recall.happenedAt &&
  !p
    .facts('recall-revoked', 'ever')
    .some(({ happenedAt }) => happenedAt > recall.happenedAt && happenedAt < at);

/** The condition an id names, also one that has ended since. */
export function conditionOf(p: Pass, id: unknown): Condition | undefined {
  const fact = p.facts('condition-set', 'ever').findLast(({ data }) => data['condition'] === id);
  return fact && read(p, fact, new Map());
}

function read(p: Pass, fact: Fact, before: ReadonlyMap<string, Condition>): Condition | undefined {
  const { condition: id, protects, tagged, startsOn } = fact.data;
  if (typeof id !== 'string') return undefined;
  const known = before.get(id);
  const on = typeof startsOn === 'string' ? startsOn : undefined;
  return {
    id,
    protects: typeof protects === 'string' ? protects : known?.protects,
    tagged: typeof tagged === 'boolean' ? tagged : (known?.tagged ?? false),
    startsOn: on ?? known?.startsOn,
    setOn: londonDateOf(p.knownAt(fact)),
    version: fact.id,
    atRelease: inCustodyAt(p, fact),
  };
}

const inCustodyAt = (p: Pass, fact: Fact): boolean =>
  p.episodes.findLast(({ at }) => at <= fact.happenedAt)?.kind === 'custody';
