import { type Codes } from '#domain/values.js';
import { story, type Story } from './story.js';

/**
 * A person sentenced on Mon 2 March 2026 to 24 months: CRD Tue 2 March 2027, SLED Wed 1 March 2028, held at Hull, home area Yorkshire.
 * Everybody then works the usual way until a wall time.
 */
export function inCustody(
  title: string,
  until: string,
  sentence: Readonly<Record<string, unknown>> = {},
): Story {
  return story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('handover.name-manager', 'named', { manager: 'o.manager' })
    .usually('handover.hand-over', 'accepted', { acceptedBy: 'o.manager' })
    .on('2026-03-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd: '2027-03-02', sled: '2028-03-01' },
      ...sentence,
    })
    .on('2026-03-02 18:00')
    .fact('received', { prison: 'HLI' })
    .work(until);
}

/** The same person released on the day at half past nine, and what happened until a wall time. */
export function onLicence(
  title: string,
  until: string,
  sentence: Readonly<Record<string, unknown>> = {},
): Story {
  return inCustody(title, '2027-03-02 09:30', sentence).work(until);
}

/** Fields a discharge is answered with. */
export const LEFT = (at: string): Codes => ({ leftAt: at, authority: 'crd' });
