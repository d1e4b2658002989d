import { atLondon } from '#calendar/index.js';
import { nextNudgeAt } from './nudge.js';

describe('the next nudge of a stuck pathway', () => {
  it('comes every hour, day and night, while somebody is held past the release date', () => {
    const since = atLondon('2026-12-24', '23:30');
    expect(nextNudgeAt('held-past-release-date', since, since)).toBe(atLondon('2026-12-25', '00:30'));
    expect(nextNudgeAt('held-past-release-date', since, atLondon('2026-12-25', '03:30'))).toBe(
      atLondon('2026-12-25', '04:30'),
    );
  });

  it('waits for nine on a working day where nobody is at risk by the hour', () => {
    const since = atLondon('2026-12-24', '15:00');
    expect(nextNudgeAt('escalations-spent', since, since)).toBe(atLondon('2026-12-29', '09:00'));
  });
});
