import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { date, dateAndTime, dueWords, type DueWords } from '../words/dates.js';
import { nameOf, numberOf } from '../words/name.js';
import { type Question, type WaitingOnOthers } from './asked.query.js';

interface Whom {
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  readonly roh: string | null;
}
type CaseOf = Question['pathway'];
const whomOf = ({ id, roh, person }: CaseOf): Whom => ({
  person: nameOf(person),
  number: numberOf(person),
  caseHref: `/cases/${id}`,
  roh,
});

export interface QuestionView extends Whom {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly asked: string;
  readonly due: DueWords;
  /** It was asked of whoever looks, and has no answer yet. */
  readonly toAnswer: boolean;
  readonly answer: string | null;
  readonly answered: string | null;
}

const LEFT = 'Somebody who has left';

/** A question as its page shows it, to whoever asked and to whoever was asked. @param me id of whoever looks */
export function questionView(asked: Question, me: string, now: Instant): QuestionView {
  const { id, type, question, askedAt, askedBy, askedOf, answer, answeredAt, pathway } = asked;
  return {
    ...whomOf(pathway),
    id,
    title: type.title,
    question,
    asked: `${askedBy?.displayName ?? LEFT}, ${dateAndTime(Date.parse(askedAt))}`,
    due: dueWords(asked, now),
    toAnswer: answer === null && askedOf?.id === me,
    answer,
    answered:
      answeredAt === null ? null : `${askedOf?.displayName ?? LEFT}, ${dateAndTime(Date.parse(answeredAt))}`,
  };
}

export interface WaitingItem extends Whom {
  readonly title: string;
  /** The task, where it is theirs. */
  readonly href?: string;
  readonly waitingFor: string;
  readonly since: string;
  readonly due: DueWords;
}

export interface WaitingView {
  readonly rows: readonly WaitingItem[];
  readonly total: number;
  readonly pages: PagesView;
}

/** What somebody waits for from others, soonest due first. @param address path and query of the page */
export const waitingView = (
  { waitingOnOthers }: WaitingOnOthers,
  now: Instant,
  address: string,
): WaitingView => ({
  rows: waitingOnOthers.nodes.map((row) => {
    const team = row.team ? `${row.team.title}, ${row.team.place.name}` : undefined;
    const who = row.user?.displayName;
    return {
      ...whomOf(row.pathway),
      title: row.type.title,
      href: row.what === 'answer' ? `/tasks/${row.taskId}` : undefined,
      waitingFor:
        row.what === 'answer'
          ? `An answer from ${who ?? 'a colleague'}`
          : [who, team].filter(Boolean).join(', ') || 'No team has it yet',
      since: date(londonDateOf(Date.parse(row.since))),
      due: dueWords(row, now),
    };
  }),
  total: waitingOnOthers.totalCount,
  pages: pagesOf(waitingOnOthers.pageInfo, address),
});
