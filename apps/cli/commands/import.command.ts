import readline from 'node:readline/promises';
import { Command } from 'commander';
import { waitForDelivery } from '#caseload/import/delivery.js';
import { importCaseload, type ImportResult } from '#caseload/import/run.js';
import { type Counts } from '#caseload/import/summary.js';
import { WrongFile } from '#caseload/lines.js';
import { ConfigError, readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { Database } from '#persistence/database.js';
import { describeImport, describeShare, jsonOfImport, type Delivery } from './import.output.js';
import { Progress } from './progress.js';
import { FAILED, REFUSED } from './failure.js';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly wait: boolean;
  readonly json?: boolean;
}

/**
 * `throughcare import <file>`: takes a caseload in. Results go to stdout, progress and questions to stderr.
 * Sets `process.exitCode`: 0 all in, 2 some lines refused or the re-dating not confirmed, 1 failed or stopped.
 */
export function importCommand(): Command {
  return new Command('import')
    .description('take in a caseload, one case a line; run again it goes on, and changes only what changed')
    .argument('<file>', 'NDJSON, UTF-8 (docs/how-to/import.md)')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--yes', 'go on even when more than 5% of the open cases would be re-dated')
    .option('--no-wait', 'do not wait until the pathways have taken it in')
    .option('--json', 'one JSON object')
    .action(run);
}

async function run(file: string, options: ImportOptions): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => {
    // A second Ctrl-C ends at once: the batch in hand is then rolled back, which loses nothing either.
    if (stop.signal.aborted) process.exit(FAILED);
    stop.abort();
    process.stderr.write('\nStopping after the batch in hand; run the same command again to go on.\n');
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const progress = new Progress(process.stderr);
  let database: Database | undefined;
  try {
    database = new Database({
      url: readConfig(completeEnvironment(process.env)).databases.engine,
      poolSize: 2,
      applicationName: 'throughcare-import',
    });
    const result = await importCaseload({
      file,
      database,
      dryRun: options.dryRun,
      signal: stop.signal,
      mayRedate: (counts, openCases) => confirm(counts, openCases, options, progress),
      onProgress: (step, bytes, total) =>
        progress.show(step === 'compare' ? 'Comparing' : 'Importing', bytes, total, '% of the file'),
    });
    const wait = options.wait && !options.dryRun && result.ended === 'done';
    const delivery = wait ? await deliver(database, progress, stop.signal) : undefined;
    progress.done();
    console.log(
      options.json
        ? JSON.stringify(jsonOfImport(file, options, result, delivery))
        : describeImport(options, result, delivery),
    );
    process.exitCode = exitCodeOf(result);
  } catch (error) {
    progress.done();
    fail(file, error, options);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await database?.close();
  }
}

const exitCodeOf = ({ ended, refused }: ImportResult): number =>
  ended === 'stopped' ? FAILED : ended === 'not-confirmed' || refused > 0 ? REFUSED : 0;

const deliver = (database: Database, progress: Progress, signal: AbortSignal): Promise<Delivery> =>
  waitForDelivery({
    sql: database,
    signal,
    onProgress: (delivered, total) =>
      progress.show('Handing to the pathways', delivered, total, '% of the commands'),
  });

async function confirm(
  counts: Counts,
  openCases: number,
  { yes, json }: ImportOptions,
  progress: Progress,
): Promise<boolean> {
  if (yes) return true;
  progress.done();
  process.stderr.write(`${describeShare(counts, openCases)}\n`);
  if (!process.stdin.isTTY || json) {
    process.stderr.write('Nothing was written. Look at it with --dry-run, and go on with --yes.\n');
    return false;
  }
  const ask = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await ask.question('Go on? Type yes or no: ')).trim());
  } finally {
    ask.close();
  }
}

/** Tells what failed and the way out; an error that is none of ours shows itself whole. */
function fail(file: string, error: unknown, { json }: ImportOptions): void {
  process.exitCode = FAILED;
  const message = messageOf(file, error);
  if (json) console.log(JSON.stringify({ failed: true, message }));
  console.error(message);
}

const UNREACHABLE: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P03',
]);
const NOT_MIGRATED: ReadonlySet<unknown> = new Set(['42P01', '3F000', '42703']);

function messageOf(file: string, error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  if (error instanceof ConfigError) return error.message;
  if (error instanceof WrongFile) return `Cannot import ${file}: ${error.message}. To mend it, ${error.mend}`;
  if (code === 'ENOENT') return `Cannot import ${file}: there is no such file.`;
  if (code === 'EACCES' || code === 'EISDIR') return `Cannot import ${file}: it cannot be read (${code}).`;
  if (UNREACHABLE.has(code) || /terminated unexpectedly|timeout/i.test(message ?? ''))
    return 'PostgreSQL cannot be reached. What is imported stays; start it (npm start) and run the same command again.';
  if (NOT_MIGRATED.has(code))
    return 'The database is not migrated yet: run npm start once, then the same command again.';
  // Not the whole error: PostgreSQL's detail may quote a name.
  return `The import failed: ${message ?? String(error)}${typeof code === 'string' ? ` (${code})` : ''}. What is imported stays.`;
}
