import { londonDateOf, startOfDay } from '#calendar/index.js';
import { isoInstant, type Instant, type LondonDate } from '#domain/time.js';
import { offenceOf } from '#caseload/offences.js';
import { type FieldProblem } from '../forms/form.js';
import { many, one } from '../forms/marks.js';
import { readFact } from '../fact/fact.fields.js';
import { type Fields } from '../visit/http.js';
import { typedDay } from '../words/days.js';
import { type Asks } from './register.kinds.js';

export interface OpeningFact {
  readonly kind: string;
  readonly data: Record<string, unknown>;
  readonly happenedAt: string;
  readonly source: string;
}
/** Who somebody new is, as the API takes it. */
export interface TypedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly prisonNumber?: string;
  readonly crn?: string;
  readonly pnc?: string;
  readonly dateOfBirth?: LondonDate;
  readonly gender?: string;
}
export interface ReadRegistration {
  readonly ok: true;
  readonly person: TypedPerson;
  readonly facts: readonly OpeningFact[];
}
type Read = ReadRegistration | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Where a field of the API stands in the form; undefined for what the form does not ask. */
export function fieldInForm(field: string): string | undefined {
  const [part, second, ...rest] = field.split('.');
  if (part === 'person' && second !== undefined) return second;
  if (part !== 'facts' || second === undefined) return undefined;
  if (second !== '0') return second === '1' ? 'receivedOn' : undefined;
  if (rest.length === 0) return undefined;
  return rest[0] === 'happenedAt' ? 'happenedOn' : rest.join('-');
}

/**
 * Reads the form of a registration: who it is, and the facts the case opens with. Whether that will do is for the API to say.
 * @param now epoch milliseconds: a day counts from its beginning, today from now; both by London's clocks
 */
export function readRegistration(asks: Asks, sent: Fields, now: Instant): Read {
  const problems: FieldProblem[] = [];
  const person = personIn(sent, problems);
  const { data, problems: wrong } = readFact(asks.fact, [...asks.fields, ...asks.dates], sent);
  problems.push(...wrong);
  const day = dayIn(sent, 'happenedOn', asks.dayLabel, now, problems);
  if (day === undefined && one(sent, 'happenedOn') === '')
    problems.push({
      field: 'happenedOn',
      message: `Enter the ${asks.dayLabel.toLowerCase()}, such as 9/12/2026`,
    });
  const received = asks.custody ? dayIn(sent, 'receivedOn', 'Day they came in', now, problems) : undefined;
  if (day !== undefined && received !== undefined && received < day)
    problems.push({
      field: 'receivedOn',
      message: 'The day they came in must be the day of the sentence or later; before it they were on remand',
    });
  if (asks.offences) data['offences'] = offencesIn(sent, problems);
  if (asks.requirements.length > 0) data['requirements'] = many(sent, 'requirements');
  if (problems.length > 0 || day === undefined) return { ok: false, problems };
  const source = one(sent, 'source') || 'staff';
  const at = (on: LondonDate, after: number): string =>
    isoInstant(on === londonDateOf(now) ? now : startOfDay(on) + after);
  const facts: OpeningFact[] = [
    { kind: asks.fact.id, data: { ...asks.says, ...withoutEmpty(data) }, happenedAt: at(day, 0), source },
  ];
  if (received !== undefined)
    // After the sentence, also on its day.
    facts.push({
      kind: 'received',
      data: { prison: data['prison'] },
      happenedAt: at(received, 1),
      source: 'prison-record',
    });
  const level = one(sent, 'roh');
  if (level !== '') facts.push({ kind: 'roh-changed', data: { level }, happenedAt: isoInstant(now), source });
  return { ok: true, person, facts };
}

function personIn(sent: Fields, problems: FieldProblem[]): TypedPerson {
  const text = (name: string): string | undefined => one(sent, name) || undefined;
  const [firstName = '', lastName = ''] = [text('firstName'), text('lastName')];
  if (firstName === '') problems.push({ field: 'firstName', message: 'Enter the first name' });
  if (lastName === '') problems.push({ field: 'lastName', message: 'Enter the last name' });
  const born = text('dateOfBirth');
  const dateOfBirth = born === undefined ? undefined : typedDay(born);
  if (born !== undefined && dateOfBirth === undefined)
    problems.push({ field: 'dateOfBirth', message: 'Date of birth must be a date, such as 9/12/1990' });
  const number = (name: 'prisonNumber' | 'crn', shape: RegExp, message: string): string | undefined => {
    const typed = text(name)?.replaceAll(/\s/g, '').toUpperCase();
    if (typed !== undefined && !shape.test(typed)) problems.push({ field: name, message });
    return typed;
  };
  const prisonNumber = number(
    'prisonNumber',
    /^[A-Z]\d{4}[A-Z]{2}$/,
    'Prison number must be a letter, four digits and two letters, such as A1234BC',
  );
  const crn = number('crn', /^[A-Z]\d{6}$/, 'CRN must be a letter and six digits, such as X123456');
  return { firstName, lastName, prisonNumber, crn, pnc: text('pnc'), dateOfBirth, gender: text('gender') };
}

function dayIn(
  sent: Fields,
  field: string,
  label: string,
  now: Instant,
  problems: FieldProblem[],
): LondonDate | undefined {
  const text = one(sent, field);
  if (text === '') return undefined;
  const day = typedDay(text);
  if (day === undefined) problems.push({ field, message: `${label} must be a date, such as 9/12/2026` });
  else if (day > londonDateOf(now))
    problems.push({ field, message: `${label} must be today or in the past` });
  return day;
}

/** Each offence stands on a line of its own, in the words of the warrant. */
function offencesIn(sent: Fields, problems: FieldProblem[]): string[] {
  const lines = one(sent, 'offences')
    .split(/\r?\n/)
    .flatMap((line) => line.trim() || []);
  const unknown = lines.filter((line) => offenceOf(line) === undefined);
  if (unknown.length > 0)
    problems.push({
      field: 'offences',
      message: `We do not know “${unknown.join('”, “')}”: check the spelling, or leave it out and answer the questions about victims and registration`,
    });
  return [...new Set(lines.flatMap((line) => offenceOf(line)?.code ?? []))];
}

const withoutEmpty = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
