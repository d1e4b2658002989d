import { addDays, londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** MAPPA: the category is identified, the level is decided by the agencies together, never by the prison alone (002 L243). */
export function mappa(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  const { mappaCategory: category, mappaLevel: level } = p.case;
  const changed = p.facts('mappa-changed', 'ever');
  const since = changed.length > 0 ? londonDateOf(changed.at(-1)?.happenedAt ?? p.now) : undefined;
  const refers = p.answeredIn('custody#1', 'mappa.decide-referral');
  p.together([
    () =>
      refers?.outcome === 'refer' && p.task('mappa.answer-referral', { before: workingDays(refers.on, 5) }),
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
  ]);
}

/** Every meeting is dated, announced to the holding prison, minuted there even if nobody came, and answered in the risk plan (002 L237; 003 L449). */
function meetings(p: Pass, since: string | undefined): void {
  const held = p.facts('mappa-meeting-held', 'ever');
  const last = held.at(-1);
  const next = p.due('MAPPA-REVIEW', last ? londonDateOf(last.happenedAt) : since);
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
    ...(last
      ? [
          () =>
            p.task('mappa.circulate-minutes', {
              key: last.id,
              within: 'MAPPA-MINUTES',
              from: londonDateOf(last.happenedAt),
            }),
          () => p.task('mappa.update-rmp', { key: last.id, within: 'MAPPA-RMP', from: last.happenedAt }),
        ]
      : []),
  ]);
}
