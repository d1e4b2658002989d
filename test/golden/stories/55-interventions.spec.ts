import { inCustody } from '../cases.js';

// 000 L472–L501, L609–L614; 003 L238, L418, L531. Sentenced Mon 2 March 2026, release Tue 2 March 2027. Late May holiday Mon 25 May.
const ALONE = {
  but: [
    'intervention.decide-suitability',
    'intervention.start',
    'intervention.answer-delay',
    'intervention.hold-review',
  ],
};
const planned = (title: string, data: object = { target: 't1' }) =>
  inCustody(title, '2026-05-06 10:00').fact('intervention-planned', {
    intervention: 'tsp',
    startOn: '2026-06-01',
    where: 'custody',
    ...data,
  });
const milestones = (s: ReturnType<typeof planned>): string[] =>
  [...s.state.milestones.values()].map(({ kind, on }) => `${kind} ${on}`);
const SUITABLE = { onlyOneOfTheirGroup: false };

describe('an intervention in the plan', () => {
  it('is decided before its date, waits on the list, starts within six weeks of it, and is reviewed at its end', () => {
    const s = planned('to its end')
      // The working day before Mon 1 June.
      .expectOpen('intervention.decide-suitability', {
        due: '2026-05-29',
        role: 'intervention-worker',
        place: 'HLI',
      })
      .expectGate('G3', 'open')
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      // Six weeks after Mon 1 June.
      .expectOpen('intervention.start', { due: '2026-07-13', row: 'PROGRAMME-START' });
    expect(milestones(s)).toContain('on-waiting-list 2026-05-06');
    s.on('2026-06-08 10:00')
      .answer('intervention.start', 'started', { startedOn: '2026-06-08' })
      .work('2026-08-10 10:00', ALONE)
      .fact('intervention-ended', { intervention: 'tsp', how: 'completed' })
      // Before the next review of the plan: twelve months after the plan was written, on Wed 22 April 2026 or before.
      .expectOpen('intervention.hold-review')
      .answer('intervention.hold-review', 'completed')
      .expectNotOpen('intervention.hold-review', 'intervention.start');
    expect(milestones(s)).toContain('intervention-started 2026-06-08');
  });

  it('that is delayed asks the manager what happens meanwhile, and starts on the day they name', () => {
    planned('delayed')
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .on('2026-06-02 10:00')
      .answer('intervention.start', 'delayed', { reasonCode: 'no-place' })
      // The community manager, named eight weeks before the handover of Thu 18 June, has taken the case over.
      .expectOpen('intervention.answer-delay', { role: 'offender-manager', place: 'YOR' })
      .expectNotOpen('intervention.start')
      .answer('intervention.answer-delay', 'interim-work', { newDate: '2026-09-07' })
      .work('2026-09-06 10:00', ALONE)
      .expectNotOpen('intervention.start')
      .on('2026-09-07 09:00')
      // Six weeks after Mon 7 September.
      .expectOpen('intervention.start', { due: '2026-10-19' })
      .answer('intervention.start', 'refused')
      // A refusal is another question to the manager.
      .expectOpen('intervention.answer-delay', { round: 2 });
  });

  it('that cannot be had here is on the register of unmet need', () => {
    const s = planned('unmet')
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .on('2026-06-02 10:00')
      .answer('intervention.start', 'delayed')
      .answer('intervention.answer-delay', 'unmet-need')
      .work('2026-12-01 10:00', ALONE)
      .expectNotOpen('intervention.start', 'intervention.answer-delay');
    expect(milestones(s)).toContain('unmet-need 2026-06-02');
  });

  it('is not for the only one of their group without informed consent: the manager finds another way', () => {
    planned('alone')
      .answer('intervention.decide-suitability', 'suitable', {
        onlyOneOfTheirGroup: true,
        informedConsent: false,
      })
      .expectNotOpen('intervention.start')
      .expectOpen('intervention.answer-delay');
    planned('with consent')
      .answer('intervention.decide-suitability', 'suitable', {
        onlyOneOfTheirGroup: true,
        informedConsent: true,
      })
      .expectOpen('intervention.start')
      .expectNotOpen('intervention.answer-delay');
  });

  it('that will not be finished before release goes to the manager at once, and again when the date moves', () => {
    planned('too long')
      .answer('intervention.decide-suitability', 'suitable', { ...SUITABLE, expectedFinish: '2027-03-05' })
      .expectOpen('intervention.answer-delay#finish')
      .answer('intervention.answer-delay#finish', 'carried-to-the-community')
      .fact('dates-changed', { dates: { crd: '2027-02-16' } })
      .expectOpen('intervention.answer-delay#finish', { round: 2 });
  });

  it('goes on in the community with the area’s programme team when it was not finished at release', () => {
    planned('carried')
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .on('2026-06-08 10:00')
      .answer('intervention.start', 'started')
      .work('2027-04-06 10:00', ALONE)
      .expectOpen('intervention.answer-delay#released', { role: 'offender-manager', place: 'YOR' })
      .answer('intervention.answer-delay#released', 'carried-to-the-community')
      .fact('intervention-ended', { intervention: 'tsp', how: 'dropped-out' })
      .expectOpen('intervention.hold-review', { role: 'programme-worker', place: 'YOR' });
  });
});

describe('an intervention outside the plan', () => {
  it('does not start (G3) until a target names it, or the head of OMU overrides', () => {
    planned('outside', {})
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .expectGate('G3', 'closed')
      .expectNotOpen('intervention.start')
      .override('G3', '2026-06-30')
      .expectOpen('intervention.start', { due: '2026-07-13' })
      .expectOpen('manager.review-override', { due: '2026-06-30' });
    planned('named later', {})
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .expectGate('G3', 'closed')
      .fact('intervention-planned', { intervention: 'tsp', target: 't9', startOn: '2026-06-01' })
      .expectGate('G3', 'open')
      .expectOpen('intervention.start');
  });

  it('starts with a reason on record', () => {
    planned('reasoned', { reasoned: true })
      .answer('intervention.decide-suitability', 'suitable', SUITABLE)
      .expectGate('G3', 'open')
      .expectOpen('intervention.start');
  });
});
