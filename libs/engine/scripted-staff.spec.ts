import { addMonths, atLondon, londonDateOf, weekdayOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { rehearsedPathwayId } from './rehearsal/invented-ids.js';
import { strangersIn } from './rehearsal/outcomes.js';
import { scriptedStaff } from './scripted-staff.js';

const SENTENCED = atLondon('2027-02-01', '15:00');
const END = atLondon('2035-01-01', '00:00');

function live(seed: number, name: string, months = 18): { journal: Batch[]; endedAt: Instant | undefined } {
  const driver = new MemoryDriver(POLICY, rehearsedPathwayId(1, name), scriptedStaff(seed));
  const data = { kind: 'determinate', months, prison: 'HLI', area: 'YOR', victimScheme: true };
  driver.say(SENTENCED, {
    type: 'fact',
    fact: { kind: 'sentenced', data, happenedAt: SENTENCED, learntAt: SENTENCED },
  });
  driver.runTo(END);
  return { journal: driver.journal, endedAt: driver.state.endedAt };
}
const events = (journal: readonly Batch[]): JournalEvent[] => journal.flatMap((batch) => [...batch.events]);
const TWENTY = Array.from({ length: 20 }, (_, i) => live(7, `case ${i}`));

describe('scripted staff', () => {
  it('bring every determinate sentence to its end, not before the sentence is over', () => {
    const sentenceEnd = atLondon(addMonths('2027-02-01', 18), '00:00') - 2 * 24 * 60 * 60 * 1000;
    for (const { endedAt } of TWENTY) {
      expect(endedAt).not.toBeUndefined();
      expect(endedAt).toBeGreaterThan(sentenceEnd);
    }
  });

  it('do the same again from the same seed, and otherwise from another', () => {
    expect(live(7, 'case 0').journal).toEqual(TWENTY[0]?.journal);
    expect(live(8, 'case 0').journal).not.toEqual(TWENTY[0]?.journal);
  });

  it('are mostly in time, sometimes late, and seldom leave a thing until somebody takes it over', () => {
    const done = TWENTY.flatMap(({ journal }) => events(journal)).filter(
      (event) => event.e === 'TaskDone' && event.due !== undefined,
    );
    const late = done.filter((event) => event.e === 'TaskDone' && event.late).length / done.length;
    expect(done.length).toBeGreaterThan(1_000);
    expect(late).toBeGreaterThan(0.02);
    expect(late).toBeLessThan(0.2);
  });

  it('sit at a case on working days, but for what cannot wait', () => {
    const answers = TWENTY.flatMap(({ journal }) => events(journal)).flatMap((event) =>
      event.e === 'Planned' ? event.planned : [],
    );
    const weekend = answers.filter(({ at }) => weekdayOf(londonDateOf(at)) > 5);
    expect(answers.length).toBeGreaterThan(2_000);
    expect(weekend.length / answers.length).toBeLessThan(0.02);
  });

  it('give only outcomes that the catalogue has', () => {
    expect(strangersIn(TASK_TYPES)).toEqual([]);
    for (const { journal } of TWENTY)
      for (const event of events(journal))
        if (event.e === 'TaskDone' && event.byFact === undefined)
          expect(TASK_TYPES.get(event.type)?.outcomes.map(({ id }) => id)).toContain(event.outcome);
  });
});
