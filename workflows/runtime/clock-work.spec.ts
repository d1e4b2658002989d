import { atLondon, formatLondon } from '#calendar/index.js';
import { DAY, MINUTE } from '#domain/time.js';
import { answer, eventsOf, openKeys, smallCase } from '../../test/support/small-policy.js';
import { reminderFor, spreadOf } from './clock-work.js';
import { type Pass } from './pass.js';

const T0 = atLondon('2026-03-02', '10:00');
const spread = spreadOf('small') * MINUTE;
const nine = (on: string): number => atLondon(on, '09:00') + spread;

describe('reminders', () => {
  it('come at nine, London, two working days before a deadline more than a week away', () => {
    // Due Mon 30 March 2026, after the clocks went forward: Thu 26 March, still winter time.
    expect(reminderFor('2026-03-30', T0, 'small')).toBe(nine('2026-03-26'));
    expect(formatLondon(reminderFor('2026-03-30', T0, 'small') ?? 0)).toContain('+00:00');
    // Due Wed 1 April: Mon 30 March, summer time; nine is nine.
    expect(formatLondon(reminderFor('2026-04-01', T0, 'small') ?? 0)).toMatch(/^2026-03-30T09:.*\+01:00$/);
    // In autumn: due Tue 27 October, two days after the clocks went back: Fri 23 October.
    expect(reminderFor('2026-10-27', T0, 'small')).toBe(nine('2026-10-23'));
  });

  it('do not come for short deadlines, and come on the day policy names', () => {
    expect(reminderFor('2026-03-05', T0, 'small')).toBeUndefined();
    expect(reminderFor(undefined, T0, 'small')).toBeUndefined();
    expect(reminderFor('2026-03-05', T0, 'small', '2026-03-04')).toBe(nine('2026-03-04'));
    // Opened after that morning: a minute later, not never.
    expect(reminderFor('2026-03-05', T0, 'small', '2026-03-01')).toBe(T0 + MINUTE);
  });

  it('are spread over twenty minutes, one case always at the same minute', () => {
    const minutes = new Set(Array.from({ length: 500 }, (_, i) => spreadOf(`pathway-${i}`)));
    expect(Math.max(...minutes)).toBe(19);
    expect(minutes.size).toBe(20);
    expect(spreadOf('pathway-7')).toBe(spreadOf('pathway-7'));
  });

  it('ring once', () => {
    const driver = smallCase((p: Pass) => void p.task('a', { before: '2026-03-30' }), T0);
    driver.runTo(atLondon('2026-03-29', '12:00'));
    expect(eventsOf(driver, 'Reminded')).toHaveLength(1);
  });
});

describe('escalation', () => {
  it('climbs at nine the morning after, then every two working days, and is stuck when the ladder is spent', () => {
    const driver = smallCase((p: Pass) => void p.task('a', { before: '2026-03-05' }), T0);
    const climbed = () =>
      eventsOf(driver, 'Escalated').map(({ role, takesOver }) => `${role}${takesOver ? '!' : ''}`);
    // Due at the end of Thu 5 March.
    driver.runTo(atLondon('2026-03-06', '00:00'));
    expect(eventsOf(driver, 'ClockMissed')[0]).toMatchObject({ at: atLondon('2026-03-06', '00:00') });
    driver.runTo(nine('2026-03-06') - 1);
    expect(climbed()).toEqual([]);
    driver.runTo(nine('2026-03-06'));
    expect(climbed()).toEqual(['governor']);
    // Two working days after Fri 6: Tue 10. At the second rung the next manager must act.
    driver.runTo(nine('2026-03-10'));
    expect(climbed()).toEqual(['governor', 'area-manager!']);
    expect(driver.state.steps.get('part/a')?.open?.actsNow).toBe('area-manager');
    expect([...driver.state.stuck.values()]).toEqual([]);
    // Thu 12: nobody is left.
    driver.runTo(nine('2026-03-12'));
    expect([...driver.state.stuck.values()].map(({ cause }) => cause)).toEqual(['escalations-spent']);
    driver.runTo(nine('2026-03-12') + 30 * DAY);
    expect(eventsOf(driver, 'Escalated')).toHaveLength(3);
    answer(driver, nine('2026-03-12') + 31 * DAY, 'part/a');
    expect([...driver.state.stuck.values()]).toEqual([]);
  });

  it('of a lawful instant is not spread and does not wait for the morning', () => {
    const at = atLondon('2026-03-03', '17:00');
    const driver = smallCase((p: Pass) => void p.task('a', { before: at }), T0);
    driver.runTo(at);
    expect(eventsOf(driver, 'Escalated').map(({ role }) => role)).toEqual(['governor']);
  });

  it('may bring a manager in before the deadline, on the minute', () => {
    const alarmAt = atLondon('2026-03-03', '12:00');
    const driver = smallCase((p: Pass) => void p.task('a', { before: '2026-03-03', alarmAt }), T0);
    driver.runTo(alarmAt - 1);
    expect(eventsOf(driver, 'Escalated')).toHaveLength(0);
    driver.runTo(alarmAt);
    expect(eventsOf(driver, 'Escalated')).toHaveLength(1);
    expect(eventsOf(driver, 'ClockMissed')).toHaveLength(0);
  });

  it('stops with the answer, and the step is late in the journal', () => {
    const driver = smallCase((p: Pass) => void p.task('a', { before: '2026-03-05' }), T0);
    driver.runTo(atLondon('2026-03-06', '08:00'));
    answer(driver, atLondon('2026-03-06', '08:30'), 'part/a');
    driver.runTo(atLondon('2026-04-06', '08:00'));
    expect(eventsOf(driver, 'Escalated')).toHaveLength(0);
    expect(eventsOf(driver, 'TaskDone')[0]).toMatchObject({ late: true });
    expect(openKeys(driver)).toEqual([]);
  });
});
