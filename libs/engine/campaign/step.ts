import { randomUUID } from 'node:crypto';
import { type Keys } from '#config/key-ring.js';
import { type Database, type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type State } from '#workflows/runtime/state.js';
import { audit, nextNumber, writeCommand } from '../accept.js';
import { loadState } from '../commit/commit.js';
import { blastOf, type CaseBlast } from './blast.js';
import { brings, type Brings, type RulesFact } from './choose.js';
import { CAMPAIGN, type Campaign } from './rows.js';

/** What one step did: how many cases, or nothing left to do now. */
export interface Stepped {
  readonly cases: number;
  readonly campaign: Campaign | undefined;
}

/** Source of the facts that campaigns record: one of a change for each pathway, whoever brings it. */
export const CAMPAIGN_SOURCE = 'campaign';

/**
 * Takes a campaign a few cases further, each in a transaction of its own that also moves the cursor: whatever becomes of
 * this process, a case is done once or not at all, and the next step goes on after the last one.
 * @param key opens the saved cases
 * @param most how many cases
 * @param now to judge what is late and whether the day of the change has come
 */
export async function stepCampaign(
  database: Database,
  key: Keys,
  id: string,
  most: number,
  now: Instant = Date.now(),
): Promise<Stepped> {
  let cases = 0;
  for (; cases < most; cases++) {
    const more = await database.transaction((sql) => oneCase(sql, key, id, now));
    if (!more) break;
  }
  const [campaign] = await database.query<Campaign>(
    `SELECT ${CAMPAIGN} FROM throughcare.campaign WHERE id = $1`,
    [id],
  );
  return { cases, campaign };
}

