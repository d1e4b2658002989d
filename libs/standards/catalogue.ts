import { type LondonDate } from '#domain/time.js';
import { RAW_ROWS } from './catalogue-files.js';
import { type Facts } from './facts.js';
import { CatalogueError, StandardsRefusal, type SetId, type StandardRow } from './row.js';
import sets from './sets.json' with { type: 'json' };
import { readWhen, WhenError, type Condition, type Verdict } from './when.js';

/** A set of rules and the days it was or is in force. */
export interface RuleSet {
  readonly id: SetId;
  readonly title: string;
  readonly from: LondonDate;
  readonly to?: LondonDate;
  readonly source: string;
}

export const RULE_SETS = sets as readonly RuleSet[];

export interface Catalogue {
  readonly rows: readonly StandardRow[];
  readonly byId: ReadonlyMap<string, StandardRow>;
  /** Rows of each family, in the catalogue's order. */
  readonly families: ReadonlyMap<string, readonly StandardRow[]>;
  readonly conditions: ReadonlyMap<string, Condition>;
}

/**
 * Indexes rows and reads their conditions. The shape of a row is checked by `validateRows` (validate.ts), which every process
 * calls as it starts; here is only what reading them needs.
 * @throws CatalogueError listing every row whose id comes twice or whose `when` cannot be read
 */
export function buildCatalogue(rows: readonly StandardRow[]): Catalogue {
  const byId = new Map<string, StandardRow>();
  const families = new Map<string, StandardRow[]>();
  const conditions = new Map<string, Condition>();
  const problems: { id: string; reason: string }[] = [];
  for (const row of rows) {
    if (byId.has(row.id)) problems.push({ id: row.id, reason: 'this id is used twice' });
    byId.set(row.id, row);
    families.set(row.family, [...(families.get(row.family) ?? []), row]);
    if (row.when === undefined) continue;
    try {
      conditions.set(row.id, readWhen(row.when));
    } catch (error) {
      if (!(error instanceof WhenError)) throw error;
      problems.push({ id: row.id, reason: `when: ${error.message}` });
    }
  }
  if (problems.length) throw new CatalogueError(problems);
  return { rows, byId, families, conditions };
}

let built: Catalogue | undefined;

/** The catalogue this code carries, read on first use. */
export const catalogue = (): Catalogue => (built ??= buildCatalogue(RAW_ROWS as readonly StandardRow[]));

/** A row by its id. @throws StandardsRefusal UNKNOWN_STANDARD, with the names that come near */
export function standard(id: string): StandardRow {
  const row = catalogue().byId.get(id);
  if (!row) throw unknown(id, [...catalogue().byId.keys()], 'standard');
  return row;
}

/** The rows of a family. @throws StandardsRefusal UNKNOWN_STANDARD, with the names that come near */
export function familyRows(family: string): readonly StandardRow[] {
  const rows = catalogue().families.get(family);
  if (!rows) throw unknown(family, [...catalogue().families.keys()], 'family of standards');
  return rows;
}

/** Whether a row's condition holds for these facts; a row without one holds for every case. */
export const appliesTo = (row: StandardRow, facts: Facts): Verdict =>
  catalogue().conditions.get(row.id)?.(facts) ?? true;

/** The set of rules in force on a date; none before 2007. */
export const setOn = (date: LondonDate): SetId | undefined =>
  RULE_SETS.find(({ from, to }) => date >= from && (to === undefined || date <= to))?.id;

function unknown(name: string, names: readonly string[], what: string): StandardsRefusal {
  const head = name.toUpperCase().split('-')[0] ?? '';
  const near = names
    .filter((candidate) => head.length > 1 && candidate.split('-').includes(head))
    .slice(0, 8);
  const hint = near.length
    ? `Near it: ${near.join(', ')}.`
    : 'The command `throughcare standards list` shows them all.';
  return new StandardsRefusal('UNKNOWN_STANDARD', `There is no ${what} called "${name}". ${hint}`);
}
