import { openPathway, recordFact } from '#engine/commands.js';
import { Reconciler } from '#engine/reconcile/reconciler.js';
import { deliverTo, Relay } from '#engine/relay.js';
import { Doors } from '#persistence/queries/doors.js';
import { readerOf } from '#persistence/queries/reader.js';
import { listStuck } from '#persistence/queries/stuck-list.js';
import { type Actor } from '#identity/actor.js';
import { sharedEnvironment } from '../support/environment.js';
import { bundle, InProcess, PRESENT } from './support/in-process.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const MINUTE = 60_000;
const OTHER = 'test/guarantees/support/other-skeleton.workflow.js';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a workflow whose task fails again and again', () => {
  let scratch: Scratch;
  let engine: InProcess;
  let relay: Relay;
  let reconciler: Reconciler;
  let clerk: Actor;
  let pathwayId: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    engine = await InProcess.connect(scratch, sharedEnvironment());
    const deliver = deliverTo(engine.client, engine.taskQueue);
    relay = new Relay({ databaseUrl: scratch.url, deliver, log: quiet });
    reconciler = new Reconciler({ database: scratch.engine, client: engine.client, deliver, log: quiet });
    clerk = await scratch.actor('omu', 'HLI', 'case-administrator');
    relay.start();
  }, 120_000);
  afterAll(async () => {
    await relay.stop();
    await engine.client.workflow.getHandle(`pathway/${pathwayId}`).terminate('the test is over');
    await engine.close();
    await scratch.drop();
  }, 60_000);

  /** A look as it would be two minutes from now, and what a manager of the case then sees. */
  const look = async () => {
    await reconciler.pass(Date.now() + 2 * MINUTE);
    const manager = await scratch.actor('area-management', 'HUM', 'area-manager');
    const { rows } = await listStuck(new Doors(scratch.app, scratch.victim), readerOf(manager), {
      first: 20,
    });
    return rows.filter(({ pathwayId: id, source }) => id === pathwayId && source === 'reconciler');
  };

  it('is found, listed with whose move it is, and taken off the list once it runs again', async () => {
    const [present, other] = [await bundle(PRESENT), await bundle(OTHER)];
    await engine.with(present, async () => {
      const now = Date.now();
      const opened = await openPathway(scratch, clerk, {
        person: { firstName: 'Joe', lastName: 'Bloggs' },
        facts: [
          {
            kind: 'sentenced',
            source: 'court',
            happenedAt: now - 2 * MINUTE,
            data: { kind: 'determinate', months: 30, prison: 'HLI', area: 'HUM', victimScheme: false },
          },
          { kind: 'received', source: 'prison-record', happenedAt: now - MINUTE, data: { prison: 'HLI' } },
        ],
      });
      if (opened.kind !== 'done') throw new Error(opened.message);
      pathwayId = opened.pathwayId;
      await engine.applied(pathwayId, 2);
      expect(await look()).toEqual([]);
    });

    await engine.with(other, async () => {
      const fact = {
        kind: 'category-changed',
        source: 'prison-record',
        data: { category: 'C', open: false },
      };
      const said = await recordFact(scratch, clerk, { pathwayId, ...fact, happenedAt: Date.now() });
      expect(said.kind).toBe('done');
      let found = await look();
      // A task that fails is tried again at once, then as often as its time runs out: ten seconds.
      for (let tries = 0; found[0]?.cause !== 'workflow-failing' && tries < 90; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        found = await look();
      }
      expect(found).toMatchObject([
        {
          cause: 'workflow-failing',
          ownerRole: 'area-manager',
          detail: expect.stringMatching(/^attempt \d+$/),
        },
      ]);
      expect(found[0]?.nextNudgeAt).toBeGreaterThan(Date.now());
    });

    await engine.with(present, async () => {
      await engine.applied(pathwayId, 3);
      expect(await look()).toEqual([]);
    });
    const { status } = await engine.client.workflow.getHandle(`pathway/${pathwayId}`).describe();
    expect(status.name).toBe('RUNNING');
  }, 180_000);
});
