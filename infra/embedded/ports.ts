/** Ports: fixed ones that must be free, and free ones for what nobody needs to know. */
import { randomInt } from 'node:crypto';
import net from 'node:net';
import { Refusal } from '../tools/progress.mjs';

/** True when nothing listens on the port of the loopback address. */
export function portFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

interface WantedPort {
  port: number;
  /** The environment variable that moves it. */
  variable: string;
  what: string;
}

/**
 * Waits up to `patienceMs` for the ports to be free, then throws one Refusal that names every taken port and the
 * variable that moves it.
 */
export async function needPorts(wanted: readonly WantedPort[], patienceMs = 0): Promise<void> {
  const until = Date.now() + patienceMs;
  let taken = await takenOf(wanted);
  while (taken.length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    taken = await takenOf(wanted);
  }
  if (taken.length === 0) return;
  const free = await freePorts(taken.length);
  const lines = taken.map(
    ({ port, variable, what }, i) =>
      `  port ${String(port)} for ${what} is taken: set ${variable} to a free port, e.g. ${variable}=${String(free[i])}`,
  );
  throw new Refusal(`Throughcare cannot start:\n${lines.join('\n')}\nOr stop the program that holds it.`);
}

async function takenOf(wanted: readonly WantedPort[]): Promise<WantedPort[]> {
  const free = await Promise.all(wanted.map(({ port }) => portFree(port)));
  return wanted.filter((_, i) => !free[i]);
}

/** A port is found free some time before it is used: processes that start at once look in different places. */
const LANES = 16;

/**
 * So many free ports, all different, between 20000 and 31999: below the range from which the system itself hands out
 * ports, and below 32768, since Temporal keeps its ports in PostgreSQL as a two-byte number.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = 20_000 + LANES * randomInt(12_000 / LANES) + (process.pid % LANES);
    if (!ports.includes(port) && (await portFree(port))) ports.push(port);
  }
  return ports;
}
