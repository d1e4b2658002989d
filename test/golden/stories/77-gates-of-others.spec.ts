import { inCustody, onLicence } from '../cases.js';

// pathway.md, "Gates": each with and without its override where another part of the pathway holds it. CRD Tue 2 March 2027.
describe('G6, the supervisor’s contribution', () => {
  it('overridden by the senior probation officer lets the conditions go in; found wrong, they wait again', () => {
    inCustody('G6', '2027-01-04 12:00', {})
      .on('2027-01-05 10:00')
      .expectGate('G6', 'closed')
      .expectNotOpen('licence.propose-conditions')
      .override('G6', '2027-01-12')
      .expectOpen('licence.propose-conditions')
      .answer('manager.review-override', 'wrong')
      .expectNotOpen('licence.propose-conditions')
      .expectOpen('quality.carry-out-action');
  });
});

describe('G9, the recall reason with the OMU', () => {
  it('opens when somebody at the prison has acknowledged it', () => {
    onLicence('G9', '2027-04-13 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'HLI' })
      .answer('recall.send-reason', 'sent-no-answer')
      .expectGate('G9', 'closed')
      .answer('recall.send-reason', 'sent-acknowledged')
      .expectGate('G9', 'open')
      .expectOpen('induction.assess-needs');
  });
});

describe('G11, the victim’s views', () => {
  const withVictim = (title: string) =>
    inCustody(title, '2026-06-01 12:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-01-11 12:00', { but: ['victim.ask-licence-views', 'licence.propose-conditions'] });

  it('holds the conditions until the victim was asked', () => {
    withVictim('G11')
      .expectGate('G11', 'closed')
      .expectNotOpen('licence.propose-conditions')
      .answer('victim.ask-licence-views', 'views-given')
      .expectGate('G11', 'open')
      .expectOpen('licence.propose-conditions');
  });

  it('overridden by the victim liaison manager, to a day', () => {
    withVictim('G11 overridden')
      .override('G11', '2027-01-15')
      .expectOpen('licence.propose-conditions')
      .on('2027-01-16 00:00')
      .expectGate('G11', 'closed')
      .expectNotOpen('licence.propose-conditions');
  });
});

describe('G7, G8 and G12', () => {
  it('lapse as the lawful day begins, and hold nobody', () => {
    const s = inCustody('lapse', '2026-06-01 12:00')
      .fact('roh-changed', { level: 'high' })
      .work('2027-03-02 00:00', {
        but: ['licence.explain', 'release.send-provider-pack', 'release.tell-police', 'release.discharge'],
      });
    s.expectGate('G7', 'lapsed').expectOpen('release.discharge', { due: '2027-03-02' });
    expect([...s.state.gates.values()].every(({ lapsedAt }) => lapsedAt !== undefined)).toBe(true);
  });
});
