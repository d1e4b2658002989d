import { parseLondon, londonDateOf, startOfDay } from '#calendar/index.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { one } from '../forms/marks.js';
import { type FieldProblem } from '../forms/form.js';
import { type FieldView } from '../rehearsal/fields/field.js';
import { type Fields } from '../visit/http.js';
import { codeInWords } from '../case/case-words.js';
import { factInWords, type Said } from '../case/fact-words.js';
import { dateAndTime } from '../words/dates.js';
import { typedDay } from '../words/days.js';
import { readFact } from './fact.fields.js';
import { type FactKind } from './fact.query.js';

/** What a form of a fact is about. */
export interface SentFact {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactKind;
  readonly fields: readonly FieldView[];
  readonly sources: readonly { readonly value: string; readonly text: string }[];
  /** The fact that it corrects. */
  readonly corrects?: string;
}

export interface ReadFact {
  readonly ok: true;
  readonly input: {
    readonly pathwayId?: string;
    readonly personId?: string;
    readonly kind: string;
    readonly data: Record<string, unknown>;
    readonly happenedAt: string;
    readonly source: string;
    readonly supersedes?: string;
  };
  /** What it says, in words, for whoever checks it. */
  readonly says: readonly Said[];
  readonly at: string;
}

/** Who says facts of this kind, as its catalogue has them, and whoever types it in. */
export function sourcesOf(kind: FactKind, already?: string): SentFact['sources'] {
  const named = kind.from
    .split(',')
    .map((text) => text.trim())
    .filter((text) => !/^any(one)?$/.test(text))
    .map((text) => ({ value: text.replaceAll(' ', '-'), text: codeInWords(text) }));
  const all = [...named, { value: 'staff', text: 'I know it myself' }];
  return already === undefined || all.some(({ value }) => value === already)
    ? all
    : [{ value: already, text: codeInWords(already) }, ...all];
}

/**
 * Reads the form of a fact. A day alone counts from its beginning, today from now; both by London's clocks.
 * @param now epoch milliseconds
 */
export function sentFact(
  about: SentFact,
  sent: Fields,
  now: Instant,
): ReadFact | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const { data, problems: wrong } = readFact(about.kind, about.fields, sent);
  const problems: FieldProblem[] = [...wrong];
  const when = happenedAt(sent, now);
  if (typeof when === 'string') problems.push({ field: 'happenedOn', message: when });
  const source = one(sent, 'source');
  if (!about.sources.some(({ value }) => value === source))
    problems.push({ field: 'source', message: 'Choose who says so' });
  const said = Object.keys(data).length > 0;
  if (!said && about.fields.length > 0 && problems.length === 0)
    problems.push({ field: about.fields[0]?.name, message: 'Fill in at least one thing that it says' });
  if (problems.length > 0 || typeof when === 'string') return { ok: false, problems };
  const ofPerson = one(sent, 'of') === 'person' && about.corrects === undefined;
  const at = isoInstant(when);
  return {
    ok: true,
    at,
    says: [
      ...factInWords(about.kind.id, data),
      { name: 'Happened', value: dateAndTime(when) },
      { name: 'Who says so', value: about.sources.find(({ value }) => value === source)?.text ?? source },
    ],
    input: {
      ...(ofPerson ? { personId: about.personId } : { pathwayId: about.id }),
      kind: about.kind.id,
      data,
      happenedAt: at,
      source,
      supersedes: about.corrects,
    },
  };
}

/** When it happened; or what is wrong with what was typed. */
function happenedAt(sent: Fields, now: Instant): Instant | string {
  const kept = Date.parse(one(sent, 'at'));
  if (one(sent, 'step') === 'save' && Number.isFinite(kept)) return kept;
  const day = typedDay(one(sent, 'happenedOn'));
  if (day === undefined) return 'Enter the day it happened, such as 9/12/2026';
  const today = londonDateOf(now);
  if (day > today) return 'The day it happened must be today or in the past';
  const typedTime = one(sent, 'happenedOn-time');
  if (typedTime === '') return day === today ? now : startOfDay(day);
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(typedTime) ?? [];
  try {
    if (!hours || !minutes) throw new RangeError('no time');
    const at = parseLondon(`${day}T${hours.padStart(2, '0')}:${minutes}`);
    return at > now ? 'The time it happened must be in the past' : at;
  } catch {
    return 'Enter the time it happened as hours and minutes, such as 14:30, or leave it empty';
  }
}
