import { v5 as uuidv5 } from 'uuid';
import { POLICY } from '#workflows/policy.js';
import { type Batch } from '#workflows/runtime/events.js';
import { MemoryDriver, type Said, type Staff } from '#workflows/runtime/memory-driver.js';
import { type Command, type Planned, type State } from '#workflows/runtime/state.js';
import { type Instant } from '#domain/time.js';
import { type Story } from '../golden/story.js';

const TOLD_AGAIN = '0f4b3c52-8a2e-5d0a-9a5e-6f8a4f7d2c31';

/** A golden story as a rehearsal lives it: adopted with its first word, the rest planned for the instants at which it was said. */
export interface Retold {
  readonly pathwayId: string;
  readonly opening: readonly Command[];
  readonly planned: readonly Planned[];
  readonly until: Instant;
}

/** Ids of facts as they stand in keys and answers: `c12`, `victim.tell#died#c4`, `agree-involvement#licence-c7`, `c4-1`. */
const FACT_ID = /(?<![\w.])([cs])(\d+)(?![\w.])/g;
const renamed = <T>(value: T, name: (letter: string, n: number) => string): T =>
  JSON.parse(
    JSON.stringify(value).replace(FACT_ID, (_id, letter: string, n: string) => name(letter, Number(n))),
  ) as T;

/**
 * @param name unique among the stories told
 * @param story as its golden test left it
 */
export function retold(name: string, story: Story): Retold {
  const [first] = story.told;
  if (!first) throw new Error(`${name}: nothing was said`);
  const opening = story.told.filter(({ at }) => at === first.at);
  // The command after the opening is the first that is planned: what was fact c(opening + 1) is s0.
  const asPlanned = (said: Said): Said =>
    renamed(said, (letter, n) =>
      letter === 'c' && n > opening.length ? `s${n - 1 - opening.length}` : `${letter}${n}`,
    );
  return {
    pathwayId: uuidv5(name, TOLD_AGAIN),
    opening: opening.map(({ at, said }, i) => ({ ...said, n: i + 1, at }) as Command),
    planned: story.told.slice(opening.length).map(({ at, said }) => ({
      at,
      command: { ...asPlanned(said), n: 0, at } as Command,
    })),
    until: story.toldTo,
  };
}

/** Staff who say what the stories said: all of it is planned in the first turn of each. */
export function staffOf(stories: readonly Retold[]): Staff {
  const words = new Map(stories.map(({ pathwayId, planned }) => [pathwayId, planned]));
  return ({ seq }, pathwayId) => (seq === 1 ? (words.get(pathwayId) ?? []) : []);
}

/** Lives a story again in memory. */
export function inMemory(story: Retold): MemoryDriver {
  const driver = new MemoryDriver(POLICY, story.pathwayId, staffOf([story]));
  const [{ at } = { at: 0 }] = story.opening;
  driver.say(at, ...story.opening.map(({ n: _n, at: _at, ...said }) => said as Said));
  driver.runTo(story.until);
  return driver;
}

/** A turn as any engine must take it: without the digests that only a database gives. */
export const turn = ({ head: _head, prev: _prev, ...batch }: Batch): unknown =>
  JSON.parse(JSON.stringify(batch));

/** How a case stands: what is open and since which round, every clock, milestone, gate, cause of being stuck, and answer. */
export function standing(state: State, opening: number): unknown {
  const steps = [...state.steps.values()].map(({ key, round, open, answer }) => ({
    key,
    round,
    answer: answer?.outcome ?? null,
    open: open ? { role: open.role, place: open.place, due: open.clock?.dueAt ?? null } : null,
  }));
  const plain = {
    stage: state.stage ?? null,
    episode: state.episode ?? null,
    ended: state.endedAt ?? null,
    steps,
    clocks: [...state.standing.values()].map(({ key, clock }) => [key, clock.dueAt]),
    milestones: [...state.milestones.values()].map(({ key, on }) => [key, on]),
    gates: [...state.gates.keys()],
    stuck: [...state.stuck.entries()].map(([key, { cause }]) => [key, cause]),
  };
  return renamed(plain, (letter, n) => (letter === 's' ? `c${n + 1 + opening}` : `c${n}`));
}
