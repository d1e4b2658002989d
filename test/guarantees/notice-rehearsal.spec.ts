import { localNotify } from '#infra/notify/local-settings.js';
import { readConfig } from '#config/config.js';
import { sharedEnvironment } from '../support/environment.js';

describe('a rehearsal', () => {
  const env = () => ({ ...sharedEnvironment(), ...localNotify(3999, 'a secret of this test') });

  it('has no way out for notices, whatever its environment says', () => {
    expect(readConfig(env()).notify?.url).toBe('http://127.0.0.1:3999');
    expect(readConfig({ ...env(), THROUGHCARE_REHEARSAL: '1' }).notify).toBeUndefined();
  });

  it('is the only process that may go without: a half-made setting stops the others', () => {
    expect(() => readConfig({ ...env(), NOTIFY_TEMPLATE_SMS: '' })).toThrow(/NOTIFY_TEMPLATE_SMS/);
    expect(() => readConfig({ ...env(), NOTIFY_CALLBACK_TOKEN: 'short' })).toThrow(/24 characters/);
  });
});
