import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Sql } from '#persistence/database.js';
import { isInspector, placesOf, type Actor } from '#identity/actor.js';
import { isLondonDate } from '#calendar/index.js';
import { isFactKind } from '#domain/fact-kinds.js';
import { audit } from './accept.js';
import { isVictimFact } from './commit/wall.js';
import { doorsFor, once, type ActingDoors, type Door } from './doors.js';
import { isUuid } from './ids.js';
import { isOwnFact, OWN_FACT } from './own-facts.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from './outcome.js';
import { readyFact, writeFact, type FactInput, type ReadyFact } from './record-fact.js';

export type OpeningFact = Omit<FactInput, 'pathwayId' | 'personId' | 'supersedes'>;

/** Whose pathway, and the facts it opens with: the first is the court's request or the sentence. */
export interface OpenPathwayInput {
  /** Somebody already known. */
  readonly personId?: string;
  /** Somebody new, or known by the same prison number or CRN. */
  readonly person?: PersonInput;
  readonly facts: readonly OpeningFact[];
}

export interface PathwayOpened {
  readonly kind: 'done';
  readonly pathwayId: string;
  readonly personId: string;
  /** Number of the last command: the commit that has applied it has read all the facts. */
  readonly n: number;
}
export type OpenPathwayResult = PathwayOpened | Refused;

const OPENS: ReadonlySet<string> = new Set(['report-requested', 'sentenced']);
const MOST_FACTS = 50;

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\0'), { error: 'contains a null character' });
const personShape = z.strictObject({
  prisonNumber: z
    .string()
    .regex(/^[A-Z]\d{4}[A-Z]{2}$/, { error: 'a prison number is expected, such as A1234BC' })
    .optional(),
  crn: z
    .string()
    .regex(/^[A-Z]\d{6}$/, { error: 'a CRN is expected, such as X123456' })
    .optional(),
  pnc: name.optional(),
  firstName: name,
  lastName: name,
  dateOfBirth: z
    .string()
    .refine(isLondonDate, { error: 'a date is expected, such as 1990-04-01' })
    .optional(),
  gender: name.optional(),
  ethnicity: name.optional(),
  nationality: name.optional(),
});
export type PersonInput = z.infer<typeof personShape>;

/**
 * Opens a pathway with its first facts, in one transaction. The relay starts its workflow.
 * The person opening it must work at the prison or in the area that the facts name.
 */
export async function openPathway(
  doors: ActingDoors,
  actor: Actor,
  input: OpenPathwayInput,
  asked: Asked = {},
): Promise<OpenPathwayResult> {
  const [door] = doorsFor(doors, actor);
  if (!door || isInspector(actor)) return refuse('NOT_ALLOWED', 'Inspectors read; they open nothing.');
  const problems = shapeProblems(input);
  if (problems.length > 0) return invalid(problems);
  const first = input.facts[0];
  const key = `open:${first?.source}:${first?.sourceId ?? ''}:${first?.happenedAt}`;
  return once(door, actor, key, asked.commandId, (sql) => open(sql, door, actor, input, asked));
}

function shapeProblems({ personId, person, facts }: OpenPathwayInput): Problem[] {
  const problems: Problem[] = [];
  if ((personId === undefined) === (person === undefined))
    problems.push({ field: 'person', message: 'either personId or person is expected' });
  if (personId !== undefined && !isUuid(personId))
    problems.push({ field: 'personId', message: "a person's id is expected" });
  if (person !== undefined) {
    const read = personShape.safeParse(person);
    if (!read.success)
      problems.push(
        ...read.error.issues.map(({ path, message }) => ({ field: ['person', ...path].join('.'), message })),
      );
  }
  const first = facts[0];
  if (!first || !OPENS.has(first.kind))
    problems.push({ field: 'facts', message: 'the first fact is "report-requested" or "sentenced"' });
  if (facts.length > MOST_FACTS)
    problems.push({ field: 'facts', message: `more than ${MOST_FACTS}: record the rest afterwards` });
  for (const [index, { kind, data }] of facts.entries()) {
    if (!isFactKind(kind))
      problems.push({
        field: `facts.${index}.kind`,
        message: `"${kind}" is not a kind of fact: see factKinds`,
      });
    else if (isOwnFact(kind)) problems.push({ field: `facts.${index}.kind`, message: OWN_FACT.message });
    else if (isVictimFact({ kind, data: (data ?? {}) as never }))
      problems.push({
        field: `facts.${index}.kind`,
        message: 'facts about victims are recorded by victim liaison, afterwards',
      });
  }
  return problems;
}

