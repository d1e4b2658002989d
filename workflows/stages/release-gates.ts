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
 * G8 of a custody: at high risk of harm the police have the licence and whoever gives the roof has the pack; to approved premises
 * nobody goes before MAPPA and police are ready (002 L588; 000 L665).
 * @param roh the risk of harm as it was on the day that counts
 */
export function whatIsNotInformed(p: Pass, scope: string, roh: RohLevel | undefined): readonly NotInformed[] {
  if (!hasLicence(p.case)) return [];
  const high = isHighRoh(roh);
  const roof =
    placedBefore(p, scope) ?? (p.answeredIn(scope, 'address.check')?.outcome === 'suitable' || undefined);
  const told = (type: string): boolean => INFORMED.includes(lastTryIn(p, scope, type)?.outcome ?? '');
  return [
    ...(high && !told('licence.send-copies')
      ? [{ type: 'licence.send-copies', repair: 'police-informed' as const }]
      : []),
    ...(high && roof && !told('release.send-provider-pack')
      ? [{ type: 'release.send-provider-pack', repair: 'provider-informed' as const }]
      : []),
    ...(premisesReady(p, scope) === false
      ? [{ type: 'ap.prepare-arrival', repair: 'provider-informed' as const }]
      : []),
  ];
}

/** The first step that keeps G8 shut now; undefined when it is open. */
export const notInformed = (p: Pass): NotInformed | undefined =>
  p.here && whatIsNotInformed(p, p.here.id, p.case.roh)[0];
