import { story, type Story } from '../story.js';

// pathway.md, "Scope"; decision table 000 L138–148 (evidence 000-001, section 3). Sentenced Mon 2 June 2008 at Hull; CRD Wed 2 December 2009.
const sentenced = (title: string, sentence: Readonly<Record<string, unknown>> = {}, on = '2008-06-02') =>
  story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '3' })
    .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'probation' })
    .on(`${on} 15:00`)
    .fact('sentenced', {
      kind: 'determinate',
      months: 36,
      prison: 'HLI',
      area: 'HUM',
      victimScheme: false,
      dates: { crd: '2009-12-02', sled: '2011-06-01' },
      ...sentence,
    })
    .fact('received', { prison: 'HLI' });
const decisions = (s: Story): string[] =>
  [...s.state.milestones.values()]
    .filter(({ kind }) => kind.startsWith('scope:'))
    .map(({ kind, on }) => `${on} ${kind}`);

describe('scope under the rules of 2007–2014', () => {
  it('twelve months or more and high risk of harm: phase II, decided by rule and kept with its version', () => {
    const s = sentenced('phase II').fact('roh-changed', { level: 'high' });
    // Two working days after Mon 2 June, by the prison; the offender manager owns the custody tasks.
    s.expectOpen('supervisor.assign', { due: '2008-06-04', row: 'ASSIGN-OS' })
      .expectOpen('roh.screen', { role: 'offender-manager', place: 'HUM' })
      .expectNotOpen('scope.decide')
      .expectNotStuck('scope-pending');
    expect(decisions(s)).toContain('2008-06-02 scope:in-scope:phase-2-high-risk-of-harm:phases-2007/1');
  });

  it('risk of harm unknown: pending, a timed task and never blank, answered by the rule when the level comes', () => {
    const s = sentenced('pending')
      // One working day after reception. Nobody answers against the rule.
      .expectOpen('scope.decide', {
        due: '2008-06-03',
        row: 'SCOPE-DECISION',
        barred: ['in-scope', 'out-of-scope'],
      })
      .expectStuck('scope-pending', '2008-06-02')
      // Until it is known the prison assesses and nobody is named.
      .expectOpen('roh.screen', { role: 'offender-supervisor', place: 'HLI' })
      .expectNotOpen('supervisor.assign', 'allocation.name-offender-manager', 'board.set-date')
      .on('2008-06-03 10:00')
      .answer('scope.decide', 'pending')
      // Asked again: five working days after Tue 3 June.
      .expectOpen('scope.decide', { due: '2008-06-10' })
      .on('2008-06-05 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectNotOpen('scope.decide', 'supervisor.assign')
      .expectNotStuck('scope-pending');
    expect(decisions(s).at(-1)).toBe('2008-06-05 scope:out-of-scope:not-high-risk-and-not-ppo:phases-2007/1');
  });

  it('a prolific and priority offender is in whatever the risk of harm', () => {
    const s = sentenced('ppo').fact('roh-changed', { level: 'medium' }).fact('ppo-changed', { ppo: true });
    s.expectOpen('supervisor.assign', { due: '2008-06-04' });
    expect(decisions(s).at(-1)).toBe('2008-06-02 scope:in-scope:phase-2-ppo:phases-2007/1');
  });

  it('out of scope the prison owns assessment and plan without a board, and probation starts with release preparation', () => {
    const s = sentenced('out').fact('roh-changed', { level: 'low' });
    s.work('2008-07-01 10:00', { but: ['plan.write'] })
      .expectNotOpen('board.set-date', 'board.hold')
      // Forty working days after Mon 2 June 2008: eight weeks without a holiday, Mon 28 July.
      .expectOpen('plan.write', { due: '2008-07-28', role: 'offender-supervisor', place: 'HLI' })
      .answer('plan.write', 'agreed')
      .expectOpen('plan.share')
      .work('2009-04-01 12:00')
      .expectNotOpen('allocation.name-offender-manager', 'supervisor.keep-contact')
      // Eight months before Wed 2 December 2009; three working days after Thu 2 April: 3, 6, 7.
      .on('2009-04-02 09:00')
      .expectOpen('allocation.name-offender-manager', { due: '2009-04-07', row: 'ALLOCATE-OM' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .expectOpen('allocation.make-first-contact', { row: 'FIRST-CONTACT-OM', role: 'offender-manager' });
  });

  it('taken in when the risk rises, and not let out when it falls: clocks change, never ownership', () => {
    const s = sentenced('in to the end').fact('roh-changed', { level: 'medium' }).work('2008-09-01 10:00');
    s.expectNotOpen('allocation.name-offender-manager')
      .fact('roh-changed', { level: 'high' })
      // From Mon 1 September: three working days, Thu 4.
      .expectOpen('allocation.name-offender-manager', { due: '2008-09-04' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .work('2009-02-02 10:00')
      .fact('roh-changed', { level: 'medium' })
      .fact('charged', { serious: false })
      .expectOpen('roh.screen', { role: 'offender-manager', place: 'HUM' });
    // The fall of 2009 decided nothing.
    expect(decisions(s).filter((one) => one.startsWith('2009'))).toEqual([]);
    expect(decisions(s).at(-1)).toBe('2008-09-01 scope:in-scope:phase-2-high-risk-of-harm:phases-2007/1');
  });

  it('a sentence cut below twelve months takes nobody out; one of eight months was never in', () => {
    const cut = sentenced('cut')
      .fact('roh-changed', { level: 'high' })
      .on('2008-06-20 10:00')
      .fact('sentence-varied', { how: 'varied', months: 10 });
    expect(decisions(cut).at(-1)).toBe('2008-06-02 scope:in-scope:phase-2-high-risk-of-harm:phases-2007/1');
    const short = sentenced('short', { months: 8, dates: { ard: '2008-10-02', sed: '2009-02-01' } }).fact(
      'roh-changed',
      { level: 'high' },
    );
    expect(decisions(short).at(-1)).toBe('2008-06-02 scope:out-of-scope:under-12-months:phases-2007/1');
  });

  it('IPP: a named manager from sentence on, in scope from the day phase III began', () => {
    const ipp = { kind: 'ipp', months: undefined, dates: { ted: '2010-06-04' } };
    const s = sentenced('ipp', ipp, '2007-06-04').work('2007-06-20 10:00');
    expect(decisions(s).at(-1)).toBe('2007-06-04 scope:out-of-scope:ipp-before-phase-3:phases-2007/1');
    s.expectAnswered('allocation.name-offender-manager', 'named').on('2008-01-01 09:00');
    expect(decisions(s).at(-1)).toBe('2008-01-01 scope:in-scope:phase-3-ipp:phases-2007/1');
  });

  it('life is outside the table, and keeps a named offender manager all the same', () => {
    const s = sentenced('life', { kind: 'life', months: undefined, dates: { ted: '2018-06-02' } })
      .answer('allocation.set-tier', 'confirmed', { tier: '3' })
      // Three working days after Mon 2 June.
      .expectOpen('allocation.name-offender-manager', { due: '2008-06-05' })
      .expectOpen('roh.screen', { role: 'offender-manager', place: 'HUM' });
    expect(decisions(s)).toEqual(['2008-06-02 scope:out-of-scope:life-no-date-set:phases-2007/1']);
  });

  it('taken in by the prison’s own choice: its standards run, and probation owes nothing', () => {
    const s = sentenced('opt-in')
      .answer('scope.decide', 'local-opt-in')
      .expectOpen('supervisor.assign', { due: '2008-06-04' })
      .expectNotOpen('allocation.name-offender-manager')
      .expectOpen('roh.screen', { role: 'offender-supervisor', place: 'HLI' });
    expect(decisions(s).at(-1)).toBe(
      '2008-06-02 scope:local-opt-in:case-administrator-decided:phases-2007/1',
    );
  });

  it('released on licence, phase I takes everybody in', () => {
    const s = sentenced('licence').fact('roh-changed', { level: 'low' }).work('2009-12-02 10:00');
    expect(s.state.episode).toBe('licence#1');
    expect(decisions(s).at(-1)).toMatch(/scope:in-scope:phase-1-licence:phases-2007\/1$/);
  });
});
