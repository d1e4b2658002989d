import { inCustody, onLicence, TWO_YEARS } from '../cases.js';
import { story, type Story } from '../story.js';

// 000 L353–357, L387, L450, L579; 004 L489, L512, L897. Sentenced Mon 2 March 2026; Easter 2026: Fri 3 and Mon 6 April.
const scopeOf = (s: Story): string | undefined =>
  [...s.state.milestones.values()]
    .filter(({ kind }) => kind.startsWith('scope:'))
    .map(({ kind, on }) => `${on} ${kind}`)
    .at(-1);

describe('a foreign national', () => {
  it('of 2008 is in scope by the same table as anybody, with a named supervisor and offender manager', () => {
    const s = story('2008')
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2009-12-02', sled: '2011-06-01' },
      })
      .fact('immigration-changed', { status: 'of-interest' })
      .fact('roh-changed', { level: 'high' })
      .fact('received', { prison: 'HLI' })
      .answer('allocation.set-tier', 'confirmed', { tier: '3' })
      // Two and three working days after Mon 2 June.
      .expectOpen('supervisor.assign', { due: '2008-06-04', role: 'head-of-omu' })
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-05' });
    expect(scopeOf(s)).toBe('2008-06-02 scope:in-scope:phase-2-high-risk-of-harm:phases-2007/1');
  });

  it('of today is in scope from the sentence, and the community owns the case as soon as immigration has an interest', () => {
    const s = inCustody('today', '2026-03-03 10:00', {})
      .fact('immigration-changed', { status: 'of-interest' })
      .fact('charged', { serious: false });
    expect(scopeOf(s)).toBe('2026-03-02 scope:in-scope:every-sentenced-adult:universal/1');
    s.expectOpen('risk.review-after-change', { role: 'offender-manager', place: 'YOR' });
    inCustody('british', '2026-03-03 10:00', {})
      .fact('charged', { serious: false })
      .expectOpen('risk.review-after-change', { role: 'offender-supervisor', place: 'HLI' });
  });
});

describe('a category that does not fit the prison', () => {
  it('is resolved within three months, looked at again on the day named, and settled by the move', () => {
    inCustody('category D at Hull', '2026-04-08 10:00')
      .fact('category-changed', { category: 'D' })
      // Three months after Wed 8 April.
      .expectOpen('category.resolve-mismatch', {
        due: '2026-07-08',
        row: 'CATEGORY-MISMATCH',
        role: 'head-of-omu',
        place: 'HLI',
      })
      .on('2026-04-20 10:00')
      .answer('category.resolve-mismatch', 'kept-with-reason', { reviewOn: '2026-06-01' })
      .expectNotOpen('category.resolve-mismatch')
      .work('2026-06-01 09:00', { but: ['category.resolve-mismatch'] })
      .expectOpen('category.resolve-mismatch', { due: '2026-06-01' })
      .fact('moved', { from: 'HLI', to: 'HBI', planned: true, reason: 'progression' })
      .expectNotOpen('category.resolve-mismatch');
  });
});

describe('a sentence plan', () => {
  it('of a very high risk of harm is checked after it was written, and what falls short is its author’s to mend', () => {
    story('plan checked')
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .on('2026-03-02 15:00')
      .fact('sentenced', TWO_YEARS)
      .fact('received', { prison: 'HLI' })
      .fact('roh-changed', { level: 'very-high' })
      .usually('board.set-date', 'set', { boardOn: '2026-04-14' })
      .usually('roh.analyse', 'analysed', { level: 'very-high' })
      .usually('oasys.complete', 'complete-to-standard', { rohLevel: 'very-high' })
      .work('2026-04-14 10:00', { but: ['board.hold', 'plan.write'] })
      .answer('board.hold', 'held', { heldOn: '2026-04-14' })
      .expectNotOpen('quality.check-sample')
      .on('2026-04-15 10:00')
      .answer('plan.write', 'agreed')
      // Five working days after Wed 15 April.
      .expectOpen('quality.check-sample', { due: '2026-04-22', role: 'head-of-omu', place: 'HLI' })
      .on('2026-04-16 10:00')
      .answer('quality.check-sample', 'insufficient', { what: 'plan', targetsOnChange: false })
      // Five after Thu 16 April, by whoever wrote it: before handover the prison's manager.
      .expectOpen('quality.carry-out-action', { due: '2026-04-23', role: 'offender-supervisor' })
      .answer('quality.carry-out-action', 'done')
      .expectNotOpen('quality.check-sample', 'quality.carry-out-action');
  });
});

describe('preparing the release', () => {
  it('does not still the clocks of risk, contact and plan', () => {
    const s = inCustody('both strands', '2026-04-08 10:00')
      .fact('roh-changed', { level: 'high' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .work('2026-11-11 10:00', { but: ['resettlement.reassess-needs'] })
      .expectStage('pre-release', 'custody#1')
      .expectOpen('resettlement.reassess-needs', { due: '2026-12-08' });
    const running = [...s.state.standing.values()].map(({ type }) => type);
    expect(running).toEqual(
      expect.arrayContaining(['roh.review-custody', 'plan.review-custody', 'supervisor.keep-contact']),
    );
  });
});

describe('a level that a new OASys changes', () => {
  it('is read by the prison and the manager by the next working day, whoever wrote it', () => {
    const s = inCustody('oasys raises', '2026-07-06 10:00')
      .fact('oasys-completed', { tool: 'oasys', complete: true, level: 'medium' })
      .on('2026-07-07 10:00')
      .fact('oasys-completed', { tool: 'oasys', complete: true, level: 'high' });
    const readers = [...s.state.steps.values()].flatMap(({ open, type }) =>
      open && type === 'risk.acknowledge-level'
        ? [`${open.role} at ${open.place} by ${open.clock?.dueOn ?? ''}`]
        : [],
    );
    // The community has had the case since Thu 18 June; the next working day after Tue 7 July.
    expect(readers.sort()).toEqual([
      'offender-manager at YOR by 2026-07-08',
      'offender-supervisor at HLI by 2026-07-08',
    ]);
  });
});

describe('somebody recalled to a local prison first', () => {
  it('has the reason sent on to the prison they are moved to, until somebody there acknowledges it', () => {
    onLicence('local first', '2027-04-13 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'HLI' })
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .on('2027-04-21 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI', reason: 'operational' })
      // Asked again of PPCS; the clock ran from the return, so it is due by the next working day, Thu 22 April.
      .expectOpen('recall.send-reason', { round: 2, due: '2027-04-22', role: 'ppcs-caseworker' })
      .answer('recall.send-reason', 'sent-no-answer')
      // Chased until somebody there has acknowledged it.
      .expectOpen('recall.send-reason', { due: '2027-04-22' })
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectNotOpen('recall.send-reason')
      .expectOpen('reception.restrict-contact', { place: 'EVI' });
  });
});
