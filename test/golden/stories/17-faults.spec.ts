import { POLICY } from '#workflows/policy.js';
import { type Pass } from '#workflows/runtime/pass.js';
import { type Policy } from '#workflows/runtime/turn.js';
import { story, type Story } from '../story.js';

// design.md, "The runtime": a throw inside a stage or track is caught at its edge; its open clocks stand, the others go on.
class Breakable {
  broken: string | undefined;
  readonly policy: Policy = {
    ...POLICY,
    run: (p: Pass) => {
      const track = p.track.bind(p);
      p.track = (name, body) =>
        track(name, () => {
          if (name === this.broken) throw new Error('cannot read this case');
          body(p);
        });
      POLICY.run(p);
    },
  };
}

const begin = (policy: Policy): Story =>
  story('fault', policy)
    .on('2026-03-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: true,
      dates: { crd: '2027-03-02', sled: '2028-03-01' },
    })
    .fact('victim-opted', { victim: 'v1', in: true })
    .fact('recall-requested', {})
    .fact('received', { prison: 'HLI' });

/** Facts that a broken part does not get to see may still come in. */
const quietly = (s: Story, act: () => void): Story => {
  expect(act).toThrow('faulted: cannot read this case');
  return s;
};

describe('a part that throws', () => {
  it('keeps its open steps, clocks and gates, and is taken up again when mended', () => {
    const breakable = new Breakable();
    const s = begin(breakable.policy)
      .expectOpen('reception.restrict-contact', { dueAt: '2026-03-02 19:00' })
      .expectGate('G1', 'closed')
      .override('G1', '2026-03-06');
    const open = s.openKeys();
    const standing = [...s.state.standing.keys()].filter((key) => key.startsWith('custody#1/'));
    expect(standing.length).toBeGreaterThan(0);

    breakable.broken = 'custody#1';
    quietly(s, () => s.fact('hospital-transfer', { in: true }));
    // Nothing of the broken part went; the victim's track went on.
    expect(s.openKeys()).toEqual(expect.arrayContaining(open));
    expect([...s.state.standing.keys()]).toEqual(expect.arrayContaining(standing));
    s.expectGate('G1', 'closed').expectOpen('victim.tell', { due: '2026-03-03' });
    expect([...s.state.gates.values()][0]?.overriddenUntil).toBe('2026-03-06');
    expect(s.events.filter(({ e }) => e === 'Faulted')).toHaveLength(1);

    // Its clocks ring while it is broken.
    s.on('2026-03-02 19:01').expectMissed('reception.restrict-contact');
    // And what is open may be answered.
    quietly(s, () => s.answer('reception.restrict-contact', 'in-force'));
    s.expectNotOpen('reception.restrict-contact');
    expect(s.events.filter(({ e }) => e === 'Faulted')).toHaveLength(1);

    breakable.broken = undefined;
    s.on('2026-03-03 10:00').fact('category-changed', { category: 'C' });
    expect(s.state.faults.size).toBe(0);
    expect(s.events.filter(({ e }) => e === 'FaultCleared')).toHaveLength(1);
    s.expectOpen('scope.decide').expectOpen('board.set-date');
  });

  it('leaves the stages alone when it is a track', () => {
    const breakable = new Breakable();
    const s = begin(breakable.policy);
    breakable.broken = 'victim';
    quietly(s, () => s.fact('hospital-transfer', { in: true }));
    s.expectNotOpen('victim.tell').expectOpen('reception.restrict-contact');
    quietly(s, () => s.answer('reception.complete-first-checks', 'concern'));
    s.expectOpen('self-harm.act-in-custody');
    breakable.broken = undefined;
    s.fact('ppo-changed', { ppo: false }).expectOpen('victim.tell');
  });

  it('is one key asked for twice, named in the fault', () => {
    const policy: Policy = {
      ...POLICY,
      run: (p) =>
        p.track('custody#1', () => {
          p.together([
            () => p.task('scope.decide', { before: '2026-03-09' }),
            () => p.task('scope.decide', { before: '2026-03-10' }),
          ]);
        }),
    };
    expect(() => begin(policy)).toThrow('custody#1 faulted: One key twice in a pass: custody#1/scope.decide');
  });
});
