import { type CaseView } from '#domain/case.js';
import { isHighRoh } from '#domain/sentence.js';

/**
 * Scope of offender management as it is today: every sentenced adult in custody, the setting `universal`
 * (pathway.md, "Scope"; 001 n4). Community and licence cases are always in (000 L138).
 * The phased rule of 2006–2008 stays beside it for cases sentenced then.
 */
export function inScope(view: CaseView, setting: 'universal' | 'phased' = 'universal'): boolean | undefined {
  if (setting === 'universal') return true;
  if (view.kind === 'ipp') return true;
  if (view.kind === 'life') return false;
  if (view.kind !== 'determinate' || view.months === undefined)
    return view.kind === undefined ? undefined : false;
  if (view.months < 12) return false;
  if (isHighRoh(view.roh) || view.ppo) return true;
  return view.roh === undefined ? undefined : false;
}
