/** Temporal's own web pages, only when asked for with THROUGHCARE_TEMPORAL_UI=1. */
import fs from 'node:fs';
import path from 'node:path';
import { runChild } from './child.js';
import { freePorts } from './ports.js';

/** Starts the pages on a free port of the loopback address. */
export async function startTemporalUi(options: {
  dataDir: string;
  binary: string;
  /** Port of the Temporal frontend. */
  temporal: number;
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const [port] = await freePorts(1);
  const config = path.join(options.dataDir, 'temporal-ui');
  fs.mkdirSync(config, { recursive: true });
  fs.writeFileSync(
    path.join(config, 'throughcare.yaml'),
    JSON.stringify({
      temporalGrpcAddress: `127.0.0.1:${String(options.temporal)}`,
      host: '127.0.0.1',
      port,
      enableUi: true,
    }),
  );
  const child = await runChild({
    name: 'temporal-ui',
    command: options.binary,
    args: ['--root', options.dataDir, '--config', 'temporal-ui', '--env', 'throughcare', 'start'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    cwd: options.dataDir,
    logFile: path.join(options.dataDir, 'logs', 'temporal-ui.log'),
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      await child.stop();
    },
  };
}
