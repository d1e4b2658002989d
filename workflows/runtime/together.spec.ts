import { atLondon } from '#calendar/index.js';
import { MINUTE } from '#domain/time.js';
import { answer, eventsOf, openKeys, smallCase } from '../../test/support/small-policy.js';
import { type Pass } from './pass.js';

const T0 = atLondon('2026-03-02', '10:00');

describe('branches that go on together', () => {
  it('what follows waits for none of them', () => {
    const driver = smallCase((p: Pass) => {
      p.together([() => p.task('a'), () => p.until(undefined)]);
      p.task('c');
    }, T0);
    expect(openKeys(driver)).toEqual(['part/a', 'part/c']);
  });

  it('one of them alone is looked at again, in its own scope, when only it is touched', () => {
    const looked: string[] = [];
    const driver = smallCase((p: Pass) => {
      p.part('part', () => {
        looked.push('part');
        p.scope('here', () =>
          p.together([
            () => {
              looked.push('a');
              p.task('a');
              p.together([() => p.task('c')]);
            },
            () => (looked.push('b'), p.task('b')),
          ]),
        );
      });
    }, T0);
    expect(openKeys(driver)).toEqual(['part/here/a', 'part/here/b']);
    looked.length = 0;
    answer(driver, T0 + MINUTE, 'part/here/a');
    expect(new Set(looked)).toEqual(new Set(['a']));
    expect(openKeys(driver)).toEqual(['part/here/b', 'part/here/c']);
    looked.length = 0;
    answer(driver, T0 + 2 * MINUTE, 'part/here/c');
    expect(looked).toEqual([]);
    expect(openKeys(driver)).toEqual(['part/here/b']);
  });

  it('beyond a branch that throws nothing is asked, least of all what has just been answered', () => {
    const driver = smallCase((p: Pass) => {
      p.part('part', () =>
        p.together([
          () => p.task('a'),
          () => {
            if (p.answered('b')) throw new Error('a fault of the policy');
          },
          () => p.task('b'),
        ]),
      );
    }, T0);
    answer(driver, T0 + MINUTE, 'part/b');
    expect(eventsOf(driver, 'Faulted').map(({ message }) => message)).toEqual(['a fault of the policy']);
    expect(eventsOf(driver, 'TaskOpened').map(({ key }) => key)).toEqual(['part/a', 'part/b']);
    expect(openKeys(driver)).toEqual(['part/a']);
  });
});
