import { plainTitle } from '#domain/fact-kinds.js';
import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dateAndTime, longDate, time } from '../words/dates.js';
import { plainWords } from '../standards/standards.words.js';
import { type EventParts } from './rehearsal.query.js';

/** What happens in a rehearsal, in plain words. */

/** `9 December 2026`, or with its time where that matters. */
export function dueText(dueOn: string | null, dueAt: string | null): string {
  if (dueOn !== null) return date(dueOn);
  return dueAt === null ? '' : dateAndTime(Date.parse(dueAt));
}

/** `Wednesday 9 December 2026, 9am` */
export const momentText = (at: Instant): string => `${longDate(londonDateOf(at))}, ${time(at)}`;

/** `Licence set`; `Scope: in scope` from a decision that is kept with its rule. */
function milestoneText(kind: string): string {
  const [what = '', how] = kind.split(':');
  return how === undefined ? plainWords(what) : `${plainWords(what)}: ${how}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** One sentence for a thing that happened. */
export function eventText({ what, title, detail, dueOn, dueAt, fromOn, fromAt, late }: EventParts): string {
  const name = plainTitle(title ?? '');
  const due = dueText(dueOn, dueAt);
  switch (what) {
    case 'fact-recorded':
      return `Known: ${lower(name || plainWords(detail ?? ''))}`;
    case 'stage-reached':
      return `The stage is now ${plainWords(detail ?? '').toLowerCase()}`;
    case 'task-opened':
      return `New task: ${name}${due === '' ? '' : `, due ${due}`}${late ? ' (late from the start)' : ''}`;
    case 'task-withdrawn':
      return `No longer needed: ${name}`;
    case 'task-done':
      return `Done: ${name} (${plainWords(detail ?? '').toLowerCase()}${late ? ', late' : ''})`;
    case 'clock-moved': {
      const before = dueText(fromOn, fromAt);
      return `New date: ${name}${due === '' ? ' has no deadline any more' : `, due ${due}`}${before === '' ? '' : ` instead of ${before}`}`;
    }
    case 'clock-missed':
      return `Missed: ${name}${due === '' ? '' : `, was due ${due}`}`;
    case 'escalated':
      return `Passed up: ${name}, to ${lower(plainWords(detail ?? ''))}`;
    case 'gate-closed':
      return `Held back until this is done: ${name}`;
    case 'gate-opened':
      return 'Something is no longer held back';
    case 'gate-lapsed':
      return 'A step that was missing holds nothing back any more: the day fixed by law has come';
    case 'milestone-reached':
      return milestoneText(detail ?? '');
    default:
      return 'The case has ended';
  }
}

const KINDS: Readonly<Record<string, string>> = {
  determinate: 'Determinate sentence',
  extended: 'Extended sentence',
  life: 'Life sentence',
  ipp: 'Imprisonment for public protection (IPP)',
  'community-order': 'Community order',
  'suspended-sentence': 'Suspended sentence order',
  'hospital-order': 'Hospital order',
};
export const kindWords = (kind: string | null): string =>
  kind === null ? 'Not sentenced yet' : (KINDS[kind] ?? kind);
export const KIND_CHOICES = Object.entries(KINDS).map(([value, text]) => ({ value, text }));
