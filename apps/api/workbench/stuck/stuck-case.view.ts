import { GATES } from '#domain/gates.js';
import { overridesInWords } from '#engine/why/gates.js';
import { GATE_OVERRIDES } from '#engine/gate-rules.js';
import { type Actor } from '#identity/actor.js';
import { isOneOf } from '#identity/permission/who.js';
import { OPERATIONS } from '#graphql/permission/operations.js';
import { type Instant } from '#domain/time.js';
import { date, dateAndTime, dueWords, type DueWords } from '../words/dates.js';
import { itemOf, type StuckItem } from './stuck.view.js';
import { type StuckCase } from './stuck.query.js';

type Row = NonNullable<StuckCase['stuckPathway']>;

export interface StuckCaseView {
  readonly item: StuckItem;
  readonly pathwayId: string;
  readonly since: string;
  readonly nextNudge: string;
  readonly may: { readonly act: boolean; readonly putOff: boolean; readonly retry: boolean };
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly holder: string;
    readonly due: DueWords;
    /** Sent already: nobody needs to be given it. */
    readonly sent: boolean;
  }[];
  readonly moreTasks: number;
  readonly gates: readonly {
    readonly title: string;
    readonly opens: string;
    readonly past: string;
    readonly who: string;
    /** Where it is let past, for those whose gate it is. */
    readonly href?: string;
  }[];
  readonly acts: readonly { readonly what: string; readonly when: string; readonly reason: string }[];
}

/** What stands still, what sets it free, and what this person may do about it. */
export function stuckCaseView(row: Row, actor: Actor, now: Instant): StuckCaseView {
  const item = itemOf(row);
  const act = isOneOf(actor, OPERATIONS['Mutation.nudgeStuck']?.who ?? []);
  const { gates, tasks, id } = row.pathway;
  return {
    item,
    pathwayId: id,
    since: dateAndTime(Date.parse(row.since)),
    nextNudge: row.nextNudgeAt === null ? '' : dateAndTime(Date.parse(row.nextNudgeAt)),
    may: { act, putOff: act && row.mayBePutOff, retry: act && row.mayBeRetried },
    tasks: tasks.nodes.map((task) => ({
      id: task.id,
      title: task.title,
      holder: task.holder?.displayName ?? 'Nobody yet',
      due: dueWords(task, now),
      sent: task.state === 'SUBMITTED',
    })),
    moreTasks: tasks.totalCount - tasks.nodes.length,
    gates: gates.map((gate) => ({
      title: `${gate.gate}: holds back ${GATES[gate.gate]?.stops ?? 'the next step'}`,
      opens: GATES[gate.gate]?.until ?? 'the step before it is done',
      past: gate.overriddenUntil === null ? '' : `Let past until ${date(gate.overriddenUntil)}`,
      who: sentence(overridesInWords(gate.gate)),
      href: isOneOf(actor, GATE_OVERRIDES[gate.gate] ?? []) ? `${item.href}/gates/${gate.id}` : undefined,
    })),
    acts: row.acts.map(({ act: what, at, by, reason, untilOn }) => ({
      what: actInWords(what, by?.displayName ?? 'Somebody who has left', untilOn),
      when: dateAndTime(Date.parse(at)),
      reason: reason ?? '',
    })),
  };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function actInWords(act: string, who: string, until: string | null): string {
  if (act === 'put-off') return `${who} put it off until ${until === null ? 'later' : date(until)}`;
  return act === 'retry' ? `${who} had it tried again` : `${who} told the team whose move it is`;
}
