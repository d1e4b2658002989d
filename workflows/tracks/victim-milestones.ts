import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type LondonDate } from '#domain/time.js';
import { DECISIONS_TOLD } from '#domain/victim-news.js';
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
  'removal-ended',
  'died',
  'released-in-error',
  'order-ended',
];

/** What is news to a victim: what was told once is not told again because it was recorded again. */
function counts(fact: Fact, p: Pass): boolean {
  switch (fact.kind) {
    // A return after a recall is a re-arrest to the victim; the first reception is not.
    case 'returned':
      return p.facts('recall-revoked', 'ever').length > 0;
    case 'parole-hearing-set': {
      const set = p.facts('parole-hearing-set', 'ever');
      return fact.data['on'] !== set[set.indexOf(fact) - 1]?.data['on'];
    }
    case 'order-ended':
      return p.episodes.some(({ opened }) => opened.id === fact.id);
    default:
      return true;
  }
}

/** Arrested again while at large or under supervision; an arrest in prison is not one. */
function rearrests(p: Pass): readonly Fact[] {
  const where = (fact: Fact): string | undefined =>
    p.episodes.findLast(({ at }) => at <= fact.happenedAt)?.kind;
  return p
    .facts('arrested', 'ever')
    .filter((fact) => ['licence', 'order', 'at-large'].includes(where(fact) ?? ''));
}

/** A condition or zone for the victim set, varied or ended under supervision; the release licence has its own milestone. */
const zones = (p: Pass): readonly Fact[] =>
  p
    .facts('condition-set', 'ever')
    .filter(
      (fact) =>
        fact.data['protects'] === 'victim' &&
        p.episodes.findLast(({ at }) => at <= fact.happenedAt)?.kind !== 'custody',
    );

export function milestonesToTell(p: Pass): readonly ToTell[] {
  const facts = [...TOLD.flatMap((kind) => p.facts(kind, 'ever')), ...rearrests(p), ...zones(p)]
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
  const decided = p.milestones
    .filter(({ kind }) => DECISIONS_TOLD.has(kind))
    .map(({ key, at, on }) => ({ key, known: londonDateOf(at), on }));
  return [...facts, ...open, ...decided];
}
