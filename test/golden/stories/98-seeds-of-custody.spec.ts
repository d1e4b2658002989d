import { mayKnow } from '#graphql/pathways/steps.js';
import { type Actor } from '#identity/actor.js';
import { standardLines } from '#engine/rehearsal/summary.js';
import { inCustody, onLicence, TWO_YEARS } from '../cases.js';
import { story, type Story } from '../story.js';

/** Worked examples of evidence 000-001, section 12.1, that no other story tells (docs/golden.md). Numbers in titles are theirs. */
const decisions = (s: Story): string[] =>
  [...s.state.milestones.values()]
    .filter(({ kind }) => kind.startsWith('scope:'))
    .map(({ kind, on }) => `${on} ${kind}`);

describe('scope at its edge (1, 2)', () => {
  const sentenced = (title: string, months: number): Story =>
    story(title)
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2008-12-01', sled: '2009-06-01' },
      })
      .fact('received', { prison: 'HLI' });

  it('twelve months exactly and a high risk of harm is in; a day less is eleven months, and out', () => {
    const twelve = sentenced('twelve', 12).fact('roh-changed', { level: 'high' });
    twelve.expectOpen('supervisor.assign', { due: '2008-06-04', row: 'ASSIGN-OS' });
    expect(decisions(twelve).at(-1)).toBe(
      '2008-06-02 scope:in-scope:phase-2-high-risk-of-harm:phases-2007/1',
    );
    const eleven = sentenced('eleven', 11).fact('roh-changed', { level: 'high' });
    eleven.expectNotOpen('supervisor.assign');
    expect(decisions(eleven).at(-1)).toBe('2008-06-02 scope:out-of-scope:under-12-months:phases-2007/1');
  });

  it('the same with a low risk of harm is in as a prolific and priority offender, and out without', () => {
    const low = sentenced('low', 12).fact('roh-changed', { level: 'low' });
    expect(decisions(low).at(-1)).toBe(
      '2008-06-02 scope:out-of-scope:not-high-risk-and-not-ppo:phases-2007/1',
    );
    low.fact('ppo-changed', { ppo: true });
    expect(decisions(low).at(-1)).toBe('2008-06-02 scope:in-scope:phase-2-ppo:phases-2007/1');
  });
});

describe('the review of risk of harm (5)', () => {
  it('done on 31 October is next due at the end of February; a change on 10 December is reviewed beside it', () => {
    // The seed restarts the clock after a change; 002 L659 and 003 L454 keep two clocks. Followed here: two clocks (002 5.4, rule 4).
    story('review of 2008')
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .usually('allocation.identify-mappa-category', 'not-eligible')
      .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .on('2007-07-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 24,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2008-07-02', sled: '2009-07-01' },
      })
      .fact('received', { prison: 'HLI' })
      .fact('roh-changed', { level: 'medium' })
      .work('2008-06-30 10:00')
      .on('2008-07-02 09:00')
      .fact('released', { on: 'crd', prison: 'HLI' })
      .work('2008-10-31 09:00', { but: ['risk.review'] })
      // Four months after Wed 2 July 2008: Sun 2 November.
      .expectOpen('risk.review', { due: '2008-11-02', row: 'ROH-REVIEW' })
      // Fri 31 October, before it was due.
      .answer('risk.review', 'unchanged')
      .work('2008-12-10 10:00', { but: ['risk.review-after-change'] })
      .fact('significant-change', { change: 'partner' })
      // Five working days after Wed 10 December: 11, 12, 15, 16, 17.
      .expectOpen('risk.review-after-change', { due: '2008-12-17', row: 'ROH-REVIEW-CHANGE' })
      .on('2008-12-12 10:00')
      .answer('risk.review-after-change', 'unchanged')
      // Four months after 31 October: there is no 31 February, so Sat 28 February 2009. It appears 28 days before.
      .work('2009-01-31 09:00', { but: ['risk.review'] })
      .expectOpen('risk.review', { due: '2009-02-28', row: 'ROH-REVIEW' });
  });

  it('in custody follows the twelve months of 003 L448, not the four of 000 L669; sixteen weeks at high risk', () => {
    const LONG = { months: 60, dates: { crd: '2028-08-31', sled: '2031-03-01' } };
    // Sentenced Mon 2 March 2026. Medium: Tue 2 March 2027, and nothing at four months, Thu 2 July 2026.
    inCustody('medium', '2026-03-02 19:00', LONG)
      .fact('roh-changed', { level: 'medium' })
      .work('2027-02-01 23:00', { but: ['roh.review-custody'] })
      .expectNotOpen('roh.review-custody')
      .on('2027-02-02 09:00')
      .expectOpen('roh.review-custody', { due: '2027-03-02', row: 'ROH-REVIEW-CUSTODY' });
    // High: 112 days after Mon 2 March, Mon 22 June; four months would be Thu 2 July.
    inCustody('high', '2026-03-02 19:00', LONG)
      .fact('roh-changed', { level: 'high' })
      .work('2026-05-25 09:00', { but: ['roh.review-custody'] })
      .expectOpen('roh.review-custody', { due: '2026-06-22', row: 'ROH-REVIEW-HIGH' });
  });
});

