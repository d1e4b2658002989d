import { Database } from '#persistence/database.js';
import { type Field, type TaskType } from '#domain/task-type.js';
import { sampleUserId } from '#identity/sample-people.js';

/**
 * What is seeded says by itself what it is: `zqv0042q` is the forty-second word about a victim.
 * p identity of the person · w ordinary words · c confidential words · v about a victim · s ViSOR · e what somebody sent wrongly.
 */
export type Kind = 'p' | 'w' | 'c' | 'v' | 's' | 'e';
const CANARY = /zq[pwcvse]\d{4}q/gi;

/** Hands out words that are nowhere else, and knows where each was put. */
export class Canaries {
  readonly origin = new Map<string, string>();

  word(kind: Kind, origin: string): string {
    const word = `zq${kind}${String(this.origin.size + 1).padStart(4, '0')}q`;
    this.origin.set(word, origin);
    return word;
  }

  count(kind: Kind): number {
    return [...this.origin.keys()].filter((word) => word[2] === kind).length;
  }

  /** The canaries of these kinds in a text, each with where it was put. */
  in(text: string, kinds: string): string[] {
    const found = new Set(text.toLowerCase().match(CANARY) ?? []);
    return [...found]
      .filter((word) => kinds.includes(word[2] ?? ''))
      .map((word) => `${word} (${this.origin.get(word) ?? '?'})`);
  }
}

/** A form filled in with canaries; a number that may be left out is counted from the rest. */
export function filled(
  type: TaskType,
  kind: Kind,
  canaries: Canaries,
  victim: string,
): Record<string, unknown> {
  return Object.fromEntries(
    type.fields
      .filter((field) => field.required || field.type !== 'number')
      .map((field) => [field.name, valueOf(type, field, kind, canaries, victim)]),
  );
}

function valueOf(
  { id, confidentiality }: TaskType,
  { name, type }: Field,
  kind: Kind,
  canaries: Canaries,
  victim: string,
): unknown {
  const today = new Date().toISOString().slice(0, 10);
  if (typeof type === 'object') return type.choice[0];
  switch (type) {
    case 'text':
    case 'ref':
      return confidentiality === 'victim' && name === 'victim'
        ? victim
        : canaries.word(kind, `${id}#${name}`);
    case 'yesno':
      return true;
    case 'date':
      return today;
    case 'datetime':
      return `${today}T09:00`;
    case 'number':
      return 1;
    case 'person':
      return sampleUserId('om.yor');
    case 'steps':
      return [];
    case 'targets':
      return [
        {
          kind: 'behaviour',
          factor: 'victim-awareness',
          change: `${canaries.word(kind, `${id}#${name}.change`)} is another way of doing`,
          through: canaries.word(kind, `${id}#${name}.through`),
          order: 1,
          leg: 'both',
          owner: canaries.word(kind, `${id}#${name}.owner`),
          counterpart: canaries.word(kind, `${id}#${name}.counterpart`),
          by: today,
          here: 'feasible',
        },
      ];
  }
}

/** Every column of a database in which one of these kinds stands: `schema.table.column`, with the words. */
export async function findIn(url: string, canaries: Canaries, kinds: string): Promise<Map<string, string[]>> {
  const database = new Database({ url, poolSize: 1 });
  try {
    const columns = await database.query<{ t: string; c: string; type: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS t, quote_ident(column_name) AS c, data_type AS type
         FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
          AND data_type IN ('bytea', 'text', 'character varying', 'json', 'jsonb', 'ARRAY')`,
    );
    const found = new Map<string, string[]>();
    for (const { t, c, type } of columns) {
      const text = type === 'bytea' ? `encode(${c}, 'escape')` : `${c}::text`;
      const rows = await database.query<{ word: string }>(
        `SELECT DISTINCT m[1] AS word FROM ${t}, LATERAL regexp_matches(${text}, '(zq[${kinds}][0-9]{4}q)', 'gi') AS m`,
      );
      if (rows.length > 0)
        found.set(
          `${t}.${c}`,
          rows.map(({ word }) => `${word} (${canaries.origin.get(word.toLowerCase()) ?? '?'})`),
        );
    }
    return found;
  } finally {
    await database.close();
  }
}
