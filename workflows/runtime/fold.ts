import { type Fact } from '#domain/fact.js';
import { type State } from './state.js';

/** Kinds of which only the latest few matter to the pathway; PostgreSQL keeps them all. */
export const KEEP_LAST: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'contact-made',
  'appointment-kept',
]);
const KEPT = 3;

/** Forgets all but the last few facts of this kind by the same sort of person. */
export function forgetOldest(s: State, latest: Fact): void {
  const same = s.facts.filter((fact) => fact.kind === latest.kind && fact.data['by'] === latest.data['by']);
  if (same.length <= KEPT) return;
  const oldest = same.reduce((a, b) => (b.happenedAt < a.happenedAt ? b : a));
  s.facts = s.facts.filter((fact) => fact !== oldest);
}

/** A standing clock needs only its last answered cycle. */
export function dropEarlierCycles(s: State, key: string, type: string): void {
  const prefix = key.slice(0, key.lastIndexOf('#') + 1);
  for (const step of s.steps.ofType(type))
    if (step.cycle && !step.open && step.key !== key && step.key.startsWith(prefix)) s.steps.delete(step.key);
}

/** An ended episode folds to the outcomes of its steps: what they rested on can no longer ask anything again. */
export function foldEpisode(s: State, episode: string): void {
  for (const step of s.steps.values()) {
    if (!step.key.startsWith(`${episode}/`) || step.open) continue;
    // Its round is kept: the episode may come back when a fact is withdrawn, and a round is never given twice.
    if (!step.answer) s.steps.set(step.key, { key: step.key, type: step.type, round: step.round });
    else
      s.steps.set(step.key, {
        key: step.key,
        type: step.type,
        round: step.round,
        cycle: step.cycle,
        answer: { ...step.answer, data: {} },
      });
  }
}
