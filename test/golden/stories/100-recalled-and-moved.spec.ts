import { onLicence } from '../cases.js';

// 000 L579; tasks.csv, recall.send-reason: to the prison that holds the person now, and again if moved. Easter 2027: Fri 26 and Mon 29 March.
describe('G9, the recall reason, when the person goes on to a second prison', () => {
  const recalled = (title: string) =>
    onLicence(title, '2027-04-13 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'HLI' });

  it('is shut again until somebody at that prison has acknowledged it', () => {
    recalled('second prison')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .expectOpen('induction.assess-needs', { place: 'HLI' })
      .on('2027-04-21 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI', reason: 'operational' })
      .expectGate('G9', 'closed')
      .expectNotOpen('induction.assess-needs', 'induction.screen-basic-skills')
      // The clock ran from the return, so the second is due by the next working day, Thu 22 April.
      .expectOpen('recall.send-reason', { round: 2, due: '2027-04-22' })
      .answer('recall.send-reason', 'sent-no-answer')
      .expectGate('G9', 'closed')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .expectOpen('induction.assess-needs', { place: 'EVI' });
  });

  it('is shut also where the first prison was asked twice, and shut again at a third', () => {
    recalled('third prison')
      .answer('recall.send-reason', 'sent-no-answer')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .on('2027-04-21 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI', reason: 'operational' })
      .expectGate('G9', 'closed')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .on('2027-04-23 14:00')
      .fact('moved', { from: 'EVI', to: 'WDI', reason: 'operational' })
      .expectGate('G9', 'closed');
  });
});
