import { type Fact } from '#domain/fact.js';
import { isHighRoh, type RohLevel } from '#domain/sentence.js';
import { hasLicence } from '../policy/kinds.js';
import { lastTryIn } from '../policy/until-settled.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { placedBefore, premisesReady } from '../tracks/approved-premises.js';
import { monitorsNamed } from './licence-victim-conditions.js';

export { monitorsNamed };

/** G7: the licence that stands was explained; "not possible" and an older version do not open it. Without a licence there is nothing to explain. */
export function isExplained(p: Pass): boolean {
  if (!hasLicence(p.case)) return true;
  const licence = lastOf(p.answered('licence.make-in-prison'), p.answered('licence.approve'));
  const explained = p.holding('licence.explain', { licenceVersion: licence?.at });
  return explained?.outcome.startsWith('explained') === true;
}
const lastOf = (a: Answer | undefined, b: Answer | undefined): Answer | undefined =>
  a && b ? (a.at > b.at ? a : b) : (a ?? b);

/** A step of G8 that is not done, and how its repair calls it. */
export interface NotInformed {
  readonly type: string;
  readonly repair: 'provider-informed' | 'police-informed';
}

const INFORMED: readonly string[] = ['sent-acknowledged', 'not-needed'];

/**
 * G8 of a custody: at high risk of harm the police have the licence that stands and whoever gives the roof has the pack; to approved
 * premises nobody goes before MAPPA and police are ready (002 L588; 000 L665).
 * @param risk the fact that last changed the risk of harm, as of the day that counts
 */
export function whatIsNotInformed(p: Pass, scope: string, risk: Fact | undefined): readonly NotInformed[] {
  if (!hasLicence(p.case)) return [];
  const licence = lastOf(
    p.answeredIn(scope, 'licence.make-in-prison'),
    p.answeredIn(scope, 'licence.approve'),
  );
  const checked = p.answeredIn(scope, 'address.check');
  const roof = placedBefore(p, scope) ?? (checked?.outcome === 'suitable' ? checked : undefined);
  const toldSince = (type: string, since: number): boolean => {
    const answer = lastTryIn(p, scope, type);
    return answer !== undefined && INFORMED.includes(answer.outcome) && answer.at >= since;
  };
  const steps: NotInformed[] = [];
  if (isHighRoh(risk?.data['level'] as RohLevel | undefined)) {
    if (!toldSince('licence.send-copies', licence?.at ?? 0))
      steps.push({ type: 'licence.send-copies', repair: 'police-informed' });
    // The pack says how high the risk is.
    if (roof && !toldSince('release.send-provider-pack', Math.max(roof.at, risk?.happenedAt ?? 0)))
      steps.push({ type: 'release.send-provider-pack', repair: 'provider-informed' });
  }
  if (premisesReady(p, scope) === false)
    steps.push({ type: 'ap.prepare-arrival', repair: 'provider-informed' });
  return steps;
}

/** The first step that keeps G8 shut now; undefined when it is open. */
export const notInformed = (p: Pass): NotInformed | undefined =>
  p.here && whatIsNotInformed(p, p.here.id, p.case.rohChanged)[0];
