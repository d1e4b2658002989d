import { inCustody, LEFT } from '../cases.js';
import { story } from '../story.js';

// pathway.md, "Victim contact". Sentenced Mon 2 March 2026; release Tue 2 March 2027.
const sentenced = (title: string) =>
  story(title)
    .on('2026-03-02 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: true,
      dates: { crd: '2027-03-02', sled: '2028-03-01' },
    });

describe('victims', () => {
  it('are referred, offered contact one by one, and asked again until somebody has reached them', () => {
    sentenced('offered')
      // 20 working days after Mon 2 March: Mon 30 March, before Easter.
      .expectOpen('victim.refer', { due: '2026-03-30', role: 'witness-care', place: 'YOR' })
      .on('2026-03-10 10:00')
      .answer('victim.refer', 'sent', { victims: 2 })
      // Sent, and nobody has entered them yet.
      .expectStuck('wait-on-agency')
      .fact('victim-opted', { victim: 'v1' })
      .fact('victim-opted', { victim: 'v2', child: true })
      .expectNotStuck('wait-on-agency')
      // 40 working days: 20 to 30 March; 31, 1, 2; Easter; 7–10, 13–17, 20–24, 27, 28, 29 April.
      .expectOpen('victim/v1/victim.offer-contact', { due: '2026-04-29', row: 'VICTIM-FIRST-CONTACT' })
      .expectOpen('victim/v2/victim.offer-contact', { due: '2026-04-29', role: 'victim-liaison-officer' })
      .on('2026-03-20 10:00')
      .answer('victim/v1/victim.offer-contact', 'could-not-reach')
      .expectStuck('victim-notice-not-delivered', 'offer')
      // Five working days after Fri 20 March.
      .expectOpen('victim.resolve-undelivered', { due: '2026-03-27', role: 'victim-liaison-manager' })
      .answer('victim.resolve-undelivered', 'cannot-be-reached', { nextTry: '2026-04-14' })
      .expectStuck('victim-notice-not-delivered')
      .expectNotOpen('victim.resolve-undelivered')
      .on('2026-04-14 10:00')
      .expectOpen('victim.resolve-undelivered', { due: '2026-04-16' })
      .answer('victim.resolve-undelivered', 'reached')
      .expectNotStuck('victim-notice-not-delivered')
      .expectOpen('victim/v1/victim.offer-contact', { round: 2 })
      .answer('victim/v1/victim.offer-contact', 'opted-in')
      // Five working days after Tue 14 April.
      .expectOpen('victim/v1/victim.give-note', { due: '2026-04-21', row: 'VICTIM-NOTE' })
      .answer('victim/v2/victim.offer-contact', 'wants-contact-later', { askAgainOn: '2026-06-01' })
      .expectNotOpen('victim/v2/victim.offer-contact')
      .on('2026-05-25 00:00')
      .expectOpen('victim/v2/victim.offer-contact#2', { due: '2026-06-01' });
  });

  it('are contacted in two days where release is near, and asked whether the scheme applies where nobody can say', () => {
    story('near')
      .on('2026-03-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 18,
        prison: 'HLI',
        area: 'YOR',
        dates: { crd: '2026-05-11' },
      })
      // Ten working days after Mon 2 March: Mon 16 March.
      .expectOpen('victim.decide-scheme', { due: '2026-03-16' })
      .expectNotOpen('victim.refer')
      .answer('victim.decide-scheme', 'applies')
      .expectOpen('victim.refer')
      .fact('victim-opted', { victim: 'v1' })
      // Ten weeks to release: two working days.
      .expectOpen('victim.offer-contact', { due: '2026-03-04', row: 'VICTIM-CONTACT-SHORT' });
  });

  it('are told of every milestone known since they opted in, and again when its day moves', () => {
    sentenced('told')
      .on('2026-03-05 10:00')
      .fact('appeal', { against: 'sentence', stage: 'lodged' })
      .on('2026-04-08 10:00')
      .fact('victim-opted', { victim: 'v1', in: true })
      .fact('victim-opted', { victim: 'v2', in: false })
      // The appeal was told of when contact began.
      .expectNotOpen('victim.tell', 'victim.refer')
      .on('2026-05-01 10:00')
      .fact('hospital-transfer', { in: true }, { as: 'hospital' })
      // One working day after Fri 1 May; Mon 4 is a holiday.
      .expectOpen('victim.tell', { due: '2026-05-05', row: 'VICTIM-TELL' })
      .answer('victim.tell', 'told')
      .fact('hospital-transfer', { in: true }, { happened: '2026-04-30 10:00', supersedes: 'hospital' })
      .expectOpen('victim.tell', { due: '2026-05-05', round: 2 })
      .answer('victim.tell', 'could-not-reach')
      .expectStuck('victim-notice-not-delivered')
      .answer('victim.resolve-undelivered', 'police-asked-to-call')
      .expectNotStuck('victim-notice-not-delivered')
      .on('2026-05-06 10:00')
      .fact('victim-opted', { victim: 'v1', in: false })
      .fact('died', {})
      .expectNotOpen('victim.tell');
  });

  it('are told of release before it, again when it moves, and still when nobody had by then', () => {
    const s = inCustody('release', '2026-04-01 12:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-01-18 12:00', { but: ['victim.ask-licence-views'] })
      // Eight weeks, 56 days, before Tue 2 March 2027: Tue 5 January.
      .expectMissed('victim.ask-licence-views', '2027-01-06 00:00')
      .expectGate('G11', 'closed')
      .answer('victim.ask-licence-views', 'could-not-reach')
      // Asked is enough: no answer stops nothing.
      .expectGate('G11', 'open')
      .expectNotOpen('victim.tell-release')
      .on('2027-01-19 00:00')
      // Ten working days before Tue 2 March: Tue 16 February.
      .expectOpen('victim.tell-release', { due: '2027-02-16', row: 'VICTIM-RELEASE-NOTICE' })
      .answer('victim.tell-release', 'told', { releaseDateTold: '2027-03-02' })
      .fact('dates-changed', { dates: { crd: '2027-03-16' } })
      // Tue 16 March: Tue 2 March.
      .expectOpen('victim.tell-release', { due: '2027-03-02', round: 2 })
      .work('2027-03-16 09:00', { but: ['release.discharge', 'victim.tell-release'] })
      .expectMissed('victim.tell-release', '2027-03-03 00:00')
      .answer('release.discharge', 'released', LEFT('2027-03-16T09:00'));
    s.expectOpen('victim.tell-release', { missed: true })
      .answer('victim.tell-release', 'told', { releaseDateTold: '2027-03-16' })
      .expectNotOpen('victim.tell-release');
  });

  it('have unwanted contact answered the same day', () => {
    sentenced('concern')
      .on('2026-03-10 10:00')
      .fact('victim-opted', { victim: 'v1', in: true })
      .fact('victim-concern', { victim: 'v1', urgent: true })
      .expectOpen('victim.answer-concern', { due: '2026-03-10' })
      .answer('victim.answer-concern', 'police-told')
      .fact('victim-concern', { victim: 'v1' })
      .expectOpen('victim.answer-concern', { due: '2026-03-11', row: 'VICTIM-CONCERN' });
  });
});
