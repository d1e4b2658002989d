import { createCipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { defaultPayloadConverter } from '@temporalio/common';
import { keyIdOf, keyRing } from '#config/key-ring.js';
import { SealedCodec } from './codec.js';
import { keyIdIn, open, readKey, seal } from './crypto.js';

const key = randomBytes(32);

describe('sealing', () => {
  it('opens to what went in, only as what it was sealed for and under its key, and shows when it was changed', () => {
    const plain = JSON.stringify({ words: 'x'.repeat(5_000) });
    const sealed = seal(key, plain, 'pathway-1');
    expect(sealed.length).toBeLessThan(plain.length / 10);
    expect(open(key, sealed, 'pathway-1').toString()).toBe(plain);
    expect(() => open(key, sealed, 'pathway-2')).toThrow(/does not open/);
    expect(() => open(randomBytes(32), sealed, 'pathway-1')).toThrow(/does not open/);
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) as number) ^ 1;
    expect(() => open(key, changed, 'pathway-1')).toThrow(/does not open/);
    expect(() => open(key, Buffer.from([9, 9]), '')).toThrow(/layout 9/);
  });

  it('never seals the same twice alike', () => {
    expect(seal(key, 'a').equals(seal(key, 'a'))).toBe(false);
  });

  it('opens with any key of the ring, writes with one, and names the key that is missing', () => {
    const next = randomBytes(32);
    const [before, after] = [keyRing(key, [next]), keyRing(next, [key])];
    expect(open(after, seal(before, 'old'), '').toString()).toBe('old');
    expect(open(before, seal(after, 'new'), '').toString()).toBe('new');
    expect([keyIdIn(seal(before, 'x')), keyIdIn(seal(after, 'x'))]).toEqual([keyIdOf(key), keyIdOf(next)]);
    expect(() => open(keyRing(next), seal(before, 'old'))).toThrow(
      `key ${keyIdOf(key)}, which this process has not got. Add that key to THROUGHCARE_CODEC_KEYS_READABLE`,
    );
    expect(keyIdOf(key)).not.toContain(key.toString('hex').slice(0, 8));
  });

  it('opens what was sealed before keys had names, with whichever key of the ring fits', () => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from('pathway-1'));
    const secret = Buffer.concat([cipher.update(deflateRawSync('earlier')), cipher.final()]);
    const sealed = Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), secret]);
    expect(open(keyRing(randomBytes(32), [key]), sealed, 'pathway-1').toString()).toBe('earlier');
    expect(() => open(keyRing(randomBytes(32)), sealed, 'pathway-1')).toThrow(/does not open/);
  });

  it('refuses a key that is none, by the name of its setting', () => {
    for (const hex of [undefined, '', 'abc', 'g'.repeat(64)])
      expect(() => readKey(hex)).toThrow(/THROUGHCARE_CODEC_KEY must be 64/);
    expect(readKey('0f'.repeat(32))).toHaveLength(32);
  });
});

describe('the payload codec', () => {
  const codec = new SealedCodec(key);

  it('gives back payloads with their metadata and shows neither', async () => {
    const payload = defaultPayloadConverter.toPayload({ kind: 'determinate' });
    const [encoded] = await codec.encode([payload]);
    expect(Buffer.from(encoded?.data ?? []).includes('determinate')).toBe(false);
    expect(Object.keys(encoded?.metadata ?? {})).toEqual(['encoding', 'throughcare-key']);
    expect(Buffer.from(encoded?.metadata?.['throughcare-key'] ?? []).toString()).toBe(keyIdOf(key));
    const [decoded] = await codec.decode([encoded as never]);
    expect(defaultPayloadConverter.fromPayload(decoded as never)).toEqual({ kind: 'determinate' });
  });

  it('leaves alone what it did not encode', async () => {
    const payload = defaultPayloadConverter.toPayload(7);
    expect(await codec.decode([payload])).toEqual([payload]);
  });
});
