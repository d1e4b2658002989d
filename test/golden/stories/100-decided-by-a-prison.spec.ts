import { inCustody } from '../cases.js';

// The level is decided by the agencies together, never by a prison alone (002 L243; pathway.md, "MAPPA").
describe('a MAPPA level that the prison set by itself', () => {
  it('is no level: no meeting is called and nobody is told of one, until the agencies have decided', () => {
    inCustody('prison alone', '2026-06-08 10:00')
      .fact('mappa-changed', { category: 2, decidedBy: 'probation' })
      .work('2026-06-10 10:00')
      .fact('mappa-changed', { level: 2, decidedBy: 'prison' })
      .work('2026-08-27 10:00', { but: ['mappa.invite', 'mappa.hold-meeting', 'mappa.record-visor'] })
      .expectNotOpen('mappa.invite', 'mappa.hold-meeting', 'mappa.record-visor')
      // Decided together on Thu 27 August at level 2: the ViSOR reference follows.
      .fact('mappa-changed', { level: 2, decidedBy: 'agencies' })
      .expectOpen('mappa.record-visor', { row: 'VISOR-RECORD' });
  });

  it('leaves the level that the agencies set as it was', () => {
    const s = inCustody('level 3 stands', '2026-06-08 10:00')
      .fact('mappa-changed', { category: 2, level: 3, decidedBy: 'agencies' })
      .on('2026-06-09 10:00')
      .fact('mappa-changed', { level: 1, decidedBy: 'prison' });
    // Nobody is asked to read a change that is none (risk.acknowledge-level goes to everyone on the case).
    s.expectNotOpen('risk.acknowledge-level', 'mappa.review-level-1');
    // Lowered by the agencies, it is a change.
    s.on('2026-06-10 10:00').fact('mappa-changed', { level: 1, decidedBy: 'agencies' });
    expect(s.openKeys().filter((key) => key.includes('risk.acknowledge-level'))).not.toEqual([]);
  });
});
