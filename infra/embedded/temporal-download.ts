/** The official release archive: fetched when the network lets us, checked against the release's checksums. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { TEMPORAL_VERSION } from './cache-folder.js';

/** A network that refuses says so at once; one that swallows packets is given up after this long. */
const ANSWER_MS = 4_000;
/** A download that brings nothing for this long is given up. */
const STALL_MS = 10_000;
const WANTED = ['temporal-server', 'temporal-sql-tool'];

/**
 * Downloads and unpacks `temporal-server` and `temporal-sql-tool` into `folder`.
 * Throws an Error that says why not: no network, no such archive, a wrong checksum, a stalled transfer.
 * `THROUGHCARE_TEMPORAL_DOWNLOAD` replaces the release's address, for a mirror of one's own.
 */
export async function downloadTemporal(folder: string, log: (line: string) => void): Promise<void> {
  const base =
    process.env['THROUGHCARE_TEMPORAL_DOWNLOAD'] ??
    `https://github.com/temporalio/temporal/releases/download/v${TEMPORAL_VERSION}`;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `temporal_${TEMPORAL_VERSION}_${process.platform}_${arch}.tar.gz`;
  const sums = await (await get(`${base}/checksums.txt`)).text();
  const expected = sums
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, file]) => file?.replace(/^\*/, '') === name)?.[0];
  if (!expected) throw new Error(`the release's checksums do not name ${name}`);
  const archive = path.join(folder, name);
  const actual = await save(await get(`${base}/${name}`), archive, log);
  if (actual !== expected) throw new Error(`${name} has checksum ${actual}, the release says ${expected}`);
  await promisify(execFile)('tar', ['-xzf', archive, '-C', folder, ...WANTED]);
  fs.rmSync(archive);
}

async function get(url: string): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error(`no answer within ${String(ANSWER_MS / 1000)} s`));
  }, ANSWER_MS);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`HTTP ${String(response.status)} for ${url}`);
    return response;
  } catch (error) {
    const inner = (error as Error).cause;
    const said = inner instanceof Error && inner.message ? inner.message : (error as Error).message;
    throw new Error(said, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function save(response: Response, file: string, log: (line: string) => void): Promise<string> {
  if (!response.body) throw new Error('the answer was empty');
  const total = Number(response.headers.get('content-length') ?? 0);
  const hash = createHash('sha256');
  const out = fs.openSync(file, 'w');
  let [got, said] = [0, Date.now()];
  try {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await withinStall(reader.read());
      if (done) return hash.digest('hex');
      hash.update(value);
      fs.writeSync(out, value);
      got += value.length;
      if (Date.now() - said > 5_000) {
        said = Date.now();
        log(`  … downloading Temporal: ${String(got >> 20)} of ${total ? String(total >> 20) : '?'} MiB`);
      }
    }
  } finally {
    fs.closeSync(out);
  }
}

function withinStall<T>(read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the download stood still for ${String(STALL_MS / 1000)} s`));
    }, STALL_MS);
  });
  return Promise.race([read, stalled]).finally(() => {
    clearTimeout(timer);
  });
}
