import { type Fact } from '#domain/fact.js';
import { FACT_KINDS, type FactFieldType, type FactKind } from '#domain/fact-kinds.js';
import { type MakesFact, type TaskType } from '#domain/task-type.js';
import { type Instant } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { parseLondon, startOfDay } from '#calendar/index.js';
import { type JournalEvent } from './events.js';
import { restsOf, type Rests } from './rests.js';
import { type Command, type State } from './state.js';

/**
 * What an accepted command does to the case. It is never refused here: one that comes too late is journalled as
 * overtaken, and its author is told (design.md, "Tasks and commands").
 * @param id the id that a fact made by this command gets: unique and the same on every engine
 */
export function* takeCommand(
  state: State,
  types: ReadonlyMap<string, TaskType>,
  command: Command,
  id: string,
  rests: () => Rests,
): Iterable<JournalEvent> {
  switch (command.type) {
    case 'fact':
      yield { e: 'FactRecorded', fact: { ...command.fact, id } };
      return;
    case 'withdraw-fact':
      if (state.facts.some((fact) => fact.id === command.factId))
        yield { e: 'FactWithdrawn', factId: command.factId };
      else yield { e: 'CommandOvertaken', n: command.n, why: 'fact-unknown', by: command.by };
      return;
    case 'override-gate':
      if (state.gates.has(command.key))
        yield { e: 'GateOverridden', key: command.key, until: command.until, by: command.by };
      else
        yield {
          e: 'CommandOvertaken',
          n: command.n,
          why: 'gate-not-closed',
          by: command.by,
          key: command.key,
        };
      return;
    case 'retry':
      return;
    case 'complete':
      yield* complete(state, types, command, id, rests);
  }
}

type Complete = Extract<Command, { type: 'complete' }>;

function* complete(
  state: State,
  types: ReadonlyMap<string, TaskType>,
  command: Complete,
  id: string,
  rests: () => Rests,
): Iterable<JournalEvent> {
  const step = state.steps.get(command.key);
  if (!step?.open || step.round !== command.round) {
    yield {
      e: 'CommandOvertaken',
      n: command.n,
      why: step?.open ? 'asked-again' : step?.answer ? 'already-answered' : 'withdrawn',
      by: command.by,
      key: command.key,
    };
    return;
  }
  const { clock, missedAt } = step.open;
  const late = clock !== undefined && command.at > clock.dueAt;
  if (late && missedAt === undefined)
    yield { e: 'ClockMissed', key: step.key, round: step.round, at: clock.dueAt, row: clock.row };
  const type = types.get(step.type);
  let made = 0;
  for (const maker of type?.makes ?? []) {
    const fact = makeFact(maker, command, step.open.subject, `${id}${made ? `-${made}` : ''}`);
    if (!fact) continue;
    made += 1;
    yield { e: 'FactRecorded', fact };
  }
  yield {
    e: 'TaskDone',
    key: step.key,
    round: step.round,
    type: step.type,
    outcome: command.outcome,
    data: command.data,
    at: command.at,
    by: command.by,
    n: command.n,
    ...(late || missedAt !== undefined ? { late: true as const } : {}),
    due: clock?.dueOn,
    rested: type && restsOf(type, rests(), step.open.rests),
  };
  const reopen = command.data['reopen'];
  for (const key of Array.isArray(reopen) ? (reopen as readonly Scalar[]) : []) {
    if (typeof key === 'string' && state.steps.get(key)?.answer?.assumed)
      yield { e: 'AssumptionWithdrawn', key };
  }
}

/** The fact that an answer makes, if its outcome makes one; a field left empty is left out. */
function makeFact(
  maker: MakesFact,
  command: Complete,
  subject: string | undefined,
  id: string,
): Fact | undefined {
  if (!maker.on.includes(command.outcome)) return undefined;
  if (maker.only && command.data[maker.only.field] !== maker.only.is) return undefined;
  const data: Record<string, Scalar> = {};
  for (const [name, from] of Object.entries(maker.data)) {
    const value =
      'from' in from
        ? from.from === 'subject'
          ? subject
          : command.data[from.from]
        : 'value' in from
          ? from.value
          : from.byOutcome[command.outcome];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      data[name] = asFactField(maker.kind, name, value);
  }
  const happenedAt =
    maker.happenedAt === undefined ? command.at : (instantIn(command.data, maker.happenedAt) ?? command.at);
  return {
    id,
    kind: maker.kind,
    data,
    happenedAt: Math.min(happenedAt, command.at),
    learntAt: command.at,
  };
}

/** A form offers numbers as choices, which are words; the fact has a number. */
function asFactField(kind: FactKind, name: string, value: string | number | boolean): Scalar {
  const fields: Readonly<Record<string, FactFieldType>> = FACT_KINDS[kind].fields;
  return fields[name] === 'number' && typeof value === 'string' ? Number(value) : value;
}

/** A date counts from its start, London; a datetime is an instant. */
function instantIn(data: Codes, field: string): Instant | undefined {
  const value = data[field];
  if (typeof value !== 'string') return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? startOfDay(value) : parseLondon(value);
}
