import { CALENDAR_VERSION } from '#calendar/index.js';
import { type EpisodeKind } from '#domain/episodes.js';
import { type Pass } from './runtime/pass.js';
import { type Policy } from './runtime/turn.js';
import { leaveToTheLeader } from './policy/leading.js';
import { TASK_TYPES } from './task-types.js';
import { allocation } from './stages/allocation.js';
import { assessment } from './stages/assessment.js';
import { custody } from './stages/custody.js';
import { enforcement } from './stages/enforcement.js';
import { enforcementOfOrder } from './stages/enforcement-order.js';
import { enforcementOfSupervision } from './stages/enforcement-supervision.js';
import { hdc } from './stages/hdc.js';
import { induction } from './stages/induction.js';
import { licence } from './stages/licence.js';
import { licenceVariation } from './stages/licence-variation.js';
import { order } from './stages/order.js';
import { planning } from './stages/planning.js';
import { parole } from './stages/parole.js';
import { preRelease } from './stages/pre-release.js';
import { preSentence } from './stages/pre-sentence.js';
import { letGo } from './stages/quashed.js';
import { atLarge, recall } from './stages/recall.js';
import { returnedFromRecall } from './stages/recall-return.js';
import { reception } from './stages/reception.js';
import { rotl } from './stages/rotl.js';
import { asleep, termination } from './stages/termination.js';
import { ippOnLicence } from './stages/termination-ipp.js';
import { approvedPremises } from './tracks/approved-premises.js';
import { child } from './tracks/child.js';
import { continuity } from './tracks/continuity.js';
import { diversity } from './tracks/diversity.js';
import { family } from './tracks/family.js';
import { hospital } from './tracks/hospital.js';
import { immigration } from './tracks/immigration.js';
import { interventions } from './tracks/interventions.js';
import { manager } from './tracks/manager.js';
import { gatesNearRelease } from './tracks/manager-gates.js';
import { unblock } from './tracks/manager-unblock.js';
import { mappa } from './tracks/mappa.js';
import { ppo } from './tracks/ppo.js';
import { restrictions } from './tracks/restrictions.js';
import { risk } from './tracks/risk.js';
import { selfHarm } from './tracks/self-harm.js';
import { victim } from './tracks/victim.js';

type Part = (p: Pass) => void;
interface Track {
  readonly name: string;
  readonly run: Part;
}
/** One part after another. */
const partsOf = (parts: Readonly<Record<string, Part>>): Part => {
  const all = Object.entries(parts);
  return (p) => all.forEach(([name, part]) => p.part(name, part));
};
/** Each part a track of its own. */
const tracksOf = (parts: Readonly<Record<string, Part>>): readonly Track[] =>
  Object.entries(parts).map(([name, part]) => ({ name, run: (p) => p.part(name, part) }));

/** What runs in each episode, in the order of the pathway: the last part that has begun names the stage. */
const EPISODES: Record<EpisodeKind, Part> = {
  'pre-sentence': partsOf({ preSentence }),
  custody: partsOf({
    allocation,
    reception,
    induction,
    assessment,
    planning,
    custody,
    returnedFromRecall,
    rotl,
    parole,
    hdc,
    preRelease,
  }),
  licence: partsOf({
    licence,
    licenceVariation,
    enforcement,
    enforcementOfSupervision,
    recall,
    ippOnLicence,
  }),
  'at-large': partsOf({ atLarge }),
  asleep: partsOf({ asleep }),
  order: partsOf({ order, enforcementOfOrder }),
  hospital: partsOf({}),
  ended: partsOf({ termination }),
};
const IN_HOSPITAL = partsOf({ hospital });
const QUASHED = partsOf({ letGo });

/** Beside the stages, from sentence to termination (pathway.md, "Tracks"). */
const TRACKS = tracksOf({
  manager,
  victim,
  mappa,
  risk,
  child,
  restrictions,
  'self-harm': selfHarm,
  immigration,
  ppo,
  interventions,
  diversity,
  family,
  continuity,
  'approved-premises': approvedPremises,
});

/** A hospital order has no stages and no other track, nor has somebody removed from the country (pathway.md, table of kinds, stage 14). */
const FEW_TRACKS = tracksOf({ manager, victim });

/** The whole policy, from the top: the present episode's stages, then every track; what another pathway of the person asks is left to it. */
function sentence(p: Pass): void {
  const { here } = p;
  if (!here) return;
  p.track(here.id, stagesOf(p, here.kind));
  if (p.case.sentencedAt !== undefined)
    for (const { name, run } of inHospital(p) || here.kind === 'asleep' ? FEW_TRACKS : TRACKS)
      p.track(name, run);
  leaveToTheLeader(p, TASK_TYPES);
  if (p.case.sentencedAt !== undefined) p.track('unblock', toBeMended);
}

/** What the others found stuck or shut goes to those who can mend it. */
const toBeMended = (p: Pass): void =>
  p.together([() => gatesNearRelease(p), () => p.part('unblock', unblock)]);
const inHospital = (p: Pass): boolean => p.case.kind === 'hospital-order';
function stagesOf(p: Pass, episode: EpisodeKind): Part {
  if (inHospital(p)) return IN_HOSPITAL;
  return episode === 'custody' && p.case.quashedAt !== undefined ? QUASHED : EPISODES[episode];
}

export const POLICY: Policy = {
  // Raise the number when a stage, track or rule changes what it wants: cases in flight then confirm what is already late.
  version: `4/${CALENDAR_VERSION}`,
  types: TASK_TYPES,
  run: sentence,
  isOver: (p) => p.here?.kind === 'ended' && p.wanted.size === 0,
};
