import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type LondonDate } from '#domain/time.js';
import { isOpenCategory } from '../policy/kinds.js';
import { type Pass } from '../runtime/pass.js';

/** Something a victim is told, and the day it became known. */
export interface ToTell {
  readonly key: string;
  readonly known: LondonDate;
  /** What would have to be told again if it changed. */
  readonly on: LondonDate;
}

/** Facts that are milestones for a victim (pathway.md, "Victim contact"). Release itself has its own task. */
const TOLD: readonly FactKind[] = [
  'appeal',
  'hospital-transfer',
  'failed-to-return',
  'recall-revoked',
  'recall-rescinded',
  'unlawfully-at-large',
  'returned',
  'recaptured',
  'condition-broken',
  'parole-hearing-set',
  'parole-decision',
  'deported',
  'died',
  'released-in-error',
  'order-ended',
];

/** A return after a recall is a re-arrest to the victim; the first reception is not. */
const counts = (fact: Fact, p: Pass): boolean =>
  fact.kind !== 'returned' || p.facts('recall-revoked', 'ever').length > 0;

export function milestonesToTell(p: Pass): readonly ToTell[] {
  const facts = TOLD.flatMap((kind) => p.facts(kind, 'ever'))
    .filter((fact) => counts(fact, p))
    .map((fact) => ({
      key: `${fact.kind}#${keyOf(fact)}`,
      known: londonDateOf(p.knownAt(fact)),
      on: londonDateOf(fact.happenedAt),
    }));
  const open = p
    .facts('category-changed', 'ever')
    .filter(({ data }) => data['open'] === true || isOpenCategory(data['category']))
    .map((fact) => ({
      key: `open-conditions#${keyOf(fact)}`,
      known: londonDateOf(p.knownAt(fact)),
      on: londonDateOf(fact.happenedAt),
    }));
  const decided = p.milestones.map(({ key, at, on }) => ({ key, known: londonDateOf(at), on }));
  return [...facts, ...open, ...decided];
}
