import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { LINE_LIMIT, linesOf, sniff, WrongFile, type Line } from './lines.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-lines-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function read(content: Buffer | string): Promise<Line[]> {
  const file = path.join(folder, 'file');
  fs.writeFileSync(file, content);
  const lines: Line[] = [];
  for await (const line of linesOf(file)) lines.push(line);
  return lines;
}
const texts = async (content: Buffer | string): Promise<string[]> =>
  (await read(content)).map(({ text }) => text);

describe('the lines of a file', () => {
  it('are those between line breaks, blank ones left out, numbered as an editor does', async () => {
    const lines = await read('{"a":1}\r\n\n  \n{"b":2}');
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, '{"a":1}'],
      [4, '{"b":2}'],
    ]);
    expect(lines.at(-1)?.end).toBe(20);
  });

  it('begin after a byte order mark', async () => {
    expect(await texts('\ufeff{"a":1}\n')).toEqual(['{"a":1}']);
  });

  it('are one by one as long as they are, wherever the pieces of the file end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 8 }),
        async (lengths) => {
          const wanted = lengths.map((length, i) => `${i}é`.padEnd(length, 'x'));
          expect(await texts(`${wanted.join('\n')}\n`)).toEqual(wanted);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('that are too long are named alone, and only their head is kept', async () => {
    const lines = await read(`{"a":1}\n${'y'.repeat(10 * LINE_LIMIT)}\n{"b":2}\n`);
    expect(lines.map(({ number, fault, bytes }) => [number, fault, bytes])).toEqual([
      [1, undefined, 7],
      [2, 'too-long', 10 * LINE_LIMIT],
      [3, undefined, 7],
    ]);
    expect(lines[1]?.text).toBe('y'.repeat(200));
  });

  it('that are far too long are never held in memory', async () => {
    const file = path.join(folder, 'huge');
    const out = fs.openSync(file, 'w');
    for (let i = 0; i < 200; i++) fs.writeSync(out, Buffer.alloc(LINE_LIMIT, 0x79));
    fs.closeSync(out);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 1);
    for await (const { fault, bytes } of linesOf(file))
      expect([fault, bytes]).toEqual(['too-long', 200 * LINE_LIMIT]);
    clearInterval(watch);
    expect(most).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(120 * LINE_LIMIT);
  });

  it('that are not UTF-8 are named alone, and read as Windows-1252', async () => {
    const lines = await read(
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe9]), Buffer.from('"}\n{"b":2}\n')]),
    );
    expect(lines.map(({ text, fault }) => [text, fault])).toEqual([
      ['{"a":"é"}', 'not-utf8'],
      ['{"b":2}', undefined],
    ]);
  });

  it('of an empty file are none', async () => {
    expect(await read('')).toEqual([]);
  });
});

describe('a file that is no caseload file', () => {
  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a":1}', 'utf16le'), 'UTF-16'],
    ['UTF-16 without one', Buffer.from('{"a":1}', 'utf16le'), 'UTF-16'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip'],
    ['zip', Buffer.from('PK\u0003\u0004'), 'zip'],
    ['one JSON list', Buffer.from(' [\n {"a":1}\n]'), 'JSON list'],
  ])('is named for what it is: %s', (_name, head, what) => {
    expect(() => sniff(head)).toThrow(WrongFile);
    expect(() => sniff(head)).toThrow(what);
  });
});