describe('a board while the OASys is not complete (6)', () => {
  it('is stopped; held on an override it is an exception on record, and a second is held once the OASys is to standard', () => {
    const s = story('second board')
      .on('2026-03-02 15:00')
      .fact('sentenced', TWO_YEARS)
      .fact('received', { prison: 'HLI' })
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-14' })
      .expectGate('G2', 'closed')
      .expectNotOpen('board.hold')
      .on('2026-04-10 10:00')
      .override('G2', '2026-04-20')
      .expectOpen('board.hold', { due: '2026-04-14' })
      .on('2026-04-14 15:00')
      .answer('board.hold', 'held', { heldOn: '2026-04-14' })
      // Five working days after Tue 14 April; the override ends on the 20th and takes no plan away.
      .expectOpen('plan.write', { due: '2026-04-21' })
      .on('2026-04-21 10:00')
      .expectOpen('plan.write')
      .answer('plan.write', 'agreed')
      .expectNotOpen('board.hold');
    expect([...s.state.milestones.values()].map(({ kind, on }) => `${on} ${kind}`)).toContain(
      '2026-04-14 board-held-on-override',
    );
    s.fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      // Fifteen working days after Tue 21 April: 22–24, 27–30, 1 May, 5–8 (Mon 4 is a holiday), 11, 12, Wed 13 May.
      .expectOpen('board.hold', { due: '2026-05-13' })
      .on('2026-05-01 15:00')
      // The level of risk is new, and the plan rests on it.
      .answer('plan.write', 'agreed')
      .answer('board.hold', 'postponed', { heldOn: '2026-05-01' })
      .expectNotOpen('plan.write')
      // Ten working days after Fri 1 May: 5–8, 11–15, Mon 18.
      .expectOpen('board.hold', { due: '2026-05-18' })
      .on('2026-05-12 15:00')
      .answer('board.hold', 'held', { heldOn: '2026-05-12' })
      // The plan anew: five working days after Tue 12 May.
      .expectOpen('plan.write', { round: 3, due: '2026-05-19' })
      .answer('plan.write', 'agreed')
      .expectNotOpen('board.hold', 'plan.write')
      // A later OASys brings no third.
      .on('2026-09-01 10:00')
      .fact('oasys-completed', { tool: 'oasys', level: 'high', complete: true })
      .expectNotOpen('board.hold');
  });
});

describe('work outside an open prison (10)', () => {
  it('is told to the police before it begins, and needs no escort where there is no direct victim', () => {
    inCustody('outside work', '2026-08-03 10:00')
      .fact('roh-changed', { level: 'medium' })
      .fact('category-changed', { category: 'D', open: true })
      .fact('moved', { from: 'HLI', to: 'HBI', planned: true, reason: 'progression' })
      .work('2026-09-01 10:00')
      .fact('rotl-applied', { type: 'work', firstOuting: '2026-10-20' })
      .answer('rotl.check-application', 'eligible', { firstOuting: '2026-10-20' })
      .answer('rotl.write-report', 'confirmed-supports', { rohLevel: 'medium', escort: 'no-direct-victim' })
      .answer('rotl.get-police-view', 'answered', { mappaView: 'no-category' })
      .expectOpen('rotl.decide', { place: 'HBI', barred: undefined })
      .answer('rotl.decide', 'approved-unescorted')
      // Five working days before Tue 20 October: 19, 16, 15, 14, 13.
      .expectOpen('rotl.issue-licence', { due: '2026-10-13', row: 'ROTL-POLICE', place: 'HBI' });
  });
});

