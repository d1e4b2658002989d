import { POLICY } from '#workflows/policy.js';
import { type Pass } from '#workflows/runtime/pass.js';
import { type Policy } from '#workflows/runtime/turn.js';
import { story, type Story } from '../story.js';

// pathway.md, "Stuck": a task past its deadline with escalations spent, a closed gate nobody can open, a part that fails: the area manager unblocks.

/** Sentenced and received on Mon 2 March 2026 at HLI, with a named supervisor. */
const received = (title: string, policy?: Policy): Story =>
  story(title, policy)
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
    .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' });
const SCREEN = 'induction.screen-basic-skills';
const SHUT = 'manager.unblock#gate-nobody-can-open';
const SPENT = 'manager.unblock#escalations-spent';
/** All is done on the day but the screening of basic skills. */
const unscreened = (title: string, until: string): Story =>
  received(title).work(until, { but: [SCREEN, 'manager.unblock'] });

describe('a task whose escalations are spent', () => {
  it('is the area manager’s to unblock, from that very turn; done at last, nothing is asked any more', () => {
    // Due Mon 9 March (BASIC-SKILLS-SCREEN). Head of OMU Tue 10, governor Thu 12, spent Mon 16 March, each at nine.
    const s = unscreened('spent', '2026-03-16 08:59')
      .expectMissed(SCREEN, '2026-03-10 00:00')
      .expectNotOpen(SPENT);
    s.on('2026-03-16 09:20')
      .expectStuck('escalations-spent', SCREEN)
      // One working day after Mon 16 March.
      .expectOpen(SPENT, { due: '2026-03-17', role: 'area-manager', place: 'YOR' });
    const raised = s.driver.journal.find(({ events }) =>
      events.some((event) => event.e === 'StuckRaised' && event.key.endsWith(SCREEN)),
    );
    expect(raised?.events.map(({ e }) => e)).toContain('TaskOpened');
    s.answer(SCREEN, 'no-need').expectNotOpen(SPENT);
  });

  it('stays stuck until it is done, and is looked at again on the day that the manager named', () => {
    unscreened('looked at again', '2026-03-16 12:00')
      .answer(SPENT, 'agency-pressed', { reviewOn: '2026-03-23' })
      .expectStuck('escalations-spent')
      .on('2026-03-22 23:00')
      .expectNotOpen(SPENT, `${SPENT}-2`)
      .on('2026-03-23 00:00')
      .expectOpen('manager.unblock#escalations-spent-2', { due: '2026-03-24' });
  });

  it('is not the area manager’s own: an unblocking that is late asks for no other', () => {
    const s = unscreened('late itself', '2026-03-16 12:00')
      // Due Tue 17 March; nobody stands above.
      .on('2026-03-20 12:00')
      .expectMissed(SPENT, '2026-03-18 00:00')
      .answer(SCREEN, 'no-need');
    expect(s.openKeys().filter((key) => key.includes(SPENT))).toEqual([]);
  });

  it('of victim liaison is not shown to an area manager who has nothing to do with victims', () => {
    const s = received('victims').work('2026-06-01 12:00', {
      but: ['victim.refer', 'manager.unblock'],
    });
    const late = [...s.state.stuck.values()].filter(({ cause }) => cause === 'escalations-spent');
    expect(late.map(({ unblocks }) => unblocks.split('.')[0])).toEqual(['victim']);
    s.expectNotOpen(SPENT);
  });
});

describe('a gate that nobody can open', () => {
  it('goes to the area manager, too: the OASys was answered for, and then turns out not to be complete', () => {
    received('gate')
      .answer('roh.screen', 'no-concern')
      .answer('oasys.contribute', 'nothing-to-add')
      .on('2026-03-03 10:00')
      .answer('oasys.complete', 'complete-to-standard')
      .expectGate('G2', 'open')
      .on('2026-03-04 10:00')
      .answer('board.set-date', 'set', { boardOn: '2026-04-14' })
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: false })
      .expectGate('G2', 'closed')
      .expectNotOpen('oasys.complete')
      // Two working days after Wed 4 March.
      .on('2026-03-05 23:00')
      .expectNotOpen(SHUT)
      .on('2026-03-06 00:00')
      .expectStuck('gate-nobody-can-open', 'G2')
      // Two working days after Fri 6 March.
      .expectOpen(SHUT, { due: '2026-03-10', role: 'area-manager' })
      .on('2026-03-07 10:00')
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      .expectGate('G2', 'open')
      .expectNotOpen(SHUT);
  });

  it('shut again months later, is asked as for the first time', () => {
    const s = received('again')
      .answer('roh.screen', 'no-concern')
      .answer('oasys.contribute', 'nothing-to-add')
      .on('2026-03-04 10:00')
      .answer('oasys.complete', 'complete-to-standard')
      .answer('board.set-date', 'set', { boardOn: '2026-06-30' })
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: false })
      .on('2026-03-06 10:00')
      .answer(SHUT, 'agency-pressed', { reviewOn: '2026-03-13' })
      .on('2026-03-09 10:00')
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      .on('2026-05-18 10:00')
      .expectNotOpen(SHUT)
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: false });
    // Mon 18 May and two working days: Wed 20; then two more: Fri 22 May.
    s.on('2026-05-20 00:00').expectOpen(`${SHUT}-2`, {
      due: '2026-05-22',
      missed: false,
    });
  });
});

describe('a part that fails', () => {
  it('is the area manager’s to have mended while the others go on', () => {
    let broken = false;
    const s = received('fails', {
      ...POLICY,
      run: (p: Pass) => {
        const track = p.track.bind(p);
        p.track = (name, body) =>
          track(name, () => {
            if (broken && name === 'diversity') throw new Error('cannot read this case');
            body(p);
          });
        POLICY.run(p);
      },
    });
    s.on('2026-03-03 10:00');
    broken = true;
    expect(() => s.fact('hospital-transfer', { in: true })).toThrow('faulted');
    s.expectOpen('manager.unblock#faulted', { due: '2026-03-04', role: 'area-manager' });
    broken = false;
    s.on('2026-03-03 12:00')
      .fact('hospital-transfer', { in: false })
      .expectNotOpen('manager.unblock#faulted');
  });
});
