import { type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { type Judgement } from './judge.js';
import { rowsOf, SOURCE, type BatchRows, type Numbers, type ReplacedSentence } from './rows.js';

/** One import writes at a time: batches of two would otherwise both find a person missing. */
const LOCK = 7_124_300_502;

/** Waits for other imports, then gives the instant of this batch: PostgreSQL's clock, in epoch milliseconds. */
export async function beginBatch(sql: Sql): Promise<Instant> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const [row] = await sql.query<{ at: number }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS at");
  if (!row) throw new Error('PostgreSQL gave no time');
  return row.at;
}

/** Locks the persons and then the pathways that get new facts, as whoever restricts a case does, and reads where their numbers stand. */
async function numbersOf(sql: Sql, judgements: readonly Judgement[]): Promise<Map<string, Numbers>> {
  const ids = judgements
    .filter(({ outcome, newPathway }) => outcome === 'updated' && !newPathway)
    .map(({ pathwayId }) => pathwayId);
  if (ids.length === 0) return new Map();
  await sql.query(
    `SELECT FROM throughcare.person WHERE id IN (SELECT person_id FROM throughcare.pathway WHERE id = ANY($1))
      ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  const rows = await sql.query<{ id: string; last_command: number }>(
    'SELECT id, last_command FROM throughcare.pathway WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [ids],
  );
  const sentences = await sql.query<ReplacedSentence & { pathway_id: string }>(
    `SELECT DISTINCT ON (pathway_id) pathway_id, id, ref, data FROM throughcare.fact
      WHERE pathway_id = ANY($1) AND kind = 'sentenced' AND withdrawn_at IS NULL ORDER BY pathway_id, command_n DESC`,
    [ids],
  );
  const byPathway = new Map(sentences.map(({ pathway_id, ...sentence }) => [pathway_id, sentence]));
  return new Map(
    rows.map(({ id, last_command }) => [id, { lastCommand: last_command, sentence: byPathway.get(id) }]),
  );
}

/**
 * Writes a batch inside the caller's transaction: each table once, whatever the number of cases, and tells the relay.
 * @returns how many commands were accepted
 */
export async function writeBatch(
  sql: Sql,
  judgements: readonly Judgement[],
  at: Instant,
  by?: string,
): Promise<number> {
  const rows = rowsOf(judgements, await numbersOf(sql, judgements), at, by);
  for (const [table, text] of STATEMENTS) {
    if (rows[table].length > 0)
      await sql.query({ name: `import-${table}`, text }, [JSON.stringify(rows[table])]);
  }
  const told = [...new Set(rows.commands.map(({ pathway_id }) => pathway_id))];
  if (told.length > 0)
    await sql.query("SELECT pg_notify('throughcare_command', id) FROM unnest($1::text[]) AS id", [told]);
  return rows.commands.length;
}

const FACT = `id, pathway_id, command_n, ref, kind, data, happened_at, learnt_at, source, source_id, supersedes, confidentiality`;
const insertFacts = (schema: 'throughcare' | 'victim'): string => `
INSERT INTO ${schema}.fact (${FACT})
SELECT ${FACT} FROM jsonb_populate_recordset(NULL::${schema}.fact, $1::jsonb)`;
const PERSON = `prison_number, crn, pnc, first_name, last_name, date_of_birth, gender, ethnicity, nationality, details`;
const PATHWAY = `id, person_id, kind, months, prison_code, area_code, om_id, os_id, roh, tier, ppo, mappa_category, mappa_level, release_on,
  sentence_end, sentenced_on, last_command, opened_at, import_hash`;

/** In an order that references allow. A person's row keeps what the record does not mention. */
const STATEMENTS: readonly (readonly [keyof BatchRows, string])[] = [
  [
    'persons',
    `INSERT INTO throughcare.person AS p (id, ${PERSON})
     SELECT id, ${PERSON} FROM jsonb_populate_recordset(NULL::throughcare.person, $1::jsonb)
     ON CONFLICT (id) DO UPDATE SET
       prison_number = coalesce(excluded.prison_number, p.prison_number), crn = coalesce(excluded.crn, p.crn), pnc = coalesce(excluded.pnc, p.pnc),
       first_name = excluded.first_name, last_name = excluded.last_name, date_of_birth = coalesce(excluded.date_of_birth, p.date_of_birth),
       gender = coalesce(excluded.gender, p.gender), ethnicity = coalesce(excluded.ethnicity, p.ethnicity),
       nationality = coalesce(excluded.nationality, p.nationality), details = p.details || excluded.details`,
  ],
  [
    'newPathways',
    `INSERT INTO throughcare.pathway (${PATHWAY})
     SELECT ${PATHWAY} FROM jsonb_populate_recordset(NULL::throughcare.pathway, $1::jsonb)`,
  ],
  [
    'pathways',
    `UPDATE throughcare.pathway w SET import_hash = r.import_hash, last_command = w.last_command + r.commands
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, import_hash text, commands integer) WHERE w.id = r.id`,
  ],
  [
    'victims',
    `INSERT INTO victim.person AS v (id, pathway_id, reference, details, imported)
     SELECT id, pathway_id, reference, details, imported FROM jsonb_populate_recordset(NULL::victim.person, $1::jsonb)
     ON CONFLICT (id) DO UPDATE SET details = v.details || excluded.details, imported = excluded.imported`,
  ],
  ['facts', insertFacts('throughcare')],
  ['victimFacts', insertFacts('victim')],
  [
    'commands',
    `INSERT INTO throughcare.command (pathway_id, n, type, payload, accepted_at, confidentiality)
     SELECT pathway_id, n, type, payload, accepted_at, confidentiality FROM jsonb_populate_recordset(NULL::throughcare.command, $1::jsonb)`,
  ],
  [
    'notices',
    `INSERT INTO throughcare.notice (team_id, pathway_id, kind, data)
     SELECT t.id, r.pathway_id, r.kind, r.data
       FROM jsonb_to_recordset($1::jsonb) AS r(pathway_id uuid, place_code text, kind text, data jsonb)
       JOIN throughcare.team t ON t.kind = 'omu' AND t.place_code = r.place_code`,
  ],
  [
    'audit',
    `INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, detail, correlation_id)
     SELECT actor_id, action, subject_type, subject_id, pathway_id, outcome, detail, '${SOURCE}'
       FROM jsonb_to_recordset($1::jsonb) AS r(actor_id uuid, action text, subject_type text, subject_id text, pathway_id uuid, outcome text, detail jsonb)`,
  ],
];
