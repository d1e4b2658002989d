import { viewOf } from '#domain/case.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type Sql } from '#persistence/database.js';
import { type Batch } from '#workflows/runtime/events.js';
import { type State } from '#workflows/runtime/state.js';
import { mayTellEveryone, whoIsOnCase } from './changes-told.js';
import { type Told } from './notice-rows.js';
import { noticesOf } from './notices.js';
import { teamsNeeded, type Scene } from './task-rows.js';
import { TeamDirectory } from './teams.js';

/**
 * The notices that a turn would send if it were taken: the same rules as of a turn that is, and nothing is written.
 * @param after the ledger with the turn in it
 * @param batch the turn, thought and thrown away
 */
export async function wouldTell(sql: Sql, pathwayId: string, after: State, batch: Batch): Promise<Told> {
  const view = viewOf(effectiveFacts(after.facts, after.withdrawnFacts));
  const teams = new TeamDirectory(sql);
  await teams.prepare(teamsNeeded(batch.events, after, view, false));
  const scene: Scene = { pathwayId, state: after, view, teams, at: batch.at };
  const onCase = mayTellEveryone(batch.events) ? await whoIsOnCase(sql, pathwayId) : [];
  return noticesOf(batch, scene, onCase);
}
