import { isoInstant, type Instant } from '#domain/time.js';
import { type Role } from '#domain/roles.js';
import { type CaseView } from '#domain/case.js';
import { ladderOf, ownerContext } from '#workflows/policy/owner.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type Clock, type OpenRound, type State, type Step } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { taskId, uuidOrNull } from '../ids.js';
import { placeOfRole, type TeamDirectory } from './teams.js';
import { isVictimKey, isVictimType, openBecause } from './wall.js';

/** Columns to set, under their own names. */
export type Columns = Record<string, unknown>;

export interface TaskChange {
  readonly key: string;
  readonly round: number;
  /** A whole row, for a round that opened in this turn. */
  row?: Columns;
  /** Some columns, for a row that is already there. */
  patch?: Columns;
}

/** What folding needs to know beside the events. */
export interface Scene {
  readonly pathwayId: string;
  /** The ledger after the turn. */
  readonly state: State;
  readonly view: CaseView;
  readonly teams: TeamDirectory;
  /** The turn's own instant. */
  readonly at: Instant;
}

const iso = (at: Instant | undefined): string | null => (at === undefined ? null : isoInstant(at));

const clockColumns = (clock: Clock | undefined): Columns => ({
  due_on: clock?.dueOn ?? null,
  due_at: iso(clock?.dueAt),
  standard_row: clock?.row ?? null,
  anchor: typeof clock?.anchor === 'number' ? isoInstant(clock.anchor) : (clock?.anchor ?? null),
});

interface Placed {
  readonly role: Role;
  readonly place: string;
  readonly to?: string;
  readonly barred?: readonly string[];
}
const ownerColumns = ({ role, place, to, barred }: Placed, { teams }: Scene): Columns => ({
  role,
  place_code: place,
  team_id: teams.find(role, place),
  meant_for_id: uuidOrNull(to),
  barred: barred?.length ? barred : null,
});

/** The role a missed task has climbed to, whether or not it took the task over; undefined before the first rung. */
function roleClimbedTo(
  state: State,
  view: CaseView,
  type: string,
  { rung, actsNow }: OpenRound,
): Role | undefined {
  const definition = TASK_TYPES.get(type);
  if (rung === 0 || !definition) return actsNow;
  const ladder = ladderOf(definition, view, ownerContext(state.now, state.episode));
  return ladder[Math.min(rung, ladder.length) - 1] ?? definition.role;
}
function teamClimbedTo({ state, view, teams }: Scene, type: string, open: OpenRound): string | null {
  const role = roleClimbedTo(state, view, type, open);
  return role === undefined ? null : teams.find(role, placeOfRole(role, view));
}

/** A row for an open round: of an event, or of the ledger when the projections are made again. */
function openRow(scene: Scene, step: Pick<Step, 'key' | 'round' | 'type'>, open: OpenRound): Columns {
  const type = TASK_TYPES.get(step.type);
  return {
    id: taskId(scene.pathwayId, step.key, step.round),
    key: step.key,
    round: step.round,
    type: step.type,
    stage: type?.stage ?? '',
    confidentiality: type?.confidentiality ?? 'ordinary',
    ...ownerColumns(open, scene),
    subject: open.subject ?? null,
    mark: open.mark ?? null,
    opened_at: isoInstant(open.openedAt),
    ...clockColumns(open.clock),
    missed_at: iso(open.missedAt),
    reminded_at: open.reminded ? isoInstant(open.openedAt) : null,
    rung: open.rung,
    acts_now_role: open.actsNow ?? null,
    escalated_team_id: teamClimbedTo(scene, step.type, open),
    state: 'OPEN',
  };
}

/**
 * Folds a turn's events into one change for each round of a task, in their order.
 * @returns those of ordinary tasks, and those behind the victim wall
 */
