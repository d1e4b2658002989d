import { type Sql } from '#persistence/database.js';
import { type Problem } from '#engine/outcome.js';
import { textsOf, type Content } from './content.js';
import { isForThePerson, type DocumentKind } from './kind.js';
import { type CaseRecord } from './record.js';

const NUMBERS = [/\b[A-Z]\d{4}[A-Z]{2}\b/g, /\b[A-Z]\d{6}\b/g];

/**
 * Words that must not be in a document, whoever wrote them: another prisoner in one case's extract of a risk meeting
 * (000 L677), a victim in what the offender reads (004 L953) – but for the wording victim liaison chose.
 */
export async function namesNobodyElse(
  sql: Sql,
  kind: DocumentKind,
  content: Content,
  record: CaseRecord,
): Promise<Problem[]> {
  if (kind.oneCaseOnly)
    return [...otherNumbers(content, record), ...(await otherPrisoners(sql, content, record))];
  if (!isForThePerson(kind)) return [];
  const chosen = new Set(record.wordings.map(({ wording }) => wording));
  const texts = textsOf(content).filter((text) => !chosen.has(text));
  const [row] = await sql.query<{ found: number[] }>('SELECT throughcare.names_a_victim($1, $2) AS found', [
    record.pathwayId,
    texts,
  ]);
  return (row?.found ?? []).map((n) => ({
    field: 'text',
    message: `“${start(texts[n - 1])}” names somebody this document may not name: have it reworded where it was written, then produce the document again`,
  }));
}

const start = (text = ''): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function otherNumbers(content: Content, { person }: CaseRecord): Problem[] {
  const own = [person.prisonNumber, person.crn];
  const found = textsOf(content).flatMap((text) => NUMBERS.flatMap((pattern) => text.match(pattern) ?? []));
  return [...new Set(found)]
    .filter((number) => !own.includes(number))
    .map((number) => ({
      field: 'text',
      message: `it names another person (${number}): an extract is about one case; have it reworded where it was written`,
    }));
}

/** Anybody else of the same prison, by first and last name. */
async function otherPrisoners(sql: Sql, content: Content, record: CaseRecord): Promise<Problem[]> {
  const texts = textsOf(content).join('\n').toLowerCase();
  const rows = await sql.query<{ name: string }>(
    `SELECT DISTINCT n.first_name || ' ' || n.last_name AS name FROM throughcare.pathway p JOIN throughcare.person n ON n.id = p.person_id
      WHERE p.prison_code = (SELECT prison_code FROM throughcare.pathway WHERE id = $1) AND p.person_id <> (SELECT person_id FROM throughcare.pathway WHERE id = $1)
        AND position(lower(n.first_name || ' ' || n.last_name) IN $2) > 0
        AND lower(n.first_name || ' ' || n.last_name) <> lower($3)`,
    [record.pathwayId, texts, `${record.person.firstName ?? ''} ${record.person.lastName ?? ''}`],
  );
  return rows.map(({ name }) => ({
    field: 'text',
    message: `it names ${name}, another prisoner: an extract is about one case; have it reworded where it was written`,
  }));
}
