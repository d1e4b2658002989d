import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// Moves (000 L339–349), G13; open conditions (004 L874, L897, L904). Easter 2026: Fri 3 and Mon 6 April.
const mayGo = (s: Story): boolean =>
  [...s.state.milestones.values()].some(({ kind }) => kind === 'move-may-go');
const planned = (title: string, reason = 'progression') =>
  inCustody(title, '2026-03-20 12:00')
    .on('2026-03-30 10:00')
    .fact('move-planned', { to: 'EVI', on: '2026-04-14', reason });

describe('a planned move', () => {
  it('G13: waits for a complete record, which is checked again when date or place change', () => {
    const s = planned('G13')
      // The working day before Tue 14 April.
      .expectOpen('move.complete-record', { due: '2026-04-13', role: 'case-administrator', place: 'HLI' })
      .expectGate('G13', 'closed');
    expect(mayGo(s)).toBe(false);
    s.answer('move.complete-record', 'complete').expectGate('G13', 'open');
    expect(mayGo(s)).toBe(true);
    s.fact('move-planned', { to: 'NHI', on: '2026-04-21', reason: 'progression' })
      .expectGate('G13', 'closed')
      .expectOpen('move.complete-record', { round: 2, due: '2026-04-20' })
      .answer('move.complete-record', 'complete')
      .on('2026-04-21 14:00')
      .fact('moved', { from: 'HLI', to: 'NHI', planned: true, reason: 'progression' })
      .expectOpen('move.take-on-case', { place: 'NHI' })
      .expectNotOpen('move.complete-record');
  });

  it('G13 may be overridden by the head of OMU; what was left out is repaired the working day after', () => {
    const s = planned('G13 overridden').override('G13', '2026-04-14');
    expect(mayGo(s)).toBe(true);
    s.on('2026-04-14 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true, reason: 'progression' })
      // By the prison that has the papers.
      .expectOpen('move.complete-record', { due: '2026-04-15', place: 'HLI' })
      .answer('move.complete-record', 'complete')
      .expectNotOpen('move.complete-record');
  });

  it('called off, leaves nothing behind', () => {
    planned('called off')
      .fact('move-planned', { reason: 'progression' })
      .expectNotOpen('move.complete-record')
      .expectGate('G13', 'open');
  });

  it('for security or court is never held: the gate lapses on the day and a repair is left', () => {
    const s = planned('security', 'security').on('2026-04-14 00:00').expectGate('G13', 'lapsed');
    expect(mayGo(s)).toBe(true);
    s.on('2026-04-14 07:00')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true, reason: 'security' })
      .expectOpen('move.complete-record', { due: '2026-04-15', place: 'HLI' });
  });
});

describe('open conditions', () => {
  it('a lifer is prepared before the move, and OASys is reviewed twenty working days after arriving', () => {
    inCustody('open', '2026-03-20 12:00', { kind: 'life', months: undefined, dates: { ted: '2036-03-02' } })
      .on('2026-05-05 10:00')
      .fact('category-changed', { category: 'D', open: true })
      // Ten working days after Tue 5 May.
      .expectOpen('move.prepare-open', { due: '2026-05-19', role: 'offender-supervisor', place: 'HLI' })
      .answer('move.prepare-open', 'moved-first')
      .on('2026-06-01 10:00')
      .fact('moved', { from: 'HLI', to: 'HBI', planned: true, reason: 'progression' })
      // The receiving supervisor does it then.
      .expectOpen('move.prepare-open', { place: 'HBI' })
      // Twenty working days after Mon 1 June: Mon 29.
      .expectOpen('oasys.review-open', { due: '2026-06-29', row: 'OASYS-OPEN' })
      .answer('oasys.review-open', 'reviewed', { rohLevel: 'medium' })
      .expectNotOpen('oasys.review-open');
  });

  it('a determinate sentence is prepared, and has no such review', () => {
    inCustody('open, determinate', '2026-03-20 12:00')
      .on('2026-05-05 10:00')
      .fact('category-changed', { category: 'D', open: true })
      .answer('move.prepare-open', 'prepared')
      .fact('moved', { from: 'HLI', to: 'HBI' })
      .expectNotOpen('move.prepare-open', 'oasys.review-open');
  });
});
