import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { completeEnvironment, saveEnvironment } from './environment.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-env-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});
const saved = {
  DATABASE_URL: 'app',
  VICTIM_DATABASE_URL: 'victim',
  ENGINE_DATABASE_URL: 'engine',
  THROUGHCARE_PORT: '3000',
};

test('a command finds the running installation, and may still choose otherwise', () => {
  expect(completeEnvironment({ THROUGHCARE_DATA: folder, X: '1' })).toEqual({
    THROUGHCARE_DATA: folder,
    X: '1',
  });
  saveEnvironment(folder, saved);
  expect(fs.statSync(path.join(folder, 'environment.json')).mode & 0o777).toBe(0o600);
  expect(completeEnvironment({ THROUGHCARE_DATA: folder, THROUGHCARE_PORT: '4000' })).toEqual({
    ...saved,
    THROUGHCARE_DATA: folder,
    THROUGHCARE_PORT: '4000',
  });
});

test("an owner's URL alone is never used as the app's login", () => {
  saveEnvironment(folder, saved);
  expect(completeEnvironment({ THROUGHCARE_DATA: folder, DATABASE_URL: 'owner' }).DATABASE_URL).toBe('app');
  const whole = {
    DATABASE_URL: 'a',
    VICTIM_DATABASE_URL: 'v',
    ENGINE_DATABASE_URL: 'e',
    THROUGHCARE_DATA: folder,
  };
  expect(completeEnvironment(whole)).toEqual({ ...whole, THROUGHCARE_PORT: '3000' });
});
