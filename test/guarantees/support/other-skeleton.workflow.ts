import { sleep } from '@temporalio/workflow';
import { POLICY } from '#workflows/policy.js';
import { runPathway, type PathwayInput } from '#workflows/run-pathway.js';

/** A release that gives Temporal another command first, without `patched()`: no running history replays under it. */
export async function sentencePathway(input: PathwayInput): Promise<void> {
  await sleep('1 hour');
  await runPathway(POLICY, input);
}
