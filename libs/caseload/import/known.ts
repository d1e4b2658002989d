import { beginsIn } from '#domain/episodes.js';
import { type SentenceKind } from '#domain/sentence.js';
import { type Instant } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';
import { type CaseVictim } from '../opening-facts.js';
import { type CasePicture, type Lookups } from '../picture.js';
import { type CaseRecord } from '../record.js';

/** How a sentence is served: a person may have a pathway of each at once, and a record speaks of one. */
export type Served = ReturnType<typeof beginsIn>;

/** A person the database knows. */
export interface KnownPerson {
  readonly personId: string;
  readonly prisonNumber: string | null;
  /** The last of their pathways that are served so. */
  readonly of: (served: Served) => KnownCase;
}

/** A pathway the database knows; without one the id is null. */
export interface KnownCase {
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
  readonly byPrisonNumber: ReadonlyMap<string, KnownPerson>;
  readonly byCrn: ReadonlyMap<string, KnownPerson>;
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

/** Under which name a person's `details` keep what was last imported of a sentence served so. */
export const importKey = (served: Served): string => (served === 'custody' ? 'import' : `import-${served}`);

const CASES = `
SELECT p.id AS person, p.prison_number, p.crn, p.details, w.pathways
  FROM throughcare.person p
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'ended', w.ended_at IS NOT NULL, 'hash', w.import_hash,
             'sentenced', EXISTS (SELECT 1 FROM throughcare.fact f WHERE f.pathway_id = w.id AND f.kind = 'sentenced' AND f.withdrawn_at IS NULL))
             ORDER BY w.ended_at DESC NULLS FIRST, w.opened_at DESC), '[]') AS pathways
      FROM throughcare.pathway w WHERE w.person_id = p.id) w
 WHERE p.prison_number = ANY($1) OR p.crn = ANY($2)`;

interface PathwayRow {
  readonly id: string;
  readonly kind: SentenceKind | null;
  readonly ended: boolean;
  readonly hash: string | null;
  readonly sentenced: boolean;
}
interface Imported {
  readonly pathway: string;
  readonly picture: CasePicture;
  readonly at: Instant;
}
interface PersonRow {
  readonly person: string;
  readonly prison_number: string | null;
  readonly crn: string | null;
  readonly details: Readonly<Record<string, Imported | undefined>>;
  readonly pathways: readonly PathwayRow[];
}

/** What is known of the people these records are about, by prison number and by case reference number. */
export async function knownOf(sql: Sql, records: readonly CaseRecord[]): Promise<Known> {
  const rows = await sql.query<PersonRow>(CASES, [
    records.map(({ prisoner }) => prisoner.prisonerNumber).filter((number) => number !== undefined),
    records.map(({ probation }) => probation?.crn).filter((crn) => crn !== undefined),
  ]);
  const pathways = rows.flatMap((row) => row.pathways.map(({ id }) => id));
  const victims = pathways.length > 0 ? await victimsOf(sql, pathways) : new Map<string, KnownVictim[]>();
  const cases = rows.map((row) => ({ row, known: knownPerson(row) }));
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

const knownPerson = ({ person, prison_number, details, pathways }: PersonRow): KnownPerson => ({
  personId: person,
  prisonNumber: prison_number,
  of: (served) => {
    // One whose sentence is not known yet may become any.
    const last = pathways.find(({ kind }) => kind === null || beginsIn(kind) === served);
    const imported = details[importKey(served)];
    return {
      pathwayId: last?.id ?? null,
      ended: last?.ended ?? false,
      sentenced: last?.sentenced ?? false,
      importHash: last?.hash ?? null,
      importedAt: imported?.at ?? 0,
      picture: imported && imported.pathway === last?.id ? imported.picture : null,
    };
  },
});

async function victimsOf(sql: Sql, pathways: readonly string[]): Promise<Map<string, KnownVictim[]>> {
  const rows = await sql.query<{
    id: string;
    pathway_id: string;
    imported: { number: string; child?: boolean; in?: boolean };
  }>(
    'SELECT id, pathway_id, imported FROM victim.person WHERE pathway_id = ANY($1) AND imported IS NOT NULL',
    [pathways],
  );
  const victims = new Map<string, KnownVictim[]>();
  for (const { id, pathway_id, imported } of rows) {
    const { number: reference, child, in: optedIn } = imported;
    victims.set(pathway_id, [...(victims.get(pathway_id) ?? []), { id, reference, child, in: optedIn }]);
  }
  return victims;
}
