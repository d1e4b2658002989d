/**
 * Stands by while its owner lives. When the owner's end of the pipe closes (even by kill -9), it stops the processes
 * and removes the folders the owner had named and not taken back. Lines in: `+ pid signal`, `- pid`, `rm folder`.
 */
import fs from 'node:fs';
import readline from 'node:readline';

const GRACE_MS = 3_000;
const watched = new Map();
const folders = [];

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch {
    // already gone
  }
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [verb, ...rest] = line.split(' ');
  if (verb === '+') watched.set(Number(rest[0]), rest[1]);
  if (verb === '-') watched.delete(Number(rest[0]));
  if (verb === 'rm') folders.push(rest.join(' '));
}

for (const [pid, signal] of [...watched].reverse()) send(pid, signal);
const until = Date.now() + GRACE_MS;
while ([...watched.keys()].some(alive) && Date.now() < until)
  await new Promise((resolve) => setTimeout(resolve, 50));
for (const pid of watched.keys()) send(pid, 'SIGKILL');
for (const folder of folders)
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
