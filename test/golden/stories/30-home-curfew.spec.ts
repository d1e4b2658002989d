import { inCustody } from '../cases.js';
import { story } from '../story.js';
import { curfewGranted, withCurfewDate } from '../curfew.js';

// pathway.md stage 8; standards.csv HDC-START, HDC-ADDRESS; tasks.csv hdc.*. Good Friday 2026 is 3 April, Easter Monday 6 April.
describe('home detention curfew', () => {
  it('is granted once the address is checked and the victim asked; then the licence runs to the curfew date', () => {
    withCurfewDate('granted', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .expectNotOpen('hdc.check-eligibility')
      .on('2026-03-11 00:00')
      .expectOpen('hdc.check-eligibility', {
        due: '2026-04-08',
        row: 'HDC-START',
        role: 'case-administrator',
        place: 'HLI',
      })
      .work('2026-03-16 15:30', { but: ['hdc.check-eligibility'] })
      .answer('hdc.check-eligibility', 'eligible')
      // Sent after 15:00 on Mon 16 March counts as Tue 17; ten working days on: Tue 31 March.
      .expectOpen('hdc.check-address', { due: '2026-03-31', row: 'HDC-ADDRESS', role: 'offender-manager' })
      // Before the decision: six working days before Wed 15 July are 14, 13, 10, 9, 8, 7.
      .expectOpen('hdc.give-views', { due: '2026-07-07', role: 'victim-liaison-officer' })
      .expectNotOpen('hdc.decide')
      .work('2026-03-30 11:00', { but: ['hdc.check-address', 'hdc.give-views'] })
      .answer('hdc.check-address', 'suitable')
      .expectGate('G11', 'closed')
      .expectNotOpen('hdc.decide')
      .answer('hdc.give-views', 'no-objection')
      .expectGate('G11', 'open')
      // Before the eligibility date.
      .expectOpen('hdc.decide', { due: '2026-07-14', role: 'governor', place: 'HLI' })
      .answer('hdc.decide', 'granted', { releaseDate: '2026-07-15' })
      // One working day after Mon 30 March.
      .expectOpen('victim.tell', { due: '2026-03-31' })
      .work('2026-06-10 12:00', { but: ['licence.propose-conditions'] })
      // 28 days before Wed 15 July; the licence locks two working days before: Mon 13 July.
      .expectOpen('licence.propose-conditions', { due: '2026-06-17', row: 'LICENCE-CONDITIONS' })
      .answer('licence.propose-conditions', 'submitted')
      .expectOpen('licence.approve', { dueAt: '2026-07-13 00:00' })
      .work('2026-07-15 00:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-07-15', row: 'RELEASE-ON-DATE' })
      .work('2026-07-15 10:00')
      .expectStage('licence', 'licence#1')
      .expectNeverMissed('licence.approve');
  });

  it('goes by the actual date where the prison set a later one', () => {
    curfewGranted('actual date')
      .fact('dates-changed', { dates: { hdcad: '2026-07-20' } })
      .work('2026-07-17 12:00', { but: ['release.discharge'] })
      .expectNotOpen('release.discharge')
      // Mon 20 July.
      .on('2026-07-20 00:00')
      .expectOpen('release.discharge', { due: '2026-07-20' });
  });

  it('taken over with an actual date on the record is released on it, and nothing is decided twice', () => {
    story('adopted with HDCAD')
      .on('2026-06-01 10:00')
      .importCase([
        [
          'sentenced',
          { kind: 'determinate', months: 15, prison: 'HLI', area: 'YOR', victimScheme: false },
          '2026-03-02',
        ],
        ['received', { prison: 'HLI' }, '2026-03-03'],
        [
          'dates-changed',
          { dates: { crd: '2026-10-16', hdced: '2026-07-15', hdcad: '2026-07-20', sled: '2027-06-01' } },
          '2026-04-01',
        ],
        ['imported', { stage: 'custody' }, '2026-06-01'],
      ])
      .expectNotOpen('hdc.check-eligibility', 'hdc.decide')
      .work('2026-07-20 00:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-07-20' });
  });

  it('is refused with reasons, and the person stays to the conditional release date', () => {
    withCurfewDate('refused')
      .work('2026-03-30 11:00', { but: ['hdc.decide'] })
      .answer('hdc.decide', 'refused', { reasonCode: 'risk' })
      .work('2026-07-20 12:00')
      .expectStage('pre-release', 'custody#1')
      .expectNotOpen('hdc.check-eligibility', 'hdc.check-address', 'release.discharge')
      .work('2026-10-16 00:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-10-16' });
  });

  it('is not granted to an address that failed; another is asked for, and without one the governor says why', () => {
    withCurfewDate('no fit address')
      .work('2026-03-20 10:00', { but: ['hdc.check-address'] })
      .answer('hdc.check-address', 'unsuitable')
      .expectOpen('hdc.check-eligibility', { round: 2 })
      .answer('hdc.check-eligibility', 'no-address')
      // Five working days after Fri 20 March a supported place is asked about again: Fri 27 March.
      .on('2026-03-26 23:00')
      .expectNotOpen('hdc.check-eligibility')
      .on('2026-03-27 00:00')
      // Ten working days after Fri 20 March: Fri 3 April is Good Friday: 23, 24, 25, 26, 27, 30, 31 March, 1, 2, 7 April.
      .expectOpen('hdc.check-eligibility', { due: '2026-04-07' })
      .work('2026-06-30 23:00', { but: ['hdc.check-eligibility'] })
      .expectNotOpen('hdc.decide')
      // Ten working days before Wed 15 July: Wed 1 July.
      .on('2026-07-01 00:00')
      .expectOpen('hdc.decide', { due: '2026-07-14', barred: ['granted'] })
      .answer('hdc.decide', 'refused', { reasonCode: 'address' })
      .expectNotOpen('hdc.check-eligibility', 'hdc.decide');
  });

  it('needs exceptional reasons where the person is presumed unsuitable', () => {
    withCurfewDate('presumed unsuitable')
      .work('2026-03-16 14:00', { but: ['hdc.check-eligibility'] })
      .answer('hdc.check-eligibility', 'presumed-unsuitable')
      .expectNotOpen('hdc.check-address')
      .expectOpen('hdc.decide', { role: 'governor', barred: ['granted'] })
      // The governor finds the reasons exceptional: an address is taken after all.
      .answer('hdc.decide', 'postponed', { releaseDate: '2026-04-08' })
      .expectOpen('hdc.check-eligibility', { round: 2 })
      .answer('hdc.check-eligibility', 'eligible')
      .expectOpen('hdc.check-address')
      .answer('hdc.check-address', 'suitable')
      .expectOpen('hdc.decide', { due: '2026-07-14', barred: undefined });
  });

  it('has no time left nine days before the conditional release', () => {
    withCurfewDate('no time left')
      .work('2026-07-20 12:00', { but: ['hdc.decide'] })
      .expectOpen('hdc.decide', { missed: true })
      // A curfew licence needs ten days before CRD: Tue 6 October is the last day.
      .on('2026-10-06 23:00')
      .expectOpen('hdc.decide')
      .on('2026-10-07 00:00')
      .expectNotOpen('hdc.decide');
  });

  it('is looked at within ten days of a sentence too short for fourteen weeks', () => {
    // Eight months from Mon 2 March 2026: HDCED Mon 4 May is nine weeks away.
    withCurfewDate('short', {
      months: 8,
      dates: { crd: '2026-07-01', hdced: '2026-05-04', sled: '2026-11-01' },
    }).expectAnswered('hdc.check-eligibility', 'eligible');
    inCustody('short, at once', '2026-03-02 19:00', {
      months: 8,
      dates: { crd: '2026-07-01', hdced: '2026-05-04', sled: '2026-11-01' },
    }).expectAnswered('hdc.check-eligibility', 'eligible');
  });
});

// The law has it only for eligibility dates before 2 September 2026 (hmpps-services 2.6 HDC-STOP; standards.csv HDC-START, effective_to).
describe('the end of home detention curfew', () => {
  const eligibleOn = (hdced: string) =>
    withCurfewDate(`eligible on ${hdced}`, {
      months: 18,
      dates: { crd: '2026-12-01', hdced, sled: '2027-09-01' },
    }).work('2026-06-01 12:00', { but: ['hdc.check-eligibility'] });

  it('still offers it for Tue 1 September 2026', () => {
    // 14 weeks before: Tue 26 May.
    eligibleOn('2026-09-01').expectOpen('hdc.check-eligibility', { due: '2026-05-26' });
  });

  it('offers nothing from Wed 2 September 2026 on, and a moved date takes the question away', () => {
    eligibleOn('2026-09-02').expectNotOpen('hdc.check-eligibility');
    eligibleOn('2026-09-01')
      .fact('dates-changed', { dates: { hdced: '2026-09-02' } })
      .expectNotOpen('hdc.check-eligibility');
  });
});
