import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { POLICY } from '#workflows/policy.js';
import { type State } from '#workflows/runtime/state.js';
import { sharedEnvironment } from '../support/environment.js';
import { bundle, InProcess, PRESENT } from './support/in-process.js';
import { liveStory } from './support/live-story.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

/** What must be the same whichever way the turns fell: steps, their rounds, clocks and answers, the stage, the episode. */
const essence = (state: State): unknown => ({
  episode: state.episode,
  stage: state.stage,
  steps: [...state.steps.values()]
    .map(({ key, round, open, answer }) => ({
      key,
      round,
      due: open?.clock?.dueAt,
      role: open?.role,
      outcome: answer?.outcome,
    }))
    .sort((a, b) => a.key.localeCompare(b.key)),
});

describe('continue as new', () => {
  let scratch: Scratch;
  let engine: InProcess;
  let code: { code: string };
  beforeAll(async () => {
    scratch = await scratchDatabase();
    engine = await InProcess.connect(scratch, sharedEnvironment());
    code = await bundle(PRESENT);
  }, 120_000);
  afterAll(async () => {
    await engine.close();
    await scratch.drop();
  });

  it('after every single turn, in every episode, keeps each step as if there had been none', async () => {
    const commands = liveStory(Date.now());
    const pathwayId = await newPathway(scratch);
    const state = await engine.with(code, async () => {
      await engine.start(pathwayId, commands.slice(0, 1), { turnsARun: 1 });
      for (const command of commands.slice(1)) {
        await engine.applied(pathwayId, command.n - 1);
        await engine.signal(pathwayId, [command]);
      }
      return engine.applied(pathwayId, commands.length);
    });
    const memory = new MemoryDriver(POLICY, pathwayId);
    for (const { n: _n, at, ...said } of commands) memory.say(at, said);
    expect(state.episode).toBe('ended#1');
    expect(essence(state)).toEqual(essence(memory.state));
  }, 120_000);

  it('loses no signal that arrives while one run ends and the next begins', async () => {
    const commands = liveStory(Date.now());
    const pathwayId = await newPathway(scratch);
    const state = await engine.with(code, async () => {
      await engine.start(pathwayId, commands.slice(0, 1), { turnsARun: 1 });
      // All at once, while every turn starts a new run: some of them arrive in between.
      await Promise.all(
        commands.slice(1).map(async (command, i) => {
          await new Promise((resolve) => setTimeout(resolve, i * 7));
          await engine.signal(pathwayId, [command]);
        }),
      );
      return engine.applied(pathwayId, commands.length);
    });
    expect(state.applied).toBe(commands.length);
    expect(state.facts.map(({ id }) => id).sort()).toEqual(commands.map(({ n }) => `c${n}`).sort());
  }, 120_000);
});
