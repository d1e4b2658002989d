import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities, loadState } from '#engine/commit/commit.js';
import { type Activities } from '#workflows/activities.types.js';
import { type PathwayInput } from '#workflows/run-pathway.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { type Scratch } from './scratch.js';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../dist');
const quiet = (): void => undefined;
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** The bundle of a workflow file below dist. */
export async function bundle(file: string): Promise<{ code: string }> {
  return bundleWorkflowCode({ workflowsPath: path.join(dist, file), logger });
}
export const PRESENT = 'workflows/pathway.workflow.js';
export const CHANGED = 'test/guarantees/support/changed-policy.workflow.js';

/** Workers inside the test, on a queue of their own, committing to a database of their own. */
export class InProcess {
  readonly taskQueue = `guarantee-${randomUUID()}`;
  readonly activities: Activities;
  private constructor(
    private readonly scratch: Scratch,
    readonly client: Client,
    private readonly native: NativeConnection,
    private readonly namespace: string,
  ) {
    this.activities = createActivities({ database: scratch.engine, key: scratch.key });
  }

  static async connect(scratch: Scratch, env: Record<string, string>): Promise<InProcess> {
    const address = env['TEMPORAL_ADDRESS'] ?? '';
    const namespace = env['TEMPORAL_NAMESPACE'] ?? 'throughcare';
    const client = new Client({ connection: await Connection.connect({ address }), namespace });
    return new InProcess(scratch, client, await NativeConnection.connect({ address }), namespace);
  }

  /** Runs a body while a worker with this code is up. */
  async with<T>(
    code: { code: string },
    body: () => Promise<T>,
    activities: Activities = this.activities,
  ): Promise<T> {
    const worker = await Worker.create({
      connection: this.native,
      namespace: this.namespace,
      taskQueue: this.taskQueue,
      workflowBundle: code,
      activities,
      maxConcurrentWorkflowTaskExecutions: 2,
    });
    return worker.runUntil(body);
  }

  async start(
    pathwayId: string,
    commands: readonly Command[],
    more: Partial<PathwayInput> = {},
  ): Promise<WorkflowHandle> {
    return this.client.workflow.signalWithStart('sentencePathway', {
      workflowId: `pathway/${pathwayId}`,
      taskQueue: this.taskQueue,
      args: [{ pathwayId, ...more }],
      signal: 'command',
      signalArgs: [commands],
    });
  }

  async signal(pathwayId: string, commands: readonly Command[]): Promise<void> {
    await this.client.workflow.getHandle(`pathway/${pathwayId}`).signal('command', commands);
  }

  /** The state as PostgreSQL has it, once it has applied this many commands. */
  async applied(pathwayId: string, n: number): Promise<State> {
    for (let tries = 0; tries < 300; tries++) {
      const text = await loadState(this.scratch.engine, this.scratch.key, pathwayId);
      const state = text === null ? undefined : uncarry(text);
      if (state && state.applied >= n) return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Pathway ${pathwayId} has not applied command ${n} within 15 seconds`);
  }

  async close(): Promise<void> {
    await this.client.connection.close();
    await this.native.close();
  }
}
