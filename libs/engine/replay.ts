import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { type Keys } from '#config/key-ring.js';
import { checkoutRoot } from '#config/checkout.js';
import { dataConverter } from './codec.js';

/** One saved history, replayed against the code of this checkout. */
export interface Replayed {
  readonly file: string;
  readonly events: number;
  /** Why it does not replay: what the code would now do that the history does not hold. Absent when it does. */
  readonly problem?: string;
}

/** There is nothing to replay, or nothing to replay it with; the message says what is missing. */
export class CannotReplay extends Error {
  override readonly name = 'CannotReplay';
}

/** A history that does not replay is this command's answer, not something to log: stdout stays its own. */
function quietly(): void {
  const logger = new DefaultLogger('ERROR', () => undefined);
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: 'OFF' } } });
}

const HISTORY = /\.json(\.gz)?$/;

/**
 * Replays every saved history of a folder (`*.json`, `*.json.gz`, as Temporal exports them) against the workflow bundle in dist:
 * code that would have given the server other commands is found before it meets a running pathway.
 * @param key of the codec, where the histories are sealed; plain ones need none
 * @throws CannotReplay when the folder or the bundle is not there, or a file is no history
 */
export async function* replayFolder(folder: string, key?: Keys): AsyncGenerator<Replayed> {
  const files = historiesIn(folder);
  const bundle = path.join(checkoutRoot(), 'dist', 'workflow-bundle.js');
  if (!fs.existsSync(bundle))
    throw new CannotReplay('There is no dist/workflow-bundle.js: build first (npm run build).');
  const options = {
    workflowBundle: { code: fs.readFileSync(bundle, 'utf8') },
    dataConverter: dataConverter(key),
  };
  quietly();
  const counts = new Map<string, number>();
  async function* histories(): AsyncGenerator<{ workflowId: string; history: unknown }> {
    for (const file of files) {
      const history = readHistory(path.join(folder, file));
      counts.set(file, history.events.length);
      yield { workflowId: file, history };
    }
  }
  for await (const { workflowId: file, error } of Worker.runReplayHistories(options, histories())) {
    yield { file, events: counts.get(file) ?? 0, ...(error ? { problem: error.message } : {}) };
  }
}

function historiesIn(folder: string): string[] {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory())
    throw new CannotReplay(`There is no folder ${folder}.`);
  const files = fs
    .readdirSync(folder)
    .filter((file) => HISTORY.test(file))
    .sort();
  if (files.length === 0)
    throw new CannotReplay(`${folder} holds no history: a *.json or *.json.gz as Temporal exports it.`);
  return files;
}

function readHistory(file: string): { events: unknown[] } {
  try {
    const bytes = fs.readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const history = JSON.parse(text) as { events?: unknown };
    if (Array.isArray(history.events)) return history as { events: unknown[] };
  } catch (error) {
    throw new CannotReplay(`${file} cannot be read as a history: ${(error as Error).message}`);
  }
  throw new CannotReplay(`${file} is no history: it has no list of events.`);
}
