import { TASK_TYPES } from '#workflows/task-types.js';
import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

/** 002 L243, L386, L517–L551, L594–L596. Sentenced Mon 2 March 2026, release Tue 2 March 2027 where nothing else is said. */
const LONG = { months: 48, dates: { crd: '2028-03-02', sled: '2030-03-01' } };
const meetingsAsked = (s: Story): number =>
  s.events.filter((event) => event.e === 'TaskOpened' && event.type.startsWith('mappa.hold')).length;

describe('the level of MAPPA', () => {
  it('is never a prison’s own: what its risk meeting notes holds no meeting, what the agencies decide does', () => {
    const s = inCustody('not alone', '2026-05-01 12:00', LONG)
      .on('2026-05-04 10:00')
      .fact('roh-changed', { level: 'high' })
      .fact('mappa-changed', { category: 2, decidedBy: 'probation' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .usually('irmm.decide-item', 'managed', { mappaLevel: '3' })
      .usually('mappa.decide-referral', 'refer')
      .work('2026-09-07 10:00', { but: ['mappa.answer-referral', 'mappa.hold-meeting'] })
      .expectAnswered('irmm.decide-item', 'managed');
    expect(meetingsAsked(s)).toBe(0);
    s.answer('mappa.answer-referral', 'level-2')
      // Twelve weeks after Mon 7 September: Mon 30 November; its task appears fourteen days before.
      .work('2026-11-16 09:00', { but: ['mappa.hold-meeting'] })
      .expectOpen('mappa.hold-meeting', { due: '2026-11-30', row: 'MAPPA-L2-MEETING' });
  });

  it('is not given to a case that belongs to other arrangements', () => {
    const s = inCustody('other route', '2026-03-30 10:00')
      .fact('mappa-changed', { category: 3, decidedBy: 'probation' })
      .fact('roh-changed', { level: 'high' })
      .answer('mappa.decide-referral', 'refer')
      .answer('mappa.answer-referral', 'other-route')
      .expectNotOpen('mappa.answer-referral', 'mappa.decide-referral')
      // The level for release is asked for eight months before Tue 2 March 2027.
      .work('2026-07-01 10:00');
    expect(meetingsAsked(s)).toBe(0);
  });

  it('has its minutes sent within ten working days, the prison included, though the prison did not answer', () => {
    const s = inCustody('minutes', '2026-03-30 10:00')
      .usually('mappa.set-level', 'level-2')
      .fact('mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' })
      .work('2026-06-22 15:00', {
        but: ['mappa.contribute', 'mappa.hold-meeting', 'mappa.circulate-minutes'],
      })
      .expectOpen('mappa.contribute#2026-06-22-offender-supervisor', { place: 'HLI' })
      .answer('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      // Ten working days after Mon 22 June.
      .expectOpen('mappa.circulate-minutes', {
        due: '2026-07-06',
        row: 'MAPPA-MINUTES',
        role: 'mappa-coordinator',
      });
    const [type] = s.events.flatMap((event) =>
      event.e === 'TaskOpened' && event.type === 'mappa.circulate-minutes' ? [event.type] : [],
    );
    expect(TASK_TYPES.get(type ?? '')?.tells).toEqual(
      expect.arrayContaining(['offender-supervisor', 'public-protection', 'police-contact']),
    );
  });
});

describe('approved premises', () => {
  const contributions = (title: string, application: string): string[] =>
    inCustody(title, '2026-06-01 10:00', { months: 36, dates: { crd: '2027-07-06', sled: '2029-01-01' } })
      .fact('roh-changed', { level: 'high' })
      .fact('mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .usually('mappa.set-level', 'level-2')
      .usually('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      .usually('ap.apply', application)
      .usually('ap.place', 'placed', { arriveOn: '2027-07-06', leaveBy: '2027-09-28' })
      .work('2027-09-01 12:00')
      .events.flatMap((event) =>
        event.e === 'TaskOpened' && event.type === 'mappa.contribute' ? [event.role] : [],
      );

  it('that hold the person are asked to the MAPPA meeting, and speak for themselves there', () => {
    expect(contributions('in premises', 'applied-standard')).toContain('ap-manager');
    expect(contributions('at home', 'not-needed')).not.toContain('ap-manager');
  });
});

describe('a programme refused because of an appeal', () => {
  it('is a question to the manager, with preparation meanwhile and a new day', () => {
    inCustody('appeal', '2026-05-06 10:00')
      .fact('intervention-planned', { intervention: 'tsp', target: 't1', startOn: '2026-06-01' })
      .answer('intervention.decide-suitability', 'suitable', { onlyOneOfTheirGroup: false })
      .on('2026-06-02 10:00')
      .answer('intervention.start', 'refused-claiming-appeal')
      .expectNotOpen('intervention.start')
      .expectOpen('intervention.answer-delay')
      .answer('intervention.answer-delay', 'preparation-work', { newDate: '2026-09-07' })
      .on('2026-09-07 09:00')
      .expectOpen('intervention.start');
  });
});
