import { type Codes } from '#domain/values.js';
import { story, type Story } from './story.js';

/** What a person of these stories is sentenced to, unless a story says otherwise. */
export const TWO_YEARS = {
  kind: 'determinate',
  months: 24,
  prison: 'HLI',
  area: 'YOR',
  victimScheme: false,
  dates: { crd: '2027-03-02', sled: '2028-03-01' },
} as const;

/**
 * A person sentenced on Mon 2 March 2026 at 15:00 to 24 months: CRD Tue 2 March 2027, SLED Wed 1 March 2028, held at Hull, home area
 * Yorkshire. Received there at a wall time of that day; nobody has done anything yet.
 */
export function received(
  title: string,
  sentence: Readonly<Record<string, unknown>> = {},
  at = '2026-03-02 15:00',
): Story {
  const s = story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('handover.name-manager', 'named', { manager: 'o.manager' })
    .usually('handover.hand-over', 'accepted', { acceptedBy: 'o.manager' })
    .on('2026-03-02 15:00')
    .fact('sentenced', { ...TWO_YEARS, ...sentence }, { as: 'sentence' });
  return (at === '2026-03-02 15:00' ? s : s.on(at)).fact('received', { prison: 'HLI' });
}

/** The same person, received at 18:00. Everybody then works the usual way until a wall time. */
export const inCustody = (
  title: string,
  until: string,
  sentence: Readonly<Record<string, unknown>> = {},
): Story => received(title, sentence, '2026-03-02 18:00').work(until);

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
