import { type PlanTarget } from '#domain/plan-target.js';

/** A target of a sentence plan as somebody wrote it. */
export const target = (change: string, more: Partial<PlanTarget> = {}): PlanTarget => ({
  kind: 'behaviour',
  factor: 'thinking-behaviour',
  change,
  order: 1,
  leg: 'both',
  owner: 'Offender supervisor',
  counterpart: 'Offender manager',
  by: '2026-12-09',
  here: 'feasible',
  ...more,
});
