/** Certificates for tests of TLS: an authority of a test's own, and whoever it vouches for. Nothing of it outlives the test. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface Certificates {
  /** Files in PEM, and what they hold. */
  file(name: string): string;
  readonly ca: string;
  /** Of another authority, which vouches for nobody here. */
  readonly foreignCa: string;
  remove(): void;
}

export interface Pair {
  readonly cert: string;
  readonly private: string;
}

const authority = (name: string): Promise<Pair> =>
  generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });

/**
 * @param leaves file name → names of the certificate: of hosts, or of a client
 * @returns files `<name>.crt` and `<name>.key` for each, `ca.crt` and `foreign-ca.crt`
 */
export async function makeCertificates(leaves: Readonly<Record<string, string>>): Promise<Certificates> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-tls-'));
  const write = (name: string, content: string): void =>
    fs.writeFileSync(path.join(folder, name), content, { mode: 0o600 });
  const [ca, foreign] = await Promise.all([authority('Test authority'), authority('Another authority')]);
  write('ca.crt', ca.cert);
  write('foreign-ca.crt', foreign.cert);
  for (const [name, value] of Object.entries(leaves)) {
    const pair = await generate([{ name: 'commonName', value }], {
      keySize: 2048,
      algorithm: 'sha256',
      ca: { key: ca.private, cert: ca.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value },
            ...(value === 'localhost' ? [{ type: 7 as const, ip: '127.0.0.1' }] : []),
          ],
        },
      ],
    });
    write(`${name}.crt`, pair.cert);
    write(`${name}.key`, pair.private);
  }
  const file = (name: string): string => path.join(folder, name);
  return {
    file,
    ca: file('ca.crt'),
    foreignCa: file('foreign-ca.crt'),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
