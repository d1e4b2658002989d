/** Which rows are counted for managers, against gaming (queries/gaming-counts.ts) and as figures: conditions of the indexes and of the queries they serve. */

export const COUNTED_TASKS = `state = 'DONE' AND type IN ('enforce.judge-absence', 'licence.make-in-prison', 'manager.decide-deferral', 'risk.review', 'roh.review-custody')`;
export const OVERRIDES = `type = 'override-gate'`;
export const ROH_CHANGED = `events @> '[{"e": "FactRecorded", "fact": {"kind": "roh-changed"}}]'::jsonb`;
/** What people need, and what is planned for it (queries/figures/needs.ts). */
export const NEEDS_TASKS = `state = 'DONE' AND type IN ('induction.assess-needs', 'plan.write', 'resettlement.reassess-needs')`;
/** What courts decided on reports (queries/figures/court-results.ts). */
export const RESULTS_TASKS = `state = 'DONE' AND type = 'psr.record-result'`;
/** Who came and went: the facts behind movements (queries/figures/movements.ts). */
export const MOVEMENTS = `kind IN ('received', 'moved', 'released', 'recall-revoked', 'returned')`;
/** What was done after its deadline (queries/figures/deadlines.ts). */
export const DONE_LATE = `state = 'DONE' AND late`;
