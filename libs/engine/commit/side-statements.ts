import { type Statement } from '#persistence/database.js';
import { SIDE_TABLES, type SideTable } from './side-rows.js';
import { type Schema } from './statements.js';

/** Empties the tables that the ledger fills; stuck rows of others stand. */
export const clearSide = (schema: Schema): string[] =>
  SIDE_TABLES.filter((table) => schema === 'throughcare' || WALLED.has(table)).map(
    (table) =>
      `DELETE FROM ${schema}.${table} WHERE pathway_id = $1${table === 'stuck' ? ` AND source <> 'reconciler'` : ''}`,
  );

const WALLED: ReadonlySet<SideTable> = new Set(['standing_clock', 'stuck']);

const SIDE_COLUMNS: Readonly<Record<SideTable, Readonly<Record<string, string>>>> = {
  gate: {
    id: 'uuid',
    gate: 'text',
    closed_at: 'timestamptz',
    opens: 'text',
    overridden_until: 'date',
    overridden_by: 'uuid',
    lapsed_at: 'timestamptz',
  },
  milestone: { kind: 'text', on_date: 'date', at: 'timestamptz' },
  standing_clock: { type: 'text', due_on: 'date', due_at: 'timestamptz', standard_row: 'text' },
  stuck: {
    cause: 'text',
    severity: 'int',
    since: 'timestamptz',
    owner_role: 'text',
    unblocks: 'text',
    detail: 'text',
    next_nudge_at: 'timestamptz',
    source: 'text',
  },
};

/** One small table's part of `writeSide`: rows to write and keys to remove stand under its name in $2. */
function sidePart(schema: Schema, table: SideTable): string {
  const columns = SIDE_COLUMNS[table];
  const list = Object.keys(columns);
  const shape = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const set = list.map((name) =>
    name === 'overridden_by'
      ? `${name} = coalesce(excluded.${name}, t.${name})`
      : `${name} = excluded.${name}`,
  );
  return `${table}_gone AS (
      DELETE FROM ${schema}.${table} WHERE pathway_id = $1
        AND key IN (SELECT jsonb_array_elements_text($2::jsonb -> '${table}' -> 'gone'))
    ), ${table}_up AS (
      INSERT INTO ${schema}.${table} AS t (pathway_id, key, ${list.join(', ')})
      SELECT $1, r.key, ${list.map((name) => `r.${name}`).join(', ')}
      FROM jsonb_to_recordset($2::jsonb -> '${table}' -> 'up') AS r (key text, ${shape.join(', ')})
      ON CONFLICT (pathway_id, key) DO UPDATE SET ${set.join(', ')}
    )`;
}

const sideStatements = new Map<string, Statement>();

/** Writes and removes the rows of these small tables, in one statement. $1 pathway, $2 `{table: {up: rows, gone: keys}}`. */
export function writeSide(schema: Schema, tables: readonly SideTable[]): Statement {
  const name = `commit-${schema}-${tables.join('-')}`;
  const known = sideStatements.get(name);
  if (known) return known;
  const statement = {
    name,
    text: `WITH ${tables.map((table) => sidePart(schema, table)).join(', ')} SELECT`,
  };
  sideStatements.set(name, statement);
  return statement;
}
