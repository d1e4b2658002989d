import { inCustody, onLicence } from '../cases.js';
import { story } from '../story.js';

// 004 L930–L934, L953; 002 L698, L719. Sentenced Mon 2 March 2026: plan due Mon 27 April; Easter is 3 and 6 April.
const ALL_OPEN = 'victim.disclose';

describe('what the offender manager may know of a victim', () => {
  it('is decided by victim liaison before the analysis and the plan', () => {
    inCustody('plan', '2026-03-02 17:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      // Fifteen working days before Mon 27 April, over Easter: Thu 2 April. The working day before it: Fri 24 April.
      .expectOpen('victim.disclose#assessment', { due: '2026-04-02', role: 'victim-liaison-officer' })
      .expectOpen('victim.disclose#sentence-plan')
      .answer('victim.disclose#assessment', 'disclosed')
      .answer('victim.disclose#sentence-plan', 'nothing-to-add')
      .expectNotOpen(ALL_OPEN);
  });

  it('is decided again when the board has another date', () => {
    story('another date')
      .on('2026-03-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 24,
        prison: 'HLI',
        area: 'YOR',
        victimScheme: true,
        dates: { crd: '2027-03-02', sled: '2028-03-01' },
      })
      .fact('received', { prison: 'HLI' })
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-21' })
      .fact('victim-opted', { victim: 'v1', in: true })
      // The working day before Tue 21 April.
      .expectOpen('victim.disclose#sentence-plan', { due: '2026-04-20' })
      .answer('victim.disclose#sentence-plan', 'disclosed')
      .on('2026-03-10 10:00')
      .fact('moved', { from: 'HLI', to: 'EVI', reason: 'operational' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-23' })
      .expectOpen('victim.disclose#sentence-plan', { due: '2026-04-22', round: 2 });
  });

  it('is asked of a victim who opted out as well: protection does not end with contact', () => {
    inCustody('opted out', '2026-03-02 17:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: false })
      .expectOpen('victim.disclose#assessment', { due: '2026-04-02' });
  });

  it('is asked at any time, by the day the manager names, and of nobody who was never reached', () => {
    onLicence('asked', '2027-04-06 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .expectNotOpen(ALL_OPEN)
      .fact('disclosure-asked', { purpose: 'risk-plan', before: '2027-04-16' })
      .expectOpen(ALL_OPEN, { due: '2027-04-16', place: 'YOR' })
      .answer(ALL_OPEN, 'not-disclosed')
      .fact('disclosure-asked', { purpose: 'conditions' })
      // Five working days after Tue 6 April.
      .expectOpen(ALL_OPEN, { due: '2027-04-13' })
      .answer(ALL_OPEN, 'disclosed')
      .expectNotOpen(ALL_OPEN);
  });

  it('is victim liaison’s answer to a MAPPA invitation, by the day reports are wanted', () => {
    inCustody('MAPPA', '2026-03-30 10:00', { victimScheme: true })
      .usually('mappa.set-level', 'level-2')
      .usually('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      .fact('victim-opted', { victim: 'v1', in: true })
      .fact('mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' })
      // Twelve weeks after Mon 30 March: Mon 22 June; invited from 28 days before, Mon 25 May.
      .work('2026-05-25 09:00', { but: ['victim.disclose', 'mappa.invite'] })
      .answer('victim.disclose#assessment', 'disclosed')
      .answer('victim.disclose#sentence-plan', 'disclosed')
      .expectNotOpen(ALL_OPEN)
      .answer('mappa.invite', 'sent', { reportsBy: '2026-06-15' })
      .expectOpen(ALL_OPEN, { due: '2026-06-15' });
  });
});
