import { inCustody, onLicence, received } from '../cases.js';
import { story } from '../story.js';

// tasks.csv, allocation.set-tier: set again when the level of harm or the priority flag is another; 003 L395 (21% in the wrong tier) and
// L579 (moved to a higher tier when the risk rose). Due as it was the first time: by the next working day.
describe('the tier', () => {
  it('is looked at again when the level of harm is found, and when it changes; nobody waits for their manager meanwhile', () => {
    // Mon 2 March 2026; seven months are a short sentence, whose manager is named on the day.
    received('found', { months: 7, dates: { crd: '2026-06-16', sled: '2026-10-01' } })
      .expectOpen('allocation.set-tier', {
        due: '2026-03-03',
        role: 'senior-probation-officer',
        place: 'YOR',
      })
      .expectNotOpen('allocation.name-manager-short-sentence')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .expectOpen('allocation.name-manager-short-sentence')
      // Set without knowing the level, it is looked at when the level is known: Wed 4 March, so by Thu 5 March.
      .on('2026-03-04 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectOpen('allocation.set-tier', { round: 2, due: '2026-03-05' })
      .expectOpen('allocation.name-manager-short-sentence')
      .answer('allocation.set-tier', 'kept-with-reason', { tier: '2', reason: 'fits' })
      // The same level again is no change.
      .on('2026-03-09 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectNotOpen('allocation.set-tier')
      .on('2026-03-11 10:00')
      .fact('roh-changed', { level: 'high' })
      .expectOpen('allocation.set-tier', { round: 3, due: '2026-03-12' });
  });

  it('is looked at again on licence, up and down, and on an order', () => {
    // Released on Tue 2 March 2027.
    onLicence('licence', '2027-04-05 10:00')
      .expectNotOpen('allocation.set-tier')
      .on('2027-04-06 10:00')
      .fact('roh-changed', { level: 'high' })
      // By Wed 7 April.
      .expectOpen('allocation.set-tier', { due: '2027-04-07', role: 'senior-probation-officer' })
      .answer('allocation.set-tier', 'changed', { tier: '4' })
      .expectNotOpen('allocation.set-tier')
      .on('2027-06-01 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectOpen('allocation.set-tier', { due: '2027-06-02' })
      // What the probation record says of it settles it too.
      .fact('tier-changed', { tier: 3 })
      .expectNotOpen('allocation.set-tier')
      .on('2027-06-08 10:00')
      .fact('ppo-changed', { ppo: true })
      .expectOpen('allocation.set-tier', { due: '2027-06-09' });

    story('order')
      .on('2026-03-02 15:00')
      .fact('sentenced', {
        kind: 'community-order',
        months: 12,
        area: 'YOR',
        requirements: ['supervision'],
        dates: { sed: '2027-03-01' },
      })
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .expectOpen('allocation.name-offender-manager')
      .on('2026-03-10 10:00')
      .fact('roh-changed', { level: 'high' })
      .expectOpen('allocation.set-tier', { round: 2, due: '2026-03-11' })
      .expectOpen('allocation.name-offender-manager');
  });

  it('is still asked after a recall or a release, and by one task', () => {
    const raised = (title: string) =>
      onLicence(title, '2027-04-06 10:00')
        .fact('roh-changed', { level: 'high' })
        .expectOpen('allocation.set-tier', { due: '2027-04-07' });
    // Recalled the same day, Tue 6 April, and back in prison the day after: the level is what it was when the tier was asked.
    raised('recalled')
      .on('2027-04-06 15:00')
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .expectOpen('allocation.set-tier', { due: '2027-04-07' })
      .on('2027-04-07 10:00')
      .fact('returned', { prison: 'HLI' })
      .expectOpen('allocation.set-tier', { due: '2027-04-07' })
      .answer('allocation.set-tier', 'changed', { tier: '4' })
      .expectNotOpen('allocation.set-tier');

    // Asked in custody for the third time on the day before the release, and answered by nobody until the level rises again on licence.
    const carried = inCustody('carried', '2027-03-01 10:00')
      .fact('roh-changed', { level: 'high' })
      .expectOpen('allocation.set-tier', { round: 3, due: '2027-03-02' })
      .work('2027-04-06 10:00', { but: ['allocation.set-tier'] })
      .expectStage('licence', 'licence#1')
      .fact('roh-changed', { level: 'very-high' });
    const asked = (): string[] => carried.openKeys().filter((key) => key.includes('allocation.set-tier'));
    expect(asked()).toEqual(['custody#1/allocation.set-tier']);
    carried
      .answer('allocation.set-tier', 'changed', { tier: '4' })
      .expectNotOpen('allocation.set-tier')
      .on('2027-06-01 10:00')
      .fact('roh-changed', { level: 'high' })
      .expectOpen('allocation.set-tier', { due: '2027-06-02' });
  });

  it('of a case taken over stands as it came, until something changes here', () => {
    const adopted = (title: string) =>
      story(title)
        .on('2026-10-05 10:00')
        .importCase([
          [
            'sentenced',
            { kind: 'determinate', months: 60, prison: 'HLI', area: 'YOR', victimScheme: false },
            '2025-01-13',
          ],
          ['received', { prison: 'HLI' }, '2025-01-14'],
          ['dates-changed', { dates: { crd: '2027-07-12', sled: '2030-01-11' } }, '2025-01-14'],
          ['tier-changed', { tier: 3 }, '2025-01-15'],
          // Reviewed after the tier was set, where it came from: nobody here is asked to do that over.
          ['roh-changed', { level: 'high' }, '2026-08-03'],
          ['imported', { stage: 'custody', lastRohReviewOn: '2026-08-03' }, '2026-10-05'],
        ]);
    adopted('as it came')
      .expectNotOpen('allocation.set-tier')
      .on('2026-11-02 10:00')
      .expectNotOpen('allocation.set-tier')
      .fact('roh-changed', { level: 'very-high' })
      .expectOpen('allocation.set-tier', { due: '2026-11-03' });
  });
});
