import { setTimeout as pause } from 'node:timers/promises';
import { sealOnce } from '#audit/sealer.js';
import { type Scratch } from './scratch.js';

// A number that no transaction has had yet is a forger's: nobody waits for it.
const UNSEALABLE = `SELECT 1 FROM audit.event, audit.epoch, (SELECT pg_current_snapshot() AS now) s
  WHERE xact >= pg_snapshot_xmin(s.now)::text::bigint + "offset" AND xact < pg_snapshot_xmax(s.now)::text::bigint + "offset" LIMIT 1`;

/**
 * Seals all there is. The server is shared by tests that run beside each other, and a line is sealed only once every transaction
 * older than it, of whatever test, has ended: waited for here, so that one seal takes all lines.
 */
export async function sealWhenQuiet({ owner, engine }: Scratch): ReturnType<typeof sealOnce> {
  while ((await owner.query(UNSEALABLE)).length > 0) await pause(50);
  return sealOnce(engine);
}
