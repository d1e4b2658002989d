import { type LondonDate } from '#domain/time.js';
import { riskKnown } from '../policy/risk-known.js';
import { type Pass } from '../runtime/pass.js';

/** Seen by the offender manager on licence or order alike, again and again, from the day that the case is led (003 L495). */
export function makeContact(p: Pass, since: LondonDate | undefined): void {
  p.every('licence.make-contact', {
    within: 'CONTACT-LICENCE',
    first: since,
    facts: riskKnown(p),
    basis: 'last',
    lead: 1,
    // Somebody absent, or only given an appointment, has not been seen: contact counts when it is two-way.
    unfinished: ['absent', 'arranged'],
    retryOn: 'nextAppointment',
    seen: p.facts('contact-made').filter(({ data }) => data['by'] === 'offender-manager'),
  });
}
