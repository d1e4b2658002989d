import { v5 as uuidv5 } from 'uuid';
import { seedSamplePeople } from '#identity/sample-people.js';
import { type Database } from '#persistence/database.js';
import { joinEvents, type Walled } from '../commit/wall.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { type RehearsedCase } from './caseload.js';

const OTHERS_KEPT: ReadonlySet<string> = new Set(['throughcare.pathway', 'audit.event']);

/**
 * Makes room in the rehearsal database: what an earlier rehearsal left of these cases goes, the sample teams come, and each
 * case gets a person without a name.
 * @param owner a connection with the owner's rights to the rehearsal database, never to production's
 */
export async function prepareRows(owner: Database, cases: readonly RehearsedCase[]): Promise<void> {
  await seedSamplePeople(owner);
  const ids = cases.map(({ pathwayId }) => pathwayId);
  const tables = await owner.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
      WHERE column_name = 'pathway_id' AND table_schema IN ('throughcare', 'victim') AND table_type = 'BASE TABLE'`,
  );
  await owner.transaction(async (sql) => {
    for (const { name } of tables)
      if (!OTHERS_KEPT.has(name)) await sql.query(`DELETE FROM ${name} WHERE pathway_id = ANY($1)`, [ids]);
    await sql.query('DELETE FROM throughcare.pathway WHERE id = ANY($1)', [ids]);
    const rows = JSON.stringify(
      cases.map(({ pathwayId, commands }) => ({
        id: pathwayId,
        person: uuidv5('person', pathwayId),
        commands: commands.length,
      })),
    );
    await sql.query(
      `INSERT INTO throughcare.person (id, last_name)
       SELECT person, 'Rehearsed' FROM jsonb_to_recordset($1::jsonb) AS r(person uuid) ON CONFLICT DO NOTHING`,
      [rows],
    );
    await sql.query(
      `INSERT INTO throughcare.pathway (id, person_id, last_command)
       SELECT id, person, commands FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, person uuid, commands integer)`,
      [rows],
    );
  });
}

/** The journal of one pathway, whole, victims' events in their places. Needs rights to both sides of the wall. */
export async function journalOf(owner: Database, pathwayId: string): Promise<Batch[]> {
  const rows = await owner.query<{
    seq: number;
    at: number;
    prev: string;
    head: string;
    applied: number;
    wake_at: number;
    events: JournalEvent[];
    walled: Walled[] | null;
  }>(
    `SELECT j.seq, j.at, j.prev, j.head, j.applied, j.wake_at, j.events, v.events AS walled
       FROM throughcare.journal j LEFT JOIN victim.journal v USING (pathway_id, seq)
      WHERE j.pathway_id = $1 ORDER BY j.seq`,
    [pathwayId],
  );
  return rows.map(({ seq, at, prev, head, applied, wake_at, events, walled }) => ({
    seq,
    at,
    prev,
    head,
    applied,
    wakeAt: wake_at,
    events: joinEvents(events, walled ?? []),
  }));
}
