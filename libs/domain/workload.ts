import settings from './workload-weights.json' with { type: 'json' };

/** So many cases or tasks of one weight: risk of harm and tier of the case, null where nobody has said. */
export interface Load {
  readonly what: 'case' | 'task';
  readonly roh: string | null;
  readonly tier: number | null;
  readonly count: number;
}

const CASE_ROH: Readonly<Record<string, number>> = settings.case.roh;
const CASE_TIER: Readonly<Record<string, number>> = settings.case.tier;
const TASK_ROH: Readonly<Record<string, number>> = settings.task.roh;

/** How much one case or one task weighs; the figures and their reasons are in workload-weights.json. */
export function weightOf({ what, roh, tier }: Omit<Load, 'count'>): number {
  if (what === 'task') return TASK_ROH[roh ?? ''] ?? settings.task.unknownRoh;
  return (
    (CASE_ROH[roh ?? ''] ?? settings.case.unknownRoh) +
    (CASE_TIER[String(tier ?? '')] ?? settings.case.unknownTier)
  );
}

/** A whole load in points, to one place after the point. */
export const pointsOf = (loads: readonly Load[]): number =>
  Math.round(loads.reduce((sum, load) => sum + load.count * weightOf(load), 0) * 10) / 10;
