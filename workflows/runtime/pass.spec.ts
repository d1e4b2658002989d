import { addDays, atLondon, londonDateOf } from '#calendar/index.js';
import { DAY, MINUTE } from '#domain/time.js';
import { answer, eventsOf, openKeys, smallCase } from '../../test/support/small-policy.js';
import { type Pass } from './pass.js';

const T0 = atLondon('2026-03-02', '10:00');
const learn = (kind: string, data: object) => ({ type: 'fact', fact: { kind, data } }) as never;
const fact = (kind: string, data: object, at: number) =>
  ({ ...(learn(kind, data) as object), fact: { kind, data, happenedAt: at, learntAt: at } }) as never;

describe('the primitives of a pass', () => {
  it('task: wants, waits for the answer, and gives it to what follows', () => {
    const seen: string[] = [];
    const driver = smallCase((p: Pass) => {
      const first = p.task('a', { before: '2026-03-05' });
      seen.push(first.outcome);
      p.task('b');
    }, T0);
    expect(openKeys(driver)).toEqual(['part/a']);
    expect(seen).toEqual([]);
    answer(driver, T0 + MINUTE, 'part/a', 'not-done');
    expect(new Set(seen)).toEqual(new Set(['not-done']));
    expect(openKeys(driver)).toEqual(['part/b']);
  });

  it('all: looks at every branch, and goes on only when each is answered', () => {
    const driver = smallCase((p: Pass) => {
      p.all([() => p.task('a'), () => p.task('b')]);
      p.task('c');
    }, T0);
    expect(openKeys(driver)).toEqual(['part/a', 'part/b']);
    answer(driver, T0 + 1, 'part/b');
    expect(openKeys(driver)).toEqual(['part/a']);
    answer(driver, T0 + 2, 'part/a');
    expect(openKeys(driver)).toEqual(['part/c']);
  });

  it('race: the first answer wins, and what the others wanted is withdrawn', () => {
    const driver = smallCase((p: Pass) => {
      const won = p.race([() => p.task('a').outcome, () => (p.until('2026-03-10'), 'time')]);
      if (won === 'time') p.task('c');
    }, T0);
    expect(openKeys(driver)).toEqual(['part/a']);
    driver.runTo(atLondon('2026-03-10', '00:00'));
    expect(openKeys(driver)).toEqual(['part/c']);
    expect(eventsOf(driver, 'TaskWithdrawn').map(({ key }) => key)).toEqual(['part/a']);
  });

  it('until: waits for the start of a London day, asleep till then', () => {
    const driver = smallCase((p: Pass) => {
      p.until('2026-03-30');
      p.task('a');
    }, T0);
    // Summer time began on Sun 29 March: the London day starts at 23:00 UTC.
    expect(driver.nextWake).toBe(Date.UTC(2026, 2, 29, 23));
    driver.runTo(driver.nextWake - 1);
    expect(openKeys(driver)).toEqual([]);
    driver.runTo(driver.nextWake);
    expect(openKeys(driver)).toEqual(['part/a']);
  });

  it('again: a changed foundation opens a new round; confirm lets the answer stand and asks its holder; others keep', () => {
    const after: string[] = [];
    const driver = smallCase((p: Pass) => {
      p.together([
        () => p.task('again') && after.push('again'),
        () => p.task('confirm') && after.push('confirm'),
        () => p.task('keeps') && after.push('keeps'),
      ]);
    }, T0);
    for (const [i, type] of ['again', 'confirm', 'keeps'].entries())
      answer(driver, T0 + i + 1, `part/${type}`);
    expect(openKeys(driver)).toEqual([]);
    after.length = 0;
    driver.say(T0 + DAY, fact('roh-changed', { level: 'high' }, T0 + DAY));
    expect(openKeys(driver)).toEqual(['part/again', 'part/confirm']);
    expect(new Set(after)).toEqual(new Set(['confirm', 'keeps']));
    expect(driver.state.steps.get('part/confirm')?.open?.mark).toBe('confirm');
    expect(driver.state.steps.get('part/again')?.round).toBe(2);
    answer(driver, T0 + DAY + 1, 'part/again');
    answer(driver, T0 + DAY + 2, 'part/confirm');
    // The same level again changes nothing.
    driver.say(T0 + 2 * DAY, fact('roh-changed', { level: 'high' }, T0 + 2 * DAY));
    expect(openKeys(driver)).toEqual([]);
  });

  it('rests: what the stage supplies counts as what the case says', () => {
    let version = 1;
    const driver = smallCase((p: Pass) => void p.task('again', { rests: { version } }), T0);
    answer(driver, T0 + 1, 'part/again');
    driver.say(T0 + 2, { type: 'retry' });
    expect(openKeys(driver)).toEqual([]);
    version = 2;
    driver.say(T0 + 3, { type: 'retry' });
    expect(openKeys(driver)).toEqual(['part/again']);
  });

  it('sentBack: a later answer gives the step back to its author, once', () => {
    const driver = smallCase((p: Pass) => {
      const check = p.answered('b');
      const made = p.task('a', { sentBack: check?.outcome === 'sent-back' ? check : undefined });
      p.task('b', { sentBack: check?.outcome === 'sent-back' ? made : undefined });
    }, T0);
    answer(driver, T0 + 1, 'part/a');
    answer(driver, T0 + 2, 'part/b', 'sent-back');
    expect(openKeys(driver)).toEqual(['part/a']);
    answer(driver, T0 + 3, 'part/a');
    expect(openKeys(driver)).toEqual(['part/b']);
    answer(driver, T0 + 4, 'part/b');
    expect(openKeys(driver)).toEqual([]);
  });

  it('answeredBy: a fact settles an open step, and one not yet asked is not asked', () => {
    const run = (p: Pass): void => {
      p.task('a', { answeredBy: p.facts('ppo-changed')[0] });
      p.task('b');
    };
    const driver = smallCase(run, T0);
    driver.say(T0 + 5, fact('ppo-changed', { ppo: true }, T0 + 5));
    expect(openKeys(driver)).toEqual(['part/b']);
    expect(eventsOf(driver, 'TaskDone')[0]).toMatchObject({
      key: 'part/a',
      outcome: 'by-fact',
      byFact: 'c3',
    });
  });

  it('gate: stops what is beyond it until it opens, is overridden, or its day has come', () => {
    const driver = smallCase((p: Pass) => {
      p.gate('G7', p.answered('a') !== undefined, { opens: 'a', lapsesOn: '2026-03-20' });
      p.task('b');
    }, T0);
    expect(openKeys(driver)).toEqual([]);
    driver.say(T0 + 1, { type: 'override-gate', key: 'part/G7', until: '2026-03-04' });
    expect(openKeys(driver)).toEqual(['part/b']);
    driver.runTo(atLondon('2026-03-05', '00:00'));
    expect(openKeys(driver)).toEqual([]);
    driver.runTo(atLondon('2026-03-20', '00:00'));
    expect(openKeys(driver)).toEqual(['part/b']);
    expect(eventsOf(driver, 'GateLapsed')).toHaveLength(1);
    expect(eventsOf(driver, 'GateClosed')).toHaveLength(1);
  });
});

