import fs from 'node:fs';
import { type Database, type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { type Problem } from '../record.js';
import { batchesOf, type ReadBatch, type ReadCase } from './batches.js';
import { judge, type Judgement } from './judge.js';
import { knownOf, lookupsFor } from './known.js';
import { RefusedFile } from './refused-file.js';
import { whoOf } from '../who.js';
import { redatesTooMany, Tally, type Counts } from './summary.js';
import { beginBatch, writeBatch } from './write.js';

export interface ImportOptions {
  /** Its path, or its bytes: only beside a file on disk the refused lines are written. */
  readonly file: string | Buffer;
  /** As throughcare_engine: it alone may write both sides of the victim wall. */
  readonly database: Database;
  /** Compares and counts, writes nothing. */
  readonly dryRun?: boolean;
  /** The answer to a file that would re-date too many open cases; not asked when there are few. */
  readonly mayRedate: (counts: Counts, openCases: number) => Promise<boolean>;
  readonly onProgress?: (step: 'compare' | 'import', bytes: number, total: number) => void | Promise<void>;
  /** Aborted: the batch in hand is finished, the rest is left for the next run. */
  readonly signal?: AbortSignal;
  /** For somebody, who may not write everything; without it whoever runs the service imports. */
  readonly on?: OnBehalf;
}

/** Somebody imports: what they may write, and where it is kept what became of each line. */
export interface OnBehalf {
  readonly by: string;
  /** Why some of these cases are not theirs to write. */
  readonly notTheirs: (sql: Sql, judged: readonly Judgement[]) => Promise<ReadonlyMap<Judgement, Problem>>;
  /** Told within the transaction that settles the lines; a line that is kept already stays as it is. */
  readonly keep: (sql: Sql, lines: readonly LineResult[]) => Promise<void>;
  /** How many bytes of the file an earlier run has settled. */
  readonly settledBytes: number;
}

/** What became of a line. */
export interface LineResult {
  readonly line: number;
  readonly outcome: Judgement['outcome'] | 'refused';
  /** Prison number, else case reference number; absent where the line cannot be read. */
  readonly who?: string;
  readonly pathwayId?: string;
  readonly problems?: readonly Problem[];
  readonly held?: Judgement['held'];
}

export interface ImportResult extends Counts {
  /** `stopped` before its end; `not-confirmed`: nothing was written, too many open cases would be re-dated. */
  readonly ended: 'done' | 'stopped' | 'not-confirmed';
  readonly openCases: number;
  readonly refusedFile?: string;
}

/**
 * Imports a caseload file: compares it first where that could ask something, then writes it batch by batch, each in one
 * transaction. What is in is in: run again, it goes on where it stopped, and says nothing twice.
 * @throws WrongFile when the file is no caseload file; the database's error when it cannot be reached, which loses nothing
 */
export async function importCaseload(options: ImportOptions): Promise<ImportResult> {
  const { database, dryRun = false, mayRedate } = options;
  const [open] = await database.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM throughcare.pathway WHERE ended_at IS NULL',
  );
  const openCases = open?.n ?? 0;
  if (dryRun || openCases > 0) {
    const compared = await walk({ ...options, dryRun: true }, 'compare');
    if (dryRun || compared.ended === 'stopped') return { ...compared, openCases };
    if (redatesTooMany(compared, openCases) && !(await mayRedate(compared, openCases)))
      return { ...compared, openCases, ended: 'not-confirmed' };
  }
  return { ...(await walk(options, 'import')), openCases };
}

type Walked = Omit<ImportResult, 'openCases'>;

