import { POLICY } from './policy.js';
import { runPathway, type PathwayInput } from './run-pathway.js';

/** The workflow that carries one sentence; its id is `pathway/<uuid>`. */
export async function sentencePathway(input: PathwayInput): Promise<void> {
  await runPathway(POLICY, input);
}
