import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { SealedCodec } from './codec.js';
import { open, readKey, seal } from './crypto.js';

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
    expect(Object.keys(encoded?.metadata ?? {})).toEqual(['encoding']);
    const [decoded] = await codec.decode([encoded as never]);
    expect(defaultPayloadConverter.fromPayload(decoded as never)).toEqual({ kind: 'determinate' });
  });

  it('leaves alone what it did not encode', async () => {
    const payload = defaultPayloadConverter.toPayload(7);
    expect(await codec.decode([payload])).toEqual([payload]);
  });
});
