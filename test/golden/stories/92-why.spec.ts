import { atLondon } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Codes } from '#domain/values.js';
import { isVictimType } from '#engine/commit/wall.js';
import { knownOf, whyClock, whyGate, whyOwner, whyTask, type Why } from '#engine/why/index.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { type Said } from '#workflows/runtime/memory-driver.js';
import { copyState, emptyState, type State } from '#workflows/runtime/state.js';
import { inCustody, onLicence } from '../cases.js';
import { type Story } from '../story.js';

// Issue: for any task, clock, gate or owner, `why` answers in sentences: rule, source line, facts used, what would change it.

/** Whoever works the case and not victims. */
const staff = (type: string): boolean => !isVictimType(type);
const everybody = (): boolean => true;

const stepOf = (state: State, name: string) => {
  const found = [...state.steps.values()].find(({ key }) => key.endsWith(`/${name}`));
  if (!found) throw new Error(`no step ${name}`);
  return found;
};
const openingOf = (told: Story, key: string) =>
  told.driver.journal.findLast(({ events }) =>
    events.some((event) => event.e === 'TaskOpened' && event.key === key),
  );
function whyOf(told: Story, name: string, may = staff): Why {
  const step = stepOf(told.state, name);
  return whyTask(knownOf(told.state, may, may === everybody), step, openingOf(told, step.key));
}
/** The case as it was: its journal up to a London wall time. */
function asOf(told: Story, on: string, time: string): State {
  const until = atLondon(on, time);
  return told.driver.journal
    .filter(({ at }) => at <= until)
    .reduce((state, batch) => applyBatch(state, batch, copyState), emptyState(told.state.id, ''));
}

/** In custody, six weeks before release, with the conditions of the licence still to be proposed. */
const proposing = (title: string, but = 'licence.propose-conditions'): Story =>
  inCustody(title, '2026-11-20 12:00').work('2027-01-20 12:00', { but: [but] });

describe('why a task', () => {
  it('is asked, whose it is, and how its day was counted', () => {
    const told = proposing('why licence').expectOpen('licence.propose-conditions', {
      // 28 days before Tue 2 March 2027.
      due: '2027-02-02',
      row: 'LICENCE-CONDITIONS',
    });
    const why = whyOf(told, 'licence.propose-conditions');
    const text = why.sentences.join(' ');
    expect(text).toContain('It is due by the end of Tuesday 2 February 2027.');
    expect(text).toContain('at least 28 days before: release');
    expect(text).toContain('It runs from Tuesday 2 March 2027: release.');
    expect(text).toContain('The number is a local setting.');
    expect(why.source).toContain('LIC-28');
    expect(why.facts.map(({ kind }) => kind)).toContain('sentenced');
    expect(why.wouldChange).toContain('another day of: release');
  });

  it('names the fact that opened it, the risk it rests on, and what would ask it again', () => {
    const told = inCustody('why review', '2026-06-01 10:00').fact('significant-change', {
      change: 'partner',
    });
    const key =
      [...told.state.steps.values()].find(({ type }) => type === 'risk.review-after-change')?.key ?? '';
    const why = whyOf(told, key.split('/')[1] ?? '');
    const text = why.sentences.join(' ');
    expect(text).toContain('asked on Monday 1 June 2026 at 10:00.');
    expect(text).toContain('This had become known: Something that may change risk (Monday 1 June 2026).');
    // Five working days after Mon 1 June.
    expect(text).toContain('It is due by the end of Monday 8 June 2026.');
    expect(why.facts).toMatchObject([{ kind: 'significant-change', id: expect.stringMatching(/^c\d+$/) }]);
  });

  it('says which days did not count, by name', () => {
    const told = onLicence('why absence', '2027-03-24 10:00').fact('absence', { what: 'appointment' });
    const text = whyOf(told, 'enforce.judge-absence').sentences.join(' ');
    // Seven working days after Wed 24 March 2027: 25, 30, 31, 1, 2, 5, 6 April; Good Friday is 26, Easter Monday 29.
    expect(text).toContain('It is due by the end of Tuesday 6 April 2027.');
    expect(text).toContain('Good Friday on Friday 26 March 2027');
    expect(text).toContain('Easter Monday on Monday 29 March 2027');
    expect(text).toContain('4 weekend days');
  });

  it('says when the prison acts in place of the offender manager, and by which line', () => {
    const told = inCustody('why owner', '2026-03-03 10:00');
    const then = asOf(told, '2026-03-02', '17:00');
    const text = whyTask(knownOf(then, staff, false), stepOf(then, 'roh.screen'), undefined).sentences.join(
      ' ',
    );
    expect(text).toContain('It is for: offender supervisor, in place of the offender manager.');
    expect(text).toContain('Until handover the prison offender manager owns the case in custody.');
  });
});

