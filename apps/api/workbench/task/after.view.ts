import { type Instant } from '#domain/time.js';
import { dueWords, type DueWords } from '../words/dates.js';
import { type AfterTask } from './task-commands.query.js';
import { nameOf } from '../words/name.js';

export interface AfterView {
  /** Whether what follows has been worked out. */
  readonly settled: boolean;
  readonly opened: readonly {
    readonly id: string;
    readonly title: string;
    readonly team: string;
    readonly due: DueWords;
  }[];
  readonly next?: {
    readonly id: string;
    readonly title: string;
    readonly person: string;
    readonly due: DueWords;
  };
}

/** What was opened in the case since the task was done, and what is next in one's own work. */
export function afterView({ task, opened, next }: AfterTask, now: Instant): AfterView {
  const doneAt = task?.doneAt;
  const settled = typeof doneAt === 'string';
  const since = settled ? Date.parse(doneAt) : now;
  const [first] = next.nodes;
  return {
    settled,
    opened: opened.nodes
      .filter(({ openedAt }) => settled && Date.parse(openedAt) >= since)
      .map(({ id, title, team, dueOn, dueAt }) => ({
        id,
        title,
        team: team ? `${team.title}, ${team.place.name}` : '',
        due: dueWords({ dueOn, dueAt }, now),
      })),
    next: first && {
      id: first.id,
      title: first.title,
      person: nameOf(first.pathway.person),
      due: dueWords(first, now),
    },
  };
}
