/**
 * Two kinds of time, never mixed (decision 0006).
 * A `LondonDate` is a calendar day as people in England and Wales write it; an `Instant` is a moment, UTC.
 */

/** A London calendar date, `YYYY-MM-DD`. Compares correctly as a string. */
export type LondonDate = string;

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `2026-12-09T14:00:00.000Z` for logs, JSON and the database. */
export const isoInstant = (at: Instant): string => new Date(at).toISOString();
