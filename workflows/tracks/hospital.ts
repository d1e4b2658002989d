import { londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';

/**
 * Hospital order, restricted patient: the victim track only (pathway.md, table of kinds; 004 L922, L948). Nothing is planned or supervised
 * here; leave and discharge, which the hospital decides, are told to the victims like any other milestone.
 */
export function hospital(p: Pass): void {
  if (p.here?.kind !== 'hospital') return;
  p.stage('hospital');
  for (const leave of p.facts('temporarily-released'))
    p.milestone('hospital-leave', londonDateOf(leave.happenedAt), keyOf(leave));
  for (const discharge of p.facts('released'))
    p.milestone('discharged-from-hospital', londonDateOf(discharge.happenedAt), keyOf(discharge));
}
