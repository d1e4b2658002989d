/** Namespaces on a Temporal server, made when missing. They have no search attributes of ours (docs/decisions/0017). */
import { type Connection } from '@temporalio/client';

/** Production never skips time; rehearsal may. */
export const NAMESPACES = { production: 'throughcare', rehearsal: 'throughcare-rehearsal' } as const;

/** Ended runs are kept this long; the journal in PostgreSQL is the lasting record. */
const RETENTION_SECONDS = 30 * 24 * 60 * 60;
/** gRPC status codes. */
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

const hasCode = (error: unknown, code: number): boolean =>
  (error as { code?: number } | undefined)?.code === code;

/**
 * Makes both namespaces; changes nothing that is there.
 * Settles when both can be used (a server learns of a new namespace within seconds). Throws what the server answers.
 */
export async function ensureNamespaces(
  connection: Connection,
  names: string[] = Object.values(NAMESPACES),
): Promise<void> {
  for (const namespace of names) {
    try {
      await connection.workflowService.registerNamespace({
        namespace,
        description: 'Throughcare sentence pathways',
        workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS as never },
      });
    } catch (error) {
      if (!hasCode(error, ALREADY_EXISTS)) throw error;
    }
  }
  for (const namespace of names) await usable(connection, namespace);
}

async function usable(connection: Connection, namespace: string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      await connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
      return;
    } catch (error) {
      if (!hasCode(error, NOT_FOUND) || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
