import { TASK_TYPES } from '#workflows/task-types.js';
import { SAMPLE_ONE_IN, drawn } from '#workflows/policy/sampling.js';
import { planning } from '#workflows/stages/planning.js';
import { type Policy } from '#workflows/runtime/turn.js';
import { inCustody, received as arrived } from '../cases.js';
import { story } from '../story.js';

// pathway.md stages 1, 3–5. Easter 2026: Fri 3 and Mon 6 April; early May holiday Mon 4 May.

describe('the report', () => {
  const asked = (title: string) =>
    story(title)
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR', hearingOn: '2026-03-23' })
      .answer('psr.screen-roh', 'no-concern');

  it('asks police and children’s services before it is written, and waits for neither', () => {
    asked('agencies')
      .expectNotOpen('psr.ask-agencies')
      .answer('psr.choose-type', 'standard', { remanded: false, hearingOn: '2026-03-23' })
      // Fifteen working days after Mon 2 March is Mon 23; three before: Wed 18.
      .expectOpen('psr.ask-agencies#police', { due: '2026-03-18', role: 'report-writer', place: 'YOR' })
      .expectOpen('psr.ask-agencies#children-services', { due: '2026-03-18' })
      .answer('psr.ask-agencies#police', 'nothing-held')
      .answer('psr.write', 'written')
      // No answer is stated in the report.
      .expectNotOpen('psr.ask-agencies#children-services')
      .expectOpen('psr.check-quality');
  });

  it('given by mouth, asks on the day', () => {
    asked('oral')
      .answer('psr.choose-type', 'oral')
      .expectOpen('psr.ask-agencies#police', { due: '2026-03-02' });
  });
});

describe('basic skills', () => {
  it('are assessed in full where the screening says so; what is not offered here is unmet need', () => {
    const s = arrived('skills')
      .on('2026-03-04 10:00')
      .answer('induction.screen-basic-skills', 'full-assessment-needed')
      // Twenty working days after Mon 2 March, before the board is invited.
      .expectOpen('induction.assess-skills-fully', { due: '2026-03-30', role: 'education', place: 'HLI' })
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-01' })
      // Ten working days before Wed 1 April: Wed 18 March.
      .expectOpen('induction.assess-skills-fully', { due: '2026-03-18' })
      .answer('induction.assess-skills-fully', 'no-provision-here');
    expect([...s.state.milestones.values()].map(({ key }) => key)).toContain(
      'custody#1/milestone:unmet-need#basic-skills',
    );
  });

  it('that need nothing more ask for nothing more', () => {
    arrived('no need')
      .answer('induction.screen-basic-skills', 'no-need')
      .expectNotOpen('induction.assess-skills-fully');
  });
});

describe('a specialist tool', () => {
  it('is scored for a sexual conviction, by a trained assessor or one the manager finds', () => {
    arrived('rm2000', { registeredSexOffender: true })
      .work('2026-03-10 10:00', { but: ['assessment.score-specialist-tool'] })
      .expectOpen('assessment.score-specialist-tool#rm2000', { role: 'offender-supervisor' })
      .answer('assessment.score-specialist-tool#rm2000', 'no-trained-assessor')
      // Five working days after Tue 10 March.
      .expectOpen('assessment.score-specialist-tool', { due: '2026-03-17', role: 'head-of-omu' })
      .answer('assessment.score-specialist-tool', 'scored')
      .expectNotOpen('assessment.score-specialist-tool');
  });
});