async function open(
  sql: Sql,
  door: Door,
  actor: Actor,
  input: OpenPathwayInput,
  asked: Asked,
): Promise<OpenPathwayResult> {
  const ready: ReadyFact[] = [];
  for (const [index, fact] of input.facts.entries()) {
    const read = await readyFact(sql, fact);
    if ('kind' in read) ready.push(read);
    else return invalid(read.map(({ field, message }) => ({ field: `facts.${index}.${field}`, message })));
  }
  const prison = lastOf(ready, 'prison');
  const area = lastOf(ready, 'area');
  const places = placesOf(actor);
  if (![prison, area].some((place) => place !== undefined && places.includes(place))) {
    return refuse(
      'NOT_ALLOWED',
      'None of the places named is a prison or area of yours: a case is opened where it is.',
    );
  }
  const personId = input.personId ?? (await personOf(sql, input.person as PersonInput));
  if (typeof personId !== 'string') return invalid([personId]);
  if (input.personId !== undefined) {
    const [known] = await sql.query('SELECT 1 FROM throughcare.person WHERE id = $1', [personId]);
    if (!known) return refuse('NOT_FOUND', 'There is no such person.');
  }
  const pathwayId = randomUUID();
  await sql.query(
    'INSERT INTO throughcare.pathway (id, person_id, prison_code, area_code) VALUES ($1, $2, $3, $4)',
    [pathwayId, personId, prison ?? null, area ?? null],
  );
  let n = 0;
  for (const fact of ready) n = (await writeFact(sql, door, actor, pathwayId, fact, asked)).fact.n;
  await audit(sql, {
    actor: actor.userId,
    action: 'pathway.open',
    subjectType: 'pathway',
    subjectId: pathwayId,
    pathwayId,
    outcome: 'done',
    detail: { facts: ready.length },
    correlationId: asked.correlationId,
  });
  return { kind: 'done', pathwayId, personId, n };
}

const lastOf = (facts: readonly ReadyFact[], field: 'prison' | 'area'): string | undefined =>
  facts.map(({ all }) => all[field]).findLast((value): value is string => typeof value === 'string');

/**
 * Somebody known by prison number or CRN, else somebody new; a number that is somebody else's would give one person another's sentence.
 * @returns their id, or which number is wrong
 */
async function personOf(sql: Sql, person: PersonInput): Promise<string | Problem> {
  const known = await sql.query<{
    id: string;
    prison_number: string | null;
    crn: string | null;
    date_of_birth: string | null;
  }>(
    'SELECT id, prison_number, crn, date_of_birth FROM throughcare.person WHERE prison_number = $1 OR crn = $2',
    [person.prisonNumber ?? null, person.crn ?? null],
  );
  const differs = (here: string | null, typed: string | undefined): boolean =>
    here !== null && typed !== undefined && here !== typed;
  const [first, second] = known;
  if (
    first &&
    (second || differs(first.prison_number, person.prisonNumber) || differs(first.crn, person.crn))
  )
    return {
      field: 'person.crn',
      message:
        'the prison number and the CRN are on record for two different people: find out which is wrong',
    };
  if (first && differs(first.date_of_birth, person.dateOfBirth))
    return {
      field: first.prison_number === person.prisonNumber ? 'person.prisonNumber' : 'person.crn',
      message: 'the number is on record for somebody born on another day: check number and date of birth',
    };
  if (first) return first.id;
  const id = randomUUID();
  await sql.query(
    `INSERT INTO throughcare.person (id, prison_number, crn, pnc, first_name, last_name, date_of_birth, gender, ethnicity, nationality)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      person.prisonNumber ?? null,
      person.crn ?? null,
      person.pnc ?? null,
      person.firstName,
      person.lastName,
      person.dateOfBirth ?? null,
      person.gender ?? null,
      person.ethnicity ?? null,
      person.nationality ?? null,
    ],
  );
  return id;
}