async function walk(options: ImportOptions, step: 'compare' | 'import'): Promise<Walked> {
  const { file, database, dryRun = false, onProgress, signal, on } = options;
  const total = typeof file === 'string' ? fs.statSync(file).size : file.length;
  const tally = new Tally();
  const refused = typeof file === 'string' ? new RefusedFile(file) : undefined;
  const leaveOut = (entry: ReadBatch['refused'][number]): void => {
    tally.addRefusal({ line: entry.line.number, problems: entry.problems });
    if (!dryRun) refused?.add(entry);
  };
  let ended: Walked['ended'] = 'done';
  try {
    for await (const batch of batchesOf(file)) {
      if (!dryRun && on && batch.end <= on.settledBytes) continue;
      batch.refused.forEach(leaveOut);
      for (let i = 0; i < batch.repeated.length; i++) tally.addRepeated();
      const settled = await settle(options, batch.cases);
      for (const result of settled) {
        if ('problems' in result) leaveOut({ ...result, value: JSON.parse(result.line.text) as unknown });
        else tally.add(result);
      }
      if (!dryRun) await on?.keep(database, linesIn(batch, settled));
      await onProgress?.(step, batch.end, total);
      if (signal?.aborted && batch.end < total) {
        ended = 'stopped';
        break;
      }
    }
  } finally {
    refused?.close();
  }
  const counts = tally.counts();
  return {
    ...counts,
    ended,
    ...(counts.refused > 0 && !dryRun && refused ? { refusedFile: refused.path } : {}),
  };
}

type Settled = Judgement | { readonly line: ReadCase['line']; readonly problems: readonly Problem[] };

const isJudged = (settled: Settled): settled is Judgement => !('problems' in settled);

const lineOf = ({ line, record }: ReadCase, settled: Settled | undefined): LineResult => {
  const base = { line: line.number, who: whoOf(record) };
  if (!settled || !isJudged(settled))
    return { ...base, outcome: 'refused', problems: settled?.problems ?? [] };
  const { pathwayId, held, facts, outcome } = settled;
  // With nothing for the case to learn it was here already: what victims a record had before is not to be told by it.
  return { ...base, pathwayId, held, outcome: facts.length === 0 ? 'unchanged' : outcome };
};

const linesIn = ({ cases, refused, repeated }: ReadBatch, settled: readonly Settled[]): LineResult[] => [
  ...refused.map(({ line, problems }) => ({ line: line.number, outcome: 'refused' as const, problems })),
  ...repeated.map((line) => ({ line, outcome: 'unchanged' as const })),
  ...cases.map((one, i) => lineOf(one, settled[i])),
];

/** Classes of error that a value is to blame for: data exception, integrity constraint. */
const BAD_VALUE = /^2[23]/;

/**
 * Judges and writes some cases in one transaction. Where the database itself refuses a value, the cases are tried in halves,
 * so that one bad case stands alone and the rest goes in.
 */
async function settle(options: ImportOptions, cases: readonly ReadCase[]): Promise<Settled[]> {
  const { database, dryRun, on } = options;
  if (cases.length === 0) return [];
  try {
    return await database.transaction(async (sql) => {
      const at = await beginBatch(sql);
      const settled = await judgeAll(sql, cases, at, on);
      if (dryRun) return settled;
      await writeBatch(sql, settled.filter(isJudged), at, on?.by);
      await on?.keep(
        sql,
        cases.map((one, i) => lineOf(one, settled[i])),
      );
      return settled;
    });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string' || !BAD_VALUE.test(code)) throw error;
    const [first] = cases;
    if (cases.length === 1 && first) {
      const mend = 'compare the line with one that went in, and correct what is unusual in it';
      return [
        {
          line: first.line,
          problems: [{ field: '', reason: `the database refused a value (SQLSTATE ${code})`, mend }],
        },
      ];
    }
    const middle = Math.ceil(cases.length / 2);
    return [
      ...(await settle(options, cases.slice(0, middle))),
      ...(await settle(options, cases.slice(middle))),
    ];
  }
}

async function judgeAll(
  sql: Sql,
  cases: readonly ReadCase[],
  at: Instant,
  on: OnBehalf | undefined,
): Promise<Settled[]> {
  const records = cases.map(({ record }) => record);
  const lookups = await lookupsFor(sql, records);
  const known = await knownOf(sql, records);
  const all = cases.map(({ line, record }): Settled => {
    const judged = judge(record, known, lookups, at);
    return 'problems' in judged ? { line, problems: judged.problems } : judged;
  });
  const closed = await on?.notTheirs(sql, all.filter(isJudged));
  return all.map((settled, i) => {
    const problem = isJudged(settled) ? closed?.get(settled) : undefined;
    const line = cases[i]?.line;
    return problem && line ? { line, problems: [problem] } : settled;
  });
}
