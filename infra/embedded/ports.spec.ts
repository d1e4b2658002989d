import net from 'node:net';
import { freePorts, needPorts } from './ports.js';

test('a taken port is named with its variable and a way out', async () => {
  const [port] = (await freePorts(1)) as [number];
  const holder = net.createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const wanted = [{ port, variable: 'THROUGHCARE_PG_PORT', what: 'PostgreSQL' }];
  await expect(needPorts(wanted)).rejects.toThrow(
    new RegExp(`port ${String(port)} for PostgreSQL is taken: set THROUGHCARE_PG_PORT`),
  );
  await new Promise((resolve) => holder.close(resolve));
  await needPorts(wanted);
});

test('free ports differ and fit in the two bytes in which Temporal stores them', async () => {
  const ports = await freePorts(30);
  expect(new Set(ports).size).toBe(30);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});
