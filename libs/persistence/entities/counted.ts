/** Which rows are counted against gaming (queries/gaming-counts.ts): conditions of the indexes and of the queries they serve. */

export const COUNTED_TASKS = `state = 'DONE' AND type IN ('enforce.judge-absence', 'licence.make-in-prison', 'manager.decide-deferral', 'risk.review', 'roh.review-custody')`;
export const OVERRIDES = `type = 'override-gate'`;
export const ROH_CHANGED = `events @> '[{"e": "FactRecorded", "fact": {"kind": "roh-changed"}}]'::jsonb`;
