import { sharedEnvironment } from '../support/environment.js';
import { bundle, InProcess, PRESENT } from './support/in-process.js';
import { liveStory } from './support/live-story.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

/** Lists are PostgreSQL's (docs/decisions/0017): what Temporal itself can be searched by is the id, type and state of a workflow. */
describe('what can be searched in Temporal', () => {
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

  it('is nothing of the case: no attribute is registered, and a running pathway has neither one nor a memo', async () => {
    for (const namespace of ['throughcare', 'throughcare-rehearsal']) {
      const { customAttributes } = await engine.client.connection.operatorService.listSearchAttributes({
        namespace,
      });
      expect({
        namespace,
        ours: Object.keys(customAttributes).filter((name) => /throughcare/i.test(name)),
      }).toEqual({
        namespace,
        ours: [],
      });
    }
    const pathwayId = await newPathway(scratch);
    await engine.with(await bundle(PRESENT), async () => {
      await engine.start(pathwayId, liveStory(Date.now()).slice(0, 4));
      await engine.applied(pathwayId, 4);
    });
    const handle = engine.client.workflow.getHandle(`pathway/${pathwayId}`);
    const { typedSearchAttributes, memo } = await handle.describe();
    // The server's own say which build ran it and whether it is in trouble.
    const named = typedSearchAttributes.getAll().map(({ key }) => key.name);
    expect(named.filter((name) => !/^(BuildIds|TemporalReportedProblems|Temporal\w+)$/.test(name))).toEqual(
      [],
    );
    expect(memo ?? {}).toEqual({});
    await handle.terminate('the test is over');
  }, 60_000);
});