describe('why an owner', () => {
  it('is the prison before handover, and the community after release, with the source', () => {
    const before = whyOwner(knownOf(inCustody('owner, before', '2026-04-01 10:00').state, staff, false));
    expect(before.sentences[0]).toMatch(/^The prison offender manager is responsible/);
    expect(before.wouldChange).toContain('handover accepted by the community offender manager');
    const after = whyOwner(knownOf(onLicence('owner, after', '2027-03-03 10:00').state, staff, false));
    expect(after.sentences.join(' ')).toContain(
      'outside custody the community offender manager owns the case.',
    );
    expect(after.facts).toMatchObject([{ kind: 'released' }]);
    expect(after.source).toContain('pathway.md');
  });
});

describe('why a gate', () => {
  it('is closed, what it stops, what it waits for and who may override it', () => {
    const told = proposing('why gate', 'licence.contribute').expectGate('G6', 'closed');
    const gate = [...told.state.gates.values()].find((one) => one.gate === 'G6');
    if (!gate) throw new Error('G6 is not there');
    const why = whyGate(knownOf(told.state, staff, false), gate);
    expect(why.sentences.join(' ')).toContain(
      'Gate G6 stops submitting licence conditions until the offender supervisor has contributed.',
    );
    expect(why.sentences.join(' ')).toContain('by: senior probation officer.');
    expect(why.wouldChange).toContain('an override');
  });
});

describe('why, of a past moment', () => {
  it('is answered as it was then: by the dates and the owner of that day', () => {
    const told = proposing('why then')
      .fact('dates-changed', { dates: { crd: '2027-04-06' } })
      .on('2027-01-21 12:00');
    const answer = (state: State): string => {
      const { open } = stepOf(state, 'licence.propose-conditions');
      if (!open?.clock) throw new Error('it has no clock');
      return whyClock(knownOf(state, staff, false), { clock: open.clock, source: '' }).sentences.join(' ');
    };
    expect(answer(asOf(told, '2027-01-20', '11:59'))).toContain('It runs from Tuesday 2 March 2027');
    // 28 days before Tue 6 April 2027: Tue 9 March.
    expect(answer(asOf(told, '2027-01-20', '12:30'))).toContain(
      'It is due by the end of Tuesday 9 March 2027.',
    );
    expect(answer(asOf(told, '2027-01-20', '11:59'))).toBe(answer(asOf(told, '2027-01-20', '11:00')));
    const released = onLicence('why owner then', '2027-03-10 10:00');
    const then = whyOwner(knownOf(asOf(released, '2027-02-01', '10:00'), staff, false)).sentences.join(' ');
    const now = whyOwner(knownOf(released.state, staff, false)).sentences.join(' ');
    expect(then).not.toEqual(now);
    expect(now).toContain('outside custody');
  });
});

describe('the victim wall in what is said', () => {
  it('tells nobody but victim liaison that there is a victim, in any answer about any step, clock, gate or owner', () => {
    const told = inCustody('why wall', '2027-01-05 12:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v-secret-1', in: true, child: true })
      .on('2027-01-06 10:00')
      .fact('victim-concern', { victim: 'v-secret-1', urgent: true })
      .on('2027-02-24 12:00');
    // In one breath with something that everybody on the case learns: that turn opens a task of theirs.
    const now = atLondon('2027-02-24', '13:00');
    const fact = (kind: FactKind, data: Codes): Said => ({
      type: 'fact',
      fact: { kind, data, happenedAt: now, learntAt: now },
    });
    told.driver.say(
      now,
      fact('victim-opted', { victim: 'v-secret-2', in: true }),
      fact('significant-change', { change: 'partner' }),
    );
    const { state } = told;
    const known = knownOf(state, staff, false);
    const answers: Why[] = [
      whyOwner(known),
      ...[...state.gates.values()].map((gate) => whyGate(known, gate)),
      ...[...state.steps.values()]
        .filter(({ type }) => staff(type))
        .map((step) => whyTask(known, step, openingOf(told, step.key))),
      ...[...state.standing.values()]
        .filter(({ type }) => staff(type))
        .map(({ clock }) => whyClock(known, { clock, source: '' })),
    ];
    expect(answers.length).toBeGreaterThan(20);
    for (const { facts, sentences } of answers) {
      expect(facts.map(({ kind }) => kind)).not.toContain('victim-opted');
      expect(facts.map(({ kind }) => kind)).not.toContain('victim-concern');
      expect(sentences.join(' ')).not.toMatch(
        /v-secret|victim opted|victim raised|victim contact scheme applies: yes/i,
      );
    }
    // Victim liaison learns of its own tasks why they are there.
    const theirs = [...state.steps.values()].find(({ type, open }) => isVictimType(type) && open);
    if (!theirs) throw new Error('victim liaison has nothing to do');
    expect(
      whyTask(knownOf(state, everybody, true), theirs, openingOf(told, theirs.key)).sentences.length,
    ).toBeGreaterThan(1);
  });
});
