import { inCustody, LEFT } from '../cases.js';
import { type Story } from '../story.js';

/**
 * pathway.md stage 10; tasks.csv ap.*; standards.csv AP-*; 002 L569–611. Thirty-six months, CRD Tue 6 July 2027: six months before is
 * Wed 6 January 2027, eight months Fri 6 November 2026. Christmas 2026: bank holidays Fri 25 and Mon 28 December; Fri 1 January.
 */
const highRisk = (title: string, until: string): Story =>
  inCustody(title, '2026-06-01 10:00', { months: 36, dates: { crd: '2027-07-06', sled: '2029-01-01' } })
    .fact('roh-changed', { level: 'high' })
    .usually('roh.review-custody', 'unchanged', { level: 'high' })
    .work(until, { but: ['ap.apply'] });

describe('a place in approved premises', () => {
  it('is applied for six months before release, assessed, found, and made ready', () => {
    const s = highRisk('placed', '2026-11-05 12:00')
      .expectNotOpen('ap.apply')
      .on('2026-11-06 00:00')
      .expectOpen('ap.apply', {
        due: '2027-01-06',
        row: 'AP-APPLY',
        role: 'offender-manager',
        place: 'YOR',
        barred: undefined,
      })
      .work('2026-12-18 14:00', { but: ['ap.apply'] })
      .answer('ap.apply', 'applied-standard')
      // After 13:00 on Fri 18 December counts as Mon 21; ten working days on, over Christmas and New Year: Thu 7 January.
      .expectOpen('ap.assess', { due: '2027-01-07', row: 'AP-ASSESS', role: 'central-referral-unit' })
      .work('2027-01-05 11:00', { but: ['ap.assess'] })
      .answer('ap.assess', 'suitable')
      // Five working days after Tue 5 January: 6, 7, 8, 11, 12.
      .expectOpen('ap.place', { due: '2027-01-12', row: 'AP-PLACE' })
      .answer('ap.place', 'no-place')
      .on('2027-01-06 00:00')
      // Tried again: by Tue 12 January.
      .expectOpen('ap.place', { due: '2027-01-12' })
      .answer('ap.place', 'placed', { arriveOn: '2027-07-06', leaveBy: '2027-09-28' })
      // Five working days before Tue 6 July: 5, 2, 1 July, 30, 29 June.
      .expectOpen('ap.prepare-arrival', { due: '2027-06-29', role: 'ap-manager' })
      .work('2027-06-01 12:00', { but: ['ap.prepare-arrival'] });
    // The premises are the address: none other is checked, and the premises get the pack.
    expect(s.events.some((event) => event.e === 'TaskOpened' && event.type === 'address.check')).toBe(false);
    s.work('2027-06-29 12:00', { but: ['ap.prepare-arrival'] })
      .expectAnswered('release.send-provider-pack', 'sent-acknowledged')
      .expectGate('G8', 'closed')
      .answer('ap.prepare-arrival', 'ready')
      .expectGate('G8', 'open');
  });

  it('waits for the MAPPA meeting that must be held: nobody arrives before the agencies have met', () => {
    highRisk('MAPPA first', '2026-12-01 10:00')
      .fact('mappa-changed', { category: 2, level: 2 })
      .answer('ap.apply', 'applied-standard')
      .answer('ap.assess', 'suitable')
      .answer('ap.place', 'placed', { arriveOn: '2027-07-06' })
      .expectOpen('ap.prepare-arrival', { barred: ['ready'] })
      .answer('ap.prepare-arrival', 'not-ready')
      .on('2026-12-02 10:00')
      .fact('mappa-meeting-held', { level: 2 })
      // Asked again on the next working day.
      .expectOpen('ap.prepare-arrival', { due: '2026-12-02', barred: undefined })
      .answer('ap.prepare-arrival', 'place-lost')
      .expectOpen('ap.place', { round: 2 });
  });

  it('is refused: the address of their own is checked instead', () => {
    highRisk('refused', '2026-12-18 12:00')
      .answer('ap.apply', 'applied-standard')
      .answer('ap.assess', 'more-information-asked')
      .expectNotOpen('ap.assess')
      .expectOpen('ap.apply', { round: 2 })
      .answer('ap.apply', 'applied-standard')
      .expectOpen('ap.assess', { round: 2, due: '2027-01-06' })
      .answer('ap.assess', 'unsuitable')
      .expectNotOpen('ap.place')
      // Twelve weeks, 84 days, before Tue 6 July: Tue 13 April.
      .work('2027-04-13 00:00', { but: ['address.check'] })
      .expectOpen('address.check');
  });

  it('is short notice when the risk is found less than six months before release', () => {
    inCustody('short notice', '2027-01-18 10:00', {
      months: 36,
      dates: { crd: '2027-07-06', sled: '2029-01-01' },
    })
      .expectNotOpen('ap.apply')
      .fact('roh-changed', { level: 'very-high' })
      // Two working days after Mon 18 January.
      .expectOpen('ap.apply', { due: '2027-01-20', barred: ['applied-standard'] })
      .answer('ap.apply', 'applied-short-notice')
      // Before 13:00 on Mon 18 January; five working days: Mon 25.
      .expectOpen('ap.assess', { due: '2027-01-25', row: 'AP-ASSESS-SHORT' });
  });

  it('is an emergency in the last days: assessed in two hours', () => {
    inCustody('emergency', '2027-07-01 10:00', {
      months: 36,
      dates: { crd: '2027-07-06', sled: '2029-01-01' },
    })
      .fact('roh-changed', { level: 'high' })
      .answer('ap.apply', 'applied-emergency')
      .expectOpen('ap.assess', { dueAt: '2027-07-01 12:00', row: 'AP-ASSESS-EMERGENCY' });
  });

  it('is not needed where the manager says why, until the release date moves', () => {
    highRisk('not needed', '2026-12-01 10:00')
      .answer('ap.apply', 'not-needed')
      .expectNotOpen('ap.assess')
      .fact('dates-changed', { dates: { crd: '2027-08-03' } })
      // Tue 3 August 2027: eight months before is Thu 3 December, six months Wed 3 February.
      .on('2026-12-03 00:00')
      .expectOpen('ap.apply', { round: 2, due: '2027-02-03' });
  });

  it('does not hold anybody past the day when it is not ready: G8 lapses, and the repair is due the same day', () => {
    highRisk('not ready', '2026-12-01 10:00')
      .answer('ap.apply', 'applied-standard')
      .answer('ap.assess', 'suitable')
      .answer('ap.place', 'placed', { arriveOn: '2027-07-06' })
      .work('2027-07-06 09:00', { but: ['ap.prepare-arrival', 'release.discharge'] })
      .expectGate('G8', 'lapsed')
      .answer('release.discharge', 'released', LEFT('2027-07-06T09:00'))
      .expectOpen('release.repair-lapsed-step', { due: '2027-07-06' });
  });
});
