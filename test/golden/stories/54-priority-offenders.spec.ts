import { inCustody, onLicence } from '../cases.js';
import { story } from '../story.js';

// 000 L378, L705; 003 L495–L499, L506; 004 L1041–L1066.
const JOINT = { but: ['ppo.agree-joint-plan'] };

describe('a prolific and priority offender', () => {
  it('of 2008 is reported home every month while in prison', () => {
    story('report')
      .usually('allocation.set-tier', 'confirmed', { tier: '3' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2009-12-02', sled: '2011-06-01' },
      })
      .fact('received', { prison: 'HLI' })
      .fact('ppo-changed', { ppo: true })
      // A month after Mon 2 June 2008, shown a week before.
      .work('2008-06-24 23:00', { but: ['ppo.send-report'] })
      .expectNotOpen('ppo.send-report')
      .on('2008-06-25 09:00')
      .expectOpen('ppo.send-report', { due: '2008-07-02', row: 'PPO-REPORT', role: 'offender-supervisor' })
      .answer('ppo.send-report', 'sent')
      // Sent early, the next month runs from the day it was sent: 25 July.
      .work('2008-07-18 09:00', { but: ['ppo.send-report'] })
      .expectOpen('ppo.send-report', { due: '2008-07-25' });
  });

  it('of today has no monthly report: that was one prison’s practice under the rules of 2007', () => {
    inCustody('today', '2026-04-08 10:00')
      .fact('ppo-changed', { ppo: true })
      .work('2026-07-08 10:00', { but: ['ppo.send-report'] })
      .expectNotOpen('ppo.send-report');
  });

  it('has a joint plan with the police at each meeting, and before release', () => {
    inCustody('joint plan', '2026-04-08 10:00')
      .fact('ppo-changed', { ppo: true })
      // Ten working days after Wed 8 April.
      .expectOpen('ppo.agree-joint-plan', { due: '2026-04-22' })
      .answer('ppo.agree-joint-plan', 'agreed', { nextMeeting: '2026-06-15' })
      .work('2026-05-31 23:00', JOINT)
      .expectNotOpen('ppo.agree-joint-plan')
      // Fourteen days before Mon 15 June.
      .on('2026-06-01 00:00')
      .expectOpen('ppo.agree-joint-plan', { due: '2026-06-15' })
      .answer('ppo.agree-joint-plan', 'not-discussed')
      // The next meeting, four weeks on at the latest.
      .expectOpen('ppo.agree-joint-plan', { due: '2026-06-29' })
      .answer('ppo.agree-joint-plan', 'agreed')
      // Eight weeks before Tue 2 March 2027: Tue 5 January; five working days before it: Tue 23 February.
      .work('2027-01-04 23:00', JOINT)
      .expectNotOpen('ppo.agree-joint-plan')
      .on('2027-01-05 09:00')
      .expectOpen('ppo.agree-joint-plan#release', { due: '2027-02-23', role: 'offender-manager' });
  });

  it('is talked over before the police take the flag off, and not again when the meeting itself did', () => {
    const flagged = (title: string) =>
      onLicence(title, '2027-04-06 10:00').fact('ppo-changed', { ppo: true });
    flagged('police')
      .answer('ppo.agree-joint-plan', 'agreed')
      .fact('ppo-changed', { ppo: false })
      // Five working days after Tue 6 April.
      .expectOpen('ppo.agree-joint-plan', { due: '2027-04-13' })
      .answer('ppo.agree-joint-plan', 'status-confirmed')
      .expectNotOpen('ppo.agree-joint-plan');
    flagged('meeting').answer('ppo.agree-joint-plan', 'flag-removed').expectNotOpen('ppo.agree-joint-plan');
  });

  it('whose status nobody knows is confirmed at the meeting', () => {
    inCustody('unknown', '2026-04-08 10:00')
      .fact('ppo-changed', { ppo: null })
      .expectOpen('ppo.agree-joint-plan', { due: '2026-04-22' })
      .answer('ppo.agree-joint-plan', 'status-confirmed')
      .expectNotOpen('ppo.agree-joint-plan');
  });
});
