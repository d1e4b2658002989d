import { inCustody, LEFT } from '../cases.js';
import { story, type Story } from '../story.js';

/** Worked examples of evidence hmpps-services, section 2, each lived in a case; the bare dates stand in test/golden/standards. */
describe('the licence locks two working days before it starts', () => {
  const leaving = (title: string, crd: string, until: string): Story =>
    inCustody(title, '2026-03-02 19:00', { months: 18, dates: { crd, sled: '2027-09-01' } }).work(until, {
      but: ['licence.approve', 'release.discharge'],
    });

  it('starting Tue 29 December 2026 it locks on Wed 23, warned on Mon 21', () => {
    leaving('29 December', '2026-12-29', '2026-12-20 12:00')
      .expectNotStuck('licence-about-to-lock')
      // Before Tue 29: Thu 24 and Wed 23 are the two working days, as Fri 25 and Mon 28 are holidays. Two more: Tue 22, Mon 21.
      .on('2026-12-21 09:00')
      .expectStuck('licence-about-to-lock')
      .expectOpen('licence.approve', { dueAt: '2026-12-23 00:00' })
      .on('2026-12-23 00:00')
      .expectMissed('licence.approve', '2026-12-23 00:00')
      .expectOpen('licence.make-in-prison', { role: 'case-administrator' });
  });

  it('for a conditional release on Christmas Day it starts on Thu 24 and locks on Tue 22 December', () => {
    leaving('Christmas', '2026-12-25', '2026-12-18 12:00')
      // Before Thu 24: Wed 23, Tue 22.
      .expectOpen('licence.approve', { dueAt: '2026-12-22 00:00' })
      .on('2026-12-22 00:00')
      .expectOpen('licence.make-in-prison')
      .work('2026-12-24 08:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-12-24' })
      .answer('release.discharge', 'released', LEFT('2026-12-24T08:00'))
      .expectStage('licence', 'licence#1');
  });

  it('for a conditional release on Easter Sunday 2026 it starts on Thu 2 April and locks on Tue 31 March', () => {
    story('Easter')
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .usually('allocation.identify-mappa-category', 'not-eligible')
      .usually('handover.name-manager', 'named', { manager: 'o.manager' })
      .usually('handover.hand-over', 'accepted', { acceptedBy: 'o.manager' })
      .on('2025-04-07 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 24,
        prison: 'HLI',
        area: 'YOR',
        victimScheme: false,
        dates: { crd: '2026-04-05', sled: '2027-04-06' },
      })
      .fact('received', { prison: 'HLI' })
      .work('2026-03-27 12:00', { but: ['licence.approve', 'release.discharge'] })
      // Good Friday is 3 April: the last working day before is Thu 2; before it Wed 1, Tue 31 March.
      .expectOpen('licence.approve', { dueAt: '2026-03-31 00:00' })
      .on('2026-03-31 00:00')
      .expectMissed('licence.approve', '2026-03-31 00:00')
      .work('2026-04-02 08:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-04-02' });
  });
});

describe('a standard recall just before Christmas', () => {
  it('returned Fri 18 December 2026: dossier Mon 21 December, Part B Tue 12 January, second dossier Fri 15 January', () => {
    story('recalled at Christmas')
      .on('2026-12-18 09:00')
      .importCase([
        [
          'sentenced',
          {
            kind: 'determinate',
            months: 48,
            prison: 'HLI',
            area: 'YOR',
            victimScheme: false,
            dates: { crd: '2026-06-02', sled: '2028-06-01' },
          },
          '2024-06-03',
        ],
        ['received', { prison: 'HLI' }, '2024-06-03'],
        ['roh-changed', { level: 'medium' }, '2024-07-01'],
        ['released', { on: 'crd', prison: 'HLI' }, '2026-06-02'],
        ['om-changed', { username: 'o.manager' }, '2026-06-02'],
        ['imported', { stage: 'licence' }, '2026-12-14'],
      ])
      .on('2026-12-18 10:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2026-12-18 15:00')
      .fact('returned', { prison: 'HLI' })
      .fact('dates-changed', { dates: { prrd: '2028-06-01' } })
      // The next working day.
      .expectOpen('recall.send-dossier', {
        due: '2026-12-21',
        row: 'RECALL-DOSSIER',
        role: 'ppcs-caseworker',
      })
      // Fourteen working days: 21–24; 29–31; 4–8 January; 11, 12 (Fri 25, Mon 28 December and Fri 1 January are holidays).
      .expectOpen('recall.write-part-b', { due: '2027-01-12', row: 'RECALL-PART-B' })
      // Twenty-eight calendar days after Fri 18 December.
      .expectOpen('recall.send-second-dossier', { due: '2027-01-15', row: 'RECALL-SECOND-DOSSIER' });
  });
});

