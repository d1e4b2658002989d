import { story, type Story } from '../story.js';

// design.md, "Keys" and "Import". Taken over on Mon 5 October 2026, in the middle of a sentence passed on Mon 13 January 2025.
const adopted = (title: string, more: (s: Story) => Story = (s) => s): Story => {
  const s = story(title).on('2026-10-05 10:00');
  const then = (on: string) => ({ happened: `${on} 00:00` });
  s.fact(
    'sentenced',
    { kind: 'determinate', months: 96, prison: 'HLI', area: 'YOR', victimScheme: true },
    then('2025-01-13'),
  );
  // A turn in the middle of an import would open what the next facts settle: all of one case comes in one go.
  return more(s);
};

const FACTS = [
  ['received', { prison: 'HLI' }, '2025-01-14'],
  ['dates-changed', { dates: { crd: '2029-01-12', sled: '2033-01-12' } }, '2025-01-14'],
  ['tier-changed', { tier: 3 }, '2025-01-15'],
  ['os-changed', { username: 's.own' }, '2025-01-15'],
  ['roh-changed', { level: 'high' }, '2026-08-03'],
  ['category-changed', { category: 'C' }, '2026-03-02'],
  ['victim-opted', { victim: 'v1', in: true }, '2025-03-03'],
] as const;

const whole = (title: string): Story => {
  const s = story(title).on('2026-10-05 10:00');
  return s.importCase([
    [
      'sentenced',
      { kind: 'determinate', months: 96, prison: 'HLI', area: 'YOR', victimScheme: true },
      '2025-01-13',
    ],
    ...FACTS,
    ['imported', { stage: 'custody', lastRohReviewOn: '2026-08-03' }, '2026-10-05'],
  ]);
};

describe('a case taken over in the middle of its sentence', () => {
  it('has one task to confirm what is unknown, one for the victim’s side, and no heap of overdue ones', () => {
    const s = whole('adopted')
      // Ten working days after Mon 5 October.
      .expectOpen('manager.confirm-adopted', { due: '2026-10-19', role: 'offender-supervisor', place: 'HLI' })
      .expectOpen('victim.confirm-adopted', {
        due: '2026-10-19',
        role: 'victim-liaison-officer',
        place: 'YOR',
      })
      .expectStage('custody', 'custody#1');
    expect(s.openKeys()).toEqual(
      expect.arrayContaining(['manager/manager.confirm-adopted', 'manager/victim.confirm-adopted']),
    );
    expect(s.openKeys()).toHaveLength(2);
    expect(s.events.filter(({ e }) => e === 'ClockMissed')).toHaveLength(0);
  });

  it('goes on with every standing clock from there', () => {
    whole('standing')
      // High risk: sixteen weeks, 112 days, after Mon 3 August 2026 is Mon 23 November; its task appears 28 days before.
      .on('2026-10-26 09:00')
      .expectOpen('roh.review-custody', { due: '2026-11-23', row: 'ROH-REVIEW-HIGH' })
      // Nobody knows when the supervisor last saw the person: a month from the adoption.
      .on('2026-11-04 09:00')
      .expectOpen('supervisor.keep-contact', { due: '2026-11-05', row: 'OS-CONTACT' });
  });

  it('opens again what the confirmation says was never done, without calling it late', () => {
    whole('corrected')
      .on('2026-10-12 10:00')
      .answer('manager.confirm-adopted', 'corrected', {
        reopen: ['custody#1/plan.share', 'custody#1/rmp.write'],
      })
      .expectOpen('plan.share', { mark: 'learnt-late', due: '2026-10-13', missed: false })
      .expectOpen('rmp.write', { mark: 'learnt-late', due: '2026-10-13', missed: false })
      .expectNotOpen('manager.confirm-adopted')
      .answer('plan.share', 'given-and-signed')
      .expectNotOpen('plan.share');
  });

  it('asks again on the day named when it is still unknown', () => {
    whole('unknown')
      .answer('manager.confirm-adopted', 'still-unknown', { askAgainOn: '2026-11-02' })
      .expectNotOpen('manager.confirm-adopted')
      .on('2026-11-02 09:00')
      // Five working days after Mon 2 November.
      .expectOpen('manager.confirm-adopted', { due: '2026-11-09' });
  });

  it('screens the next reception although the first was taken for granted', () => {
    whole('moved on')
      .answer('manager.confirm-adopted', 'confirmed')
      .on('2026-10-20 14:00')
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true })
      .expectOpen('reception.restrict-contact', { dueAt: '2026-10-20 18:00', place: 'EVI' })
      .expectOpen('supervisor.assign', { due: '2026-10-22', place: 'EVI' });
  });

  it('is worked as it stands when its facts come one by one', () => {
    // Without an import a late fact is late: opened at once, marked, due at the end of the next working day.
    adopted('one by one')
      .expectOpen('allocation.set-tier')
      .expectOpen('roh.screen', { mark: 'learnt-late', due: '2026-10-06' })
      .expectNotOpen('manager.confirm-adopted');
  });
});
