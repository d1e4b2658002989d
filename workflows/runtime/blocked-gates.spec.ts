import { atLondon } from '#calendar/index.js';
import { defineTask } from '#domain/define-task.js';
import { MemoryDriver } from './memory-driver.js';
import { takeTurn, type Policy } from './turn.js';

const sign = defineTask('test', {
  id: 'test.sign',
  title: 'Sign',
  role: 'head-of-omu',
  place: 'prison',
  outcomes: 'signed|returned',
  fields: '',
  escalates: ['governor'],
  source: 'test',
});

/** A gate that only a signature opens; an answer that is none leaves nobody asked. */
const policy: Policy = {
  version: 'test',
  types: new Map([[sign.id, sign]]),
  run: (p) =>
    p.track('part', () =>
      p.together([
        () => p.task('test.sign', { before: '2026-03-10' }),
        () => p.gate('G2', p.answered('test.sign')?.outcome === 'signed', { opens: 'test.sign' }),
      ]),
    ),
  isOver: () => false,
};

const KEY = 'part/test.sign';
const causes = (driver: MemoryDriver): string[] => [...driver.state.stuck.values()].map(({ cause }) => cause);

function until(outcome: 'signed' | 'returned' | undefined, day: string): MemoryDriver {
  const driver = new MemoryDriver(policy, 'gate');
  driver.say(atLondon('2026-03-02', '10:00'), { type: 'retry' });
  if (outcome)
    driver.say(atLondon('2026-03-02', '11:00'), { type: 'complete', key: KEY, round: 1, outcome, data: {} });
  driver.runTo(atLondon(day, '12:00'));
  return driver;
}

describe('a closed gate that nobody can open', () => {
  it('is stuck two working days after it closed, when its step is answered and asked of nobody', () => {
    expect(causes(until('returned', '2026-03-03'))).toEqual([]);
    const driver = until('returned', '2026-03-04');
    expect([...driver.state.stuck.values()]).toMatchObject([
      { cause: 'gate-nobody-can-open', owner: 'area-manager', unblocks: 'test.sign', detail: 'G2' },
    ]);
  });

  it('is only closed while somebody is asked', () => {
    expect(causes(until(undefined, '2026-03-09'))).toEqual([]);
  });

  it('is stuck in the very turn in which its step is asked no more, and a look again says nothing new', () => {
    const asked: Policy = {
      ...policy,
      run: (p) =>
        p.track('part', () => {
          if (p.today < '2026-03-06') p.together([() => p.task('test.sign', { before: '2026-03-10' })]);
          p.gate('G2', false, { opens: 'test.sign' });
        }),
    };
    const driver = new MemoryDriver(asked, 'gate');
    driver.say(atLondon('2026-03-02', '10:00'), { type: 'retry' });
    driver.say(atLondon('2026-03-06', '10:00'), { type: 'retry' });
    expect(causes(driver)).toEqual(['gate-nobody-can-open']);
    expect(takeTurn(asked, driver.state, driver.state.now, []).events).toEqual([]);
  });

  it('is not stuck once it is open', () => {
    expect(causes(until('signed', '2026-03-09'))).toEqual([]);
  });
});
