import { atLondon } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Codes } from '#domain/values.js';
import { POLICY } from '../policy.js';
import { MemoryDriver, type Said } from '../runtime/memory-driver.js';

const fact = (kind: FactKind, on: string, data: Codes = {}): Said => {
  const at = atLondon(on, '10:00');
  return { type: 'fact', fact: { kind, data, happenedAt: at, learntAt: at } };
};
const dates = { crd: '2026-03-02', sled: '2028-03-01' };

/** On licence from March, with a named manager, and nothing done since but what is given. */
function onLicence(until: string, ...since: readonly [string, Said][]): MemoryDriver {
  const driver = new MemoryDriver(POLICY, 'quiet');
  driver.say(
    atLondon('2026-03-02', '12:00'),
    fact('sentenced', '2024-03-02', {
      kind: 'determinate',
      months: 48,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
    }),
    fact('dates-changed', '2024-03-04', { dates }),
    fact('om-changed', '2026-02-20', { username: 'a manager', responsible: true }),
    fact('released', '2026-03-02', { on: 'crd' }),
  );
  for (const [on, said] of since) driver.say(atLondon(on, '10:00'), said);
  driver.runTo(atLondon(until, '12:00'));
  return driver;
}
const quiet = (driver: MemoryDriver): boolean =>
  [...driver.state.stuck.values()].some(({ cause }) => cause === 'no-om-act-in-six-months');

describe('an offender manager from whom nothing is heard', () => {
  it('is stuck six months after the last act, counted from being named', () => {
    expect(quiet(onLicence('2026-08-19'))).toBe(false);
    expect(quiet(onLicence('2026-08-20'))).toBe(true);
  });

  it('is heard from again as soon as the person is seen', () => {
    const seen = fact('contact-made', '2026-09-01', { by: 'offender-manager' });
    expect(quiet(onLicence('2026-09-01', ['2026-09-01', seen]))).toBe(false);
    expect(quiet(onLicence('2027-03-01', ['2026-09-01', seen]))).toBe(true);
  });

  it('is not a matter of somebody else being seen', () => {
    const seen = fact('contact-made', '2026-07-01', { by: 'key-worker' });
    expect(quiet(onLicence('2026-08-20', ['2026-07-01', seen]))).toBe(true);
  });
});
