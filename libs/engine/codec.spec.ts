import { randomBytes } from 'node:crypto';
import { type Payload } from '@temporalio/common';
import { SealedCodec } from './codec.js';

const codec = new SealedCodec(randomBytes(32));
const text = new TextEncoder();
const roundTrip = async (payload: Payload): Promise<Payload | undefined> =>
  (await codec.decode(await codec.encode([payload])))[0];

describe('the payload codec', () => {
  it('gives back what it sealed, and shows nothing of it in between', async () => {
    const payload = {
      metadata: { encoding: text.encode('json/plain') },
      data: text.encode('"custody#1/board.hold"'),
    };
    const [sealed] = await codec.encode([payload]);
    expect(Buffer.from(sealed?.data ?? []).toString('latin1')).not.toContain('board');
    const opened = await roundTrip(payload);
    expect(Buffer.from(opened?.data ?? []).toString()).toBe('"custody#1/board.hold"');
    expect(Buffer.from(opened?.metadata?.['encoding'] ?? []).toString()).toBe('json/plain');
  });

  it('seals what a workflow returns when it returns nothing: a list without bytes', async () => {
    const nothing = { metadata: { encoding: text.encode('binary/null') }, data: [] as unknown as Uint8Array };
    expect((await roundTrip(nothing))?.data).toHaveLength(0);
  });
});
