import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { type Doors } from '#persistence/queries/doors.js';
import { readerOf, type Reader } from '#persistence/queries/reader.js';
import { type Origin } from '../audit/origin.js';
import { createLoaders, type Loaders } from './loaders.js';

/** Who asks, what they may read, and what this request has read already. */
export interface RequestContext {
  readonly actor: Actor;
  readonly reader: Reader;
  readonly loaders: Loaders;
  readonly correlationId: string;
  /** Where the request came from; of what the process asks of itself there is none. */
  readonly origin?: Origin;
}

/** A context for one request or one message of a subscription. */
export function requestContext(
  db: Doors,
  actor: Actor,
  correlationId: string = randomUUID(),
): RequestContext {
  const reader = readerOf(actor);
  return { actor, reader, loaders: createLoaders(db, reader), correlationId };
}
