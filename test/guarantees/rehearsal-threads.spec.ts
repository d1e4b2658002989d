import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { checkoutRoot } from '#config/checkout.js';

const CASES = 60;
const BROKEN = 30;
/** Ends what hangs. */
const AT_MOST = 60_000;

const built = (file: string): string => pathToFileURL(path.join(checkoutRoot(), 'dist', file)).href;

/** Runs lines of code in a process of their own, where threads are the built ones; what they `tell` comes back. */
async function inProcess<T>(lines: string): Promise<T> {
  const code = `
    import { rehearseInThreads } from '${built('libs/engine/rehearsal/in-threads.js')}';
    import { sentences } from '${built('test/bench/memory.js')}';
    import { endOfDay } from '${built('libs/calendar/index.js')}';
    const tell = (told) => console.log(JSON.stringify(told));
    const cases = sentences(${CASES});
    const live = (more) => rehearseInThreads({ cases, seed: 3, until: endOfDay('2028-02-01'), ...more });
    ${lines}`;
  const run = promisify(execFile)(process.execPath, ['--eval', code], {
    timeout: AT_MOST,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse((await run).stdout) as T;
}

describe('a rehearsal on threads', () => {
  it('comes out the same however its cases are shared out, in their order', async () => {
    const { one, three, asked } = await inProcess<Record<string, { pathwayId: string; turns: number }[]>>(`
      tell({ one: await live({ threads: 1 }), three: await live({ threads: 3 }), asked: cases });`);
    expect(one?.map(({ pathwayId }) => pathwayId)).toEqual(asked?.map(({ pathwayId }) => pathwayId));
    expect(one?.every(({ turns }) => turns > 1)).toBe(true);
    expect(three).toEqual(one);
  });

  it('is refused with the error of a case that cannot be lived, and leaves no thread behind', async () => {
    const { why, left } = await inProcess<{ why: string; left: string[] }>(`
      cases[${BROKEN}] = { ...cases[${BROKEN}], commands: null };
      const why = await live({ threads: 3 }).then(() => 'no error', (error) => String(error));
      tell({ why, left: process.getActiveResourcesInfo().filter((name) => name === 'MessagePort') });`);
    expect(why).toMatch(/TypeError.*null/);
    expect(left).toEqual([]);
  });
});
