import fs from 'node:fs';
import { TextDecoder } from 'node:util';

/** One line of the file, with its number (from 1) and how many bytes of the file it ends at. */
export interface Line {
  readonly number: number;
  readonly end: number;
  /** The line as text; where it is not UTF-8, read as Windows-1252 so that it can be mended. */
  readonly text: string;
  /** What is wrong with the bytes, if anything. A line that is too long is cut to its first `LINE_SHOWN` bytes. */
  readonly fault?: 'not-utf8' | 'too-long';
  readonly bytes: number;
}

/** A line may be this long; a longer one is refused, and never held in memory. */
export const LINE_LIMIT = 1024 * 1024;
const LINE_SHOWN = 200;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BOM_LENGTH = 3;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** The file cannot be read as lines at all: what it is instead, and how to mend that. */
export class WrongFile extends Error {
  constructor(
    message: string,
    readonly mend: string,
  ) {
    super(message);
    this.name = 'WrongFile';
  }
}

/**
 * Looks at the first bytes of a file.
 * @returns how many bytes of byte order mark to pass over
 * @throws WrongFile when it is UTF-16 or UTF-32, packed, or one JSON list
 */
export function sniff(head: Buffer): number {
  const start = head.subarray(0, BOM_LENGTH).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? BOM_LENGTH : 0;
  const [a, b] = head;
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a === 0 && head.length > 1) ||
    (b === 0 && head.length > 1)
  )
    throw new WrongFile(
      'the file is UTF-16, not UTF-8',
      'convert it: iconv -f UTF-16 -t UTF-8 <file> > <new file>',
    );
  if (a === 0x1f && b === 0x8b) throw new WrongFile('the file is packed (gzip)', 'unpack it: gunzip <file>');
  if (a === 0x50 && b === 0x4b) throw new WrongFile('the file is packed (zip)', 'unpack it: unzip <file>');
  if (/^\s*\[/.test(head.subarray(start).toString('latin1')))
    throw new WrongFile(
      'the file is one JSON list, not one case a line',
      "convert it: jq -c '.[]' <file> > <new file>",
    );
  return start;
}

/**
 * Streams a file line by line; memory is bounded by the longest line allowed, whatever the file's size. Blank lines are left out.
 * @param file its path, or its bytes
 * @throws WrongFile as `sniff`; the error of the file system when it cannot be read
 */
export async function* linesOf(file: string | Buffer): AsyncGenerator<Line> {
  let number = 0;
  let position = 0;
  let kept: Buffer[] = [];
  let length = 0;
  let first = true;
  const take = (piece: Buffer): void => {
    // Of a line that is too long only the head is kept, to show which one it was.
    if (length <= LINE_LIMIT) kept.push(piece);
    length += piece.length;
  };
  const flush = (): Line | undefined => {
    number += 1;
    const line = lineOf(kept, length, number, position);
    kept = [];
    length = 0;
    return line;
  };
  const chunks: AsyncIterable<Buffer> | readonly Buffer[] =
    typeof file === 'string' ? fs.createReadStream(file, { highWaterMark: 256 * 1024 }) : [file];
  for await (const chunk of chunks) {
    let from = first ? sniff(chunk) : 0;
    first = false;
    const base = position;
    for (let at = chunk.indexOf(NEWLINE, from); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      position = base + at + 1;
      from = at + 1;
      const line = flush();
      if (line) yield line;
    }
    position = base + chunk.length;
    if (from < chunk.length) take(Buffer.from(chunk.subarray(from)));
  }
  const last = length > 0 ? flush() : undefined;
  if (last) yield last;
}

function lineOf(pieces: readonly Buffer[], bytes: number, number: number, end: number): Line | undefined {
  if (bytes > LINE_LIMIT) {
    const text = windows1252.decode(Buffer.concat(pieces).subarray(0, LINE_SHOWN));
    return { number, end, bytes, text, fault: 'too-long' };
  }
  const whole = Buffer.concat(pieces);
  const line = whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
  try {
    const text = utf8.decode(line);
    return text.trim() === '' ? undefined : { number, end, bytes, text };
  } catch {
    return { number, end, bytes, text: windows1252.decode(line), fault: 'not-utf8' };
  }
}
