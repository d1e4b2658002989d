import { type Exit, type Running } from '../embedded/child.js';
import { Part } from './part.js';
import { Supervisor, pauseBeforeRestart } from './supervisor.js';

/** A part whose process we end by hand. */
function fakePart(name: 'postgres' | 'api', ready: () => Promise<void> = async () => undefined) {
  let end: (exit: Exit) => void = () => undefined;
  const state = { starts: 0, crash: () => end({ code: null, signal: 'SIGKILL' }) };
  const part = new Part(name, async (): Promise<Running> => {
    await ready();
    state.starts += 1;
    const exited = new Promise<Exit>((resolve) => {
      end = resolve;
    });
    const stop = () => {
      end({ code: 0, signal: null });
      return exited;
    };
    return { name, pid: 1, logFile: '/nowhere', exited, stop, kill: stop };
  });
  return { part, state };
}

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('restarts come slower each time, and the fifth end within a minute is the last', () => {
  const now = 1_000_000;
  expect(pauseBeforeRestart([now], now)).toBe(250);
  expect(pauseBeforeRestart([now - 3_000, now - 2_000, now], now)).toBe(1_000);
  expect(pauseBeforeRestart([now - 59_000, now - 4, now - 3, now - 2, now], now)).toBeUndefined();
  expect(pauseBeforeRestart([now - 61_000, now - 4, now - 3, now - 2, now], now)).toBe(2_000);
});

test('a part that ends by itself is started again; one that is stopped is not', async () => {
  const { part, state } = fakePart('api');
  const log: string[] = [];
  const supervisor = new Supervisor([part], {
    log: (line) => log.push(line),
    giveUp: (line) => log.push(line),
  });
  await part.start();
  supervisor.watch();
  state.crash();
  await soon(400);
  expect(state.starts).toBe(2);
  expect(log).toEqual(['api was ended by SIGKILL; starting it again', 'api runs again']);
  await supervisor.stop();
  await part.stop();
  await soon(400);
  expect(state.starts).toBe(2);
});

test('a part that cannot be started is tried five times, then everything is given up with its reason', async () => {
  let broken = false;
  const { part, state } = fakePart('postgres', async () => {
    if (broken) throw new Error('disk full');
  });
  await part.start();
  broken = true;
  const said = await new Promise<string>((resolve) => {
    new Supervisor([part], { log: () => undefined, giveUp: resolve }).watch();
    state.crash();
  });
  expect(said).toMatch(/postgres could not be started: disk full: 5 times within a minute/);
  expect(state.starts).toBe(1);
}, 10_000);
