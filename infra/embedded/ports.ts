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

/** Throws one Refusal that names every taken port and the variable that moves it. */
export async function needPorts(wanted: { port: number; variable: string; what: string }[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, variable, what } of wanted) {
    if (!(await portFree(port))) {
      taken.push(
        `  port ${String(port)} for ${what} is taken: set ${variable} to a free port, e.g. ${variable}=${String((await freePorts(1))[0])}`,
      );
    }
  }
  if (taken.length > 0)
    throw new Refusal(`Throughcare cannot start:\n${taken.join('\n')}\nOr stop the program that holds it.`);
}

/**
 * So many free ports, all different, between 20000 and 31999: below the range from which the system itself hands out
 * ports, and below 32768, since Temporal keeps its ports in PostgreSQL as a two-byte number.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(20_000, 32_000);
    if (!ports.includes(port) && (await portFree(port))) ports.push(port);
  }
  return ports;
}
