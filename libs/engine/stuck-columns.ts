import { isStuckCause, STUCK_CAUSES } from '#domain/stuck.js';
import { type Role } from '#domain/roles.js';
import { DAY, isoInstant, type Instant } from '#domain/time.js';
import { nextNudgeAt } from '#workflows/policy/nudge.js';

/** What is known of something stuck; what is left out comes from the table of causes (libs/domain/stuck.ts). */
export interface StuckNow {
  readonly cause: string;
  readonly since: Instant;
  readonly owner?: Role;
  readonly unblocks?: string;
  readonly detail?: string;
}

/** Of a cause from a newer policy than this code knows: on the list all the same, in the middle, told again daily. */
const UNKNOWN = { severity: 50, owner: 'area-manager', unblocks: 'Look at the case' } as const;

/** Columns of a stuck row, under their own names. */
export function stuckColumns(
  stuck: StuckNow,
  source: 'pathway' | 'commit' | 'reconciler',
): Record<string, unknown> {
  const { cause, since } = stuck;
  const known = isStuckCause(cause) ? STUCK_CAUSES[cause] : UNKNOWN;
  return {
    cause,
    severity: known.severity,
    since: isoInstant(since),
    owner_role: stuck.owner ?? known.owner,
    unblocks: stuck.unblocks ?? known.unblocks,
    detail: stuck.detail ?? null,
    next_nudge_at: isoInstant(nudgeAfter(cause, since, since)),
    source,
  };
}

/** When its owner is told next, always after `now`. */
export const nudgeAfter = (cause: string, since: Instant, now: Instant): Instant =>
  isStuckCause(cause) ? nextNudgeAt(cause, since, now) : now + DAY;
