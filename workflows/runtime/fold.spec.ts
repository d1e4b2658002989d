import { atLondon } from '#calendar/index.js';
import { DAY } from '#domain/time.js';
import { answer, openKeys, smallCase, smallPolicy } from '../../test/support/small-policy.js';
import { carry, uncarry } from './carry.js';
import { foldEpisode } from './fold.js';
import { copyState } from './state.js';
import { MemoryDriver } from './memory-driver.js';
import { type Pass } from './pass.js';

const T0 = atLondon('2026-03-02', '10:00');

describe('what the pathway forgets', () => {
  it('keeps the last few contacts by each sort of person', () => {
    const driver = smallCase(() => undefined, T0);
    for (let i = 1; i <= 6; i++)
      for (const by of ['offender-manager', 'offender-supervisor'])
        driver.say(T0 + i * DAY, {
          type: 'fact',
          fact: { kind: 'contact-made', data: { by }, happenedAt: T0 + i * DAY, learntAt: T0 + i * DAY },
        });
    const left = driver.state.facts.filter(({ kind }) => kind === 'contact-made');
    expect(left).toHaveLength(6);
    expect(Math.min(...left.map(({ happenedAt }) => happenedAt))).toBe(T0 + 4 * DAY);
  });

  it('folds an ended episode to the outcomes of its steps, and leaves what is open', () => {
    const driver = smallCase((p: Pass) => p.together([() => p.task('again'), () => p.task('b')]), T0);
    answer(driver, T0 + 1, 'part/again', 'done', { level: '2' });
    const state = copyState(driver.state);
    foldEpisode(state, 'part');
    const folded = state.steps.get('part/again');
    expect(folded?.answer).toMatchObject({ outcome: 'done', data: {} });
    expect(folded?.rested).toBeUndefined();
    expect(state.steps.get('part/b')?.open).toBeTruthy();
  });

  it('is carried whole, and a layout nobody knows is refused', () => {
    const driver = smallCase(
      (p: Pass) => p.together([() => p.task('a', { before: '2026-03-09' }), () => p.task('b')]),
      T0,
    );
    const back = MemoryDriver.from(
      smallPolicy((p) => p.together([() => p.task('a', { before: '2026-03-09' }), () => p.task('b')])),
      uncarry(carry(driver.state)),
      driver.nextWake,
    );
    answer(back, T0 + 1, 'part/a');
    expect(openKeys(back)).toEqual(['part/b']);
    expect(() => uncarry(JSON.stringify({ schema: 99 }))).toThrow('layout 99');
  });
});
