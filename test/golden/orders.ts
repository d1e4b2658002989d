import { story, type Story } from './story.js';

/**
 * A community order of 24 months made on Mon 2 March 2026 at Leeds, home area Yorkshire, with supervision and 120 hours of unpaid work;
 * it ends on Wed 1 March 2028. `sentence` says what is different.
 */
export function orderMade(title: string, sentence: Readonly<Record<string, unknown>> = {}): Story {
  return story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
    .on('2026-03-02 15:00')
    .fact('sentenced', {
      kind: 'community-order',
      months: 24,
      area: 'YOR',
      requirements: ['supervision', 'unpaid-work'],
      dates: { sed: '2028-03-01' },
      ...sentence,
    });
}

/** The same order, everybody working the usual way until a wall time. */
export const onOrder = (
  title: string,
  until: string,
  sentence: Readonly<Record<string, unknown>> = {},
): Story => orderMade(title, sentence).work(until);
