import { Command } from 'commander';
import { readKeys } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { type Keys } from '#config/key-ring.js';
import { CannotReplay, replayFolder, type Replayed } from '#engine/replay.js';
import { FAILED, REFUSED } from './failure.js';

interface ReplayOptions {
  readonly json?: boolean;
}

/**
 * `throughcare replay <dir>`: saved histories against the code of this checkout, without a server.
 * Exit code 0 all replay, 1 one does not, 2 there is nothing to replay.
 */
export function replayCommand(): Command {
  return new Command('replay')
    .description('replay saved workflow histories against this code, before it meets running pathways')
    .argument('<dir>', 'folder of *.json or *.json.gz, as Temporal exports histories')
    .option('--json', 'one JSON object')
    .action(run);
}

async function run(dir: string, { json }: ReplayOptions): Promise<void> {
  const results: Replayed[] = [];
  try {
    for await (const result of replayFolder(dir, codecKey())) {
      results.push(result);
      const { file, events, problem } = result;
      process.stderr.write(`${problem ? 'DIFFERS ' : 'replays '} ${file} (${events} events)\n`);
    }
  } catch (error) {
    if (!(error instanceof CannotReplay)) throw error;
    process.exitCode = REFUSED;
    console.error(error.message);
    return;
  }
  const problems = results.filter(({ problem }) => problem !== undefined);
  if (problems.length > 0) process.exitCode = FAILED;
  console.log(
    json
      ? JSON.stringify({ replayed: results.length, problems })
      : [
          ...problems.map(({ file, problem }) => `${file}: ${problem}`),
          `${results.length - problems.length} of ${results.length} histories replay`,
        ].join('\n'),
  );
}

/** Histories of this installation are sealed, each with the key of its time; those of the tests are not. */
const codecKey = (): Keys | undefined => readKeys(completeEnvironment(process.env));
