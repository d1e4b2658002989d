import { inCustody, LEFT } from '../cases.js';

// pathway.md stages 10, 11, 14. CRD Tue 2 March 2027; SLED Wed 1 March 2028.

describe('handover, pre-release, a licence approved in time, discharge, licence, the end at SLED', () => {
  it('hands over eight months and fourteen days ahead: months first, then days', () => {
    inCustody('handover', '2026-04-22 12:00', {})
      // 2 Mar 2027 less 8 months is 2 July 2026; less 14 days, 18 June. Somebody is named from 56 days before: 23 April.
      .expectNotOpen('handover.name-manager')
      .on('2026-04-23 00:00')
      // Listed two days after the handover date.
      .expectOpen('handover.name-manager', {
        due: '2026-06-20',
        role: 'senior-probation-officer',
        place: 'YOR',
      })
      .expectNotOpen('handover.hand-over')
      .answer('handover.name-manager', 'named', { manager: 'o.manager' })
      .expectOpen('handover.hand-over', { due: '2026-06-18', row: 'HANDOVER', role: 'offender-supervisor' })
      .on('2026-06-17 10:00')
      .answer('handover.hand-over', 'sent-not-accepted')
      // Asked again in five working days: Wed 24 June.
      .expectOpen('handover.hand-over', { due: '2026-06-24' })
      .answer('handover.hand-over', 'accepted', { acceptedBy: 'o.manager' })
      .on('2026-06-18 09:00')
      .expectStage('pre-release', 'custody#1');
  });

  it('opens each release step on its own count back from the day', () => {
    const s = inCustody('pre-release', '2026-11-09 12:00', {});
    // 16 weeks before Tue 2 March 2027 is 10 November 2026.
    s.expectNotOpen('resettlement.reassess-needs')
      .on('2026-11-10 00:00')
      // 12 weeks, 84 days before: 8 December.
      .expectOpen('resettlement.reassess-needs', { due: '2026-12-08', row: 'RESETTLEMENT-NEEDS' })
      .on('2027-01-05 12:00')
      .expectOpen('licence.contribute')
      .expectGate('G6', 'closed')
      .expectNotOpen('licence.propose-conditions')
      // Six weeks, 42 days before: 19 January.
      .expectOpen('address.check', { due: '2027-01-19', role: 'offender-manager', place: 'YOR' })
      .answer('address.check', 'no-address')
      // Four weeks before: 2 February.
      .expectOpen('accommodation.refer-homeless', { due: '2027-02-02', row: 'DUTY-TO-REFER' })
      .answer('accommodation.refer-homeless', 'council-accepted')
      .expectOpen('address.check', { round: 2 })
      .answer('address.check', 'suitable')
      // Five working days before Tue 2 March: 1 March, 26, 25, 24, 23 February.
      .expectOpen('release.send-provider-pack', { due: '2027-02-23', row: 'PROVIDER-PACK' })
      .answer('licence.contribute', 'contributed')
      .expectGate('G6', 'open')
      // 28 days before: 2 February.
      .expectOpen('licence.propose-conditions', { due: '2027-02-02', row: 'LICENCE-CONDITIONS' })
      .answer('licence.propose-conditions', 'submitted')
      // Two working days before Tue 2 March: Mon 1 March, Fri 26 February; it locks as that day begins.
      .expectOpen('licence.approve', {
        dueAt: '2027-02-26 00:00',
        row: 'LICENCE-HARD-STOP',
        role: 'governor',
      })
      .on('2027-01-20 10:00')
      .answer('licence.approve', 'sent-back')
      .expectNotOpen('licence.approve', 'licence.explain')
      .expectOpen('licence.propose-conditions', { round: 2 })
      .answer('licence.propose-conditions', 'submitted-standard-only')
      .expectOpen('licence.approve', { round: 2 })
      .answer('licence.approve', 'approved')
      .expectOpen('licence.explain', { dueAt: '2027-03-02 12:00' })
      .on('2027-02-25 09:00')
      .expectNotStuck('licence-about-to-lock')
      // 14 days before: 16 February; the second check two working days before.
      .expectMissed('release.check-date', '2027-02-17 00:00')
      .answer('release.check-date', 'confirmed')
      .expectOpen('release.second-check', { due: '2027-02-26', role: 'head-of-omu' })
      .answer('release.second-check', 'date-wrong')
      .expectStuck('release-date-disputed', 'date-wrong');
  });

  it('discharges on the day, sees the person report by two the next day, and ends at SLED', () => {
    const s = inCustody('release', '2027-03-01 17:00', {})
      .expectGate('G7', 'open')
      .expectNeverMissed('licence.approve')
      .expectNotOpen('release.discharge', 'release.settle-open-steps')
      .on('2027-03-02 00:00')
      .expectOpen('release.discharge', {
        due: '2027-03-02',
        row: 'RELEASE-ON-DATE',
        role: 'reception-officer',
        place: 'HLI',
      })
      .on('2027-03-02 09:30')
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:15'))
      .expectStage('licence', 'licence#1')
      .expectNotOpen('release.discharge', 'release.repair-lapsed-step')
      // By 14:00 on the next working day, Wed 3 March.
      .expectOpen('licence.record-arrival', {
        dueAt: '2027-03-03 14:00',
        role: 'offender-manager',
        place: 'YOR',
      })
      .on('2027-03-03 11:00')
      .answer('licence.record-arrival', 'reported', { reportedAt: '2027-03-03T10:45' })
      // 15 working days after the first appointment, Wed 3 March: Wed 24 March (Good Friday is the 26th).
      .expectOpen('licence.make-plan', { due: '2027-03-24', row: 'ISP-COMMUNITY-CURRENT' })
      .answer('licence.induct', 'partly', { nextDate: '2027-03-17' })
      .expectOpen('licence.induct', { due: '2027-03-17' })
      .answer('licence.induct', 'completed')
      // Weekly in the first sixteen weeks, from the last two-way contact: seen on the 3rd, so the 10th.
      .on('2027-03-09 09:00')
      .expectOpen('licence.make-contact', { due: '2027-03-10', row: 'CONTACT-LICENCE-HIGH' })
      .answer('licence.make-contact', 'absent', { how: 'office' })
      // Somebody absent has not been seen: still due, and a failure to judge.
      .expectOpen('licence.make-contact', { due: '2027-03-10', round: 2 })
      .expectOpen('enforce.judge-absence')
      .answer('licence.make-contact', 'seen', { when: '2027-03-09T09:00', how: 'office' })
      .answer('enforce.judge-absence', 'not-enforced', { reviewOn: '2027-03-23' })
      .expectNotOpen('licence.make-contact')
      .expectOpen('enforce.review-not-enforced', { due: '2027-03-23', role: 'senior-probation-officer' })
      .answer('enforce.review-not-enforced', 'enforce-now')
      .expectOpen('enforce.judge-absence', { round: 2 })
      .answer('enforce.judge-absence', 'unacceptable')
      .expectNotOpen('enforce.consider-recall');
    s.work('2028-02-29 23:00', { but: ['termination.end-supervision'] })
      .expectNotOpen('termination.end-supervision')
      .on('2028-03-01 09:00')
      .expectOpen('termination.end-supervision', { due: '2028-03-01', row: 'LICENCE-END' })
      .answer('termination.end-supervision', 'ended')
      .expectStage('termination', 'ended#1')
      // 20 working days after Wed 1 March 2028: four weeks on, Wed 29 March (Easter is in April).
      .expectOpen('termination.final-review', { due: '2028-03-29', row: 'FINAL-REVIEW' })
      .answer('termination.final-review', 'closed')
      .expectEnded();
  });

  it('lapses an unexplained licence on the day and repairs it within two days (G7)', () => {
    inCustody('lapse', '2027-01-01 12:00')
      .work('2027-02-24 12:00', { but: ['licence.explain', 'release.settle-open-steps'] })
      .expectGate('G7', 'closed')
      .expectOpen('release.settle-open-steps', { due: '2027-02-25', role: 'governor' })
      .answer('licence.explain', 'not-possible')
      .expectGate('G7', 'closed')
      .work('2027-03-02 09:00', { but: ['release.settle-open-steps', 'release.discharge'] })
      // The day has come: nobody is held for a gate.
      .expectGate('G7', 'lapsed')
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      // Two working days after Tue 2 March.
      .expectOpen('release.repair-lapsed-step', { due: '2027-03-04' });
  });
});
