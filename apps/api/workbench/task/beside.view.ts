import { roleInWords } from '#domain/roles.js';
import { date, dateAndTime } from '../words/dates.js';
import { type Beside } from './beside.query.js';

export interface NoteView {
  readonly words: string;
  /** Who wrote it, and when. */
  readonly written: string;
}

export interface QuestionView {
  readonly question: string;
  readonly asked: string;
  readonly answer: string | null;
  readonly answered: string;
}

export interface RequestView {
  /** What became of it, or that it waits. */
  readonly said: string;
  readonly reason: string | null;
  readonly waits: boolean;
  /** What is asked, for whoever decides. */
  readonly wish: string;
  readonly title: string;
  readonly taskHref?: string;
}

export interface BesideView {
  readonly notes: readonly NoteView[];
  readonly questions: readonly QuestionView[];
  readonly requests: readonly RequestView[];
}

type Request = Beside['deferral']['requests'][number];
const SOMEBODY = 'Somebody who has left';
const at = (moment: string): string => dateAndTime(Date.parse(moment));
const nameOf = (person: { readonly displayName: string } | null): string => person?.displayName ?? SOMEBODY;

/** What stands beside a task, in sentences. */
export const besideView = ({ notes, questions, deferral }: Beside): BesideView => ({
  notes: notes.map(({ words, writtenAt, writtenBy }) => ({
    words,
    written: `${nameOf(writtenBy)}, ${at(writtenAt)}`,
  })),
  questions: questions.map(({ question, askedAt, askedBy, askedOf, answer, answeredAt }) => ({
    question,
    asked: `${nameOf(askedBy)} asked ${nameOf(askedOf)}, ${at(askedAt)}`,
    answer,
    answered:
      answeredAt === null
        ? `${nameOf(askedOf)} has not answered yet.`
        : `${nameOf(askedOf)}, ${at(answeredAt)}`,
  })),
  requests: deferral.requests.map(requestView),
});

function requestView(request: Request): RequestView {
  const { reason, title, task, excuse, until, askedAt, askedBy } = request;
  const wish = excuse
    ? 'to be excused from it'
    : `to have it by ${until === null ? 'a later day' : date(until)}`;
  return {
    said: `${nameOf(askedBy)} asked on ${at(askedAt)} ${wish}. ${decidedWords(request)}`,
    reason,
    waits: request.decidedAt === null,
    wish: `${nameOf(askedBy)} asks ${wish}.`,
    title,
    taskHref: task ? `/tasks/${task.id}` : undefined,
  };
}

function decidedWords({ outcome, decidedAt, decidedBy, decidedUntil, decidingRole, until }: Request): string {
  if (decidedAt === null)
    return `${decidingRole === null ? 'It has not been decided' : `Not decided yet by the ${roleInWords(decidingRole)}`}. Until then the deadline stays.`;
  const who = `${nameOf(decidedBy)}, ${at(decidedAt)}`;
  const day = decidedUntil ?? until;
  switch (outcome) {
    case 'deferred':
      return `Put off${day === null ? '' : ` to ${date(day)}`} by ${who}.`;
    case 'excused':
      return `Excused by ${who}.`;
    case 'helped':
      return `To be given to somebody else: ${who}.`;
    default:
      return `Refused by ${who}. The deadline stays.`;
  }
}
