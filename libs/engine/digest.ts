import { createHash } from 'node:crypto';
import { type Batch } from '#workflows/runtime/events.js';

/**
 * The journal's digest of a batch. It covers the digest before it, so each names the whole history up to itself;
 * names are sorted, so it can be checked again from what PostgreSQL holds.
 */
export function digestOf({ seq, prev, at, events, applied, wakeAt }: Batch): string {
  return createHash('sha256')
    .update(canonical({ seq, prev, at, events, applied, wakeAt }))
    .digest('hex')
    .slice(0, 32);
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}
