import { inCustody, onLicence } from '../cases.js';

// 000 L687; 002 L237, L324, L517, L698; 003 L449, L656. Level 2 set on Mon 30 March 2026: next meeting by Mon 22 June, twelve weeks on.
const MAPPA = { but: ['mappa.invite', 'mappa.contribute', 'mappa.hold-meeting', 'mappa.do-action'] };
const level2 = (title: string) =>
  inCustody(title, '2026-03-30 10:00')
    .usually('mappa.set-level', 'level-2')
    .fact('mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' })
    // Invited from 28 days before.
    .work('2026-05-26 09:00', MAPPA)
    .answer('mappa.invite', 'sent', { reportsBy: '2026-06-15' });

describe('a MAPPA meeting at level 2', () => {
  it('is answered by each agency through its own person, by the day reports are wanted', () => {
    level2('each agency')
      // The community manager took over at the usual handover, so both managers are asked, and the police.
      .expectOpen('mappa.contribute#2026-06-22-offender-manager', { due: '2026-06-15', place: 'YOR' })
      .expectOpen('mappa.contribute#2026-06-22-offender-supervisor', { due: '2026-06-15', place: 'HLI' })
      .expectOpen('mappa.contribute#2026-06-22-police-contact', { due: '2026-06-15', role: 'police-contact' })
      .answer('mappa.contribute#2026-06-22-offender-manager', 'attended')
      .answer('mappa.contribute#2026-06-22-offender-supervisor', 'wrote')
      .work('2026-06-22 15:00', MAPPA)
      .expectMissed('mappa.contribute#2026-06-22-police-contact', '2026-06-16 00:00')
      // The meeting waits for nobody; what was not sent is not asked for after it.
      .answer('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      .expectNotOpen('mappa.contribute')
      .expectOpen('mappa.update-rmp', { dueAt: '2026-06-24 15:00', row: 'MAPPA-RMP' });
  });

  it('gives actions, each to its owner in any agency; what is not done goes back to the chair', () => {
    level2('actions')
      .work('2026-06-22 15:00', MAPPA)
      .answer('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      .fact('action-given', { from: 'mappa', action: 'visit', role: 'police-contact', by: '2026-07-01' })
      .expectOpen('mappa.do-action', { due: '2026-07-01', role: 'police-contact', place: 'YOR' })
      .answer('mappa.do-action', 'not-done')
      // Five working days after Mon 22 June.
      .expectOpen('mappa.do-action', { due: '2026-06-29', role: 'mappa-chair' })
      .answer('mappa.do-action', 'no-longer-needed')
      .expectNotOpen('mappa.do-action')
      .fact('action-given', { from: 'mappa', action: 'mail', role: 'public-protection' })
      // No day was given: ten working days after Mon 22 June.
      .expectOpen('mappa.do-action', { due: '2026-07-06', role: 'public-protection', place: 'HLI' });
  });
});

describe('the ViSOR reference', () => {
  it('is made by the prison for somebody inside, and by the police for somebody in the community', () => {
    inCustody('inside', '2026-04-08 10:00')
      .fact('mappa-changed', { category: 1, decidedBy: 'probation' })
      // Three calendar days after Wed 8 April.
      .expectOpen('mappa.record-visor', { due: '2026-04-11', role: 'public-protection', place: 'HLI' });
    onLicence('outside', '2027-04-07 10:00')
      .fact('mappa-changed', { category: 1, decidedBy: 'probation' })
      .expectOpen('mappa.record-visor', { due: '2027-04-10', role: 'police-contact', place: 'YOR' });
  });
});

describe('a change of level', () => {
  it('of MAPPA or risk is read by everyone on the case by the next working day', () => {
    const s = level2('read by all')
      .fact('intervention-planned', { intervention: 'tsp', target: 't1', startOn: '2026-05-26' })
      .answer('intervention.decide-suitability', 'suitable', { onlyOneOfTheirGroup: false })
      .answer('intervention.start', 'started')
      .fact('roh-changed', { level: 'high' })
      .fact('roh-changed', { level: 'very-high' });
    const readers = [...s.state.steps.values()].flatMap(({ open, type }) =>
      open && type === 'risk.acknowledge-level' ? [`${open.role} by ${open.clock?.dueOn ?? ''}`] : [],
    );
    // The next working day after Tue 26 May.
    expect(readers.sort()).toEqual([
      'intervention-worker by 2026-05-27',
      'offender-manager by 2026-05-27',
      'offender-supervisor by 2026-05-27',
      'police-contact by 2026-05-27',
    ]);
  });
});
