import { inCustody, LEFT } from '../cases.js';
import { type Story } from '../story.js';

/**
 * pathway.md, "Gates": G7, G8 and G12 stop the discharge, lapse on the day, and are repaired: the same day for a victim, a child or
 * a high risk of harm, else in two working days. CRD Tue 2 March 2027.
 */
const released = (s: Story): Story => s.answer('release.discharge', 'released', LEFT('2027-03-02T09:00'));

describe('G8, provider and police informed', () => {
  const highRisk = (title: string): Story =>
    inCustody(title, '2027-01-11 12:00')
      .fact('roh-changed', { level: 'high' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .usually('ap.apply', 'not-needed');

  it('lapses on the day when the police never answered, and the repair is due the same day', () => {
    highRisk('police')
      .work('2027-02-23 00:00', { but: ['licence.send-copies', 'release.settle-open-steps'] })
      // Five working days before Tue 2 March.
      .expectGate('G8', 'closed')
      .expectOpen('release.settle-open-steps', { due: '2027-02-25', role: 'governor' })
      .answer('licence.send-copies', 'sent-no-answer')
      .expectGate('G8', 'closed')
      .work('2027-03-02 09:00', { but: ['licence.send-copies', 'release.discharge'] })
      .expectGate('G8', 'lapsed');
    const s = highRisk('police, repaired').work('2027-03-02 09:00', {
      but: ['licence.send-copies', 'release.discharge'],
    });
    released(s)
      .expectOpen('release.repair-lapsed-step#police-informed', { due: '2027-03-02' })
      .expectNotOpen('release.repair-lapsed-step#provider-informed')
      .answer('release.repair-lapsed-step', 'repaired')
      .expectNotOpen('release.repair-lapsed-step');
  });

  it('lapses when whoever gives the roof was not told', () => {
    const s = highRisk('provider').work('2027-03-02 09:00', {
      but: ['release.send-provider-pack', 'release.discharge'],
    });
    released(s.expectGate('G8', 'lapsed'))
      .expectOpen('release.repair-lapsed-step#provider-informed', { due: '2027-03-02' })
      // A condition of the licence is needed today.
      .answer('release.repair-lapsed-step', 'varied-licence')
      .expectOpen('licence.decide-change', { due: '2027-03-02' });
  });

  it('asks nothing of the police at low risk of harm, and a risk found after release shuts no gate behind the person', () => {
    const s = inCustody('low risk', '2027-03-02 09:00').expectGate('G8', 'open');
    s.work('2027-03-02 10:00')
      .on('2027-03-09 10:00')
      .fact('roh-changed', { level: 'high' })
      .expectNotOpen('release.repair-lapsed-step');
  });
});

describe('G12, a monitor named for each victim condition', () => {
  const withVictim = (title: string): Story =>
    inCustody(title, '2026-06-01 12:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .usually('victim.ask-licence-views', 'views-given', { noContactAsked: true })
      .work('2027-01-05 12:00', { but: ['licence.settle-victim-conditions', 'licence.propose-conditions'] });

  it('has each condition worded by victim liaison with the conditions, 28 days before release', () => {
    withVictim('worded')
      .expectOpen('licence.settle-victim-conditions#v1-no-contact', {
        due: '2027-02-02',
        row: 'LICENCE-CONDITIONS',
        role: 'victim-liaison-officer',
      })
      .expectOpen('licence.settle-victim-conditions#v1', { due: '2027-02-02' })
      .answer('licence.settle-victim-conditions#v1-no-contact', 'settled')
      .answer('licence.settle-victim-conditions#v1', 'no-condition-wanted')
      .answer('licence.propose-conditions', 'submitted')
      .expectNotOpen('licence.settle-victim-conditions')
      .work('2027-03-01 12:00')
      .expectGate('G12', 'open');
  });

  it('lapses on the day without a monitor, and the repair is due the same day', () => {
    const s = withVictim('no monitor').work('2027-03-02 09:00', {
      but: ['licence.settle-victim-conditions', 'release.discharge'],
    });
    released(s.expectGate('G12', 'lapsed')).expectOpen('release.repair-lapsed-step#monitor-named', {
      due: '2027-03-02',
      role: 'offender-manager',
    });
  });

  it('has conditions proposed before it confirmed when one is settled later', () => {
    withVictim('confirmed')
      .answer('licence.propose-conditions', 'submitted')
      .answer('licence.settle-victim-conditions#v1-no-contact', 'settled')
      .expectOpen('licence.propose-conditions', { mark: 'confirm' });
  });
});

describe('a condition that the prison could not carry onto its licence', () => {
  it('is repaired in two working days, and a variation opens the same day it is asked', () => {
    const s = inCustody('not carried', '2027-01-04 12:00')
      .usually('licence.make-in-prison', 'made-some-not-carried')
      .work('2027-03-02 09:00', { but: ['licence.approve', 'release.discharge'] });
    released(s)
      // Two working days after Tue 2 March.
      .expectOpen('release.repair-lapsed-step#condition-not-carried', { due: '2027-03-04' })
      .on('2027-03-03 10:00')
      .answer('release.repair-lapsed-step', 'varied-licence')
      .expectOpen('licence.decide-change', { due: '2027-03-03' });
  });
});
