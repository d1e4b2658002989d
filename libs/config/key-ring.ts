/** Keys that seal what Temporal and the saved states hold: one writes, several open (docs/how-to/rotate-keys.md). */
import { createHash } from 'node:crypto';

export interface KeyRing {
  /** What is sealed from now on is sealed with this one. */
  readonly writes: { readonly id: string; readonly key: Buffer };
  /** Every key that opens, by its id; the writing one among them. */
  readonly readable: ReadonlyMap<string, Buffer>;
}

/** One key alone is a ring of one. */
export type Keys = Buffer | KeyRing;

const ID_DIGITS = 16;
const rings = new WeakMap<Buffer, KeyRing>();

/**
 * What a key is called, wherever something sealed with it lies. It tells nothing of the key.
 * @param key 32 bytes
 * @returns 16 hexadecimal digits
 */
export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('throughcare key id\0').update(key).digest('hex').slice(0, ID_DIGITS);

/** @param others keys that open as well: those before the writing one, or the one that comes next */
export function keyRing(writes: Buffer, others: readonly Buffer[] = []): KeyRing {
  return {
    writes: { id: keyIdOf(writes), key: writes },
    readable: new Map([writes, ...others].map((key) => [keyIdOf(key), key])),
  };
}

/** Keys as a ring, whichever way they were given. */
export function ringOf(keys: Keys): KeyRing {
  if (!Buffer.isBuffer(keys)) return keys;
  const known = rings.get(keys) ?? keyRing(keys);
  rings.set(keys, known);
  return known;
}
