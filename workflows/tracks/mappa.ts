import { londonDateOf } from '#calendar/index.js';
import { setsMappaLevel } from '#domain/mappa.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';
import { isOutside } from '../policy/whereabouts.js';
import { workingDays } from '../policy/working-days.js';
import { actions, levelSince, meetings, writeUp } from './mappa-meetings.js';

/** MAPPA: the category is identified, the level is decided by the agencies together, never by the prison alone (002 L243). */
export function mappa(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  const { mappaCategory: category, mappaLevel: level } = p.case;
  const changed = p.facts('mappa-changed', 'ever');
  const since = levelSince(changed);
  const refers = referral(p);
  p.together([
    () =>
      // A referral made again after it was returned is answered again.
      refers &&
      p.task('mappa.answer-referral', {
        before: workingDays(refers.on, 5),
        sentBack: p.answered('mappa.answer-referral')?.outcome === 'returned' ? refers : undefined,
      }),
    () => {
      const recordable = changed.find(
        (fact) => fact.data['category'] === 1 || (setsMappaLevel(fact) && Number(fact.data['level']) >= 2),
      );
      if (recordable && category)
        p.task('mappa.record-visor', {
          within: 'VISOR-RECORD',
          from: londonDateOf(recordable.happenedAt),
          // In the community it is the police who make it.
          ...(isOutside(p) ? { role: 'police-contact' as const } : {}),
        });
    },
    () =>
      category &&
      level === 1 &&
      p.every('mappa.review-level-1', { within: 'MAPPA-REVIEW', first: since, lead: 28 }),
    () => category && (level ?? 0) >= 2 && meetings(p, since),
    // One not yet written up stays owed when the next has been held, or when it was the last.
    ...p
      .facts('mappa-meeting-held', 'ever')
      .map((meeting, i, held) => () => writeUp(p, meeting, i === held.length - 1)),
    ...actions(p),
  ]);
}

/** Asked for at assessment, or when a level 1 review finds that one agency is no longer enough. */
function referral(p: Pass): Answer | undefined {
  const decided = ['custody#1', 'order#1']
    .map((episode) => p.answeredIn(episode, 'mappa.decide-referral'))
    .find((answer) => answer !== undefined);
  const review = p.answered('mappa.review-level-1', 'anywhere');
  if (review?.outcome === 'refer-up' && p.case.mappaLevel === 1) return review;
  return decided?.outcome === 'refer' ? decided : undefined;
}
