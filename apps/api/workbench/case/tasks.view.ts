import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dueWords, type DueWords } from '../words/dates.js';
import { outcomeInWords, roleWords, trackInWords } from './case-words.js';
import { type CaseTasks } from './case.query.js';
import { deadlineItem, type DeadlineItem } from './case.view.js';

/** A step that waits for somebody. */
export interface OpenStep {
  readonly key: string;
  readonly title: string;
  /** Its page, where the task is one of the reader's teams'. */
  readonly href?: string;
  readonly owner: string;
  readonly holder?: string;
  readonly due: DueWords;
}

/** A step that was answered. */
export interface DoneStep {
  readonly key: string;
  readonly title: string;
  readonly on: string;
  readonly outcome: string;
}

export interface TrackView {
  readonly title: string;
  readonly open: readonly OpenStep[];
  readonly done: readonly DoneStep[];
}

export interface CaseTasksView {
  readonly tracks: readonly TrackView[];
  readonly openCount: number;
  readonly standing: readonly DeadlineItem[];
}

/** Everything asked of a case, by stage and track: what is open first, the soonest on top. */
export function caseTasksView({ tracks, tasks, clocks }: CaseTasks, now: Instant): CaseTasksView {
  const own = new Map(tasks.nodes.map((task) => [task.key, task]));
  const views = tracks.map(({ name, steps }): TrackView => ({
    title: trackInWords(name),
    open: steps
      .filter(({ open }) => open)
      .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
      .map((step) => {
        const task = own.get(step.key);
        return {
          key: step.key,
          title: step.type.title,
          href: task && `/tasks/${task.id}`,
          owner: roleWords(step.role ?? ''),
          holder: task?.holder?.displayName,
          due: dueWords(step, now),
        };
      }),
    done: steps
      .filter(({ open }) => !open)
      .sort((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? ''))
      .map((step) => ({
        key: step.key,
        title: step.type.title,
        on: step.answeredAt === null ? '' : date(londonDateOf(Date.parse(step.answeredAt))),
        outcome: step.assumed
          ? 'Taken as done when the case was taken over'
          : step.outcome === null
            ? ''
            : outcomeInWords(step.outcome),
      })),
  }));
  return {
    tracks: views.filter(({ open, done }) => open.length + done.length > 0),
    openCount: views.reduce((sum, { open }) => sum + open.length, 0),
    standing: clocks.filter(({ standing }) => standing).map((clock) => deadlineItem(clock, now)),
  };
}
