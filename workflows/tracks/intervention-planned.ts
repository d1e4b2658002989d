import { londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';

/** An intervention that a target of the plan names, or that somebody proposed beside the plan. */
export interface Planned {
  readonly id: string;
  /** G3: named by a target, or proposed with a reason on record (000 L472). */
  readonly inPlanOrReasoned: boolean;
  readonly startOn?: LondonDate;
  readonly where?: string;
  readonly knownOn: LondonDate;
  /** Changes when the plan does. */
  readonly version: string;
}

/** Every intervention of the case, as the last fact about it says. */
export function interventionsOf(p: Pass): readonly Planned[] {
  const planned = new Map<string, Planned>();
  for (const fact of p.facts('intervention-planned', 'ever')) {
    const { intervention: id, target, reasoned, startOn, where } = fact.data;
    if (typeof id !== 'string') continue;
    planned.set(id, {
      id,
      inPlanOrReasoned: typeof target === 'string' || reasoned === true,
      startOn: typeof startOn === 'string' ? startOn : undefined,
      where: typeof where === 'string' ? where : undefined,
      knownOn: planned.get(id)?.knownOn ?? londonDateOf(p.knownAt(fact)),
      version: fact.id,
    });
  }
  return [...planned.values()];
}

/** How it came to an end, when it did. */
export const endOf = (p: Pass, id: string): Fact | undefined =>
  p.facts('intervention-ended', 'ever').findLast(({ data }) => data['intervention'] === id);

/** Whether an intervention has started and not ended, seen from any part of the pathway. */
export const anyRunning = (p: Pass): boolean =>
  interventionsOf(p).some(({ id }) => endOf(p, id) === undefined && hasStarted(p, id));

/** The last try is the one that counts: delayed after a move, it is not running. */
function hasStarted(p: Pass, id: string): boolean {
  const scope = `interventions/${id}`;
  let last = p.answeredIn(scope, 'intervention.start');
  for (let n = 2; last; n++) {
    const next = p.answeredIn(scope, 'intervention.start', n);
    if (!next) break;
    last = next;
  }
  return last?.outcome === 'started';
}
