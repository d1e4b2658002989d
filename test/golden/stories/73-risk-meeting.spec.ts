import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// The prison's own risk meeting (000 L655, L669–677): monthly, one item for one case, from the day it is listed.
// Two years to serve, so that the prison's manager is still responsible.
const LONG = { months: 48, dates: { crd: '2028-03-02', sled: '2030-03-01' } };
const listed = (title: string) =>
  inCustody(title, '2026-05-01 12:00', LONG).on('2026-05-04 10:00').fact('roh-changed', { level: 'high' });
const closed = (s: Story): string[] =>
  [...s.state.milestones.values()]
    .filter(({ kind }) => kind === 'risk-meeting-item-closed')
    .map(({ on }) => on);

describe('the internal risk meeting', () => {
  it('takes the case at the next meeting after listing, with evidence from the supervisor two working days before', () => {
    listed('listed')
      .expectNotOpen('irmm.decide-item')
      // Listed Mon 4 May: the meeting by Thu 4 June; a fortnight ahead is Thu 21 May.
      .on('2026-05-21 00:00')
      .expectOpen('irmm.decide-item', {
        due: '2026-06-04',
        row: 'IRMM',
        role: 'public-protection',
        place: 'HLI',
      })
      .expectOpen('irmm.contribute', { due: '2026-06-02', role: 'offender-supervisor' });
  });

  it('invites the offender manager too once they are responsible', () => {
    inCustody('om invited', '2026-09-01 12:00', LONG)
      .fact('om-changed', { username: 'o.manager', responsible: true })
      .on('2026-09-02 10:00')
      .fact('roh-changed', { level: 'high' })
      // By Fri 2 October, a fortnight ahead: Fri 18 September; two working days before: Wed 30 September.
      .on('2026-09-18 00:00')
      .expectOpen('irmm.contribute#offender-manager', {
        due: '2026-09-30',
        role: 'offender-manager',
        place: 'YOR',
      })
      .expectOpen('irmm.contribute#offender-supervisor', { place: 'HLI' });
  });

  it('managed, comes back a month after the meeting, and evidence is asked for again', () => {
    listed('monthly')
      .on('2026-05-28 10:00')
      .answer('irmm.contribute', 'wrote')
      .answer('irmm.decide-item', 'managed')
      .expectNotOpen('irmm.decide-item', 'irmm.contribute')
      // A month after Thu 28 May: Sun 28 June.
      .on('2026-06-14 00:00')
      .expectOpen('irmm.decide-item', { due: '2026-06-28' })
      .expectOpen('irmm.contribute', { round: 2, due: '2026-06-25' });
  });

  it('G10: an item with actions but no owner or date is not closed; each owner then has a task by the day set', () => {
    const s = listed('G10').on('2026-05-28 10:00').answer('irmm.decide-item', 'actions-set');
    s.expectGate('G10', 'closed')
      .expectNotOpen('irmm.carry-out-action')
      // Two working days after Thu 28 May: Mon 1 June.
      .expectOpen('irmm.decide-item', { due: '2026-06-01' });
    expect(closed(s)).toEqual([]);
    s.on('2026-05-29 10:00')
      .answer('irmm.decide-item', 'actions-set', {
        supervisorActs: true,
        securityActs: true,
        actionsBy: '2026-06-12',
      })
      .expectGate('G10', 'open')
      .expectOpen('irmm.carry-out-action#2026-05-29|offender-supervisor', { due: '2026-06-12' })
      .expectOpen('irmm.carry-out-action#2026-05-29|security', { role: 'security', place: 'HLI' });
    expect(closed(s)).toEqual(['2026-05-29']);
  });

  it('G10 overridden by the chair closes the item as it is', () => {
    const s = listed('G10 overridden').on('2026-05-28 10:00').answer('irmm.decide-item', 'actions-set');
    s.override('G10', '2026-06-05').expectOpen('manager.review-override', {
      due: '2026-06-05',
      role: 'governor',
    });
    expect(closed(s)).toEqual(['2026-05-28']);
  });

  it('an action outlives the next meeting and follows a move; off the list, the case comes back only with a new reason', () => {
    const actions = { publicProtectionActs: true, actionsBy: '2026-07-31' };
    listed('off the list')
      .on('2026-05-28 10:00')
      .answer('irmm.decide-item', 'actions-set', actions)
      .on('2026-06-20 10:00')
      .answer('irmm.decide-item', 'off-the-list')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: false, reason: 'operational' })
      .expectOpen('irmm.carry-out-action', { due: '2026-07-31', place: 'EVI' })
      .answer('irmm.carry-out-action', 'done')
      .on('2026-08-20 10:00')
      .expectNotOpen('irmm.decide-item')
      .fact('child-concern', { what: 'a call to a child' })
      // Listed again Thu 20 August: by Sun 20 September, from Sun 6.
      .on('2026-09-06 00:00')
      .expectOpen('irmm.decide-item', { due: '2026-09-20', place: 'EVI' });
  });
});
