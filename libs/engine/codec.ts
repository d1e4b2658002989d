import { fileURLToPath } from 'node:url';
import { type DataConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { ringOf, type Keys } from '#config/key-ring.js';
import { open, seal } from './crypto.js';

/** What marks a payload of ours, and what names its key to whoever looks from outside: it opens nothing. */
export const ENCODING = 'binary/throughcare';
export const KEY_ID = 'throughcare-key';
const text = new TextEncoder();

/**
 * Every payload that Temporal stores, encrypted (failures included: failure-converter.ts).
 * Layout inside: four bytes with the length of the metadata as JSON, the metadata, the data.
 */
export class SealedCodec implements PayloadCodec {
  constructor(private readonly keys: Keys) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const { id } = ringOf(this.keys).writes;
    return payloads.map((payload) => ({
      metadata: { encoding: text.encode(ENCODING), [KEY_ID]: text.encode(id) },
      data: seal(this.keys, frame(payload), ENCODING),
    }));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = payload.metadata?.['encoding'];
      if (!encoding || Buffer.from(encoding).toString() !== ENCODING || !payload.data) return payload;
      return unframe(open(this.keys, payload.data, ENCODING));
    });
  }
}

function frame({ metadata, data }: Payload): Buffer {
  const names = Object.entries(metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(names)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  // A workflow that returns nothing has an empty list here, not bytes.
  return Buffer.concat([length, head, Buffer.from(data ?? [])]);
}

function unframe(framed: Buffer): Payload {
  const end = 4 + framed.readUInt32BE(0);
  const head = JSON.parse(framed.subarray(4, end).toString()) as Record<string, string>;
  const metadata = Object.fromEntries(
    Object.entries(head).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  );
  return { metadata, data: framed.subarray(end) };
}

/** Where the failure converter lies: for data converters, and for the bundle, which needs the same one. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(new URL('./failure-converter.js', import.meta.url));

/**
 * The data converter that client and worker share.
 * @param keys undefined leaves payloads readable (THROUGHCARE_CODEC=off): only for the test that nothing personal is in them
 */
export const dataConverter = (keys: Keys | undefined): DataConverter =>
  keys ? { payloadCodecs: [new SealedCodec(keys)], failureConverterPath: FAILURE_CONVERTER_PATH } : {};
