import { type Instant } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { type Batch } from '#workflows/runtime/events.js';
import { MemoryDriver, type Said, type Staff } from '#workflows/runtime/memory-driver.js';
import { scriptedStaff } from '../scripted-staff.js';
import { CaseWatch, type CaseResult } from './case-result.js';
import { type RehearsedCase } from './caseload.js';

/**
 * Lives one case to an instant, without a server.
 * @param onTurn told of every turn as the journal would hold it
 */
export function rehearseInMemory(
  rehearsed: RehearsedCase,
  seed: number,
  until: Instant,
  onTurn?: (batch: Batch) => void,
): CaseResult {
  const watch = new CaseWatch(rehearsed);
  const staff = scriptedStaff(seed);
  const watched: Staff = (batch, pathwayId, after) => {
    watch.add(batch);
    return staff(batch, pathwayId, after);
  };
  const driver = new MemoryDriver(POLICY, rehearsed.pathwayId, watched, onTurn !== undefined);
  const at = rehearsed.commands[0]?.at;
  if (at !== undefined) {
    driver.say(at, ...rehearsed.commands.map(({ n: _n, at: _at, ...said }) => said as Said));
    driver.runTo(until);
  }
  for (const batch of driver.journal) onTurn?.(batch);
  return watch.end(driver.state);
}