describe('a first and a second change of offender manager (15)', () => {
  it('is each a handover accepted in five working days, in which the person is told; the third is the alarm', () => {
    const s = onLicence('changes', '2027-04-06 10:00').fact('om-changed', { username: 'o.second' });
    // Tue 6 April: 7, 8, 9, 12, 13.
    s.expectOpen('continuity.accept-handover', { due: '2027-04-13', row: 'OM-CHANGE-HANDOVER' })
      .answer('continuity.accept-handover', 'returned')
      // What is missing comes back in two.
      .expectOpen('continuity.accept-handover', { due: '2027-04-08' })
      .answer('continuity.accept-handover', 'accepted', { personTold: true })
      .on('2027-06-01 10:00')
      .fact('om-changed', { username: 'o.third' })
      .expectOpen('continuity.accept-handover', { due: '2027-06-08' })
      .answer('continuity.accept-handover', 'accepted', { personTold: true })
      .expectNotStuck('third-change-of-manager');
  });
});

describe('an unplanned move (16)', () => {
  it('is told to the offender manager by the next working day, and again until it is acknowledged', () => {
    inCustody('unplanned', '2026-12-01 10:00')
      .on('2026-12-24 16:00')
      .fact('moved', { from: 'HLI', to: 'WDI', planned: false, reason: 'operational' })
      // Thu 24 December: Fri 25 and Mon 28 are holidays, so Tue 29.
      .expectOpen('move.tell-offender-manager', { due: '2026-12-29', row: 'MOVE-NOTICE', place: 'WDI' })
      .on('2026-12-29 10:00')
      .answer('move.tell-offender-manager', 'told-not-acknowledged')
      .expectOpen('move.tell-offender-manager', { due: '2026-12-30' })
      .on('2026-12-30 10:00')
      .answer('move.tell-offender-manager', 'acknowledged')
      .expectNotOpen('move.tell-offender-manager');
  });
});

describe('an offender supervisor who is redeployed (18)', () => {
  it('has somebody who covers: no other is named, and the head of OMU is asked before the cover ends', () => {
    const s = inCustody('redeployed', '2026-04-20 10:00').fact('staff-left', {
      username: 's.own',
      coveredBy: 's.cover',
      until: '2026-06-12',
    });
    // The one who covers meets the person.
    s.expectNotOpen('supervisor.assign', 'manager.reassign-work')
      .expectOpen('supervisor.make-first-contact', { role: 'offender-supervisor', place: 'HLI' })
      .work('2026-06-06 23:00', { but: ['manager.reassign-work'] })
      .expectNotOpen('manager.reassign-work')
      // Five days before Fri 12 June.
      .on('2026-06-07 09:00')
      .expectOpen('manager.reassign-work', { due: '2026-06-12', role: 'head-of-omu' })
      // Back at work.
      .fact('os-changed', { username: 's.own' })
      .expectNotOpen('manager.reassign-work');
  });
});

describe('the ViSOR reference (19)', () => {
  it('is seen by those who keep it, and by nobody else on the case', () => {
    const inTeam = (kind: string): Actor =>
      ({
        userId: 'u',
        username: 'u',
        memberships: [{ teamId: 't', kind, place: 'HLI', role: 'any' }],
      }) as never;
    const sees = (kind: string): boolean => mayKnow(inTeam(kind), 'mappa.record-visor');
    expect(['prison-public-protection', 'mappa'].map(sees)).toEqual([true, true]);
    expect(['omu', 'pdu', 'court', 'prison-department', 'approved-premises'].map(sees)).not.toContain(true);
  });
});

describe('a share (20)', () => {
  it('is computed from what was done and never typed: 112 of 130 are 86.2 percent', () => {
    const count = { met: 112, missed: 18, notDue: 0, learntLate: 0 };
    // 112 / 130 = 0.86153…
    expect(standardLines({ 'OS-CONTACT': count })).toMatchObject([{ n: 130, percentMet: 86.2 }]);
  });
});
