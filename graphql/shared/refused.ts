import { type Refused } from '#engine/outcome.js';
import { type UserRead } from '#persistence/queries/people.js';
import { type RequestContext } from './context.js';
import { refusalTypeOf } from './refusals.js';

/** A refusal of the engine as the API shows it. */
export interface RefusalSource {
  readonly code: string;
  readonly message: string;
  readonly holder?: UserRead | null;
  readonly state?: string | null;
  readonly problems?: readonly { field: string; message: string }[];
  readonly with?: string | null;
}

/** @returns the refusal, with whoever holds the task read from the directory */
export async function shownRefusal(refused: Refused, { loaders }: RequestContext): Promise<RefusalSource> {
  return {
    code: refused.code,
    message: refused.message,
    holder: refused.holder ? ((await loaders.user.load(refused.holder.userId)) ?? null) : null,
    state: refused.state ?? null,
    problems: refused.problems ?? [],
    with: refused.with ?? null,
  };
}

/** Tells the members of a result union apart: what has a code was refused. */
export const resultType =
  (done: string) =>
  (value: object): string =>
    'code' in value && 'message' in value ? refusalTypeOf((value as RefusalSource).code) : done;
