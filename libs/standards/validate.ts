import { isLondonDate } from '#calendar/index.js';
import { ROLES, TEAM_KINDS } from '#domain/roles.js';
import { z } from 'zod';
import { RAW_ROWS } from './catalogue-files.js';
import { RULE_SETS } from './catalogue.js';
import { RULE_CHANGES } from './changes.js';
import { CatalogueError, COUNTS, SET_IDS, STATUSES, UNITS, type StandardRow } from './row.js';
import { readWhen, WhenError } from './when.js';

/**
 * Checks the catalogue as data. Every process calls `assertCatalogue` as it starts; it stands apart from index.ts so that
 * workflows, which are loaded thousands of times, do not carry zod.
 */

const OWNERS: readonly string[] = [...ROLES, ...Object.keys(TEAM_KINDS)];
const STAGES = [
  'pre-sentence',
  'allocation',
  'reception',
  'induction',
  'assessment',
  'planning',
  'custody',
  'review',
  'victim',
  'rotl',
  'hdc',
  'parole',
  'pre-release',
  'delivery',
  'licence',
  'enforcement',
  'recall',
  'termination',
] as const;

const name = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'must be capitals, digits and hyphens');
const words = z.string().trim().min(1, 'must not be empty');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM');
const date = z.string().refine(isLondonDate, 'must be a real date, YYYY-MM-DD');
const whole = z.number().int('must be whole').min(0, 'must not be negative');

