import { type CaseView } from '#domain/case.js';
import { isoInstant } from '#domain/time.js';
import { londonDateOf } from '#calendar/index.js';
import { earliestRelease, sentenceEnd } from '#workflows/policy/dates.js';
import { type State } from '#workflows/runtime/state.js';
import { uuidOrNull } from '../ids.js';

/** Columns of throughcare.pathway that the facts and the ledger decide, under the columns' own names. */
export function caseColumns(state: State, view: CaseView): Record<string, string | number | boolean | null> {
  return {
    kind: view.kind ?? null,
    months: view.months ?? null,
    episode: state.episode ?? null,
    stage: state.stage ?? null,
    prison_code: view.prison ?? null,
    area_code: view.area ?? null,
    om_id: uuidOrNull(view.om),
    os_id: uuidOrNull(view.os),
    roh: view.roh ?? null,
    tier: view.tier ?? null,
    ppo: view.ppo ?? null,
    mappa_category: view.mappaCategory ?? null,
    mappa_level: view.mappaLevel ?? null,
    release_on: earliestRelease(view) ?? null,
    sentence_end: sentenceEnd(view) ?? null,
    sentenced_on: view.sentencedAt === undefined ? null : londonDateOf(view.sentencedAt),
    policy: state.policy,
    ended_at: state.endedAt === undefined ? null : isoInstant(state.endedAt),
  };
}
