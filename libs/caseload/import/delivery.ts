import { type Sql } from '#persistence/database.js';

export interface DeliveryOptions {
  readonly sql: Sql;
  readonly onProgress?: (delivered: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** How long nothing may move before the wait is given up. */
  readonly patienceMs?: number;
}

const PATIENCE = 5_000;
const LOOK_EVERY = 200;

/**
 * Waits until the relay has handed every accepted command to its workflow. Gives up when nothing moves: the commands stay in
 * PostgreSQL, and are delivered when a worker starts.
 * @returns `delivered`, or `waiting` with how many are left
 */
export async function waitForDelivery({
  sql,
  onProgress,
  signal,
  patienceMs = PATIENCE,
}: DeliveryOptions): Promise<{ readonly state: 'delivered' | 'waiting'; readonly left: number }> {
  let total = 0;
  let least = Infinity;
  let movedAt = performance.now();
  for (;;) {
    const [row] = await sql.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM throughcare.command WHERE delivered_at IS NULL',
    );
    const left = row?.n ?? 0;
    total = Math.max(total, left);
    onProgress?.(total - left, total);
    if (left === 0) return { state: 'delivered', left };
    if (left < least) {
      least = left;
      movedAt = performance.now();
    }
    if (signal?.aborted || performance.now() - movedAt > patienceMs) return { state: 'waiting', left };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
