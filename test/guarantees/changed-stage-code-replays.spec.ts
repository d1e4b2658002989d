import { Worker } from '@temporalio/worker';
import { sharedEnvironment } from '../support/environment.js';
import { bundle, CHANGED, InProcess, PRESENT } from './support/in-process.js';
import { liveStory } from './support/live-story.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

describe('stage code that changes under a running pathway', () => {
  let scratch: Scratch;
  let engine: InProcess;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    engine = await InProcess.connect(scratch, sharedEnvironment());
  }, 120_000);
  afterAll(async () => {
    await engine.close();
    await scratch.drop();
  });

  it('goes on from the decisions it has, and its whole history replays under the old code and the new', async () => {
    const [before, after] = [await bundle(PRESENT), await bundle(CHANGED)];
    const commands = liveStory(Date.now());
    const pathwayId = await newPathway(scratch);
    const custody = await engine.with(before, async () => {
      await engine.start(
        pathwayId,
        commands.slice(1, 3).map((command, i) => ({ ...command, n: i + 1 })),
      );
      return engine.applied(pathwayId, 2);
    });
    expect([...custody.steps.keys()].some((key) => key.startsWith('later/'))).toBe(false);

    const changed = await engine.with(after, async () => {
      // Nothing new is learnt, so that whatever differs is the policy's doing.
      await engine.signal(pathwayId, [{ type: 'retry', n: 3, at: Date.now() }]);
      return engine.applied(pathwayId, 3);
    });
    // The later policy speaks, and what the earlier one decided is remembered, not worked out again.
    expect(changed.policy).toContain('later');
    expect(changed.steps.has('later/manager.settle-contradiction#asked-by-the-later-policy')).toBe(true);
    for (const [key, step] of custody.steps)
      expect(changed.steps.get(key)?.open?.openedAt).toBe(step.open?.openedAt);

    const history = await engine.client.workflow.getHandle(`pathway/${pathwayId}`).fetchHistory();
    for (const workflowBundle of [before, after]) {
      await Worker.runReplayHistory({ workflowBundle }, history, `pathway/${pathwayId}`);
    }
  }, 120_000);
});