/** @returns whether a case was done; false when nothing is left, or it is not the time */
async function oneCase(sql: Sql, key: Keys, id: string, now: Instant): Promise<boolean> {
  const [campaign] = await sql.query<Campaign>(
    `SELECT ${CAMPAIGN} FROM throughcare.campaign WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (campaign?.state === 'planning') return planOne(sql, key, campaign, now);
  if (campaign?.state === 'applying' && (campaign.notBefore ?? 0) <= now)
    return applyOne(sql, key, campaign, now);
  return false;
}

async function planOne(sql: Sql, key: Keys, campaign: Campaign, now: Instant): Promise<boolean> {
  const [next] = await sql.query<{ id: string }>(
    `SELECT id FROM throughcare.pathway WHERE ended_at IS NULL AND carried IS NOT NULL AND ($1::uuid IS NULL OR id > $1)
        AND ($2::text IS NULL OR prison_code = $2 OR area_code = $2) ORDER BY id LIMIT 1`,
    [campaign.cursor, campaign.place],
  );
  if (!next) {
    await sql.query(`UPDATE throughcare.campaign SET state = 'planned', cursor = NULL WHERE id = $1`, [
      campaign.id,
    ]);
    return false;
  }
  const looked = await guarded(sql, async () => {
    const state = await stateOf(sql, key, next.id);
    const fact = state && brings(campaign.change).factFor(state, now);
    return fact && blastOf(state, fact, now);
  });
  if ('problem' in looked) await keepCase(sql, campaign, next.id, 'failed', undefined, looked.problem);
  else if (looked.value) await keepCase(sql, campaign, next.id, 'planned', looked.value);
  const blast = 'value' in looked ? looked.value : undefined;
  await sql.query(
    `UPDATE throughcare.campaign SET cursor = $2, looked = looked + 1, touched = touched + $3, failed = failed + $4, clocks_moved = clocks_moved + $5,
        would_be_late = would_be_late + $6, opened = opened + $7, withdrawn = withdrawn + $8 WHERE id = $1`,
    [
      campaign.id,
      next.id,
      blast ? 1 : 0,
      'problem' in looked ? 1 : 0,
      blast?.clocks.length ?? 0,
      blast?.late ?? 0,
      blast?.opened.length ?? 0,
      blast?.withdrawn.length ?? 0,
    ],
  );
  return true;
}

async function applyOne(sql: Sql, key: Keys, campaign: Campaign, now: Instant): Promise<boolean> {
  const [next] = await sql.query<{ id: string }>(
    `SELECT pathway_id AS id FROM throughcare.campaign_case WHERE campaign_id = $1 AND state = 'planned' AND ($2::uuid IS NULL OR pathway_id > $2)
      ORDER BY pathway_id LIMIT 1`,
    [campaign.id, campaign.cursor],
  );
  if (!next) {
    await sql.query(`UPDATE throughcare.campaign SET state = 'done', finished_at = now() WHERE id = $1`, [
      campaign.id,
    ]);
    return false;
  }
  const bringing = brings(campaign.change);
  const done = await guarded(sql, () => applyTo(sql, key, campaign, bringing, next.id, now));
  const state = 'problem' in done ? 'failed' : done.value;
  await sql.query(
    `UPDATE throughcare.campaign_case SET state = $3, problem = $4, at = now() WHERE campaign_id = $1 AND pathway_id = $2`,
    [campaign.id, next.id, state, 'problem' in done ? done.problem : null],
  );
  await sql.query(`UPDATE throughcare.campaign SET cursor = $2, ${state} = ${state} + 1 WHERE id = $1`, [
    campaign.id,
    next.id,
  ]);
  return true;
}

/** The case is looked at again as it is now: what was planned may have been overtaken. */
async function applyTo(
  sql: Sql,
  key: Keys,
  campaign: Campaign,
  bringing: Brings,
  pathwayId: string,
  now: Instant,
): Promise<'applied' | 'skipped'> {
  // First its number, which locks the pathway: nobody commits between the look and the fact.
  const numbered = await nextNumber(sql, pathwayId);
  const state = numbered && (await stateOf(sql, key, pathwayId));
  const fact = state && bringing.factFor(state, now);
  const known = await sql.query(
    `SELECT 1 FROM throughcare.fact WHERE pathway_id = $1 AND source = $2 AND source_id = $3`,
    [pathwayId, CAMPAIGN_SOURCE, campaign.change],
  );
  if (!numbered || !fact || known.length > 0) {
    await sql.query('UPDATE throughcare.pathway SET last_command = last_command - 1 WHERE id = $1', [
      pathwayId,
    ]);
    return 'skipped';
  }
  await record(sql, campaign, pathwayId, fact, numbered);
  return 'applied';
}

async function record(
  sql: Sql,
  campaign: Campaign,
  pathwayId: string,
  { kind, data, happenedAt }: RulesFact,
  { n, at }: { n: number; at: Instant },
): Promise<void> {
  const by = campaign.startedBy ?? campaign.createdBy;
  const factId = randomUUID();
  const happened = Math.min(happenedAt, at);
  await sql.query(
    `INSERT INTO throughcare.fact (id, pathway_id, command_n, ref, kind, data, happened_at, learnt_at, source, source_id, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      factId,
      pathwayId,
      n,
      `c${n}`,
      kind,
      JSON.stringify(data),
      new Date(happened),
      new Date(at),
      CAMPAIGN_SOURCE,
      campaign.change,
      by,
    ],
  );
  const fact = { kind, data, happenedAt: happened, learntAt: at };
  await writeCommand(sql, { n, at, pathwayId, by, victim: false, payload: { type: 'fact', fact } });
  await audit(sql, {
    actor: by,
    action: 'campaign.apply',
    subjectType: 'fact',
    subjectId: factId,
    pathwayId,
    outcome: 'done',
    detail: { n, campaign: campaign.id, change: campaign.change },
  });
}

async function stateOf(sql: Sql, key: Keys, pathwayId: string): Promise<State | undefined> {
  const carried = await loadState(sql, key, pathwayId);
  return carried === null ? undefined : uncarry(carried);
}

const keepCase = (
  sql: Sql,
  campaign: Campaign,
  pathwayId: string,
  state: 'planned' | 'failed',
  blast: CaseBlast | undefined,
  problem?: string,
): Promise<unknown> =>
  sql.query(
    `INSERT INTO throughcare.campaign_case (campaign_id, pathway_id, state, clocks_moved, late, detail, problem) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      campaign.id,
      pathwayId,
      state,
      blast?.clocks.length ?? 0,
      blast?.late ?? 0,
      JSON.stringify(blast ?? {}),
      problem ?? null,
    ],
  );

/** One case that fails is noted and passed by; PostgreSQL going away is not its fault and ends the step. */
async function guarded<T>(sql: Sql, work: () => Promise<T>): Promise<{ value: T } | { problem: string }> {
  await sql.query('SAVEPOINT one_case');
  try {
    const value = await work();
    await sql.query('RELEASE SAVEPOINT one_case');
    return { value };
  } catch (error) {
    await sql.query('ROLLBACK TO SAVEPOINT one_case');
    return { problem: (error as Error).message };
  }
}
