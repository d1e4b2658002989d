import { type TaskType } from '#domain/task-type.js';
import { preSentenceTasks } from './stages/pre-sentence.tasks.js';
import { allocationTasks } from './stages/allocation.tasks.js';
import { receptionTasks } from './stages/reception.tasks.js';
import { hdcTasks } from './stages/hdc.tasks.js';
import { inductionTasks } from './stages/induction.tasks.js';
import { assessmentTasks } from './stages/assessment.tasks.js';
import { planningTasks } from './stages/planning.tasks.js';
import { custodyTasks } from './stages/custody.tasks.js';
import { irmmTasks } from './stages/irmm.tasks.js';
import { rotlTasks } from './stages/rotl.tasks.js';
import { paroleTasks } from './stages/parole.tasks.js';
import { preReleaseTasks } from './stages/pre-release.tasks.js';
import { releaseTasks } from './stages/release.tasks.js';
import { licenceTasks } from './stages/licence.tasks.js';
import { licenceVariationTasks } from './stages/licence-variation.tasks.js';
import { enforcementTasks } from './stages/enforcement.tasks.js';
import { orderTasks } from './stages/order.tasks.js';
import { recallTasks } from './stages/recall.tasks.js';
import { terminationTasks } from './stages/termination.tasks.js';
import { approvedPremisesTasks } from './tracks/approved-premises.tasks.js';
import { victimTasks } from './tracks/victim.tasks.js';
import { mappaTasks } from './tracks/mappa.tasks.js';
import { riskTasks } from './tracks/risk.tasks.js';
import { childTasks } from './tracks/child.tasks.js';
import { restrictionTasks } from './tracks/restrictions.tasks.js';
import { immigrationTasks } from './tracks/immigration.tasks.js';
import { ppoTasks } from './tracks/ppo.tasks.js';
import { interventionTasks } from './tracks/interventions.tasks.js';
import { diversityTasks } from './tracks/diversity.tasks.js';
import { familyTasks } from './tracks/family.tasks.js';
import { selfHarmTasks } from './tracks/self-harm.tasks.js';
import { continuityTasks } from './tracks/continuity.tasks.js';
import { managerTasks } from './tracks/manager.tasks.js';

/** Every task type this engine carries, by its public id. Two types under one id stop the start. */
export const TASK_TYPES: ReadonlyMap<string, TaskType> = byId([
  ...preSentenceTasks,
  ...allocationTasks,
  ...receptionTasks,
  ...inductionTasks,
  ...assessmentTasks,
  ...planningTasks,
  ...custodyTasks,
  ...irmmTasks,
  ...rotlTasks,
  ...hdcTasks,
  ...paroleTasks,
  ...preReleaseTasks,
  ...releaseTasks,
  ...licenceTasks,
  ...licenceVariationTasks,
  ...enforcementTasks,
  ...orderTasks,
  ...recallTasks,
  ...terminationTasks,
  ...approvedPremisesTasks,
  ...victimTasks,
  ...mappaTasks,
  ...riskTasks,
  ...childTasks,
  ...restrictionTasks,
  ...immigrationTasks,
  ...ppoTasks,
  ...interventionTasks,
  ...diversityTasks,
  ...familyTasks,
  ...selfHarmTasks,
  ...continuityTasks,
  ...managerTasks,
]);

function byId(types: readonly TaskType[]): ReadonlyMap<string, TaskType> {
  const map = new Map<string, TaskType>();
  for (const type of types) {
    if (map.has(type.id)) throw new Error(`Task type ${type.id} is defined twice`);
    map.set(type.id, type);
  }
  return map;
}
