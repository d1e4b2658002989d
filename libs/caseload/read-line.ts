import { LINE_LIMIT, type Line } from './lines.js';
import { readRecord, type CaseRecord, type Problem } from './record.js';

/** A line that was read, or why it was not. `value` is the JSON it holds, when it holds any. */
export type ReadLine =
  | { readonly line: Line; readonly record: CaseRecord }
  | { readonly line: Line; readonly problems: readonly Problem[]; readonly value?: unknown };

const KILOBYTE = 1024;

/** Reads one line of a caseload file; a bad one says all that is wrong with it, and stands alone. */
export function readLine(line: Line): ReadLine {
  if (line.fault === 'too-long') {
    const reason = `the line is ${Math.ceil(line.bytes / KILOBYTE)} KiB long, the limit is ${LINE_LIMIT / KILOBYTE} KiB`;
    return {
      line,
      problems: [
        {
          field: '',
          reason,
          mend: 'check for a missing line break, or for text that does not belong in the record',
        },
      ],
    };
  }
  const parsed = parse(line.text);
  if (line.fault === 'not-utf8') {
    const mend = parsed.ok
      ? 'it was read as Windows-1252 into the file of refused lines: check the letters there and import that file'
      : 'save the file as UTF-8';
    return {
      line,
      problems: [{ field: '', reason: 'the line is not UTF-8', mend }],
      ...(parsed.ok ? { value: parsed.value } : {}),
    };
  }
  if (!parsed.ok) {
    const mend = line.text.includes('\u0000')
      ? 'take the NUL characters out'
      : 'write the case as one JSON object on one line';
    return { line, problems: [{ field: '', reason: `the line is not JSON: ${parsed.reason}`, mend }] };
  }
  const read = readRecord(parsed.value);
  return 'record' in read
    ? { line, record: read.record }
    : { line, problems: read.problems, value: parsed.value };
}

function parse(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    // The engine's message may quote the text, which may be a name: only the place is repeated.
    const message = error instanceof Error ? error.message : '';
    const place = /at position (\d+)/.exec(message)?.[1];
    if (place !== undefined) return { ok: false, reason: `it goes wrong at character ${Number(place) + 1}` };
    return {
      ok: false,
      reason: message.startsWith('Unexpected end') ? 'it ends too early' : 'it is not well formed',
    };
  }
}
