import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md, "Scope": today every sentenced adult is in (001 n4); its early end is a senior probation officer's decision, counted.
const decisions = (s: Story): string[] =>
  [...s.state.milestones.values()]
    .filter(({ kind }) => kind.startsWith('scope:'))
    .map(({ kind, on }) => `${on} ${kind}`);

describe('scope today', () => {
  it('is everybody’s from the sentence on, whatever the risk of harm', () => {
    const s = inCustody('universal', '2026-03-20 12:00').fact('roh-changed', { level: 'low' });
    expect(decisions(s)).toEqual(['2026-03-02 scope:in-scope:every-sentenced-adult:universal/1']);
  });

  it('ends early only when a senior probation officer says so; until then everything stands', () => {
    const s = inCustody('end early', '2026-06-01 12:00')
      .fact('scope-changed', { what: 'end-asked', by: 'head-of-omu' })
      // Five working days after Mon 1 June.
      .expectOpen('scope.decide-end-early', {
        due: '2026-06-08',
        role: 'senior-probation-officer',
        place: 'YOR',
      })
      .on('2026-06-03 10:00')
      .answer('scope.decide-end-early', 'stays-in')
      .fact('scope-changed', { what: 'end-asked', by: 'offender-manager' })
      .answer('scope.decide-end-early', 'ended');
    expect(decisions(s).at(-1)).toBe('2026-06-03 scope:ended:senior-probation-officer-decided:universal/1');
    // The supervisor's standing contacts were a duty of scope.
    expect([...s.state.standing.values()].map(({ type }) => type)).not.toContain('supervisor.keep-contact');
  });

  it('a rehearsal under the rules of 2007 decides by the table, at today’s date', () => {
    const s = inCustody('forced', '2026-03-20 12:00')
      .fact('rules-changed', { what: 'set', set: '2007-2014' })
      .fact('roh-changed', { level: 'medium' });
    expect(decisions(s).at(-1)).toMatch(/scope:out-of-scope:not-high-risk-and-not-ppo:phases-2007\/1$/);
  });
});
