import { story, type Story } from '../story.js';

// pathway.md, "Scope": RoH unknown is pending, never blank. 002 L659 (16 weeks for high and very high), 003 L448, L495, L454. Until somebody has
// found the risk of harm, whoever is on licence is seen and reviewed as if it were high, as on an order.

/** 36 months on Mon 2 March 2026; nobody says how great the risk of harm is. */
const sentenced = (title: string): Story =>
  story(title)
    .on('2026-03-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 36,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd: '2027-03-02', sled: '2029-03-01' },
    })
    .fact('tier-changed', { tier: 2 })
    .on('2026-03-02 18:00')
    .fact('received', { prison: 'HLI' });

/** The same person released on Tue 2 March 2027, and from then on everybody working the usual way. */
const onLicence = (title: string, until: string): Story =>
  sentenced(title)
    .on('2027-03-02 09:30')
    .fact('released', { on: 'crd', prison: 'HLI' })
    .fact('om-changed', { username: 'o.manager', area: 'YOR' })
    .work(until);

describe('on licence with a risk of harm that nobody has found', () => {
  it('is seen each week still after sixteen weeks, and fortnightly once the risk is known to be low', () => {
    onLicence('contact', '2027-06-29 10:00')
      // Sixteen weeks after Tue 2 March are Tue 22 June. Seen on Tue 29 June, the next time is a week on: Tue 6 July.
      .fact('contact-made', { by: 'offender-manager', how: 'office' })
      .on('2027-07-05 09:00')
      .expectOpen('licence.make-contact', { due: '2027-07-06', row: 'CONTACT-LICENCE-HIGH' })
      .answer('licence.make-contact', 'seen', { when: '2027-07-05T09:00', how: 'office' })
      .fact('roh-changed', { level: 'low' })
      // Two weeks after Mon 5 July.
      .on('2027-07-18 09:00')
      .expectOpen('licence.make-contact', { due: '2027-07-19', row: 'CONTACT-LICENCE' });
  });

  it('is reviewed in sixteen weeks, and in four months from release once the risk is known to be medium', () => {
    const told = onLicence('review', '2027-05-24 23:00')
      .expectNotOpen('risk.review')
      // Four weeks before Tue 22 June.
      .on('2027-05-25 09:00')
      .expectOpen('risk.review', { due: '2027-06-22', row: 'ROH-REVIEW-HIGH' });
    told
      .fact('roh-changed', { level: 'medium' })
      // What has appeared stays; four months after Tue 2 March are Fri 2 July.
      .expectOpen('risk.review', { due: '2027-07-02', row: 'ROH-REVIEW' });
  });

  it('has a clock on the home visit when a child may be at risk', () => {
    onLicence('child', '2027-03-03 09:00')
      .fact('child-concern', { what: 'a child in the home' })
      // Ten days after Tue 2 March.
      .expectOpen('licence.visit-home', { due: '2027-03-12', row: 'HOME-VISIT' });
  });
});

describe('in prison with a risk of harm that nobody has found', () => {
  it('is reviewed in sixteen weeks where nobody has screened it; a screening without concern leaves nothing to review', () => {
    // Sixteen weeks after Mon 2 March are Mon 22 June; the review appears four weeks before, on Mon 25 May.
    sentenced('not screened')
      .on('2026-05-25 09:00')
      .expectOpen('roh.review-custody', { due: '2026-06-22', row: 'ROH-REVIEW-HIGH' });
    sentenced('screened')
      .on('2026-03-05 10:00')
      .answer('roh.screen', 'no-concern')
      .on('2026-06-22 09:00')
      .expectNotOpen('roh.review-custody');
  });

  it('is reviewed after a recall, whatever was screened before: nobody screens it again', () => {
    onLicence('recalled', '2027-04-14 10:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .on('2027-04-19 11:00')
      .fact('returned', { prison: 'HLI' })
      // Sixteen weeks after Mon 19 April are Mon 9 August; four weeks before is Mon 12 July.
      .on('2027-07-12 09:00')
      .expectOpen('roh.review-custody', { due: '2027-08-09', row: 'ROH-REVIEW-HIGH' });
  });
});
