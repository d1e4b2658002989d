import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readIdentityConfig } from '#identity/identity-config.js';
import { embeddedIdentityProvider } from './identity-provider.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-provider-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const options = {
  origin: 'http://localhost:3000',
  callback: '/sign-in/callback',
  signedOut: '/signed-out',
  knows: async () => true,
  page: () => '',
};

test('there is no embedded provider in production', async () => {
  const config = readIdentityConfig({ THROUGHCARE_DATA: folder });
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await expect(embeddedIdentityProvider({ ...options, config })).rejects.toThrow('production');
  } finally {
    process.env['NODE_ENV'] = before;
  }
});

test('there is none beside a real issuer', async () => {
  const config = readIdentityConfig({
    OIDC_ISSUER: 'https://sign-in.example.org',
    OIDC_AUDIENCE: 'throughcare',
  });
  await expect(embeddedIdentityProvider({ ...options, config })).rejects.toThrow('sign-in.example.org');
});
