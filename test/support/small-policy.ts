import { defineTask, type TaskSpec } from '#domain/define-task.js';
import { type TaskType } from '#domain/task-type.js';
import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type Pass } from '#workflows/runtime/pass.js';
import { type Policy } from '#workflows/runtime/turn.js';

const spec = (id: string, more: Partial<TaskSpec> = {}): TaskSpec => ({
  id,
  title: id,
  role: 'head-of-omu',
  place: 'prison',
  outcomes: 'done|not-done|sent-back',
  fields: 'on:date|level:choice(1;2)|concern:yesno',
  escalates: ['governor', 'area-manager'],
  source: 'a test',
  ...more,
});

/** A few task types, each with one thing about it that a test needs. */
export const SMALL_TYPES: ReadonlyMap<string, TaskType> = new Map(
  [
    spec('a'),
    spec('b'),
    spec('c'),
    spec('again', { again: ['rohLevel', 'version'] }),
    spec('confirm', { confirm: ['rohLevel'] }),
    spec('keeps'),
    spec('survives', { survives: true }),
    spec('makes', {
      makes: [
        { kind: 'tier-changed', on: ['done'], data: { tier: { from: 'level' } } },
        {
          kind: 'self-harm-concern',
          on: ['done', 'not-done'],
          only: { field: 'concern', is: true },
          data: { source: { value: 'staff' } },
        },
      ],
    }),
  ].map((one) => [one.id, defineTask('test', one)]),
);

export const smallPolicy = (run: (p: Pass) => void, version = 'one'): Policy => ({
  version,
  types: SMALL_TYPES,
  run: (p) => p.track('part', () => run(p)),
  isOver: () => false,
});

/** A case with a sentence and a prison, and a policy of the test's own. */
export function smallCase(run: (p: Pass) => void, at: number): MemoryDriver {
  const driver = new MemoryDriver(smallPolicy(run), 'small');
  const fact = (kind: 'sentenced' | 'received', data: object): object => ({
    type: 'fact',
    fact: { kind, data, happenedAt: at, learntAt: at },
  });
  driver.say(
    at,
    fact('sentenced', { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR' }) as never,
    fact('received', { prison: 'HLI' }) as never,
  );
  return driver;
}

export const openKeys = ({ state }: MemoryDriver): string[] =>
  [...state.steps.values()].flatMap(({ key, open }) => (open ? [key] : [])).sort();

/** Events of one kind, of the whole journal. */
export const eventsOf = <K extends JournalEvent['e']>(
  { journal }: MemoryDriver,
  kind: K,
): Extract<JournalEvent, { e: K }>[] =>
  journal
    .flatMap(({ events }) => events)
    .filter((event): event is Extract<JournalEvent, { e: K }> => event.e === kind);

/** Answers an open step, a millisecond after `at`, so that it comes after what opened it. */
export const answer = (
  driver: MemoryDriver,
  at: number,
  key: string,
  outcome = 'done',
  data: Record<string, string | number | boolean> = {},
): void => {
  const step = driver.state.steps.get(key);
  if (!step?.open) throw new Error(`${key} is not open; open: ${openKeys(driver).join(', ')}`);
  driver.say(at, { type: 'complete', key, round: step.round, outcome, data });
};
