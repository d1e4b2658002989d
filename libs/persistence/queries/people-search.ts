import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { type PersonRead } from './pathway-list.js';
import { maySeePathway, type Reader } from './reader.js';

export interface PeopleQuery {
  /** Names and numbers as somebody typed them. */
  readonly text: string;
  /** Whether the asker may know police numbers: else none is looked at. */
  readonly pnc: boolean;
  readonly first: number;
  readonly after?: string;
}

/** Somebody found, with the ids of the cases of theirs that the reader may see, latest first. */
export interface PersonFound extends PersonRead {
  readonly score: number;
  readonly pathwayIds: readonly string[];
}

const NAME = 'people';
const MOST_WORDS = 3;
const SHORTEST = 2;
/** A police number is looked for from this many signs on. */
const SHORTEST_PNC = 6;

/**
 * What was typed as the words to look for, most telling first. A number with spaces in it (`a 1234 bc`, `x 12 34 56`) is one word.
 * @returns nothing where there is too little to look for
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replaceAll(/[-/]+/g, ' ')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
  const joined = plain.replaceAll(' ', '');
  if (/^[a-z]{0,2}\d{2,12}[a-z]{0,2}$/.test(joined)) return [joined];
  return [...new Set(plain.split(/\s+/))]
    .filter((word) => word.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS);
}

/** People with a case the reader may see whose name or number is like what was typed, the likest first. */
export async function searchPeople(
  db: Doors,
  reader: Reader,
  query: PeopleQuery,
): Promise<Page<PersonFound>> {
  const words = wordsOf(query.text);
  const number = query.text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const p = new Parameters();
  const found = `(${foundBy(words, query.pnc ? number : '', p)})`;
  const seen = `SELECT array_agg(p.id ORDER BY p.opened_at DESC, p.id) AS ids FROM throughcare.pathway p
     WHERE p.person_id = n.id AND ${maySeePathway(reader, p)}`;
  const from = `FROM ${found} f JOIN throughcare.person n ON n.id = f.person_id CROSS JOIN LATERAL (${seen}) s`;
  const visible = 's.ids IS NOT NULL';
  const counted = [...p.values];
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const beyond = after && `(-f.score, n.id) > (${p.add(-Number(after[0]))}::int, ${p.add(after[1])}::uuid)`;
  const rows =
    words.length === 0
      ? []
      : await db.rows<PersonFound>(
          `SELECT n.id, n.prison_number AS "prisonNumber", n.crn, n.pnc, n.first_name AS "firstName", n.last_name AS "lastName",
                  n.date_of_birth::text AS "dateOfBirth", n.gender, n.ethnicity, n.nationality, f.score, s.ids AS "pathwayIds"
             ${from} WHERE ${all([visible, beyond])} ORDER BY -f.score, n.id LIMIT ${p.add(query.first + 1)}`,
          p.values,
        );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [row.score, row.id]),
    total: async () => {
      if (words.length === 0) return 0;
      const [row] = await db.rows<{ n: number }>(
        `SELECT count(*)::int AS n ${from} WHERE ${visible}`,
        counted,
      );
      return row?.n ?? 0;
    },
  };
}

const WHOLE = 1_000;

/** By name, prison number and CRN through the one index (migration 0020), by police number through its own. */
function foundBy(words: readonly string[], pnc: string, p: Parameters): string {
  const like = `SELECT person_id, score FROM throughcare.people_like(
      ARRAY(SELECT throughcare.plain(w) FROM unnest(${p.add(words)}::text[]) AS w))`;
  if (pnc.length < SHORTEST_PNC) return like;
  return `SELECT person_id, max(score) AS score FROM (${like}
    UNION ALL SELECT id, ${WHOLE} FROM throughcare.person WHERE throughcare.number_key(pnc) LIKE ${p.add(`${pnc}%`)}) both_ways GROUP BY person_id`;
}
