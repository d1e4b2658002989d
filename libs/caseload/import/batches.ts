import { createHash } from 'node:crypto';
import { linesOf, type Line } from '../lines.js';
import { readLine, type ReadLine } from '../read-line.js';
import { type CaseRecord, type Problem } from '../record.js';
import { whoOf } from '../who.js';

/** A case that was read, with the line it stands on. */
export interface ReadCase {
  readonly line: Line;
  readonly record: CaseRecord;
}

/** Some lines of the file, read and told apart; memory holds one batch at a time. */
export interface ReadBatch {
  readonly cases: readonly ReadCase[];
  readonly refused: readonly Extract<ReadLine, { problems: readonly unknown[] }>[];
  /** Numbers of lines that say the same as an earlier one. */
  readonly repeated: readonly number[];
  /** Bytes of the file read so far. */
  readonly end: number;
}

const CASES_A_BATCH = 250;
const BYTES_A_BATCH = 4 * 1024 * 1024;

/**
 * Reads a file in batches. One person stands on one line: a second one that says something else is refused, because nobody
 * knows which of the two is right; so is a case reference number that two people share.
 * @throws WrongFile when the file cannot be read as lines at all
 */
export async function* batchesOf(file: string | Buffer): AsyncGenerator<ReadBatch> {
  const seen = new Map<string, { line: number; digest: string }>();
  const holders: Holders = new Map();
  let batch = {
    cases: [] as ReadCase[],
    refused: [] as ReadBatch['refused'][number][],
    repeated: [] as number[],
    end: 0,
  };
  let bytes = 0;
  for await (const line of linesOf(file)) {
    const read = readLine(line);
    bytes += Math.min(line.bytes, BYTES_A_BATCH);
    batch.end = line.end;
    if ('problems' in read) batch.refused.push(read);
    else {
      const who = whoOf(read.record);
      const digest = createHash('sha256').update(JSON.stringify(read.record)).digest('base64url');
      const first = seen.get(who);
      const problem =
        first && first.digest !== digest ? twice(first.line) : crnShared(read.record, holders, line.number);
      if (problem) batch.refused.push({ line, problems: [problem], value: JSON.parse(line.text) as unknown });
      else if (first) batch.repeated.push(line.number);
      else {
        seen.set(who, { line: line.number, digest });
        batch.cases.push({ line, record: read.record });
      }
    }
    if (batch.cases.length + batch.refused.length >= CASES_A_BATCH || bytes >= BYTES_A_BATCH) {
      yield batch;
      batch = { cases: [], refused: [], repeated: [], end: batch.end };
      bytes = 0;
    }
  }
  yield batch;
}

/** Who has a case reference number, by it: the line, and the prison number where that line gives one. */
type Holders = Map<string, { readonly line: number; readonly prisonNumber: string | undefined }>;

const twice = (line: number, field = 'prisoner.prisonerNumber'): Problem => ({
  field,
  reason: `the same person stands on line ${line} with other details`,
  mend: 'keep the line that is right',
});

function crnShared({ prisoner, probation }: CaseRecord, holders: Holders, line: number): Problem | undefined {
  if (probation?.crn === undefined) return undefined;
  const holder = holders.get(probation.crn);
  if (!holder) holders.set(probation.crn, { line, prisonNumber: prisoner.prisonerNumber });
  if (!holder || holder.prisonNumber === prisoner.prisonerNumber) return undefined;
  // One of the two lines has no prison number: the case reference number says that they are one person.
  if (holder.prisonNumber === undefined || prisoner.prisonerNumber === undefined)
    return twice(holder.line, 'probation.crn');
  return {
    field: 'probation.crn',
    reason: `somebody else has the same case reference number on line ${holder.line}`,
    mend: 'correct the number on the line that has it wrong',
  };
}
