import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LockHeld, lockHolder, processStart, takeLock, waitForLock } from './lock.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-lock-'));
const file = path.join(folder, 'lock');
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});
afterEach(() => {
  fs.rmSync(file, { force: true });
});

test('a held lock is refused and says who holds it', () => {
  const lock = takeLock(file, 'first');
  expect(lock.stale).toBe(false);
  expect(() => takeLock(file, 'second')).toThrow(LockHeld);
  expect(lockHolder(file)).toMatchObject({ pid: process.pid, what: 'first' });
  lock.release();
  takeLock(file, 'third').release();
});

test('the lock of a dead process is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  fs.writeFileSync(file, JSON.stringify({ pid, start: '1', what: 'gone' }));
  expect(takeLock(file, 'next').stale).toBe(true);
});

test('a process number that now belongs to another process does not hold the lock', () => {
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'another start', what: 'gone' }));
  expect(processStart(process.pid)).not.toBe('another start');
  expect(takeLock(file, 'next').stale).toBe(true);
});

test('a torn lock file holds nobody up', () => {
  fs.writeFileSync(file, '{"pid":');
  expect(takeLock(file, 'next').stale).toBe(true);
});

test('who waits gets the lock when it is released, and is told for whom he waits', async () => {
  const lock = takeLock(file, 'building');
  const told: string[] = [];
  const waiting = waitForLock(file, 'building', (line) => told.push(line));
  setTimeout(() => {
    lock.release();
  }, 50);
  (await waiting).release();
  expect(told).toEqual([expect.stringContaining(String(process.pid))]);
});
