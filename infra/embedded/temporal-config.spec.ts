import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { TEMPORAL_VERSION } from './cache-folder.js';
import { dynamicConfig, writeTemporalConfig } from './temporal-config.js';

test('time may be skipped in the rehearsal namespace and nowhere else', () => {
  expect(dynamicConfig()['frontend.WorkflowTimeSkippingEnabled']).toEqual([
    { value: true, constraints: { namespace: 'throughcare-rehearsal' } },
    { value: false },
  ]);
});

test('the version in the cache folder is the one that infra/temporal/go.mod pins', () => {
  const mod = fs.readFileSync(path.join(checkoutRoot(), 'infra/temporal/go.mod'), 'utf8');
  expect(/go\.temporal\.io\/server v(\S+)/.exec(mod)?.[1]).toBe(TEMPORAL_VERSION);
});

test('the configuration holds a password, so only its owner may read it', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-config-'));
  const file = writeTemporalConfig(
    folder,
    { frontend: 7244, inner: [1, 2, 3, 4, 5, 6, 7] },
    {
      url: 'postgresql://owner:p%40ss@127.0.0.1:5544/postgres',
      main: 'temporal',
      visibility: 'temporal_visibility',
    },
  );
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  const written = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    persistence: { datastores: { main: { sql: unknown } } };
  };
  expect(written.persistence.datastores.main.sql).toMatchObject({
    connectAddr: '127.0.0.1:5544',
    password: 'p@ss',
  });
  fs.rmSync(folder, { recursive: true });
});
