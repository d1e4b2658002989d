import { inCustody, LEFT, onLicence } from '../cases.js';
import { type Story } from '../story.js';

// tasks.csv ap.hold-key-work, ap.plan-move-on; 002 L575–599. Released Tue 6 July 2027 to premises booked to Tue 28 September.
const resident = (title: string): Story =>
  inCustody(title, '2026-06-01 10:00', {
    months: 36,
    victimScheme: true,
    dates: { crd: '2027-07-06', sled: '2029-01-01' },
  })
    .fact('roh-changed', { level: 'high' })
    .usually('roh.review-custody', 'unchanged', { level: 'high' })
    .usually('ap.place', 'placed', { arriveOn: '2027-07-06', leaveBy: '2027-09-28' })
    .work('2027-07-06 09:00', { but: ['release.discharge'] })
    .answer('release.discharge', 'released', LEFT('2027-07-06T09:00'));

const RESIDENT = { but: ['ap.hold-key-work', 'ap.plan-move-on'] };

describe('a resident of approved premises', () => {
  it('has key work on the day of arrival, then weekly, and sooner where the session says so', () => {
    resident('key work')
      .expectOpen('ap.hold-key-work', { due: '2027-07-06', role: 'ap-key-worker', place: 'YOR' })
      .work('2027-07-06 15:00', RESIDENT)
      .answer('ap.hold-key-work', 'held', { nextSession: '2027-07-20' })
      // Weekly at the least: Tue 13 July, not the 20th.
      .work('2027-07-12 23:00', RESIDENT)
      .expectNotOpen('ap.hold-key-work')
      .on('2027-07-13 00:00')
      .expectOpen('ap.hold-key-work', { due: '2027-07-13' })
      .on('2027-07-13 11:00')
      .answer('ap.hold-key-work', 'resident-missed', { nextSession: '2027-07-14' })
      .on('2027-07-14 00:00')
      .expectOpen('ap.hold-key-work', { due: '2027-07-14' });
  });

  it('plans the move on from day one, is stuck while there is nowhere to go, and leaves on the day agreed', () => {
    resident('move on')
      // The working day before Tue 28 September.
      .expectOpen('ap.plan-move-on', { due: '2027-09-27', role: 'offender-manager' })
      .on('2027-07-09 10:00')
      .answer('ap.plan-move-on', 'staying', { nextReview: '2027-08-06' })
      // A week before the review of Fri 6 August.
      .work('2027-07-30 00:00', RESIDENT)
      .expectOpen('ap.plan-move-on', { due: '2027-08-06' })
      .work('2027-08-06 10:00', RESIDENT)
      .answer('ap.plan-move-on', 'no-address-found')
      .expectStuck('no-move-on-address', '2027-09-28')
      .on('2027-08-09 00:00')
      // Five working days after Fri 6 August.
      .expectOpen('ap.plan-move-on', { due: '2027-08-13' })
      .answer('ap.plan-move-on', 'move-agreed', { leavingOn: '2027-09-20' })
      .expectNotStuck('no-move-on-address')
      // Key work goes on to the day of leaving: held Mon 9 August, again a week later.
      .answer('ap.hold-key-work', 'held')
      .on('2027-08-16 00:00')
      .expectOpen('ap.hold-key-work', { due: '2027-08-16' })
      .work('2027-09-20 23:00')
      .expectNotOpen('ap.plan-move-on', 'ap.hold-key-work')
      .work('2027-10-01 10:00')
      .expectNotOpen('ap.hold-key-work')
      .expectStage('licence', 'licence#1');
  });

  it('moves nowhere before the victim was asked (G11)', () => {
    resident('victim asked')
      .fact('victim-opted', { victim: 'v1', in: true })
      .expectOpen('ap.plan-move-on', { barred: ['move-agreed'] })
      .expectOpen('victim.ask-views', { due: '2027-09-27', role: 'victim-liaison-officer' })
      .answer('victim.ask-views', 'no-views')
      .expectOpen('ap.plan-move-on', { barred: undefined });
  });

  it('is no resident any more once recalled', () => {
    resident('recalled')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .expectNotOpen('ap.hold-key-work', 'ap.plan-move-on');
  });
});

describe('approved premises as an alternative to recall', () => {
  it('are asked for the same day, and the resident is worked with from the arrival', () => {
    onLicence('alternative', '2027-04-06 10:00')
      .fact('condition-broken', { condition: 'curfew' })
      .answer('enforce.consider-recall', 'alternative', { alternative: 'approved-premises' })
      .expectOpen('ap.apply', { due: '2027-04-06', barred: ['applied-standard'] })
      .answer('ap.apply', 'applied-emergency')
      .expectOpen('ap.assess', { dueAt: '2027-04-06 12:00' })
      .answer('ap.assess', 'suitable')
      .answer('ap.place', 'placed', { arriveOn: '2027-04-08', leaveBy: '2027-07-01' })
      .expectNotOpen('ap.hold-key-work')
      .on('2027-04-08 00:00')
      .expectOpen('ap.hold-key-work', { due: '2027-04-08' })
      .expectOpen('ap.plan-move-on', { due: '2027-06-30' });
  });
});
