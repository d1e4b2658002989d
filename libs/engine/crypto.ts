import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ringOf, type Keys } from '#config/key-ring.js';

/** First byte of everything sealed: the layout. In the second one the id of the key follows it; the first named none. */
const NAMELESS = 1;
const NAMED = 2;
const KEY_ID = 8;
const IV = 12;
const TAG = 16;
const CIPHER = 'aes-256-gcm';
/** Small and fast beats smallest: this runs on every turn. */
const LEVEL = 3;

/**
 * Reads the key from its written form.
 * @param hex 64 hexadecimal digits
 * @throws Error naming the setting when it is anything else
 */
export function readKey(hex: string | undefined): Buffer {
  if (!hex || !/^[0-9a-f]{64}$/i.test(hex)) {
    throw new Error(
      'THROUGHCARE_CODEC_KEY must be 64 hexadecimal digits (32 bytes); make one with `openssl rand -hex 32`.',
    );
  }
  return Buffer.from(hex, 'hex');
}

/**
 * Compresses, then encrypts and authenticates (AES-256-GCM) with the writing key, whose id goes with it.
 * @param about what it belongs to, such as a pathway's id: it opens only as that
 */
export function seal(keys: Keys, plain: Uint8Array | string, about = ''): Buffer {
  const { id, key } = ringOf(keys).writes;
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(Buffer.from(about));
  const secret = cipher.update(deflateRawSync(plain, { level: LEVEL }));
  cipher.final();
  return Buffer.concat([Buffer.from([NAMED]), Buffer.from(id, 'hex'), iv, cipher.getAuthTag(), secret]);
}

/**
 * Opens what `seal` closed, with whichever key of the ring it was sealed with.
 * @throws Error when that key is not in the ring, or it was sealed for another thing, or has been changed
 */
export function open(keys: Keys, sealed: Uint8Array, about = ''): Buffer {
  const { readable } = ringOf(keys);
  if (sealed[0] !== NAMED && sealed[0] !== NAMELESS)
    throw new Error(`Sealed data has layout ${sealed[0]}; this code opens ${NAMELESS} and ${NAMED}`);
  const id = keyIdIn(sealed);
  const rest = sealed.subarray(1 + (id === undefined ? 0 : KEY_ID));
  const named = id === undefined ? [...readable.values()] : [readable.get(id)];
  for (const key of named) {
    if (key === undefined)
      throw new Error(
        `Sealed data does not open: it was sealed with key ${id}, which this process has not got. Add that key to THROUGHCARE_CODEC_KEYS_READABLE.`,
      );
    const compressed = decrypted(key, rest, about);
    if (compressed) return inflateRawSync(compressed);
  }
  throw new Error(
    'Sealed data does not open: another THROUGHCARE_CODEC_KEY, or changed since it was written.',
  );
}

/** The id of the key something was sealed with; undefined for what was sealed before keys had one. */
export function keyIdIn(sealed: Uint8Array): string | undefined {
  return sealed[0] === NAMED ? Buffer.from(sealed.subarray(1, 1 + KEY_ID)).toString('hex') : undefined;
}

/** @returns undefined when the tag does not fit */
function decrypted(key: Buffer, sealed: Uint8Array, about: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV));
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
    const compressed = decipher.update(sealed.subarray(IV + TAG));
    decipher.final();
    return compressed;
  } catch {
    return undefined;
  }
}
