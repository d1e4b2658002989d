import fs from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { atLondon, endOfDay, isLondonDate } from '#calendar/index.js';
import { WrongFile } from '#caseload/lines.js';
import { type CaseResult } from '#engine/rehearsal/case-result.js';
import { rehearsedCases, type RehearsedCase } from '#engine/rehearsal/caseload.js';
import { rehearseInThreads } from '#engine/rehearsal/in-threads.js';
import { summarise, type Simulation } from '#engine/rehearsal/summary.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { SET_IDS, type SetId } from '#standards/index.js';
import { assertCatalogue } from '#standards/validate.js';
import { Progress } from './progress.js';
import { describeSimulation } from './simulate.output.js';
import { FAILED, REFUSED } from './failure.js';

interface SimulateOptions {
  readonly caseload: string;
  readonly asOf: LondonDate;
  readonly until: LondonDate;
  readonly seed: number;
  readonly engine: 'memory' | 'temporal';
  readonly set?: SetId;
  readonly out?: string;
  readonly json?: boolean;
}

/** When a case is adopted on the day of `--as-of`, London. */
const ADOPTED_AT = '09:00';

/**
 * `throughcare simulate`: a caseload lived forward by scripted staff, in rehearsal: no real case, notice or system is touched.
 * The result goes to stdout and a file, progress to stderr. Exit code 0 done, 2 some lines or an option refused, 1 failed.
 */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('live a caseload forward with scripted staff, and count which standards are met')
    .requiredOption('--caseload <file>', 'NDJSON, as for import')
    .requiredOption('--as-of <date>', 'the day on which every case is adopted, at 09:00 London', londonDate)
    .requiredOption('--until <date>', 'the last day to live through', londonDate)
    .option('--seed <n>', 'the same seed gives the same result on both engines', wholeNumber, 1)
    .addOption(
      new Option('--engine <engine>', 'memory needs no server; temporal uses the rehearsal namespace')
        .choices(['memory', 'temporal'])
        .default('memory'),
    )
    .addOption(
      new Option('--set <set>', 'set of rules to live by, instead of the one each date chooses').choices(
        SET_IDS,
      ),
    )
    .option('--out <file>', 'where the result is saved (default: simulation-<caseload>-<seed>.json, here)')
    .option('--json', 'print the saved JSON instead of tables')
    .action(run);
}

async function run(options: SimulateOptions): Promise<void> {
  const { caseload, asOf, until, seed, engine, set, json } = options;
  if (until < asOf) return refuse(`--until ${until} is before --as-of ${asOf}: give a later day`);
  const progress = new Progress(process.stderr);
  try {
    assertCatalogue();
    const began = performance.now();
    const { cases, refused } = await rehearsedCases(caseload, seed, atLondon(asOf, ADOPTED_AT), set);
    if (cases.length === 0) return refuse(`${caseload} holds no case that can be read`);
    const results = await rehearse(options, cases, endOfDay(until) - 1, progress);
    progress.done();
    const seconds = (performance.now() - began) / 1000;
    const name = path.basename(caseload);
    const simulation = summarise(
      { caseload: name, engine, asOf, until, seed, seconds, refused, ...(set ? { set } : {}) },
      results,
    );
    const out = save(options.out ?? defaultOut(caseload, seed), simulation, results);
    console.log(json ? JSON.stringify({ ...simulation, savedTo: out }) : describeSimulation(simulation, out));
    process.exitCode = refused.length > 0 ? REFUSED : 0;
  } catch (error) {
    progress.done();
    process.exitCode = FAILED;
    console.error(messageOf(caseload, error));
  }
}

async function rehearse(
  { engine, seed }: SimulateOptions,
  cases: readonly RehearsedCase[],
  until: Instant,
  progress: Progress,
): Promise<CaseResult[]> {
  const onCase = (done: number, total: number): void =>
    progress.show('Simulating', done, total, `% of ${total} cases`);
  if (engine === 'memory') return rehearseInThreads({ cases, seed, until, onCase });
  // Loaded only here: the memory engine needs no server's client.
  const { rehearseOnTemporal } = await import('#engine/rehearsal/on-temporal.js');
  return rehearseOnTemporal({ cases, seed, until, onCase });
}

const defaultOut = (caseload: string, seed: number): string =>
  `simulation-${path.basename(caseload).replace(/\.[^.]+$/, '')}-${seed}.json`;

function save(out: string, simulation: Simulation, results: readonly CaseResult[]): string {
  const file = path.resolve(out);
  fs.writeFileSync(file, `${JSON.stringify({ ...simulation, byCase: results }, null, 1)}\n`);
  return file;
}

function refuse(message: string): void {
  process.exitCode = REFUSED;
  console.error(message);
}

function messageOf(caseload: string, error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  if (error instanceof WrongFile)
    return `Cannot simulate ${caseload}: ${error.message}. To mend it, ${error.mend}`;
  if (code === 'ENOENT')
    return `Cannot simulate ${caseload}: there is no such file, or no such folder to save to.`;
  return `The simulation failed: ${message ?? String(error)}`;
}

function londonDate(text: string): LondonDate {
  if (!isLondonDate(text)) throw new InvalidArgumentError('Write a date as 2026-10-01.');
  return text;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Write a whole number.');
  return value;
}
