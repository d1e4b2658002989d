import { generateKeyPairSync } from 'node:crypto';
import { secretsIn } from '../../.ci/secret-scan.mjs';

// Made here, and put together here: this file holds no secret either.
const url = ['postgresql://throughcare_owner', `${'k9'.repeat(8)}@db.internal:5432/throughcare`].join(':');

test('a private key and a password in an address are found, by line, and not repeated', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const found = await secretsIn(`one\n${url}\n${pem}`, 'some/file.ts');
  expect(found.some((line) => line.startsWith('some/file.ts:2 '))).toBe(true);
  expect(found.some((line) => line.startsWith('some/file.ts:3 '))).toBe(true);
  expect(found.join('\n')).not.toContain('k9k9');
  expect(await secretsIn('const password = readSecret();\n', 'some/file.ts')).toEqual([]);
});

test('what is allowed is allowed where it stands, and nothing else in the same file', async () => {
  const other = url.replace('k9k9', 'z7z7');
  expect(await secretsIn(url, 'a.ts', [{ text: url, reason: 'made up' }])).toEqual([]);
  expect(await secretsIn(`${url}\n${other}`, 'a.ts', [{ text: url, reason: 'made up' }])).toHaveLength(1);
});