describe('a standing clock', () => {
  const contact = (basis: 'earlier' | 'last', more: object = {}) =>
    smallCase(
      (p: Pass) =>
        p.every('a', {
          within: 'MOVE-NOTICE',
          first: '2026-03-02',
          lead: 0,
          basis,
          seen: p.facts('contact-made'),
          ...more,
        }),
      T0,
    );

  it('is quiet until its lead, then a task; the next cycle runs from the earlier of due and done', () => {
    // MOVE-NOTICE: one working day. Tue 3 March.
    const driver = contact('earlier');
    expect(openKeys(driver)).toEqual([]);
    expect([...driver.state.standing.keys()]).toEqual(['part/a#2026-03-02']);
    driver.runTo(atLondon('2026-03-05', '12:00'));
    expect(openKeys(driver)).toEqual(['part/a#2026-03-02']);
    expect(eventsOf(driver, 'ClockMissed')).toHaveLength(1);
    // Done two days late, on the 5th: the next runs from the 3rd, when it was due. Lateness never pays.
    answer(driver, atLondon('2026-03-05', '12:01'), 'part/a#2026-03-02');
    expect(driver.state.steps.has('part/a#2026-03-03')).toBe(true);
  });

  it('runs from the last event where policy says so, and a fact settles the open cycle', () => {
    const driver = contact('last');
    driver.runTo(atLondon('2026-03-05', '12:00'));
    const seen = atLondon('2026-03-05', '13:00');
    driver.say(seen, fact('contact-made', { by: 'offender-manager' }, seen));
    expect(eventsOf(driver, 'TaskDone')[0]).toMatchObject({ key: 'part/a#2026-03-02', late: true });
    expect([...driver.state.standing.keys()]).toEqual(['part/a#2026-03-05']);
  });

  it('keeps asking while an answer ends nothing: on the day it names, by the last day of the clock', () => {
    const driver = contact('last', { unfinished: ['not-done'], retryOn: 'on' });
    driver.runTo(atLondon('2026-03-03', '09:00'));
    answer(driver, atLondon('2026-03-03', '10:00'), 'part/a#2026-03-02', 'not-done');
    expect(openKeys(driver)).toEqual(['part/a#2026-03-02']);
    expect(driver.state.steps.get('part/a#2026-03-02')?.round).toBe(2);
    answer(driver, atLondon('2026-03-03', '11:00'), 'part/a#2026-03-02', 'done');
    expect(openKeys(driver)).toEqual([]);
    expect([...driver.state.standing.keys()]).toEqual(['part/a#2026-03-03']);
  });

  it('remembers only the last answered cycle', () => {
    const driver = contact('last');
    let at = T0;
    for (let i = 0; i < 6; i++) {
      at += 4 * DAY;
      driver.runTo(at);
      answer(driver, at + 1, openKeys(driver)[0] ?? '');
    }
    expect([...driver.state.steps.values()].filter(({ answer: given }) => given)).toHaveLength(1);
    expect(londonDateOf(at)).toBe(addDays('2026-03-02', 24));
  });
});
