import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { type Answer } from '../runtime/state.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

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
        ({ data }) => data['category'] === 1 || Number(data['level'] ?? 0) >= 2,
      );
      if (recordable && category)
        p.task('mappa.record-visor', { within: 'VISOR-RECORD', from: londonDateOf(recordable.happenedAt) });
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
  ]);
}

/** The day the present level was first decided: confirmed again, it moves no meeting. */
function levelSince(changed: readonly Fact[]): LondonDate | undefined {
  let since: Fact | undefined;
  for (const fact of changed)
    if (typeof fact.data['level'] === 'number' && fact.data['level'] !== since?.data['level']) since = fact;
  return since && londonDateOf(since.happenedAt);
}

/** Asked for at assessment, or when a level 1 review finds that one agency is no longer enough. */
function referral(p: Pass): Answer | undefined {
  const decided = p.answeredIn('custody#1', 'mappa.decide-referral');
  const review = p.answered('mappa.review-level-1', 'anywhere');
  if (review?.outcome === 'refer-up' && p.case.mappaLevel === 1) return review;
  return decided?.outcome === 'refer' ? decided : undefined;
}

/** Every meeting is dated, announced to the holding prison, minuted there even if nobody came, and answered in the risk plan (002 L237; 003 L449). */
function meetings(p: Pass, since: string | undefined): void {
  const held = p.facts('mappa-meeting-held', 'ever');
  const last = held.at(-1);
  const lastOn = last && londonDateOf(last.happenedAt);
  const next = p.due('MAPPA-REVIEW', lastOn && (since === undefined || lastOn > since) ? lastOn : since);
  p.together([
    () => {
      p.until(next && addDays(next, -28));
      if (next)
        p.task('mappa.invite', {
          key: next,
          within: 'MAPPA-INVITE',
          from: next,
          rests: { meetingDate: next },
        });
    },
    () =>
      p.every('mappa.hold-meeting', {
        within: 'MAPPA-REVIEW',
        first: since,
        lead: 14,
        seen: held,
        basis: 'last',
      }),
  ]);
}

function writeUp(p: Pass, meeting: Fact, isLast: boolean): void {
  const key = keyOf(meeting);
  const on = londonDateOf(meeting.happenedAt);
  const owed = (type: string): boolean => isLast || p.openKeys(type).includes(key);
  p.together([
    () =>
      owed('mappa.circulate-minutes') &&
      p.task('mappa.circulate-minutes', { key, within: 'MAPPA-MINUTES', from: on }),
    () =>
      owed('mappa.update-rmp') &&
      p.task('mappa.update-rmp', { key, within: 'MAPPA-RMP', from: meeting.happenedAt }),
  ]);
}