const condition = z.string().superRefine((text, context) => {
  try {
    readWhen(text);
  } catch (error) {
    if (!(error instanceof WhenError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

/** What must hold between the fields of a row; each gives a reason in words. */
const RULES: readonly (readonly [field: string, reason: string, broken: (row: StandardRow) => boolean])[] = [
  [
    'limit',
    'is months and days exactly where the unit is months-then-days',
    (r) => (typeof r.limit === 'object') !== (r.unit === 'months-then-days'),
  ],
  ['count', 'an hour is never counted as day 1', (r) => r.unit === 'hours' && r.count !== 'exclude-first'],
  ['limit', 'nothing can end before its day 1', (r) => r.count !== 'exclude-first' && r.limit === 0],
  [
    'cutOff',
    'belongs to a count of days after an anchor',
    (r) => !!r.cutOff && (r.unit === 'hours' || r.direction === 'before'),
  ],
  ['dueTime', 'belongs to a count of days', (r) => !!r.dueTime && r.unit === 'hours'],
  ['locksAtStart', 'a day cannot have both a time and its start', (r) => !!r.locksAtStart && !!r.dueTime],
  ['notBefore', 'belongs to a count of days', (r) => !!r.notBefore && (r.unit === 'hours' || !!r.dueTime)],
  ['anchorBroughtForward', 'cannot stand beside a cut-off', (r) => !!r.anchorBroughtForward && !!r.cutOff],
  [
    'effectiveTo',
    'comes before effectiveFrom',
    (r) => !!r.effectiveFrom && !!r.effectiveTo && r.effectiveTo < r.effectiveFrom,
  ],
];

const rowSchema = z
  .strictObject({
    id: name,
    family: name,
    set: z.enum(['any', ...SET_IDS]),
    title: words,
    stage: z.enum(STAGES),
    anchor: z.strictObject({ text: words, kind: z.enum(['happened', 'learnt']) }),
    limit: z.union([whole, z.strictObject({ months: whole, days: whole })], {
      error: 'must be a whole number, or months and days',
    }),
    unit: z.enum(UNITS),
    direction: z.enum(['after', 'before']),
    count: z.enum(COUNTS),
    anchorBroughtForward: z.literal(true).optional(),
    cutOff: time.optional(),
    dueTime: time.optional(),
    locksAtStart: z.literal(true).optional(),
    owner: z.string().refine((owner) => OWNERS.includes(owner), 'is no role and no kind of team'),
    appliesTo: words.optional(),
    when: condition.optional(),
    displaces: z.array(name).min(1).optional(),
    effectiveBy: z.enum(['anchor', 'due']),
    effectiveFrom: date.optional(),
    effectiveTo: date.optional(),
    ifMissed: words.optional(),
    notBefore: date.optional(),
    notUsed: words.optional(),
    source: words,
    status: z.enum(STATUSES),
  })
  .superRefine((row, context) => {
    for (const [field, reason, broken] of RULES)
      if (broken(row as StandardRow)) context.addIssue({ code: 'custom', path: [field], message: reason });
  });

/**
 * Checks rows and gives them typed.
 * @throws CatalogueError naming every bad row by its id (or its place, where it has none) and all that is wrong with it
 */
export function validateRows(raw: readonly unknown[]): readonly StandardRow[] {
  const problems: { id: string; reason: string }[] = [];
  const rows: StandardRow[] = [];
  raw.forEach((candidate, index) => {
    const parsed = rowSchema.safeParse(candidate);
    if (parsed.success) rows.push(parsed.data);
    else problems.push({ id: idOf(candidate, index), reason: parsed.error.issues.map(inWords).join('; ') });
  });
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.id)) problems.push({ id: row.id, reason: 'id: is used twice' });
    seen.add(row.id);
    for (const other of row.displaces ?? [])
      if (!rows.some(({ id, family }) => id === other && family === row.family && id !== row.id))
        problems.push({
          id: row.id,
          reason: `displaces: ${other} is no other row of the family ${row.family}`,
        });
  }
  if (problems.length) throw new CatalogueError(problems);
  return rows;
}

function idOf(candidate: unknown, index: number): string {
  const id = (candidate as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id ? id : `row ${index + 1}, which has no id`;
}

const inWords = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  path.length ? `${path.join('.')}: ${message}` : message;

/** Sets must follow one another without gap or overlap, or a date would have two sets of rules, or none. */
function checkSets(): void {
  const problems = RULE_SETS.flatMap(({ id, from, to }, index) => {
    const next = RULE_SETS[index + 1];
    const broken =
      !SET_IDS.includes(id) || !isLondonDate(from) || (next ? !to || to >= next.from : to !== undefined);
    return broken
      ? [{ id: `set ${id}`, reason: 'must be known, and end before the next begins (sets.json)' }]
      : [];
  });
  if (problems.length) throw new CatalogueError(problems);
}

const changeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be like-this-2026'),
  what: z.enum(['law', 'standard', 'calendar']),
  title: words,
  from: date,
  rows: z.array(name),
  inFlight: z
    .strictObject({
      cases: condition,
      rule: words,
      others: words,
      recallType: z.enum(['fixed', 'standard', 'hdc']).optional(),
    })
    .optional(),
  source: words,
});

/**
 * Changes and rows must know each other: a change names rows that are there, and a row that waits for a change is named by it and
 * gives no day before it, so that nobody is late by a rule that did not hold yet.
 * @throws CatalogueError naming every bad change and row
 */
export function validateChanges(raw: readonly unknown[], rows: readonly StandardRow[]): void {
  const problems: { id: string; reason: string }[] = [];
  const add = (id: string, reason: string): void => void problems.push({ id, reason });
  const changes = raw.flatMap((candidate, index) => {
    const parsed = changeSchema.safeParse(candidate);
    if (parsed.success) return [parsed.data];
    add(idOf(candidate, index), `${parsed.error.issues.map(inWords).join('; ')} (changes.json)`);
    return [];
  });
  for (const { id, rows: named } of changes) {
    if (changes.filter((other) => other.id === id).length > 1) add(id, 'id: is used twice (changes.json)');
    for (const row of named)
      if (!rows.some((one) => one.id === row)) add(id, `rows: there is no row ${row} (changes.json)`);
  }
  for (const row of rows) {
    const waitsFor = changes.filter(({ id }) => changeIdsIn(row.when).includes(id));
    for (const change of waitsFor) {
      if (!change.rows.includes(row.id))
        add(row.id, `when: ${change.id} does not name this row (changes.json)`);
      if (row.notBefore === undefined || row.notBefore < change.from)
        add(row.id, `notBefore: must be ${change.from} or later, the day ${change.id} begins`);
    }
  }
  if (problems.length) throw new CatalogueError(problems);
}

/** Changes that a condition asks for. */
const changeIdsIn = (when: string | undefined): string[] =>
  [...(when ?? '').matchAll(/\bchanges in \(([^)]*)\)/g)].flatMap(([, list]) =>
    (list ?? '').split(',').map((id) => id.trim()),
  );

/** Checks the catalogue this code carries. Call it as a process starts. @throws CatalogueError, which must stop it */
export function assertCatalogue(rows: readonly unknown[] = RAW_ROWS): void {
  checkSets();
  validateChanges(RULE_CHANGES, validateRows(rows));
}
