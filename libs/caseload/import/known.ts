import { type Instant } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';
import { type CaseVictim } from '../opening-facts.js';
import { type CasePicture, type Lookups } from '../picture.js';
import { type CaseRecord } from '../record.js';

/** A person the database knows, with the last of their pathways. */
export interface KnownCase {
  readonly personId: string;
  readonly prisonNumber: string | null;
  readonly pathwayId: string | null;
  readonly ended: boolean;
  readonly sentenced: boolean;
  readonly importHash: string | null;
  /** What the last import said of that pathway; null when it was opened by hand. */
  readonly picture: CasePicture | null;
  /** When that was. */
  readonly importedAt: Instant;
}

/** A victim as victim liaison refers to them. */
export interface KnownVictim extends CaseVictim {
  readonly reference: string;
}

/** What the database knows of the people of a batch. */
export interface Known {
  readonly byPrisonNumber: ReadonlyMap<string, KnownCase>;
  readonly byCrn: ReadonlyMap<string, KnownCase>;
  readonly victims: ReadonlyMap<string, readonly KnownVictim[]>;
}

/** Places of the directory, and the users that these records name. */
export async function lookupsFor(sql: Sql, records: readonly CaseRecord[]): Promise<Lookups> {
  const names = new Set(
    records
      .flatMap(({ probation }) => [probation?.offenderManager, probation?.offenderSupervisor])
      .filter((name) => name !== undefined)
      .map((name) => name.toLowerCase()),
  );
  const places = await sql.query<{ code: string; kind: string }>('SELECT code, kind FROM throughcare.place');
  const users = await sql.query<{ id: string; username: string }>(
    'SELECT id, lower(username) AS username FROM throughcare.person_user WHERE active AND lower(username) = ANY($1)',
    [[...names]],
  );
  const codes = (kind: string): Set<string> =>
    new Set(places.filter((place) => place.kind === kind).map(({ code }) => code));
  return {
    users: new Map(users.map(({ username, id }) => [username, id])),
    prisons: codes('prison'),
    areas: codes('area'),
  };
}

const CASES = `
SELECT p.id AS person, p.prison_number, p.crn, p.details->'import' AS import, w.id AS pathway, w.ended_at, w.import_hash,
  EXISTS (SELECT 1 FROM throughcare.fact f WHERE f.pathway_id = w.id AND f.kind = 'sentenced' AND f.withdrawn_at IS NULL) AS sentenced
  FROM throughcare.person p
  LEFT JOIN LATERAL (
    SELECT id, ended_at, import_hash FROM throughcare.pathway WHERE person_id = p.id
     ORDER BY ended_at DESC NULLS FIRST, opened_at DESC LIMIT 1) w ON true
 WHERE p.prison_number = ANY($1) OR p.crn = ANY($2)`;

interface CaseRow {
  readonly person: string;
  readonly prison_number: string | null;
  readonly crn: string | null;
  readonly import: { readonly pathway: string; readonly picture: CasePicture; readonly at: Instant } | null;
  readonly pathway: string | null;
  readonly ended_at: number | null;
  readonly import_hash: string | null;
  readonly sentenced: boolean;
}

/** What is known of the people these records are about, by prison number and by case reference number. */
export async function knownOf(sql: Sql, records: readonly CaseRecord[]): Promise<Known> {
  const rows = await sql.query<CaseRow>(CASES, [
    records.map(({ prisoner }) => prisoner.prisonerNumber),
    records.map(({ probation }) => probation?.crn).filter((crn) => crn !== undefined),
  ]);
  const pathways = rows.map(({ pathway }) => pathway).filter((id) => id !== null);
  const victims = pathways.length > 0 ? await victimsOf(sql, pathways) : new Map<string, KnownVictim[]>();
  const cases = rows.map((row) => ({ row, known: knownCase(row) }));
  return {
    byPrisonNumber: new Map(
      cases.flatMap(({ row, known }) =>
        row.prison_number === null ? [] : [[row.prison_number, known] as const],
      ),
    ),
    byCrn: new Map(cases.flatMap(({ row, known }) => (row.crn === null ? [] : [[row.crn, known] as const]))),
    victims,
  };
}

const knownCase = (row: CaseRow): KnownCase => ({
  personId: row.person,
  prisonNumber: row.prison_number,
  pathwayId: row.pathway,
  ended: row.ended_at !== null,
  sentenced: row.sentenced,
  importHash: row.import_hash,
  importedAt: row.import?.at ?? 0,
  picture: row.import && row.import.pathway === row.pathway ? row.import.picture : null,
});

async function victimsOf(sql: Sql, pathways: readonly string[]): Promise<Map<string, KnownVictim[]>> {
  const rows = await sql.query<{
    id: string;
    pathway_id: string;
    reference: string;
    details: { child?: boolean; in?: boolean };
  }>(
    'SELECT id, pathway_id, reference, details FROM victim.person WHERE pathway_id = ANY($1) AND reference IS NOT NULL',
    [pathways],
  );
  const victims = new Map<string, KnownVictim[]>();
  for (const { id, pathway_id, reference, details } of rows) {
    const { child, in: optedIn } = details;
    victims.set(pathway_id, [...(victims.get(pathway_id) ?? []), { id, reference, child, in: optedIn }]);
  }
  return victims;
}
