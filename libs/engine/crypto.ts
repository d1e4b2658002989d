import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** First byte of everything sealed: the layout, so that a later one can live beside it. */
const LAYOUT = 1;
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
 * Compresses, then encrypts and authenticates (AES-256-GCM).
 * @param about what it belongs to, such as a pathway's id: it opens only as that
 */
export function seal(key: Buffer, plain: Uint8Array | string, about = ''): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(Buffer.from(about));
  const secret = cipher.update(deflateRawSync(plain, { level: LEVEL }));
  cipher.final();
  return Buffer.concat([Buffer.from([LAYOUT]), iv, cipher.getAuthTag(), secret]);
}

/**
 * Opens what `seal` closed.
 * @throws Error when it was sealed under another key, for another thing, or has been changed
 */
export function open(key: Buffer, sealed: Uint8Array, about = ''): Buffer {
  if (sealed[0] !== LAYOUT) throw new Error(`Sealed data has layout ${sealed[0]}; this code opens ${LAYOUT}`);
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + IV));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
  const compressed = decipher.update(sealed.subarray(1 + IV + TAG));
  try {
    decipher.final();
  } catch {
    throw new Error(
      'Sealed data does not open: another THROUGHCARE_CODEC_KEY, or changed since it was written.',
    );
  }
  return inflateRawSync(compressed);
}
