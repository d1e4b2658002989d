import { inCustody, LEFT, onLicence } from '../cases.js';
import { type Story } from '../story.js';

/** Failures of the inspection of 2006 told as cases (002 L244–L297, L582, L658, L817, L826, L913, L1054). Released Tue 2 March 2027; Easter is Fri 26 and Mon 29 March. */
/** High risk of harm from the autumn before release on; no place in approved premises is needed. */
const highRisk = (title: string): Story =>
  inCustody(title, '2026-09-01 10:00')
    .fact('roh-changed', { level: 'high' })
    .usually('roh.review-custody', 'unchanged', { level: 'high' })
    .usually('ap.apply', 'not-needed');

describe('before release', () => {
  it('a high risk is visited with the police three months ahead', () => {
    highRisk('joint visit')
      .work('2026-11-09 12:00', { but: ['release.visit-with-police'] })
      .expectNotOpen('release.visit-with-police')
      // It appears sixteen weeks before Tue 2 March 2027.
      .on('2026-11-10 00:00')
      .expectOpen('release.visit-with-police', {
        due: '2026-12-02',
        row: 'JOINT-VISIT',
        role: 'offender-manager',
        place: 'YOR',
      });
  });

  it('everybody is screened again for risk of harm by the day, and within five working days after it', () => {
    const s = inCustody('screened', '2027-02-01 12:00')
      .expectNotOpen('release.screen-risk')
      // Four weeks before Tue 2 March.
      .on('2027-02-02 00:00')
      .expectOpen('release.screen-risk', {
        due: '2027-03-02',
        row: 'ROH-SCREEN-RELEASE',
        role: 'offender-manager',
      })
      .work('2027-03-02 09:00', { but: ['release.discharge'] });
    s.answer('release.discharge', 'released', LEFT('2027-03-02T09:00'))
      // Five working days after Tue 2 March.
      .expectOpen('roh.screen', { due: '2027-03-09', row: 'ROH-SCREEN', role: 'offender-manager' });
  });
});

describe('on licence at high risk of harm', () => {
  const released = (title: string): Story =>
    highRisk(title)
      .work('2027-03-02 09:00', { but: ['release.discharge'] })
      .answer('release.discharge', 'released', LEFT('2027-03-02T09:00'));

  it('the risk management plan is brought up to date in five working days, or is late for all to see', () => {
    released('plan')
      .expectOpen('risk.update-rmp-at-release', { due: '2027-03-09', row: 'RMP-RELEASE', place: 'YOR' })
      .on('2027-03-10 00:00')
      .expectMissed('risk.update-rmp-at-release', '2027-03-10 00:00');
  });

  it('the risk is reviewed sixteen weeks after release, and sixteen weeks after that', () => {
    released('reviews')
      .work('2027-05-24 12:00', { but: ['risk.review'] })
      .expectNotOpen('risk.review')
      // 112 days after Tue 2 March: Tue 22 June; its task appears 28 days before.
      .on('2027-05-25 00:00')
      .expectOpen('risk.review', { due: '2027-06-22', row: 'ROH-REVIEW-HIGH', role: 'offender-manager' })
      .work('2027-06-01 10:00', { but: ['risk.review'] })
      .answer('risk.review', 'unchanged')
      // Done early, the next sixteen weeks run from that day, Tue 1 June: Tue 21 September.
      .work('2027-08-24 09:00', { but: ['risk.review'] })
      .expectOpen('risk.review', { due: '2027-09-21' });
  });
});

describe('a registered person', () => {
  it('has the notification to the police confirmed within three days of release, and asked again the next day', () => {
    inCustody('registered', '2027-03-01 12:00', { registeredSexOffender: true })
      .work('2027-03-02 10:00', { but: ['licence.confirm-notification'] })
      // Three days, the day of release the first: Thu 4 March.
      .expectOpen('licence.confirm-notification', { due: '2027-03-04', row: 'SOA-NOTIFY' })
      .answer('licence.confirm-notification', 'not-registered')
      .expectOpen('licence.confirm-notification', { due: '2027-03-03' });
  });
});

describe('a serious charge on licence', () => {
  it('is notified in ten working days and reviewed in three months, and the victims hear of the arrest', () => {
    onLicence('sfo', '2027-03-08 10:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-04-06 10:00', { but: ['victim.tell', 'sfo.notify', 'sfo.review'] })
      .fact('arrested', {})
      // One working day after Tue 6 April.
      .expectOpen('victim.tell', { due: '2027-04-07', role: 'victim-liaison-officer' })
      .fact('charged', { serious: true })
      // Ten working days: Tue 20 April.
      .expectOpen('sfo.notify', { due: '2027-04-20', row: 'SFO-NOTIFY', role: 'head-of-pdu' })
      .on('2027-04-08 10:00')
      .answer('sfo.notify', 'notified')
      .expectOpen('sfo.review', { due: '2027-07-08', row: 'SFO-REVIEW' });
  });
});

describe('a third change of offender manager', () => {
  it('is an alarm with the head of PDU until the case is accepted', () => {
    const changed = (s: Story, username: string): Story => s.fact('om-changed', { username });
    const s = onLicence('third', '2027-04-06 10:00');
    changed(s, 'o.second').answer('continuity.accept-handover', 'accepted');
    changed(s, 'o.third')
      .answer('continuity.accept-handover', 'accepted')
      .expectNotStuck('third-change-of-manager');
    changed(s, 'o.fourth')
      .expectStuck('third-change-of-manager')
      .answer('continuity.accept-handover', 'accepted')
      .expectNotStuck('third-change-of-manager');
  });
});

describe('a person back after a recall', () => {
  it('is seen by the offender manager within ten working days', () => {
    onLicence('visited', '2027-04-13 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'EVI' })
      // Ten working days after Mon 19 April; Mon 3 May is a holiday: Tue 4 May.
      .expectOpen('recall.visit', { due: '2027-05-04', role: 'offender-manager', place: 'YOR' });
  });
});
