import { type Database } from '#persistence/database.js';
import { HOUR, isoInstant, MINUTE, type Instant } from '#domain/time.js';
import { type Wall, WALLS } from './plan.js';
import { failFor, type Outgoing } from './send.js';
import { Declined } from './transport.js';

/** After so long a message that was being sent is looked for: longer than any request lasts. */
const LEASE = 2 * MINUTE;
/** After so long without a receipt the carrier is asked. */
const RECEIPT_DUE = HOUR;

const FAILED: ReadonlySet<string> = new Set([
  'permanent-failure',
  'technical-failure',
  'validation-failed',
  'virus-scan-failed',
]);
/** The carrier tried for three days; the address itself may be right. */
const GIVEN_UP: ReadonlySet<string> = new Set(['temporary-failure', 'cancelled']);
const ARRIVED: ReadonlySet<string> = new Set(['delivered', 'received']);

/**
 * Looks for messages whose sending was broken off: what the carrier has is noted as sent, what it has not waits to be sent.
 * @param lease how long one may be under way
 * @returns how many were settled
 */
export async function recover(out: Outgoing, wall: Wall, now: Instant, lease = LEASE): Promise<number> {
  const lost = await out.database.query<{ id: string; claimed_at: Instant }>(
    `SELECT id, claimed_at FROM ${wall}.notice_delivery WHERE state = 'sending' AND claimed_at <= $1 ORDER BY claimed_at LIMIT 50`,
    [isoInstant(now - lease)],
  );
  for (const { id } of lost) {
    const known = await out.transport.find(id);
    await out.database.query(
      known
        ? `UPDATE ${wall}.notice_delivery SET state = 'sent', notify_id = $2, sent_at = now() WHERE id = $1 AND state = 'sending'`
        : `UPDATE ${wall}.notice_delivery SET state = 'waiting', claimed_at = NULL WHERE id = $1 AND state = 'sending' AND $2::text IS NULL`,
      [id, known?.id ?? null],
    );
  }
  return lost.length;
}

/** Applies one status of the carrier; statuses may come in any order and more than once. */
async function apply(
  database: Database,
  wall: Wall,
  id: string,
  status: string,
  now: Instant,
): Promise<boolean> {
  if (FAILED.has(status)) await failFor(database, wall, id, status, now);
  else if (ARRIVED.has(status) || GIVEN_UP.has(status))
    await database.query(
      `UPDATE ${wall}.notice_delivery SET state = $2, reason = $3, ended_at = now() WHERE id = $1 AND state IN ('sending', 'sent')`,
      [id, ARRIVED.has(status) ? 'delivered' : 'failed', ARRIVED.has(status) ? null : status],
    );
  const rows = await database.query(`SELECT FROM ${wall}.notice_delivery WHERE id = $1`, [id]);
  return rows.length > 0;
}

/** Applies the receipts that came in, oldest first; one for a message nobody knows is dropped. @returns how many */
export async function applyReceipts(database: Database, now: Instant): Promise<number> {
  const rows = await database.query<{ id: string; reference: string; status: string }>(
    'SELECT id, reference, status FROM throughcare.notice_receipt ORDER BY received_at, id LIMIT 200',
  );
  for (const { id, reference, status } of rows) {
    for (const wall of WALLS) if (await apply(database, wall, reference, status, now)) break;
    await database.query('DELETE FROM throughcare.notice_receipt WHERE id = $1', [id]);
  }
  return rows.length;
}

/** Asks for what was sent long ago and of which nothing was heard, one at a time, each at most once an hour. */
export async function askForReceipts(out: Outgoing, wall: Wall, now: Instant): Promise<void> {
  const [row] = await out.database.query<{ id: string; notify_id: string }>(
    `UPDATE ${wall}.notice_delivery SET claimed_at = $1 WHERE id = (
       SELECT id FROM ${wall}.notice_delivery WHERE state = 'sent' AND claimed_at <= $2 ORDER BY claimed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, notify_id`,
    [isoInstant(now), isoInstant(now - RECEIPT_DUE)],
  );
  if (!row) return;
  try {
    await apply(out.database, wall, row.id, await out.transport.status(row.notify_id), now);
  } catch (error) {
    // The carrier forgets messages after a week.
    if (!(error instanceof Declined) || error.status !== 404) throw error;
    await apply(out.database, wall, row.id, 'temporary-failure', now);
  }
}
