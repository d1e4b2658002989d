import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TEMPORAL_VERSION } from './cache-folder.js';
import { temporalBinaries, whole } from './temporal-binaries.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-binaries-'));
const cached = path.join(
  folder,
  'throughcare',
  'temporal',
  `${TEMPORAL_VERSION}-${process.platform}-${process.arch}`,
);
const nowhere = path.join(folder, 'empty');
const before = { ...process.env };
beforeEach(() => {
  // No download: the address refuses at once.
  process.env['THROUGHCARE_TEMPORAL_DOWNLOAD'] = 'http://127.0.0.1:9';
  process.env['PATH'] = nowhere;
});
afterEach(() => {
  process.env = { ...before };
  fs.rmSync(path.join(folder, 'throughcare'), { recursive: true, force: true });
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function fillCache(): void {
  fs.mkdirSync(cached, { recursive: true });
  fs.writeFileSync(path.join(cached, 'temporal-server'), 'server');
  fs.writeFileSync(path.join(cached, 'temporal-sql-tool'), 'tool');
  fs.writeFileSync(path.join(cached, 'complete.json'), '{"temporal-server":6,"temporal-sql-tool":4}');
}

const find = (said: string[], PATH = nowhere) =>
  temporalBinaries({ XDG_CACHE_HOME: folder, PATH }, (line) => said.push(line));

test('a whole cache is taken first, and it says so', async () => {
  fillCache();
  const said: string[] = [];
  expect(await find(said)).toEqual({
    server: path.join(cached, 'temporal-server'),
    sqlTool: path.join(cached, 'temporal-sql-tool'),
  });
  expect(said).toEqual([expect.stringContaining('from the cache')]);
});

test('a cut off binary makes the cache incomplete, and it is made again', async () => {
  fillCache();
  fs.writeFileSync(path.join(cached, 'temporal-server'), 'ser');
  expect(whole(cached, ['temporal-server', 'temporal-sql-tool'])).toBe(false);
  const said: string[] = [];
  await expect(find(said)).rejects.toThrow('Three ways out');
  expect(said).toEqual([expect.stringContaining('is incomplete: making it again')]);
});

test('a server on PATH is taken when it is new enough', async () => {
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const put = (version: string): void => {
    const script = `#!/bin/sh\necho "temporal version ${version}"\n`;
    for (const name of ['temporal-server', 'temporal-sql-tool'])
      fs.writeFileSync(path.join(bin, name), script, { mode: 0o755 });
  };
  put('1.33.1');
  expect((await find([], bin)).server).toBe(path.join(bin, 'temporal-server'));
  put('1.29.0');
  const said: string[] = [];
  await expect(find(said, bin)).rejects.toThrow('Three ways out');
  expect(said[0]).toContain('is version 1.29.0, 1.32 or later is needed');
});

test('without download and Go there is one message with three ways out, quickly', async () => {
  const from = Date.now();
  await expect(find([])).rejects.toThrow(/install Go[^]*on PATH[^]*TEMPORAL_ADDRESS/);
  expect(Date.now() - from).toBeLessThan(5_000);
  expect(fs.existsSync(cached)).toBe(false);
});
