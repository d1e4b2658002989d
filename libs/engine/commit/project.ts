import { type Sql } from '#persistence/database.js';
import { type Batch } from '#workflows/runtime/events.js';
import { taskId } from '../ids.js';
import { mayTellEveryone, whoIsOnCase } from './changes-told.js';
import { DIVERGED } from './diverged.js';
import { noticesOf, type Notice } from './notices.js';
import { noHolder, SIDE_TABLES, sideChanges, sideSnapshot, type Side } from './side-rows.js';
import { clearSide, writeSide } from './side-statements.js';
import { keepSpells } from './stage-spells.js';
import { withdrawUnknown, writeNotices, writeTasks, type Schema } from './statements.js';
import { taskChanges, taskSnapshot, type Scene, type TaskChange } from './task-rows.js';

const SCHEMAS: readonly { schema: Schema; wall: 'open' | 'walled' }[] = [
  { schema: 'throughcare', wall: 'open' },
  { schema: 'victim', wall: 'walled' },
];
const TASKS = { throughcare: writeTasks('throughcare'), victim: writeTasks('victim') };
const NOTICES = { throughcare: writeNotices('throughcare'), victim: writeNotices('victim') };

/**
 * Brings every table that people read up to this turn. Statements run only for what changed.
 * @param stuck keys of stuck rows that commits raised and that are still there
 * @param whole replaces the projections from the ledger, where the journal had a gap
 */
export async function project(
  sql: Sql,
  scene: Scene,
  batch: Batch,
  stuck: ReadonlySet<string>,
  whole: boolean,
): Promise<void> {
  const tasks = whole ? taskSnapshot(scene) : taskChanges(batch.events, scene);
  const side = whole ? sideSnapshot(scene) : sideChanges(batch.events, scene);
  const onCase = mayTellEveryone(batch.events) ? await whoIsOnCase(sql, scene.pathwayId) : [];
  const notices = noticesOf(batch, scene, onCase);
  if (stuck.has(DIVERGED)) side.open.stuck.drop(DIVERGED);
  for (const { schema, wall } of SCHEMAS) {
    noHolder(tasks[wall], side[wall], scene, stuck);
    if (whole) await clear(sql, schema, scene, tasks[wall]);
    await writeTaskRows(sql, schema, scene.pathwayId, tasks[wall], whole);
    await writeSideRows(sql, schema, scene.pathwayId, side[wall]);
    await tell(sql, schema, scene.pathwayId, notices[wall]);
  }
  await keepSpells(sql, scene, batch, whole);
}

async function clear(
  sql: Sql,
  schema: Schema,
  { pathwayId }: Scene,
  changes: readonly TaskChange[],
): Promise<void> {
  for (const text of clearSide(schema)) await sql.query(text, [pathwayId]);
  await sql.query(withdrawUnknown(schema), [
    pathwayId,
    changes.map(({ key, round }) => taskId(pathwayId, key, round)),
  ]);
}

async function writeTaskRows(
  sql: Sql,
  schema: Schema,
  pathwayId: string,
  changes: readonly TaskChange[],
  whole: boolean,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.flatMap(({ row }) => (row ? [row] : []));
  const patches = changes.flatMap(({ key, round, patch }) => (patch ? [{ key, round, p: patch }] : []));
  await sql.query(TASKS[schema], [pathwayId, JSON.stringify(rows), JSON.stringify(patches), whole]);
}

async function writeSideRows(sql: Sql, schema: Schema, pathwayId: string, side: Side): Promise<void> {
  const tables = SIDE_TABLES.filter((table) => !side[table].isEmpty);
  if (tables.length === 0) return;
  const rows = tables.map((table) => [
    table,
    { up: [...side[table].up.values()], gone: [...side[table].gone] },
  ]);
  await sql.query(writeSide(schema, tables), [pathwayId, JSON.stringify(Object.fromEntries(rows))]);
}

async function tell(sql: Sql, schema: Schema, pathwayId: string, notices: readonly Notice[]): Promise<void> {
  if (notices.length > 0) await sql.query(NOTICES[schema], [pathwayId, JSON.stringify(notices)]);
}
