import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { setsMappaLevel } from '#domain/mappa.js';
import { type Role } from '#domain/roles.js';
import { isOutside } from '../policy/whereabouts.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { anyRunning } from './intervention-planned.js';
import { inPremises } from './mappa-meetings.js';

/** A change of risk of harm or of MAPPA level is read by everyone on the case, whatever the team (000 L649, L653; 003 L321). */
export function acknowledge(p: Pass): void {
  const roh = p.case.lastRoh === undefined ? undefined : p.case.rohChanged;
  p.together(
    [roh, mappaLevelChanged(p)].flatMap((changed) =>
      changed ? workers(p).map((role) => () => read(p, changed, role)) : [],
    ),
  );
}

/** Before they next see the person; at the latest the next working day (own rule of tasks.csv). */
function read(p: Pass, changed: Fact, role: Role): void {
  const before = workingDays(londonDateOf(p.knownAt(changed)), 1);
  p.task('risk.acknowledge-level', { key: `${keyOf(changed)}-${role}`, role, before });
}

/** The last fact that changed a level once given; the first level of all changes nothing anybody worked by. */
function mappaLevelChanged(p: Pass): Fact | undefined {
  const levels = p.facts('mappa-changed', 'ever').filter(setsMappaLevel);
  return levels.findLast((fact, i) => i > 0 && fact.data['level'] !== levels[i - 1]?.data['level']);
}

/** Who works with the person now. */
function workers(p: Pass): readonly Role[] {
  const inPrison = p.here?.kind === 'custody';
  const manager = !inPrison || (p.case.om !== undefined && !p.prisonOwns);
  return [
    ...(inPrison ? (['offender-supervisor'] as const) : []),
    ...(manager ? (['offender-manager'] as const) : []),
    ...(anyRunning(p) ? ([inPrison ? 'intervention-worker' : 'programme-worker'] as const) : []),
    ...(isOutside(p) && inPremises(p) ? (['ap-key-worker'] as const) : []),
    ...((p.case.mappaLevel ?? 0) >= 2 ? (['police-contact'] as const) : []),
  ];
}
