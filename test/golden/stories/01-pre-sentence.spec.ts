import { story } from '../story.js';

// pathway.md stage 1 and 2; tasks.csv psr.*; standards.csv PSR-STANDARD, SELF-HARM-ALERT.
describe('a report is asked for, sent back, given, and the person goes to custody', () => {
  const told = () =>
    story('pre-sentence')
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR', hearingOn: '2026-03-24', remanded: false });

  it('screens, chooses and writes inside the court clock, and sends a poor report back to its author', () => {
    told()
      .expectStage('pre-sentence', 'pre-sentence#1')
      .expectOpen('psr.screen-roh', { due: '2026-03-02', role: 'report-writer', place: 'YOR' })
      .expectNotOpen('psr.choose-type', 'psr.give-to-court')
      .answer('psr.screen-roh', 'no-concern')
      .expectOpen('psr.choose-type', { due: '2026-03-02' })
      .answer('psr.choose-type', 'standard', { hearingOn: '2026-03-24', remanded: false })
      // 15 working days after Mon 2 Mar, no holiday between: three weeks on, Mon 23 Mar.
      .expectOpen('psr.give-to-court', { due: '2026-03-23', row: 'PSR-STANDARD', role: 'court-officer' })
      // Two working days before it: Thu 19 Mar, so that there is a day for the check.
      .expectOpen('psr.write', { due: '2026-03-19' })
      .expectNotOpen('psr.check-quality', 'psr.record-result')
      .on('2026-03-13 11:00')
      .answer('psr.write', 'written', { selfHarmConcern: false })
      .expectOpen('psr.check-quality', { due: '2026-03-20', role: 'senior-probation-officer' })
      .on('2026-03-16 09:30')
      .answer('psr.check-quality', 'returned')
      .expectOpen('psr.write', { due: '2026-03-19', round: 2 })
      .expectNotOpen('psr.check-quality')
      .on('2026-03-17 16:00')
      .answer('psr.write', 'written', { selfHarmConcern: true })
      .expectOpen('psr.check-quality', { round: 2 })
      .on('2026-03-18 10:00')
      .answer('psr.check-quality', 'passed')
      .expectNotOpen('psr.write', 'psr.check-quality')
      .on('2026-03-20 15:00')
      .answer('psr.give-to-court', 'given')
      .expectNotOpen('psr.record-result')
      .on('2026-03-24 00:00')
      .expectOpen('psr.record-result', { due: '2026-03-24' })
      .on('2026-03-24 12:00')
      .answer('psr.record-result', 'custody', { resultOn: '2026-03-24', selfHarmConcern: false })
      .expectStuck('wait-on-agency')
      .on('2026-03-24 15:00')
      .fact('sentenced', { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR', victimScheme: false })
      .expectNotStuck('wait-on-agency')
      .expectStage('allocation', 'custody#1')
      // The concern of the report is passed on within the hour of the sentence, by the court, to the prison.
      .expectOpen('allocation.pass-on-self-harm', { dueAt: '2026-03-24 16:00', role: 'court-officer' })
      .expectOpen('self-harm.act-in-custody', {
        dueAt: '2026-03-24 16:00',
        role: 'offender-supervisor',
        place: 'HLI',
      })
      .answer('allocation.pass-on-self-harm', 'not-acknowledged')
      // Closed only when a named person has acknowledged it: rung again within the hour.
      .expectOpen('allocation.pass-on-self-harm#c6-2', { dueAt: '2026-03-24 16:00' });
  });

  it('tells the court of a late report, and waits for the new hearing', () => {
    told()
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'standard', { hearingOn: '2026-03-24', remanded: false })
      .on('2026-03-20 10:00')
      .answer('psr.give-to-court', 'late-court-told', { newHearingOn: '2026-04-14' })
      // The day before the new hearing, Tue 14 Apr: Mon 13 Apr.
      .expectOpen('psr.give-to-court', { due: '2026-04-13' })
      .on('2026-03-25 10:00')
      .expectNotOpen('psr.record-result')
      .on('2026-04-14 09:00')
      .expectOpen('psr.record-result', { due: '2026-04-14' })
      .answer('psr.record-result', 'adjourned', { resultOn: '2026-04-14' })
      // Asked again within 15 working days of Tue 14 Apr; Mon 4 May is a holiday: Wed 6 May.
      .expectOpen('psr.record-result', { due: '2026-05-06' });
  });

  it('counts a remanded person’s report in ten working days, an oral one on the day', () => {
    story('remanded')
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR', remanded: true })
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'standard', { remanded: true })
      // 10 working days after Mon 2 Mar: Mon 16 Mar.
      .expectOpen('psr.give-to-court', { due: '2026-03-16', row: 'PSR-REMAND' });
    story('oral')
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR' })
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'oral')
      .expectOpen('psr.give-to-court', { due: '2026-03-02', row: 'PSR-ORAL' })
      .answer('psr.write', 'written')
      .expectNotOpen('psr.check-quality');
  });

  it('ends when the court withdraws, without a track having run', () => {
    told()
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'fast', { hearingOn: '2026-03-10' })
      .work('2026-03-10 10:00', { but: ['psr.record-result'] })
      .answer('psr.record-result', 'acquitted', { resultOn: '2026-03-10' })
      .expectEnded();
  });
});