describe('the quality of an assessment', () => {
  const checked = (title: string) =>
    arrived(title)
      .fact('roh-changed', { level: 'very-high' })
      .usually('board.set-date', 'set', { boardOn: '2026-04-14' })
      .usually('roh.analyse', 'analysed', { level: 'very-high' })
      .usually('oasys.complete', 'complete-to-standard', { rohLevel: 'very-high' })
      .work('2026-03-10 10:00', { but: ['quality.check-sample', 'board.hold', 'quality.carry-out-action'] });

  it('is checked for every very high risk of harm, before the board; G2 stays shut until the author has acted', () => {
    checked('quality')
      .expectGate('G2', 'open')
      .expectOpen('board.hold')
      .expectOpen('quality.check-sample', { role: 'head-of-omu', place: 'HLI' })
      .answer('quality.check-sample', 'insufficient')
      .expectGate('G2', 'closed')
      .expectNotOpen('board.hold')
      // Five working days after Tue 10 March.
      .expectOpen('quality.carry-out-action', { due: '2026-03-17', role: 'offender-supervisor' })
      .answer('quality.carry-out-action', 'done')
      .expectGate('G2', 'open')
      .expectOpen('board.hold');
  });

  it('not agreed, goes back to the manager who asked', () => {
    checked('not agreed')
      .answer('quality.check-sample', 'insufficient')
      .answer('quality.carry-out-action', 'not-agreed')
      .expectOpen('quality.check-sample', { round: 2 })
      .expectGate('G2', 'closed')
      .answer('quality.check-sample', 'sufficient')
      .expectGate('G2', 'open');
  });

  it('is drawn by a setting, higher risk first, the same for everybody who asks', () => {
    expect(SAMPLE_ONE_IN['very-high']).toBe(1);
    const share = (level: 'low' | 'medium' | 'high' | 'very-high'): number =>
      Array.from({ length: 2_000 }, (_, i) => drawn(`case ${i}`, level)).filter(Boolean).length / 2_000;
    expect(share('very-high')).toBe(1);
    expect(share('high')).toBeGreaterThan(0.45);
    expect(share('high')).toBeLessThan(0.55);
    expect(share('low')).toBeLessThan(share('medium'));
    expect(drawn('one', 'high')).toBe(drawn('one', 'high'));
  });
});

describe('a target blocked here', () => {
  it('is decided by the head of OMU, one for each, and unmet need is written down', () => {
    const s = arrived('blocked').work('2026-06-01 10:00', { but: ['plan.write'] });
    s.answer('plan.write', 'agreed-with-blocked', { blockedTargets: 2 })
      // Five working days after Mon 1 June.
      .expectOpen('plan.unblock-target#1-1', { due: '2026-06-08', role: 'head-of-omu', place: 'HLI' })
      .answer('plan.unblock-target#1-1', 'other-work-agreed')
      .answer('plan.unblock-target#1-2', 'unmet')
      .expectNotOpen('plan.unblock-target');
    expect([...s.state.milestones.values()].map(({ key }) => key)).toContain(
      'custody#1/milestone:unmet-need#target-1-2',
    );
    s.fact('moved', { from: 'HLI', to: 'EVI' })
      // Another prison may have what this one has not.
      .expectOpen('plan.unblock-target#1-2', { round: 2, place: 'EVI' });
  });
});

describe('a prison with two boards (its own setting, rules of 2007)', () => {
  const policy: Policy = {
    version: 'two boards',
    types: TASK_TYPES,
    run: (p) => p.track('custody#1', () => planning(p, { twoBoards: new Set(['HLI']) })),
    isOver: () => false,
  };
  const received = () =>
    story('two boards', policy)
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        dates: { crd: '2009-12-02' },
      })
      .fact('roh-changed', { level: 'high' })
      .fact('received', { prison: 'HLI' })
      .fact('os-changed', { username: 's.own' });

  it('holds the first within two weeks, which G2 does not stop; the second within six weeks of it', () => {
    received()
      // Two weeks after Mon 2 June 2008.
      .expectOpen('board.hold-first', { due: '2008-06-16', row: 'BOARD-FIRST', role: 'offender-supervisor' })
      .expectGate('G1', 'closed')
      .on('2008-06-12 10:00')
      .answer('board.hold-first', 'held')
      .fact('om-changed', { username: 'o.manager' })
      .answer('board.set-date', 'set', { boardOn: '2008-07-10' })
      .fact('oasys-completed', { tool: 'oasys', complete: true, level: 'medium' })
      .override('G2', '2008-07-31')
      // Six weeks after Thu 12 June.
      .expectOpen('board.hold', { due: '2008-07-24', row: 'BOARD-SECOND' });
  });

  it('is no other prison’s: nothing is set by default', () => {
    received().fact('moved', { from: 'HLI', to: 'EVI' }).expectNotOpen('board.hold-first');
    inCustody('one board', '2026-03-04 12:00').expectNotOpen('board.hold-first');
  });
});
