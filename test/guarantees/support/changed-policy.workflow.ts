import { POLICY } from '#workflows/policy.js';
import { runPathway, type PathwayInput } from '#workflows/run-pathway.js';
import { type Policy } from '#workflows/runtime/turn.js';

/** The policy of a later release: it asks for something more, and is in no hurry with the rest. */
const LATER: Policy = {
  ...POLICY,
  version: `${POLICY.version}/later`,
  run: (p) => {
    POLICY.run(p);
    p.track('later', () => {
      p.task('manager.settle-contradiction', { key: 'asked-by-the-later-policy', before: '2034-06-01' });
    });
  },
};

export async function sentencePathway(input: PathwayInput): Promise<void> {
  await runPathway(LATER, input);
}
