import { inCustody } from './cases.js';
import { type Story } from './story.js';

/**
 * Fifteen months from Mon 2 March 2026: HDCED Wed 15 July 2026, CRD Fri 16 October 2026, SLED Tue 1 June 2027, held at Hull.
 * Everybody works the usual way until the day before the curfew is looked at: 14 weeks, 98 days, before 15 July is Wed 8 April;
 * the task appears 28 days before that, on Wed 11 March.
 */
export const withCurfewDate = (title: string, sentence: Readonly<Record<string, unknown>> = {}): Story =>
  inCustody(title, '2026-03-10 12:00', {
    months: 15,
    dates: { crd: '2026-10-16', hdced: '2026-07-15', sled: '2027-06-01' },
    ...sentence,
  }).usually('release.discharge', 'released', { authority: 'hdc' });

/** Eligible with an address sent on Mon 16 March, found suitable on Mon 30 March, and granted for the eligibility date. */
export const curfewGranted = (title: string): Story =>
  withCurfewDate(title)
    .work('2026-03-16 14:00', { but: ['hdc.check-eligibility'] })
    .answer('hdc.check-eligibility', 'eligible')
    .work('2026-03-30 11:00', { but: ['hdc.check-address'] })
    .answer('hdc.check-address', 'suitable')
    .answer('hdc.decide', 'granted', { releaseDate: '2026-07-15' });
