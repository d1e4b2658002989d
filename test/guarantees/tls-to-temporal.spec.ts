import fs from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { Connection } from '@temporalio/client';
import { readConfig } from '#config/config.js';
import { makeCertificates, type Certificates } from '../support/certificates.js';
import { living, type Living } from './support/living.js';

/** A way into a real Temporal by mutual TLS only: whoever has no certificate of our authority gets nowhere. */
async function gate(
  certificates: Certificates,
  to: string,
): Promise<{ port: number; entered: () => number; close(): void }> {
  const [host = '', port = ''] = to.split(':');
  let entered = 0;
  const server = tls.createServer(
    {
      cert: fs.readFileSync(certificates.file('server.crt')),
      key: fs.readFileSync(certificates.file('server.key')),
      ca: fs.readFileSync(certificates.ca),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['h2'],
    },
    (socket) => {
      entered += 1;
      const inner = net.connect(Number(port), host);
      socket.pipe(inner).pipe(socket);
      socket.on('error', () => inner.destroy());
      inner.on('error', () => socket.destroy());
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    entered: () => entered,
    close: () => void server.close(),
  };
}

describe('Temporal by mutual TLS', () => {
  let live: Living;
  let certificates: Certificates;
  let door: Awaited<ReturnType<typeof gate>>;
  beforeAll(async () => {
    certificates = await makeCertificates({ server: 'localhost', worker: 'throughcare-worker' });
    live = await living();
    door = await gate(certificates, live.environment.env['TEMPORAL_ADDRESS'] ?? '');
  }, 120_000);
  afterAll(async () => {
    await live?.close();
    door?.close();
    certificates?.remove();
  }, 60_000);

  const settings = (more: Record<string, string> = {}): Record<string, string> => ({
    ...live.environment.env,
    TEMPORAL_ADDRESS: `localhost:${door.port}`,
    TEMPORAL_TLS_CA_FILE: certificates.ca,
    TEMPORAL_TLS_CERT_FILE: certificates.file('worker.crt'),
    TEMPORAL_TLS_KEY_FILE: certificates.file('worker.key'),
    ...more,
  });
  const connected = async (env: Record<string, string>): Promise<void> => {
    const { address, tls: options } = readConfig(env).temporal;
    const connection = await Connection.connect({ address, tls: options, connectTimeout: '3s' });
    await connection.close();
  };

  it('nobody gets in without our certificate, and we go in to no server of another authority', async () => {
    await connected(settings());
    expect(door.entered()).toBe(1);
    await expect(
      connected(settings({ TEMPORAL_TLS_CERT_FILE: '', TEMPORAL_TLS_KEY_FILE: '' })),
    ).rejects.toThrow();
    await expect(connected(settings({ TEMPORAL_TLS_CA_FILE: certificates.foreignCa }))).rejects.toThrow();
    await expect(connected(settings({ TEMPORAL_TLS_SERVER_NAME: 'elsewhere.example' }))).rejects.toThrow();
  }, 60_000);

  it('the worker takes turns and the relay delivers through it', async () => {
    Object.assign(live.environment.env, settings());
    const before = door.entered();
    await live.environment.worker.start();
    const pathwayId = await live.open();
    await live.answer(await live.task(pathwayId, 'supervisor.assign'));
    await live.until(
      `SELECT 1 FROM throughcare.task WHERE pathway_id = $1 AND type = 'supervisor.assign' AND state = 'DONE'`,
      [pathwayId],
    );
    expect(door.entered()).toBeGreaterThan(before + 1);
  }, 120_000);
});
