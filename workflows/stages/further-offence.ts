import { londonDateOf } from '#calendar/index.js';
import { type Pass } from '../runtime/pass.js';

/** A serious charge under supervision, on licence or on an order: notified, then reviewed for its learning (002 L1024–1054). */
export const furtherOffences = (p: Pass): readonly (() => unknown)[] =>
  p
    .facts('charged')
    .filter(({ data }) => data['serious'] === true)
    .map((charge) => () => {
      const notified = p.task('sfo.notify', {
        key: charge.id,
        within: 'SFO-NOTIFY',
        from: londonDateOf(charge.happenedAt),
      });
      if (notified.outcome !== 'not-qualifying')
        p.task('sfo.review', { key: charge.id, within: 'SFO-REVIEW', from: notified.on });
    });
