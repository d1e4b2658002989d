import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { workflowId } from '../ids.js';

/** How a pathway's workflow stands in Temporal. `attempt`: of its workflow task, which fails again and again above one. */
export type Standing =
  | { readonly kind: 'running'; readonly attempt: number }
  | { readonly kind: 'absent'; readonly last?: string };

const PREFIX = workflowId('');

/** Ids of the pathways whose workflows run, as the visibility store has it: a second or two old. */
export async function runningPathways(client: Client): Promise<Set<string>> {
  const running = new Set<string>();
  const query = `WorkflowType = 'sentencePathway' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId: id } of client.workflow.list({ query, pageSize: 1_000 })) {
    if (id.startsWith(PREFIX)) running.add(id.slice(PREFIX.length));
  }
  return running;
}

/** The truth about one. */
export async function standingOf(client: Client, pathwayId: string): Promise<Standing> {
  try {
    const { status, raw } = await client.workflow.getHandle(workflowId(pathwayId)).describe();
    if (status.name !== 'RUNNING') return { kind: 'absent', last: status.name };
    return { kind: 'running', attempt: raw.pendingWorkflowTask?.attempt ?? 1 };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'absent' };
    throw error;
  }
}
