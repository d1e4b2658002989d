import { londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { dayAsTyped, typedDay } from '../words/days.js';
import { date, longDate, time } from '../words/dates.js';
import { type StandardPage } from './standards.query.js';
import { plainWords, setWords, statusWords, withDates } from './standards.words.js';

/** Nine in the morning: what an example begins with where a time is needed. */
const MORNING = '09:00';

export interface Asked {
  /** As it was typed. */
  readonly day: string;
  readonly time: string;
  /** What the API is asked; an example's where what was typed is no day. */
  readonly from: string;
  readonly wrongDay: boolean;
  readonly wrongTime: boolean;
  /** Whether somebody has typed anything: otherwise it is an example. */
  readonly typed: boolean;
}

/** What the form on a standard's page asks. @param today what an example runs from */
export function askedIn(query: URLSearchParams, today: LondonDate): Asked {
  const day = query.get('day')?.trim() ?? '';
  const at = query.get('time')?.trim() ?? '';
  const typed = query.has('day');
  const read = typedDay(day);
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(at) ?? [];
  const clock =
    hours && minutes && Number(hours) < 24 && Number(minutes) < 60
      ? `${hours.padStart(2, '0')}:${minutes}`
      : '';
  const wrongTime = typed && at !== '' && clock === '';
  const base = read ?? today;
  return {
    day: typed ? day : dayAsTyped(today),
    time: typed ? at : '',
    from: clock === '' ? base : `${base}T${clock}`,
    wrongDay: typed && read === undefined,
    wrongTime,
    typed,
  };
}

/** The same with a time, for a standard that counts hours. */
export const withTime = (asked: Asked): Asked =>
  asked.from.includes('T')
    ? asked
    : { ...asked, from: `${asked.from}T${MORNING}`, time: asked.time || MORNING };

type Row = NonNullable<StandardPage['standard']>;

/** What the page of one standard shows. */
export function standardView(row: Row, due: StandardPage['standardDue'], asked: Asked) {
  const status = statusWords(row.status);
  return {
    id: row.id,
    title: row.title,
    summary: [
      { key: 'What', text: withDates(row.rule, date) },
      {
        key: 'Runs from',
        text: `${withDates(row.anchor, date)}${row.anchorKind === 'learnt' ? ': the day it became known' : ''}`,
      },
      ...(row.appliesTo ? [{ key: 'For', text: withDates(row.appliesTo, date) }] : []),
      { key: 'Whose it is', text: plainWords(row.owner) },
      { key: 'Stage', text: plainWords(row.stage) },
      ...(row.ifMissed ? [{ key: 'If it is missed', text: withDates(row.ifMissed, date) }] : []),
      { key: 'Rules', text: setWords(row.set) },
      { key: 'In force', text: withDates(row.force.replace(/^in force /, ''), date) },
      { key: 'Where it is written', text: row.source },
      { key: 'How well founded', text: `${status.text}. ${status.hint}` },
    ],
    tasks: row.carriedBy.map(({ id, title, role, stage }) => ({
      id,
      title,
      role: plainWords(role),
      stage: plainWords(stage),
    })),
    notUsed: row.notUsed,
    changes: row.changes.map((change) => ({
      title: change.title,
      from: date(change.from),
      rule: change.rule,
      others: change.others,
      source: change.source,
    })),
    siblings: row.siblings.map(({ id, title, appliesTo, force }) => ({
      id,
      title,
      href: `/standards/${id}`,
      appliesTo,
      force: withDates(force, date),
    })),
    needsTime: row.needsTime || row.cutOff !== null,
    form: {
      day: asked.day,
      time: asked.time,
      timeHint:
        row.cutOff === null
          ? 'For example, 14:30'
          : `For example, 14:30. What comes at or after ${row.cutOff} counts from the next working day.`,
      errors: problemsOf(asked),
    },
    example: asked.typed ? undefined : `For example, if it happened today`,
    answer: asked.wrongDay || asked.wrongTime ? undefined : answerOf(due, row),
  };
}

function problemsOf({ wrongDay, wrongTime }: Asked) {
  return {
    ...(wrongDay ? { day: { text: 'Enter the day like 9/12/2026' } } : {}),
    ...(wrongTime ? { time: { text: 'Enter the time like 14:30' } } : {}),
  };
}

function answerOf(due: StandardPage['standardDue'], row: Row) {
  const [problem] = due.problems;
  if (problem) return { problem: withDates(problem.message, date) };
  const from = due.from ?? '';
  const day = from.slice(0, 10);
  const given = from.length > 10 ? `${longDate(day)} at ${time(Date.parse(from))}` : longDate(day);
  return {
    given,
    due: dueWords(due),
    counted:
      due.countedFrom !== null && due.because !== null
        ? `Counted from ${longDate(due.countedFrom)}, because ${withDates(due.because, date).replace(/^It/, 'it')}.`
        : undefined,
    skipped: due.skipped.map(({ date: on, why, projected }) => ({
      on: longDate(on).replace(/^\w+ /, ''),
      why: projected ? `${why} (expected, not published yet)` : why,
    })),
    // The row's own condition stands above as "For"; the notes about dates are what is new here.
    notes: due.notes
      .filter((note) => !/condition was not checked|That was not checked/.test(note))
      .map((note) => withDates(note.replaceAll(row.id, 'This standard'), date)),
  };
}

function dueWords({ dueOn, dueAt, atStart }: StandardPage['standardDue']): string {
  if (dueAt !== null) {
    const at = Date.parse(dueAt);
    return `Due on ${longDate(londonDateOf(at))} at ${time(at)}`;
  }
  if (dueOn === null) return '';
  return atStart ? `Closes as ${longDate(dueOn)} begins` : `Due by the end of ${longDate(dueOn)}`;
}
