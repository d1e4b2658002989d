import { londonDateOf } from '#calendar/index.js';
import { inCustody } from '../../test/golden/cases.js';
import { alertsOf } from './alerts.js';

const NONE = { restriction: undefined, stuck: [] };
const kinds = (story: ReturnType<typeof inCustody>, beside: object = {}): string[] =>
  alertsOf(story.state, { ...NONE, now: story.state.now, ...beside }).map(({ kind }) => kind);

test('a concern about self-harm is told with who passed it on and since when', () => {
  const story = inCustody('alerts', '2026-06-01 12:00');
  expect(kinds(story)).toEqual([]);
  story.fact('self-harm-concern', { source: 'court' });
  const [alert] = alertsOf(story.state, { ...NONE, now: story.state.now });
  expect(alert?.kind).toBe('self-harm');
  expect(alert?.text).toContain('passed on by the court');
  expect(londonDateOf(alert?.since ?? 0)).toBe('2026-06-01');
});

test('a restricted case comes first, and what holds the case up last, with what sets it free', () => {
  const story = inCustody('alerts-many', '2026-06-01 12:00').fact('self-harm-concern', { source: 'staff' });
  const restriction = {
    pathwayId: 'p',
    ground: 'high-profile',
    reason: 'r',
    restrictedAt: 1,
    restrictedById: 'u',
  };
  const stuck = [{ cause: 'no-release-date', since: 5, unblocks: 'Record the calculated dates' }];
  const alerts = alertsOf(story.state, { restriction, stuck, now: story.state.now } as never);
  expect(alerts.map(({ kind }) => kind)).toEqual(['restricted', 'self-harm', 'stuck']);
  expect(alerts[0]?.text).toContain('known to the public');
  expect(alerts[2]?.text).toBe('No release date known. What sets it free: record the calculated dates.');
  expect(JSON.stringify(alerts)).not.toContain('"r"');
});

test('high risk of harm without an offender manager is told', () => {
  const story = inCustody('alerts-risk', '2026-06-01 12:00').fact('roh-changed', { level: 'very-high' });
  expect(kinds(story).includes('no-manager')).toBe(
    !story.state.facts.some(({ kind }) => kind === 'om-changed'),
  );
});

test('what sets a case free is told by its title, and once where several gates wait for the same', () => {
  const story = inCustody('alerts-free', '2026-06-01 12:00');
  const row = (unblocks: string): object => ({ cause: 'no-release-date', since: 5, unblocks });
  const stuck = [row('manager.settle-contradiction'), row('manager.settle-contradiction'), row('returned')];
  const texts = alertsOf(story.state, { ...NONE, stuck, now: story.state.now } as never).map(
    ({ text }) => text,
  );
  expect(texts).toHaveLength(2);
  expect(texts[0]).toBe(
    'No release date known. What sets it free: the task “Settle records that contradict each other”.',
  );
  expect(texts.join()).not.toMatch(/manager\.|: returned/);
});
