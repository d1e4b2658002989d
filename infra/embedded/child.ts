/** A server or app run as a child process: logged to a file, in its own session, never outliving its owner. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { spare, watchOver } from './reaper.js';

const LOG_LIMIT = 10 * 1024 * 1024;

export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  /** The whole environment; nothing is inherited beside it. */
  env: Record<string, string | undefined>;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Output is appended here; a file over 10 MiB is first moved to `<file>.1`. */
  logFile: string;
  /** The signal that asks for an orderly stop. */
  stopSignal: NodeJS.Signals;
  /** How long an orderly stop may take, in milliseconds, before SIGKILL. */
  graceMs: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Running {
  name: string;
  pid: number;
  logFile: string;
  /** Settles when the process has ended, for whatever reason. Never rejects. */
  exited: Promise<Exit>;
  /** Orderly stop; safe to repeat. */
  stop(): Promise<Exit>;
  /** `kill -9`, then waits for the end. */
  kill(): Promise<Exit>;
}

/** Starts a child. Throws only when the command cannot be run at all. */
export async function runChild(spec: ChildSpec): Promise<Running> {
  const log = openLog(spec.logFile);
  const child = spawn(spec.command, spec.args, {
    env: clean(spec.env),
    cwd: spec.cwd,
    uid: spec.uid,
    gid: spec.gid,
    detached: true, // Ctrl-C reaches the owner only, which then stops its parts in order
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      if (child.pid) spare(child.pid);
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      reject(new Error(`${spec.name} could not be run (${spec.command}): ${error.message}`));
    });
  });
  const pid = child.pid as number;
  watchOver(pid, spec.stopSignal);
  let stopping: Promise<Exit> | undefined;
  const stop = async (): Promise<Exit> => {
    child.kill(spec.stopSignal);
    const hard = setTimeout(() => child.kill('SIGKILL'), spec.graceMs);
    try {
      return await exited;
    } finally {
      clearTimeout(hard);
    }
  };
  return {
    name: spec.name,
    pid,
    logFile: spec.logFile,
    exited,
    stop: () => (stopping ??= stop()),
    kill: () => {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/** The last lines of a log, to show beside a message that something failed. */
export function tail(file: string, lines = 12): string {
  try {
    return fs
      .readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .map((line) => line.slice(0, 400))
      .join('\n');
  } catch {
    return '(no log)';
  }
}

function openLog(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

function clean(env: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
