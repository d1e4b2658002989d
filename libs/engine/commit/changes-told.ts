import { viewOf, type CaseView } from '#domain/case.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type Sql } from '#persistence/database.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type Teller, type OnCase } from './notice-rows.js';
import { type Scene } from './task-rows.js';

/** Kinds of fact that may change a level of which everybody on the case is told. */
const LEVELS: ReadonlySet<string> = new Set(['roh-changed', 'oasys-completed', 'mappa-changed']);

/** Whether everybody on the case may have to be told something in this turn. */
export const mayTellEveryone = (events: readonly JournalEvent[]): boolean =>
  events.some(
    (event) => event.e === 'FactWithdrawn' || (event.e === 'FactRecorded' && LEVELS.has(event.fact.kind)),
  );

/** Who has ordinary work on a case: who holds it or is meant to, and teams with work that is anybody's. Victim liaison is reached by its role. */
export const whoIsOnCase = (sql: Sql, pathwayId: string): Promise<OnCase[]> =>
  sql.query<OnCase>(
    `SELECT coalesce(holder_id, meant_for_id) AS user_id, coalesce(escalated_team_id, team_id) AS team_id,
            CASE WHEN bool_and(escalated_team_id IS NULL) AND count(DISTINCT role) = 1 THEN min(role) END AS role
       FROM throughcare.task
      WHERE pathway_id = $1 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED')
        AND coalesce(holder_id, meant_for_id, escalated_team_id, team_id) IS NOT NULL
      GROUP BY 1, 2`,
    [pathwayId],
  );

/** The case as it was before this turn's facts. */
function viewBefore(events: readonly JournalEvent[], { state }: Scene): CaseView {
  const recorded = new Set<string>();
  const withdrawn = new Set<string>();
  for (const event of events) {
    if (event.e === 'FactRecorded') recorded.add(event.fact.id);
    if (event.e === 'FactWithdrawn') withdrawn.add(event.factId);
  }
  const facts = state.facts.filter(({ id }) => !recorded.has(id));
  const without = new Set([...state.withdrawnFacts].filter((id) => !withdrawn.has(id)));
  return viewOf(effectiveFacts(facts, without));
}

/**
 * Tells what has become different: the offender manager of moves, category and recall; the OMU of OASys and why somebody is back;
 * everybody on the case of the level of risk of harm and of MAPPA (pathway.md, "Risk of harm", "MAPPA", stages 6 and 13).
 */
export function tellChanges(
  teller: Teller,
  events: readonly JournalEvent[],
  scene: Scene,
  onCase: readonly OnCase[],
): void {
  const recorded = events.flatMap((event) => (event.e === 'FactRecorded' ? [event.fact] : []));
  if (recorded.length === 0 && !events.some(({ e }) => e === 'FactWithdrawn')) return;
  const { view } = scene;
  const before = viewBefore(events, scene);
  if (view.prison !== undefined && view.prison !== before.prison)
    teller.role('prison', 'offender-manager', 'person-moved', { from: before.prison, to: view.prison });
  if (view.category !== undefined && view.category !== before.category)
    teller.role('category', 'offender-manager', 'category-changed', { to: view.category });
  if (view.recalled && !before.recalled)
    teller.role('recall', 'offender-manager', 'recalled', { type: view.recallType });
  for (const { id, kind } of recorded) {
    if (kind === 'returned' && view.recalled)
      teller.role(id, 'case-administrator', 'recall-reasons', { fact: id, type: view.recallType });
    if (kind === 'oasys-completed') teller.role(id, 'case-administrator', 'oasys-changed', { fact: id });
  }
  const everyone = (event: string, kind: string, data: Record<string, unknown>): void => {
    for (const role of ['offender-manager', 'offender-supervisor', 'victim-liaison-officer'] as const)
      teller.role(event, role, kind, data);
    for (const one of onCase) teller.one(one, event, kind, data);
  };
  if (view.roh !== undefined && view.roh !== before.roh)
    everyone('roh', 'roh-changed', { from: before.roh, to: view.roh });
  if (view.mappaLevel !== before.mappaLevel)
    everyone('mappa', 'mappa-changed', { from: before.mappaLevel, to: view.mappaLevel ?? null });
}
