import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dueWords, type DueWords } from '../words/dates.js';
import { outcomeInWords, roleWords } from './case-words.js';

/** A step of a release as the API gives it, of one case or in a list. */
export interface StepGiven {
  readonly key: string | null;
  readonly state: string;
  readonly owner: string;
  readonly opensAt: string | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly outcome: string | null;
  readonly canNoLongerBeMet: boolean;
  readonly type: { readonly id: string; readonly title: string };
  readonly taskId?: string | null;
  readonly holder?: { readonly displayName: string } | null;
}

export interface ReleaseStepView {
  readonly title: string;
  readonly key: string | null;
  readonly href?: string;
  readonly owner: string;
  readonly holder?: string;
  readonly state: string;
  readonly tone: 'green' | 'blue' | 'red' | 'grey' | 'orange';
  readonly due: DueWords;
  readonly note?: string;
  readonly lost: boolean;
}

const STATES: Readonly<Record<string, readonly [string, ReleaseStepView['tone']]>> = {
  done: ['Done', 'green'],
  open: ['To do', 'blue'],
  overdue: ['Late', 'red'],
  'not-open-yet': ['Not open yet', 'grey'],
  lapsed: ['Too late to hold anybody back', 'orange'],
};

/** A step of a release as a row. */
export function releaseStep(step: StepGiven, now: Instant): ReleaseStepView {
  const [state, tone] = STATES[step.state] ?? [step.state, 'grey'];
  const done = step.state === 'done';
  const day = step.dueOn === null ? '' : date(step.dueOn);
  return {
    title: step.type.title,
    key: step.key,
    href: step.taskId ? `/tasks/${step.taskId}` : undefined,
    owner: roleWords(step.owner),
    holder: step.holder?.displayName,
    state,
    tone,
    due: done
      ? { words: day === '' ? 'no deadline' : `was due ${day}`, exact: '', tone: 'none' }
      : dueWords(step, now),
    note: done
      ? step.outcome === null
        ? undefined
        : outcomeInWords(step.outcome)
      : step.state === 'not-open-yet' && step.opensAt !== null
        ? `Opens on ${date(londonDateOf(Date.parse(step.opensAt)))}`
        : undefined,
    lost: step.canNoLongerBeMet,
  };
}
