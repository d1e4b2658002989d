import { TASK_TYPES } from '#workflows/task-types.js';
import { curfewGranted, withCurfewDate } from '../curfew.js';

// 004 L448, L455–459; 003 L595; hmpps-services 2.8 VCS-STAGES.
describe('an occupier who withdraws after curfew was granted', () => {
  it('has the address checked again; the governor postpones, another address is found, and it is granted for a later day', () => {
    curfewGranted('occupier withdraws')
      .work('2026-06-22 10:00')
      .fact('significant-change', { change: 'address' })
      // Asked again: by the end of the next working day, Tue 23 June.
      .expectOpen('hdc.check-address', { due: '2026-06-23', round: 2, role: 'offender-manager' })
      .answer('hdc.check-address', 'occupier-withdrew')
      .expectOpen('hdc.check-eligibility', { round: 2 })
      .expectOpen('hdc.decide', { mark: 'confirm', barred: ['granted'] })
      .answer('hdc.decide', 'postponed', { releaseDate: '2026-07-06' })
      // Back to the conditional release date: nobody prepares Wed 15 July any more.
      .on('2026-06-23 10:00')
      .answer('hdc.check-eligibility', 'eligible')
      // Ten working days after Tue 23 June: Tue 7 July.
      .expectOpen('hdc.check-address', { due: '2026-07-07', round: 1 })
      .expectNotOpen('hdc.decide')
      .on('2026-06-29 10:00')
      .answer('hdc.check-address', 'suitable')
      // A fit address is not kept waiting for Mon 6 July.
      .expectOpen('hdc.decide', { barred: undefined })
      .answer('hdc.decide', 'granted', { releaseDate: '2026-07-29' })
      .work('2026-07-29 00:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-07-29' });
  });

  it('never shows the prisoner by whom the address failed', () => {
    const s = withCurfewDate('never attributed')
      .work('2026-03-20 10:00', { but: ['hdc.check-address'] })
      .answer('hdc.check-address', 'occupier-withdrew')
      .work('2026-07-06 12:00', { only: ['hdc.decide'] });
    const report = TASK_TYPES.get('hdc.check-address');
    expect(report?.confidentiality).toBe('confidential-assessment');
    expect(report?.tells).toEqual(['case-administrator']);
    // What the decision rests on says that no address stands, not why.
    const decision = s.events.find((event) => event.e === 'TaskOpened' && event.type === 'hdc.decide');
    expect(JSON.stringify(decision)).not.toContain('occupier');
  });
});

describe('a victim who does not answer about the curfew', () => {
  it('holds the decision until their day has passed, and no longer', () => {
    withCurfewDate('no answer')
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2026-07-07 12:00', { but: ['hdc.give-views', 'hdc.decide'] })
      .expectGate('G11', 'closed')
      .expectNotOpen('hdc.decide')
      // Tue 7 July was the last day for the views; on Wed 8 July the governor decides without them.
      .on('2026-07-08 00:00')
      .expectGate('G11', 'lapsed')
      .expectMissed('hdc.give-views', '2026-07-08 00:00')
      .expectOpen('hdc.decide', { due: '2026-07-14' });
  });

  it('is asked again when another address is sent', () => {
    withCurfewDate('asked again')
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2026-03-20 10:00', { but: ['hdc.check-address'] })
      .expectAnswered('hdc.give-views', 'no-objection')
      .answer('hdc.check-address', 'unsuitable')
      .answer('hdc.check-eligibility', 'eligible')
      .expectOpen('hdc.give-views', { round: 2 });
  });
});
