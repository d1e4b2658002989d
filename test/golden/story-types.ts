import { type LondonDate } from '#domain/time.js';

/** What a story may expect of an open step. Dates are London dates, times London wall time `YYYY-MM-DD HH:mm`. */
export interface Expected {
  readonly due?: LondonDate;
  readonly dueAt?: string;
  readonly role?: string;
  readonly place?: string;
  readonly row?: string;
  readonly mark?: string;
  readonly round?: number;
  readonly missed?: boolean;
  readonly barred?: readonly string[];
}

export interface FactOptions {
  /** London wall time at which it happened; it is always learnt now. */
  readonly happened?: string;
  /** A name for this fact, to withdraw or replace it later. */
  readonly as?: string;
  readonly supersedes?: string;
}
