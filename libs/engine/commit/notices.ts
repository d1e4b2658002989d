import { type Role } from '#domain/roles.js';
import { mayActOnVictimTask } from '#identity/actor.js';
import { teamKindOf } from '#domain/roles.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { taskId, uuidOrNull } from '../ids.js';
import { tellChanges } from './changes-told.js';
import { hasVictims, Teller, type OnCase, type Told } from './notice-rows.js';
import { type Columns, type Scene } from './task-rows.js';
import { placeOfRole } from './teams.js';
import { isVictimKey, isVictimType } from './wall.js';

export { type Notice } from './notice-rows.js';

/**
 * Who is told of what in this turn; whoever held a task that is taken away is told by the statement that takes it.
 * @param onCase who has work on the case, for what everybody on it must know
 */
export function noticesOf(batch: Batch, scene: Scene, onCase: readonly OnCase[]): Told {
  const teller = new Teller(scene, batch.seq);
  for (const [index, event] of batch.events.entries()) tell(teller, String(index), event, scene, batch.seq);
  // The first turn takes over what has been: nothing in it is news.
  if (batch.seq > 1) tellChanges(teller, batch.events, scene, onCase);
  return teller.told;
}

function tell(teller: Teller, at: string, event: JournalEvent, scene: Scene, seq: number): void {
  const { state, view, teams, pathwayId } = scene;
  const toTeam = (role: Role, place: string, kind: string, data: Columns, key: string): void => {
    const team = teams.find(role, place);
    if (team === null) return;
    const to = { user_id: null, team_id: team, of_team: team, role, closed: false };
    teller.put(isVictimKey(key, state) ? 'walled' : 'open', at, kind, data, to);
  };
  switch (event.e) {
    case 'Escalated':
      toTeam(
        event.role,
        placeOfRole(event.role, view),
        'task-escalated',
        {
          task: taskId(pathwayId, event.key, event.round),
          role: event.role,
          rung: event.rung,
          takesOver: event.takesOver,
        },
        event.key,
      );
      break;
    case 'Reminded':
    case 'ClockMissed': {
      const step = state.steps.get(event.key);
      if (!step?.open || step.round !== event.round) return;
      const role = step.open.actsNow ?? step.open.role;
      const place = step.open.actsNow ? placeOfRole(role, view) : step.open.place;
      const task = taskId(pathwayId, event.key, event.round);
      toTeam(
        role,
        place,
        event.e === 'Reminded' ? 'task-reminder' : 'task-missed',
        { task, type: step.type },
        event.key,
      );
      break;
    }
    case 'MilestoneReached': {
      const { kind, on } = event.milestone;
      teller.role(at, 'victim-liaison-officer', 'milestone', { milestone: kind, on });
      break;
    }
    case 'TaskDone':
      if (seq > 1) tellDone(teller, at, event, scene);
      break;
    case 'CommandOvertaken': {
      const user = uuidOrNull(event.by);
      if (user === null) return;
      const wall = event.key !== undefined && isVictimKey(event.key, state) ? 'walled' : 'open';
      const to = { user_id: user, team_id: null, of_team: null, role: null, closed: false };
      teller.put(wall, at, 'command-overtaken', { n: event.n, why: event.why }, to);
      break;
    }
  }
}

/**
 * Tells the roles that a task's type names (tasks.csv, column `tells`) that it is done. What concerns a victim stays behind the
 * wall: a role that has no way through it is told by victim liaison, who are told so. Of a confidential assessment only those in
 * the role hear, and not how it came out.
 */
function tellDone(
  teller: Teller,
  at: string,
  event: Extract<JournalEvent, { e: 'TaskDone' }>,
  scene: Scene,
): void {
  const type = TASK_TYPES.get(event.type);
  const task = taskId(scene.pathwayId, event.key, event.round);
  for (const role of type?.tells ?? []) {
    if (isVictimType(event.type)) {
      if (mayActOnVictimTask(teamKindOf(role), role))
        teller.role(
          at,
          role,
          'task-done',
          { task, type: event.type },
          { wall: 'walled', but: event.by, closed: role !== 'victim-liaison-officer' },
        );
      else if (hasVictims(scene.view))
        teller.role(`${at}/${role}`, 'victim-liaison-officer', 'victim-pass-on', {
          task,
          type: event.type,
          tell: role,
        });
    } else {
      const closed = type?.confidentiality !== 'ordinary';
      const data = { task, type: event.type, ...(closed ? {} : { outcome: event.outcome }) };
      teller.role(at, role, 'task-done', data, { but: event.by, closed });
    }
  }
}
