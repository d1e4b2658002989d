import { ROLES } from './roles.js';
import { STUCK_CAUSES, stuckCause, type StuckCause } from './stuck.js';

const rows: readonly (readonly [string, StuckCause])[] = Object.entries(STUCK_CAUSES);

describe('the table of stuck causes', () => {
  it('stands in the order of harm, without two of one severity', () => {
    const severities = rows.map(([, { severity }]) => severity);
    expect(severities).toEqual([...new Set(severities)].sort((a, b) => b - a));
  });

  it('puts a person held past the release date before everything else, and our own failures after people', () => {
    expect(rows[0]?.[0]).toBe('held-past-release-date');
    expect(stuckCause('fixed-term-date-differs').severity).toBeGreaterThan(
      stuckCause('unlawfully-at-large').severity,
    );
    expect(stuckCause('workflow-failing').severity).toBeLessThan(stuckCause('wait-on-agency').severity);
  });

  it.each(rows)('%s has an owner with a team, a way out and a nudge', (_id, cause) => {
    expect(ROLES).toContain(cause.owner);
    expect(cause.unblocks).toMatch(/\w{3}/);
    expect(Object.values(cause.nudge)[0]).toBeGreaterThan(0);
  });

  it('refuses a name that is not in the table', () => {
    expect(() => stuckCause('held-past-date')).toThrow('held-past-date');
  });
});
