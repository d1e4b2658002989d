import { type Instant } from '#domain/time.js';
import { type Command } from '#workflows/runtime/state.js';

/** What travels of a command, without its number, instant and author: those are columns. */
export type Payload = Command extends infer C
  ? C extends Command
    ? Omit<C, 'n' | 'at' | 'by'>
    : never
  : never;

export interface StoredCommand {
  readonly n: number;
  readonly payload: Payload;
  readonly accepted_at: Instant;
  readonly accepted_by: string | null;
}

/** A row of throughcare.command as the workflow takes it. */
export const commandOf = ({ n, payload, accepted_at, accepted_by }: StoredCommand): Command =>
  ({ ...payload, n, at: accepted_at, ...(accepted_by === null ? {} : { by: accepted_by }) }) as Command;