describe('a fixed-term recall on the second day of the law of 31 March 2026', () => {
  it('returned on Wed 1 April 2026 ends on its 56th day, Tue 26 May', () => {
    story('56 days')
      .on('2026-04-01 09:00')
      .importCase([
        [
          'sentenced',
          {
            kind: 'determinate',
            months: 36,
            prison: 'HLI',
            area: 'YOR',
            victimScheme: false,
            dates: { crd: '2025-12-02', sled: '2027-06-01' },
          },
          '2024-06-03',
        ],
        ['received', { prison: 'HLI' }, '2024-06-03'],
        ['roh-changed', { level: 'medium' }, '2024-07-01'],
        ['released', { on: 'crd', prison: 'HLI' }, '2025-12-02'],
        ['om-changed', { username: 'o.manager' }, '2025-12-02'],
        ['imported', { stage: 'licence' }, '2026-03-30'],
      ])
      .fact('recall-revoked', { recallType: 'fixed', from: 'licence' })
      .on('2026-04-01 16:00')
      .fact('returned', { prison: 'HLI' })
      // Wed 1 April is day 1: 30 days of April, 26 of May. Not the day after.
      .fact('dates-changed', { dates: { prrd: '2026-05-27' } })
      .expectStuck('fixed-term-date-differs', '2026-05-26 by law')
      .fact('dates-changed', { dates: { prrd: '2026-05-26' } })
      .expectNotStuck('fixed-term-date-differs')
      .work('2026-05-26 08:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2026-05-26' });
  });
});

describe('the first contact with a victim', () => {
  it('follows the forty working days, not eight weeks: sentenced Mon 6 July 2026, by Tue 1 September', () => {
    const s = story('victim')
      .on('2026-07-06 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'YOR',
        victimScheme: true,
        dates: { crd: '2028-01-05', sled: '2029-07-05' },
      })
      .fact('victim-opted', { victim: 'v1' });
    // Eight weeks would be Mon 31 August, a holiday; forty working days without it end the day after.
    s.expectOpen('victim.offer-contact', { due: '2026-09-01', row: 'VICTIM-FIRST-CONTACT' })
      .on('2026-09-01 23:59')
      .expectNeverMissed('victim.offer-contact')
      .on('2026-09-02 00:00')
      .expectMissed('victim.offer-contact', '2026-09-02 00:00');
  });
});

describe('ten working days over Easter', () => {
  it('from Mon 30 March 2026 end on Wed 15 April, here for a further serious offence', () => {
    // The source counts a supplier’s assessment, which is no task here. 31; 1, 2; 7–10; 13–15: Fri 3 and Mon 6 April are holidays.
    const s = story('ten working days')
      .on('2026-03-30 09:00')
      .importCase([
        [
          'sentenced',
          {
            kind: 'determinate',
            months: 36,
            prison: 'HLI',
            area: 'YOR',
            victimScheme: false,
            dates: { crd: '2025-12-02', sled: '2027-06-01' },
          },
          '2024-06-03',
        ],
        ['received', { prison: 'HLI' }, '2024-06-03'],
        ['roh-changed', { level: 'medium' }, '2024-07-01'],
        ['released', { on: 'crd', prison: 'HLI' }, '2025-12-02'],
        ['om-changed', { username: 'o.manager' }, '2025-12-02'],
        ['imported', { stage: 'licence' }, '2026-03-28'],
      ]);
    s.on('2026-03-30 11:00')
      .fact('charged', { serious: true })
      .expectOpen('sfo.notify', { due: '2026-04-15', row: 'SFO-NOTIFY' });
  });
});

describe('traps of the tables', () => {
  it('eight and a half months are eight months, then fourteen days: release Sat 31 October 2026 hands over on 14 February', () => {
    // Eight months before 31 October is 28 February, fourteen days before it the 14th; the other order gives 17 February.
    const s = story('handover')
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .usually('allocation.identify-mappa-category', 'not-eligible')
      .on('2024-11-01 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 48,
        prison: 'HLI',
        area: 'YOR',
        victimScheme: false,
        dates: { crd: '2026-10-31', sled: '2028-10-31' },
      })
      .fact('received', { prison: 'HLI' })
      .work('2025-12-20 09:00', { but: ['handover.name-manager', 'handover.hand-over'] });
    s.answer('handover.name-manager', 'named', { manager: 'o.manager' }).expectOpen('handover.hand-over', {
      due: '2026-02-14',
      row: 'HANDOVER',
    });
  });
});