export function taskChanges(
  events: readonly JournalEvent[],
  scene: Scene,
): { open: TaskChange[]; walled: TaskChange[] } {
  const changes = new Map<string, TaskChange & { victim: boolean }>();
  const change = (key: string, round: number, columns: Columns, victim: boolean): void => {
    const id = `${key}#${round}`;
    const known = changes.get(id) ?? { key, round, victim };
    if (known.row) Object.assign(known.row, columns);
    else known.patch = { ...known.patch, ...columns };
    changes.set(id, known);
  };
  for (const event of events) {
    if (event.e === 'TaskOpened') {
      const { key, round, type, missed } = event;
      const open: OpenRound = { ...event, openedAt: scene.at, missedAt: missed, rung: 0 };
      changes.set(`${key}#${round}`, {
        key,
        round,
        row: openRow(scene, { key, round, type }, open),
        victim: isVictimType(type),
      });
      continue;
    }
    const columns = patchOf(event, scene);
    if (columns && 'key' in event && 'round' in event) {
      change(
        event.key,
        event.round,
        columns,
        'type' in event ? isVictimType(event.type) : isVictimKey(event.key, scene.state),
      );
    }
  }
  const all = [...changes.values()];
  return { open: all.filter(({ victim }) => !victim), walled: all.filter(({ victim }) => victim) };
}

function patchOf(event: JournalEvent, scene: Scene): Columns | undefined {
  switch (event.e) {
    case 'TaskMoved': {
      const step = scene.state.steps.get(event.key);
      const team = step?.open && teamClimbedTo(scene, step.type, step.open);
      return { ...ownerColumns(event, scene), ...(team ? { escalated_team_id: team } : {}) };
    }
    case 'TaskWithdrawn':
      return {
        state: 'WITHDRAWN',
        withdrawn_because:
          (isVictimType(event.type) ? event.because : openBecause(event.because)) ?? 'no-longer-wanted',
      };
    case 'TaskDone':
      return {
        state: 'DONE',
        outcome: event.outcome,
        done_at: isoInstant(event.at),
        done_by: uuidOrNull(event.by),
        late: event.late === true,
      };
    case 'ClockMoved':
      return { ...clockColumns(event.to), reminded_at: null };
    case 'ClockMissed':
      return { missed_at: isoInstant(event.at) };
    case 'Reminded':
      return { reminded_at: isoInstant(scene.at) };
    case 'Escalated': {
      const team = scene.teams.find(event.role, placeOfRole(event.role, scene.view));
      return {
        rung: event.rung,
        escalated_team_id: team,
        ...(event.takesOver ? { acts_now_role: event.role } : {}),
      };
    }
    default:
      return undefined;
  }
}

/** Every round the ledger knows, for a snapshot: open ones as whole rows, answered ones as what ends their row. */
export function taskSnapshot(scene: Scene): { open: TaskChange[]; walled: TaskChange[] } {
  const open: TaskChange[] = [];
  const walled: TaskChange[] = [];
  for (const step of scene.state.steps.values()) {
    const to = isVictimType(step.type) ? walled : open;
    if (step.open) to.push({ key: step.key, round: step.round, row: openRow(scene, step, step.open) });
    const { answer } = step;
    if (!answer || answer.assumed) continue;
    const ended = {
      state: 'DONE',
      outcome: answer.outcome,
      done_at: isoInstant(answer.at),
      done_by: uuidOrNull(answer.by),
    };
    to.push({ key: step.key, round: answer.round, patch: ended });
  }
  return { open, walled };
}

/** Roles and places whose teams these events will need. */
export function* teamsNeeded(
  events: readonly JournalEvent[],
  state: State,
  view: CaseView,
  whole: boolean,
): Iterable<{ role: Role; place: string }> {
  for (const event of events) {
    if (event.e === 'TaskOpened' || event.e === 'TaskMoved') yield event;
    else if (event.e === 'Escalated') yield { role: event.role, place: placeOfRole(event.role, view) };
    else if (event.e === 'TaskDone')
      for (const role of TASK_TYPES.get(event.type)?.tells ?? [])
        yield { role, place: placeOfRole(role, view) };
  }
  if (view.area) yield { role: 'victim-liaison-officer', place: view.area };
  for (const { type, open } of state.steps.open.values()) {
    if (!open) continue;
    if (whole) yield open;
    const role = open.rung > 0 ? roleClimbedTo(state, view, type, open) : undefined;
    if (role !== undefined) yield { role, place: placeOfRole(role, view) };
  }
}
