import fs from 'node:fs';
import { type ReadLine } from '../read-line.js';

type Refused = Extract<ReadLine, { problems: readonly unknown[] }>;

/**
 * The lines that were left out, each with what is wrong and how to mend it, in a form that can be imported again once mended:
 * `refused` is not a field of a case and is passed over. Only its owner may read the file; it holds names.
 */
export class RefusedFile {
  readonly path: string;
  private file: number | undefined;

  constructor(imported: string) {
    this.path = `${imported}.refused.ndjson`;
  }

  /** Writes a line; the first one makes the file, and sets aside what an earlier import left there, perhaps half mended. */
  add({ line, problems, value }: Refused): void {
    if (this.file === undefined) {
      if (fs.existsSync(this.path)) fs.renameSync(this.path, `${this.path}.previous`);
      this.file = fs.openSync(this.path, 'w', 0o600);
    }
    const note = { line: line.number, problems };
    const { refused: _earlier, ...rest } = isObject(value) ? value : {};
    const entry = isObject(value) ? { refused: note, ...rest } : { refused: { ...note, text: line.text } };
    fs.writeSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  /** @returns the path, when there is something in it */
  close(): string | undefined {
    if (this.file === undefined) return undefined;
    fs.closeSync(this.file);
    this.file = undefined;
    return this.path;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
