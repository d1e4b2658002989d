/** Finds or makes Temporal's binaries: the cache, then PATH, then the official download, then a build with Go. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../tools/progress.mjs';
import { waitForLock } from '../tools/lock.mjs';
import { type CacheFolder, TEMPORAL_VERSION, cacheFolder, temporalFolder } from './cache-folder.js';
import { type GoTarget, SERVER, SQL_TOOL, UI_SERVER, buildWithGo, goVersion } from './temporal-build.js';
import { downloadTemporal } from './temporal-download.js';

export interface TemporalBinaries {
  server: string;
  sqlTool: string;
  /** Only when asked for (`THROUGHCARE_TEMPORAL_UI=1`). */
  ui?: string;
}

const NAMES = [SERVER.name, SQL_TOOL.name];

/**
 * Gives paths of runnable binaries and says where they came from.
 * Throws a Refusal with the three ways out when none can be had.
 */
export async function temporalBinaries(
  env: Record<string, string | undefined>,
  log: (line: string) => void,
): Promise<TemporalBinaries> {
  const cache = cacheFolder(env);
  if (!cache.shared)
    log(`Home folder ${env['HOME'] ?? '(none)'} cannot be written: keeping binaries in ${cache.folder}`);
  const folder = temporalFolder(cache);
  const base = await serverAndTool(env, cache, folder, log);
  if (env['THROUGHCARE_TEMPORAL_UI'] !== '1') return base;
  const ui = path.join(folder, UI_SERVER.name);
  if (!fs.existsSync(ui)) {
    await intoCache(`${folder}-ui`, [UI_SERVER], log, (aside) => buildWithGo([UI_SERVER], aside, cache, log));
    fs.mkdirSync(folder, { recursive: true });
    fs.copyFileSync(path.join(`${folder}-ui`, UI_SERVER.name), `${ui}.new`);
    fs.renameSync(`${ui}.new`, ui);
  }
  return { ...base, ui };
}

async function serverAndTool(
  env: Record<string, string | undefined>,
  cache: CacheFolder,
  folder: string,
  log: (line: string) => void,
): Promise<TemporalBinaries> {
  const inFolder = { server: path.join(folder, SERVER.name), sqlTool: path.join(folder, SQL_TOOL.name) };
  if (whole(folder, NAMES)) {
    log(`Temporal ${TEMPORAL_VERSION}: from the cache, ${folder}`);
    return inFolder;
  }
  const onPath = findOnPath(env, log);
  if (onPath) return onPath;
  await intoCache(folder, [SERVER, SQL_TOOL], log, async (aside) => {
    let refused: string;
    try {
      await downloadTemporal(aside, log);
      log(`Temporal ${TEMPORAL_VERSION}: official download`);
      return;
    } catch (error) {
      refused = (error as Error).message;
    }
    const go = goVersion({ ...process.env, ...env });
    if (!go) throw noWay(refused);
    log(
      `Temporal ${TEMPORAL_VERSION}: no download (${refused}); building with ${go}, three to four minutes from cold`,
    );
    await buildWithGo([SERVER, SQL_TOOL], aside, cache, log);
  });
  return inFolder;
}

/** Makes the folder aside and moves it into place, under a lock: a half-made one is never taken for whole. */
async function intoCache(
  folder: string,
  targets: GoTarget[],
  log: (line: string) => void,
  make: (aside: string) => Promise<void>,
): Promise<void> {
  const names = targets.map((target) => target.name);
  const lock = await waitForLock(`${folder}.lock`, 'getting the Temporal server', log);
  try {
    if (whole(folder, names)) return;
    if (fs.existsSync(folder)) log(`${folder} is incomplete: making it again`);
    const aside = `${folder}.making`;
    fs.rmSync(aside, { recursive: true, force: true });
    fs.mkdirSync(aside, { recursive: true });
    await make(aside);
    const sizes = Object.fromEntries(names.map((name) => [name, fs.statSync(path.join(aside, name)).size]));
    fs.writeFileSync(path.join(aside, 'complete.json'), JSON.stringify(sizes));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(aside, folder);
  } finally {
    lock.release();
  }
}

/** A cached folder is whole when it says so and its files still have the sizes it was made with. */
export function whole(folder: string, names: string[]): boolean {
  try {
    const sizes = JSON.parse(fs.readFileSync(path.join(folder, 'complete.json'), 'utf8')) as Record<
      string,
      number
    >;
    return names.every((name) => fs.statSync(path.join(folder, name)).size === sizes[name]);
  } catch {
    return false;
  }
}

function findOnPath(
  env: Record<string, string | undefined>,
  log: (line: string) => void,
): TemporalBinaries | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const find = (name: string): string | undefined =>
    folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
  const [server, sqlTool] = NAMES.map((name) => find(name));
  if (!server || !sqlTool) return undefined;
  const said = spawnSync(server, ['--version'], { encoding: 'utf8' });
  const version = /(\d+)\.(\d+)\.\d+/.exec(`${said.stdout}${said.stderr}`);
  if (!version || Number(version[1]) !== 1 || Number(version[2]) < 32) {
    log(`${server} is version ${version?.[0] ?? 'unknown'}, 1.32 or later is needed: not taken`);
    return undefined;
  }
  log(`Temporal ${version[0]}: from PATH, ${server}`);
  return { server, sqlTool };
}

const noWay = (refused: string): Refusal =>
  new Refusal(
    [
      `There is no Temporal server: none in the cache or on PATH, the download failed (${refused}), and Go is not installed.`,
      'Three ways out, any one will do:',
      '  1. install Go 1.21 or later (https://go.dev/dl) and start again: it is then built here, once, in three to four minutes;',
      `  2. put temporal-server and temporal-sql-tool ${TEMPORAL_VERSION} on PATH (https://github.com/temporalio/temporal/releases);`,
      '  3. set TEMPORAL_ADDRESS=host:port to a Temporal server of your own.',
    ].join('\n'),
  );
