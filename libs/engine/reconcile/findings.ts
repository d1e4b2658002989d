import { type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { stuckColumns } from '../stuck-columns.js';

/** What the reconciler found wrong with a pathway. One of each cause at the most. */
export interface Finding {
  readonly pathwayId: string;
  readonly cause: 'workflow-absent' | 'workflow-failing' | 'behind' | 'stage-too-long';
  readonly detail: string;
  /** Where that is known: else from when it was found. */
  readonly since?: Instant;
}

/**
 * Makes the reconciler's rows on the stuck list say exactly this: new ones are added, known ones keep their age,
 * and what is mended goes.
 * @returns how many are there now
 */
export async function keepFindings(sql: Sql, findings: readonly Finding[], now: Instant): Promise<number> {
  const rows = findings.map(({ pathwayId, cause, detail, since }) => ({
    pathway_id: pathwayId,
    key: `reconciler:${cause}`,
    ...stuckColumns({ cause, since: since ?? now, detail }, 'reconciler'),
  }));
  await sql.query(
    `WITH found AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (pathway_id uuid, key text, cause text, severity int, since timestamptz,
         owner_role text, unblocks text, detail text, next_nudge_at timestamptz, source text)
     ), mended AS (
       DELETE FROM throughcare.stuck s WHERE s.source = 'reconciler'
         AND NOT EXISTS (SELECT FROM found f WHERE f.pathway_id = s.pathway_id AND f.key = s.key)
     )
     INSERT INTO throughcare.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks, detail, next_nudge_at, source)
     SELECT f.pathway_id, f.key, f.cause, f.severity, f.since, f.owner_role, f.unblocks, f.detail, f.next_nudge_at, f.source
     FROM found f JOIN throughcare.pathway p ON p.id = f.pathway_id
     ON CONFLICT (pathway_id, key) DO UPDATE SET detail = excluded.detail WHERE stuck.detail IS DISTINCT FROM excluded.detail`,
    [JSON.stringify(rows)],
  );
  return findings.length;
}
