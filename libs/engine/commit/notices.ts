import { type JournalEvent } from '#workflows/runtime/events.js';
import { taskId, uuidOrNull } from '../ids.js';
import { type Columns, type Scene } from './task-rows.js';
import { placeOfRole } from './teams.js';
import { isVictimKey } from './wall.js';

/** A row of notice: for a user or a team; `data` holds ids and codes. */
export interface Notice {
  readonly user_id: string | null;
  readonly team_id: string | null;
  readonly kind: string;
  readonly data: Columns;
}

/** Who is told of what in this turn; whoever held a task that is taken away is told by the statement that takes it. */
export function noticesOf(
  events: readonly JournalEvent[],
  scene: Scene,
): { open: Notice[]; walled: Notice[] } {
  const open: Notice[] = [];
  const walled: Notice[] = [];
  for (const event of events) {
    const notice = noticeOf(event, scene);
    if (!notice) continue;
    const behindWall =
      event.e === 'MilestoneReached' ||
      ('key' in event && event.key !== undefined && isVictimKey(event.key, scene.state));
    (behindWall ? walled : open).push(notice);
  }
  return { open, walled };
}

function noticeOf(event: JournalEvent, scene: Scene): Notice | undefined {
  const { state, view, teams, pathwayId } = scene;
  switch (event.e) {
    case 'Escalated': {
      const data = {
        task: taskId(pathwayId, event.key, event.round),
        role: event.role,
        rung: event.rung,
        takesOver: event.takesOver,
      };
      return toTeam(teams.find(event.role, placeOfRole(event.role, view)), 'task-escalated', data);
    }
    case 'Reminded':
    case 'ClockMissed': {
      const step = state.steps.get(event.key);
      if (!step?.open || step.round !== event.round) return undefined;
      const role = step.open.actsNow ?? step.open.role;
      const place = step.open.actsNow ? placeOfRole(role, view) : step.open.place;
      const kind = event.e === 'Reminded' ? 'task-reminder' : 'task-missed';
      return toTeam(teams.find(role, place), kind, {
        task: taskId(pathwayId, event.key, event.round),
        type: step.type,
      });
    }
    case 'MilestoneReached': {
      // Only where there is somebody to tell: that a case has a victim is itself behind the wall.
      if (view.victimScheme !== true && view.victims.length === 0) return undefined;
      const { kind, on } = event.milestone;
      return toTeam(teams.find('victim-liaison-officer', view.area ?? ''), 'milestone', {
        milestone: kind,
        on,
      });
    }
    case 'CommandOvertaken': {
      const user = uuidOrNull(event.by);
      return user === null
        ? undefined
        : { user_id: user, team_id: null, kind: 'command-overtaken', data: { n: event.n, why: event.why } };
    }
    default:
      return undefined;
  }
}

const toTeam = (team: string | null, kind: string, data: Columns): Notice | undefined =>
  team === null ? undefined : { user_id: null, team_id: team, kind, data };
