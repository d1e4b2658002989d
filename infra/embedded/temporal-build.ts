/** Builds Temporal's binaries with Go from infra/temporal/go.mod, whose go.sum pins every source by checksum. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { checkoutRoot } from '#config/checkout.js';
import { type CacheFolder } from './cache-folder.js';
import { Refusal } from '../tools/progress.mjs';

export interface GoTarget {
  name: string;
  /** Folder of the Go module, below infra. */
  module: string;
  package: string;
  /** Packages compiled from cold, for the progress line. */
  packages: number;
}

export const SERVER: GoTarget = {
  name: 'temporal-server',
  module: 'temporal',
  package: 'go.temporal.io/server/cmd/server',
  packages: 1_440,
};
export const SQL_TOOL: GoTarget = {
  name: 'temporal-sql-tool',
  module: 'temporal',
  package: 'go.temporal.io/server/cmd/tools/sql',
  packages: 460,
};
export const UI_SERVER: GoTarget = {
  name: 'temporal-ui-server',
  module: 'temporal/ui',
  package: 'github.com/temporalio/ui-server/v2/cmd/server',
  packages: 480,
};

/** Go's version line, or undefined when there is no Go on PATH. */
export function goVersion(env: NodeJS.ProcessEnv): string | undefined {
  const found = spawnSync('go', ['version'], { env: { ...env, GOTOOLCHAIN: 'local' }, encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/**
 * Builds each target into `folder`, saying how far it is. Minutes from cold, seconds when Go has it cached.
 * Throws a Refusal with the end of Go's own words when a build fails.
 */
export async function buildWithGo(
  targets: GoTarget[],
  folder: string,
  cache: CacheFolder,
  log: (line: string) => void,
): Promise<void> {
  for (const target of targets) await buildOne(target, folder, cache, log);
}

function buildOne(
  target: GoTarget,
  folder: string,
  cache: CacheFolder,
  log: (line: string) => void,
): Promise<void> {
  const args = [
    'build',
    '-v',
    '-trimpath',
    '-buildvcs=false',
    '-ldflags=-s -w',
    '-o',
    path.join(folder, target.name),
  ];
  const go = spawn('go', [...args, target.package], {
    cwd: path.join(checkoutRoot(), 'infra', target.module),
    env: goEnvironment(cache),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => void go.kill('SIGTERM');
  process.once('exit', stop);
  const last: string[] = [];
  let [fetched, compiled] = [0, 0];
  readline.createInterface({ input: go.stderr }).on('line', (line) => {
    if (line.startsWith('go: downloading')) fetched += 1;
    else if (/^[\w.~-]+(\/[\w.~@-]+)*$/.test(line)) compiled += 1;
    else if (last.push(line) > 15) last.shift();
  });
  const began = Date.now();
  const progress = (): void => {
    const seconds = Math.round((Date.now() - began) / 1000);
    const done = compiled
      ? `${String(compiled)} of about ${String(target.packages)} packages compiled`
      : 'reading the module';
    log(`  … Go builds ${target.name}: ${done}, ${String(fetched)} modules fetched, ${String(seconds)} s`);
  };
  const tick = setInterval(progress, 10_000);
  return new Promise<void>((resolve, reject) => {
    go.once('error', reject);
    go.once('exit', (code) => {
      if (code === 0) {
        log(`Built ${target.name} in ${String(Math.round((Date.now() - began) / 1000))} s`);
        resolve();
      } else reject(new Refusal(`Go could not build ${target.name}:\n${last.join('\n')}`));
    });
  }).finally(() => {
    clearInterval(tick);
    process.off('exit', stop);
  });
}

/** Go's own caches stay where they are, unless there is no home folder to hold them. */
function goEnvironment(cache: CacheFolder): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GOTOOLCHAIN: 'auto', CGO_ENABLED: '0', GOWORK: 'off' };
  if (cache.shared) return env;
  return {
    ...env,
    GOPATH: path.join(cache.folder, 'go'),
    GOMODCACHE: path.join(cache.folder, 'go', 'mod'),
    GOCACHE: path.join(cache.folder, 'go-build'),
    GOENV: 'off',
    GOTELEMETRY: 'off',
    GOFLAGS: [process.env['GOFLAGS'], '-modcacherw'].filter(Boolean).join(' '),
  };
}
