import { atLondon } from '#calendar/index.js';
import { POLICY } from '#workflows/policy.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { type Codes } from '#domain/values.js';
import { HOUR } from '#domain/time.js';
import { rehearsedPathwayId } from './rehearsal/invented-ids.js';
import { scriptedStaff } from './scripted-staff.js';

const SENTENCED = atLondon('2024-02-01', '15:00');
const SENTENCES: Readonly<Record<string, Codes>> = {
  life: { kind: 'life', dates: { ted: '2026-02-01' } },
  ipp: { kind: 'ipp', dates: { ted: '2025-06-01' } },
  extended: {
    kind: 'extended',
    months: 72,
    dates: { ped: '2026-06-01', crd: '2028-02-01', sled: '2031-02-01' },
  },
};

function live(kind: string, n: number): { driver: MemoryDriver; events: JournalEvent[] } {
  const driver = new MemoryDriver(POLICY, rehearsedPathwayId(1, `${kind} ${n}`), scriptedStaff(3));
  const fact = (kindOf: 'sentenced' | 'received', data: Codes, at: number): void =>
    void driver.say(at, { type: 'fact', fact: { kind: kindOf, data, happenedAt: at, learntAt: at } });
  fact('sentenced', { prison: 'HLI', area: 'YOR', victimScheme: true, ...SENTENCES[kind] }, SENTENCED);
  fact('received', { prison: 'HLI' }, SENTENCED + HOUR);
  driver.runTo(atLondon('2035-12-01', '00:00'));
  return { driver, events: driver.journal.flatMap((batch) => [...batch.events]) };
}

const factsOf = (events: readonly JournalEvent[], kind: string): number[] =>
  events.flatMap((event) =>
    event.e === 'FactRecorded' && event.fact.kind === kind ? [event.fact.happenedAt] : [],
  );

describe.each(Object.keys(SENTENCES))('scripted staff with a sentence of the Parole Board: %s', (kind) => {
  const lives = [0, 1, 2, 3].map((n) => live(kind, n));

  it('hold reviews until release is directed, and fault nothing', () => {
    for (const { events } of lives) {
      expect(events.filter(({ e }) => e === 'Faulted')).toEqual([]);
      expect(events.some((event) => event.e === 'TaskDone' && event.type === 'parole.record-decision')).toBe(
        true,
      );
    }
  });

  it('release nobody before a direction, but an extended sentence at its CRD', () => {
    for (const { events } of lives) {
      const [released] = factsOf(events, 'released');
      const [directed] = factsOf(events, 'release-direction');
      if (released === undefined || (kind === 'extended' && released >= atLondon('2028-01-31', '00:00')))
        continue;
      expect(directed).toBeLessThan(released);
    }
  });

  it(kind === 'extended' ? 'bring it to its SLED' : 'never end it by a date of the sentence', () => {
    for (const { driver, events } of lives) {
      if (kind === 'extended') expect(driver.state.endedAt).toBeGreaterThan(atLondon('2031-01-31', '00:00'));
      const byDate = events.filter(
        (event) => event.e === 'TaskDone' && event.type === 'termination.end-supervision',
      );
      if (kind === 'life') expect([driver.state.endedAt, byDate]).toEqual([undefined, []]);
      const byRule = events.some(
        (event) =>
          event.e === 'TaskDone' && event.type === 'termination.confirm-ipp-end' && event.outcome === 'ended',
      );
      if (kind === 'ipp') expect(byRule).toBe(driver.state.endedAt !== undefined);
    }
  });
});
