import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { type Config } from '#config/config.js';
import { createActivities, loadState } from '#engine/commit/commit.js';
import { workflowId } from '#engine/ids.js';
import { journalOf, prepareRows } from '#engine/rehearsal/rehearsal-rows.js';
import { skipTime } from '#engine/rehearsal/time-skipping.js';
import { Database } from '#persistence/database.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type Batch } from '#workflows/runtime/events.js';
import { type State } from '#workflows/runtime/state.js';
import { staffOf, type Retold } from '../../support/retold-stories.js';
import { bundle, PRESENT } from './in-process.js';

const TASK_QUEUE = 'stories-told-again';

/** What Temporal and PostgreSQL made of one story. */
export interface Lived {
  readonly journal: readonly Batch[];
  readonly state: State;
}

/**
 * Lives stories on a real Temporal server, its time skipped: each is one workflow from its first word to its last instant.
 * @param config of a rehearsal: its own namespace and database
 * @param ownerUrl the rehearsal database with its owner's rights
 */
export async function onTemporal(
  stories: readonly Retold[],
  { temporal, databases }: Config,
  ownerUrl: string,
): Promise<Lived[]> {
  const key = randomBytes(32);
  const owner = new Database({ url: ownerUrl, poolSize: 4 });
  const engine = new Database({ url: databases.engine, poolSize: 10 });
  const connection = await Connection.connect({ address: temporal.address });
  const native = await NativeConnection.connect({ address: temporal.address });
  try {
    await prepareRows(
      owner,
      stories.map(({ pathwayId, opening }, line) => ({
        pathwayId,
        line,
        commands: opening,
        kind: 'determinate',
        carried: true,
      })),
    );
    const client = new Client({ connection, namespace: temporal.rehearsalNamespace });
    const worker = await Worker.create({
      connection: native,
      namespace: temporal.rehearsalNamespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: await bundle(PRESENT),
      activities: { ...createActivities({ database: engine, key, plan: staffOf(stories) }) },
    });
    await worker.runUntil(Promise.all(stories.map((story) => live(client, story))));
    return await Promise.all(
      stories.map(async ({ pathwayId }) => {
        const carried = await loadState(engine, key, pathwayId);
        if (carried === null) throw new Error(`Story ${pathwayId} took no turn`);
        return { journal: await journalOf(owner, pathwayId), state: uncarry(carried) };
      }),
    );
  } finally {
    await native.close();
    await connection.close();
    await engine.close();
    await owner.close();
  }
}

async function live(client: Client, { pathwayId, opening, until }: Retold): Promise<void> {
  const handle = await client.workflow.start('sentencePathway', {
    workflowId: workflowId(pathwayId),
    taskQueue: TASK_QUEUE,
    args: [{ pathwayId, inbox: opening, rehearsal: true, until }],
  });
  await skipTime(client, handle.workflowId);
  await handle.result();
}
