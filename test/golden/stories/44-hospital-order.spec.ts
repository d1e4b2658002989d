import { story } from '../story.js';

// pathway.md, table of kinds: victim track only; 004 L922, L948. Made on Mon 2 March 2026.
const detained = (title: string, sentence: Readonly<Record<string, unknown>> = {}) =>
  story(title)
    .on('2026-03-02 15:00')
    .fact('sentenced', { kind: 'hospital-order', area: 'YOR', victimScheme: true, ...sentence });

describe('a hospital order', () => {
  it('has no stages: the victims are referred in twenty working days, and nobody plans, supervises or releases', () => {
    detained('hospital')
      .expectStage('hospital', 'hospital#1')
      // Twenty working days after Mon 2 March: Mon 30.
      .expectOpen('victim.refer', { due: '2026-03-30', row: 'VICTIM-REFERRAL' })
      .expectNotOpen(
        'allocation.set-tier',
        'allocation.identify-mappa-category',
        'roh.screen',
        'reception.check-dates',
      )
      .expectNotStuck('no-release-date')
      .fact('victim-opted', { victim: 'v1' })
      // Forty working days after Mon 2 March: Wed 29 April (Easter is Fri 3 and Mon 6).
      .expectOpen('victim.offer-contact', { due: '2026-04-29', role: 'victim-liaison-officer' });
  });

  it('asks victim liaison where the rule cannot say', () => {
    detained('unknown', { victimScheme: undefined })
      // Ten working days: Mon 16 March.
      .expectOpen('victim.decide-scheme', { due: '2026-03-16' })
      .answer('victim.decide-scheme', 'does-not-apply')
      .expectNotOpen('victim.refer');
  });

  it('tells a victim who is in of leave, discharge and the end', () => {
    detained('told')
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2028-05-08 10:00', { but: ['victim.tell'] })
      .fact('temporarily-released', { escorted: true })
      .expectOpen('victim.tell', { due: '2028-05-09', row: 'VICTIM-TELL' })
      .answer('victim.tell', 'told')
      .on('2028-09-04 10:00')
      .fact('released', { on: 'court' })
      // Discharged on conditions, it is no licence of ours.
      .expectStage('hospital', 'hospital#1')
      .expectNotOpen('licence.record-arrival')
      .work('2028-09-05 10:00')
      .on('2030-09-02 10:00')
      .work('2030-09-02 10:01')
      .fact('order-ended', { how: 'court' })
      .expectOpen('victim.tell')
      .expectNotOpen('termination.final-review')
      .work('2030-10-01 10:00')
      .expectEnded();
  });
});
