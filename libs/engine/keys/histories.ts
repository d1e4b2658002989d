import { type Client } from '@temporalio/client';
import { ENCODING, KEY_ID } from '../codec.js';
import { type KeyUse } from './reseal.js';

/**
 * Which keys the histories that Temporal still keeps were sealed with, ended runs included. Nothing is opened: each payload names its key.
 * @param client its data converter is not used
 * @param onProgress told how many runs have been looked at
 * @returns for each key the runs that need it, the most first
 */
export async function keysOfHistories(
  client: Client,
  onProgress: (runs: number) => void = () => undefined,
): Promise<KeyUse[]> {
  const uses = new Map<string | null, number>();
  let runs = 0;
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const found = new Set<string | null>();
    collect(history, found);
    for (const id of found) uses.set(id, (uses.get(id) ?? 0) + 1);
    runs += 1;
    onProgress(runs);
  }
  return [...uses].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
}

/** Every sealed payload, wherever in a history it lies. */
function collect(value: unknown, found: Set<string | null>): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found);
    return;
  }
  const { metadata } = value as { metadata?: Record<string, unknown> | null };
  if (metadata && textOf(metadata['encoding']) === ENCODING) {
    found.add(textOf(metadata[KEY_ID]) ?? null);
    return;
  }
  for (const one of Object.values(value)) collect(one, found);
}

const textOf = (bytes: unknown): string | undefined =>
  bytes instanceof Uint8Array && bytes.length > 0 ? Buffer.from(bytes).toString() : undefined;
