import { LEFT, onLicence } from '../cases.js';

// pathway.md stages 12 and 13. Released Tue 2 March 2027; Easter 2027 is 26 and 29 March; the May holiday Mon 3 May.
const recalled = (title: string) =>
  onLicence(title, '2027-04-13 15:00')
    .fact('recall-requested', { by: 'offender-manager' })
    .answer('recall.ask', 'ask-fixed-term')
    .answer('recall.agree', 'agreed')
    .answer('recall.endorse', 'endorsed-and-sent')
    .on('2027-04-14 10:30')
    .answer('recall.assess', 'fixed-term', { revokedAt: '2027-04-14T10:00' });

describe('breach, a fixed-term recall after 31 March 2026, return, re-release', () => {
  it('judges each failure and considers recall at the second unacceptable one', () => {
    onLicence('breach', '2027-04-06 10:00')
      .fact('absence', { what: 'appointment' })
      // Seven working days after Tue 6 April: 7, 8, 9, 12, 13, 14, 15.
      .expectOpen('enforce.judge-absence', { due: '2027-04-15', row: 'ABSENCE-DECISION' })
      // Two: Thu 8.
      .expectOpen('enforce.send-warning', { due: '2027-04-08', row: 'WARNING-LETTER' })
      .expectStage('enforcement', 'licence#1')
      .answer('enforce.judge-absence', 'unacceptable')
      .answer('enforce.send-warning', 'warning-sent')
      .expectNotOpen('enforce.consider-recall')
      .on('2027-04-13 10:00')
      .fact('absence', { what: 'appointment' })
      .answer('enforce.judge-absence', 'unacceptable')
      .expectOpen('enforce.consider-recall', { due: '2027-04-14', role: 'offender-manager' })
      .on('2027-04-13 15:00')
      .answer('enforce.consider-recall', 'ask-for-recall')
      .expectStage('recall', 'licence#1')
      .expectOpen('recall.ask', { due: '2027-04-13' })
      .answer('recall.ask', 'ask-fixed-term')
      .expectOpen('recall.agree', { due: '2027-04-13', role: 'senior-probation-officer' })
      .on('2027-04-13 16:00')
      .answer('recall.agree', 'agreed')
      // 24 elapsed hours after the SPO agreed; the rationale by the next working day.
      .expectOpen('recall.endorse', { dueAt: '2027-04-14 16:00', row: 'RECALL-REQUEST', role: 'head-of-pdu' })
      .expectOpen('recall.write-rationale', { due: '2027-04-14' })
      .answer('recall.endorse', 'sent-back')
      .expectOpen('recall.ask', { round: 2 })
      .expectNotOpen('recall.endorse')
      .answer('recall.ask', 'ask-fixed-term')
      .expectOpen('recall.endorse', { round: 2, dueAt: '2027-04-14 16:00' })
      .on('2027-04-13 18:00')
      .answer('recall.endorse', 'endorsed-and-sent')
      .expectOpen('recall.assess', {
        dueAt: '2027-04-14 18:00',
        row: 'RECALL-ASSESS',
        role: 'ppcs-caseworker',
      })
      .answer('recall.assess', 'more-information')
      .expectOpen('recall.assess', { dueAt: '2027-04-14 18:00' })
      .answer('recall.assess', 'not-recalled')
      .expectStage('recall', 'licence#1')
      .expectNotOpen('recall.assess', 'recall.ask');
  });

  it('is at large until returned, and searched for', () => {
    recalled('at large')
      .expectStage('recall', 'at-large#1')
      .expectStuck('unlawfully-at-large')
      .expectNotOpen('licence.make-contact')
      // Seven days after Wed 14 April, then every 28.
      .expectOpen('recall.report-search', { due: '2027-04-21' })
      .on('2027-04-20 10:00')
      .answer('recall.report-search', 'searched-not-found')
      .expectOpen('recall.report-search', { due: '2027-05-18' });
  });

  it('returns to the current prison: told why, checked against the law, re-released on the working day before', () => {
    recalled('return')
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'EVI' })
      .expectStage('recall', 'custody#2')
      .expectNotStuck('unlawfully-at-large')
      .expectOpen('reception.restrict-contact', { dueAt: '2027-04-19 15:00', place: 'EVI' })
      // One working day after Mon 19 April.
      .expectOpen('recall.send-reason', { due: '2027-04-20', row: 'RECALL-REASON-OMU' })
      .expectOpen('recall.explain', { due: '2027-04-20', row: 'RECALL-EXPLAINED', place: 'EVI' })
      .expectGate('G9', 'closed')
      .expectNotOpen('induction.assess-needs')
      .answer('recall.send-reason', 'sent-no-answer')
      .expectGate('G9', 'closed')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .expectOpen('induction.assess-needs')
      // Two working days.
      .expectOpen('recall.check-fixed-term-date', { due: '2027-04-21' })
      .expectNotOpen('recall.write-part-b', 'recall.refer-parole')
      // Half of 55 days is 27: 16 May; ten working days over the May holiday: Tue 4 May, which is sooner.
      .expectOpen('recall.prepare-re-release', { due: '2027-05-04' })
      .expectStuck('no-release-date')
      .on('2027-04-20 10:00')
      // 56 days, the day of return the first: Mon 19 April and 55 days is Sun 13 June.
      .fact('dates-changed', { dates: { prrd: '2027-06-12' } })
      .expectNotStuck('no-release-date')
      .expectStuck('fixed-term-date-differs', '2027-06-13 by law')
      .fact('dates-changed', { dates: { prrd: '2027-06-13' } })
      .expectNotStuck('fixed-term-date-differs')
      .expectStage('pre-release', 'custody#2')
      .answer('recall.check-fixed-term-date', 'differs')
      .expectStuck('fixed-term-date-differs')
      .fact('dates-changed', { dates: { prrd: '2027-06-13', sled: '2028-03-01', led: '2028-03-01' } })
      // Ten calendar days after the revocation, Wed 14 April, as more than 28 days are left.
      .expectOpen('recall.categorise', { due: '2027-04-24', row: 'CATEGORISE-RECALL' })
      .work('2027-06-10 12:00', { but: ['release.discharge'] })
      .expectNotStuck('fixed-term-date-differs')
      .expectNotOpen('release.discharge')
      // Sun 13 June: discharged on Fri 11.
      .on('2027-06-11 08:00')
      .expectOpen('release.discharge', { due: '2027-06-11' })
      .answer('release.discharge', 'released', LEFT('2027-06-11T08:00'))
      .expectStage('licence', 'licence#2')
      // By 14:00 on Mon 14 June.
      .expectOpen('licence.record-arrival', { dueAt: '2027-06-14 14:00' });
  });

  it('telephones an emergency inside two hours, at any hour, once', () => {
    onLicence('emergency', '2027-04-10 23:30')
      .fact('recall-requested', { by: 'offender-manager', emergency: true })
      // Saturday night: elapsed hours.
      .expectOpen('recall.phone-emergency', { dueAt: '2027-04-11 01:30', row: 'RECALL-EMERGENCY' })
      .answer('recall.phone-emergency', 'recall-agreed-by-telephone', { riskFoundAt: '2027-04-10T23:00' })
      .expectNotOpen('recall.phone-emergency')
      // The papers by the next working day, Mon 12 April.
      .expectOpen('recall.ask', { due: '2027-04-12' });
  });
});
