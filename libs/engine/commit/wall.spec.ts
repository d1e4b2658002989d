import { mayActOnVictimTask } from '#identity/actor.js';
import { viewOf } from '#domain/case.js';
import { teamKindOf } from '#domain/roles.js';
import { ladderOf, ownerOf } from '#workflows/policy/owner.js';
import { emptyState } from '#workflows/runtime/state.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { digestOf } from '../digest.js';
import { isVictimKey, joinEvents, partEvents } from './wall.js';

const state = emptyState('b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11', '1');
const opened = (type: string, because?: string): JournalEvent => ({
  e: 'TaskOpened',
  key: `custody#1/${type}`,
  round: 1,
  type,
  role: 'offender-manager',
  place: 'HUM',
  because,
});

describe('the victim wall', () => {
  const events: JournalEvent[] = [
    { e: 'FactRecorded', fact: { id: 'c1', kind: 'sentenced', data: {}, happenedAt: 0, learntAt: 0 } },
    {
      e: 'FactRecorded',
      fact: { id: 'c2', kind: 'victim-opted', data: { victim: 'v' }, happenedAt: 0, learntAt: 0 },
    },
    opened('victim.tell', 'victim-opted'),
    opened('scope.decide', 'victim-opted'),
    opened('supervisor.assign', 'received'),
    { e: 'ClockMissed', key: 'victim/v/victim.tell#release', round: 1, at: 0 },
    { e: 'CommandOvertaken', n: 3, why: 'withdrawn', key: 'victim/v/victim.tell#release' },
    {
      e: 'StuckRaised',
      key: 'clock:victim/v/victim.tell',
      stuck: { cause: 'escalations-spent', since: 0, owner: 'area-manager', unblocks: 'x' },
    },
    { e: 'Faulted', scope: 'victim', message: 'x' },
    { e: 'StageReached', stage: 'reception' },
  ];

  it('leaves nothing about victims in what everybody reads, and gives the whole back in its order', () => {
    const { open, walled } = partEvents(events, state);
    expect(JSON.stringify(open)).not.toMatch(/victim/);
    expect(open.map(({ e }) => e)).toEqual(['FactRecorded', 'TaskOpened', 'TaskOpened', 'StageReached']);
    expect(joinEvents(open, walled)).toEqual(events);
    expect(joinEvents(open, [...walled].reverse())).toEqual(events);
  });

  it('knows every victim type by its key alone, and no other by mistake', () => {
    for (const { id, confidentiality } of TASK_TYPES.values()) {
      expect([id, isVictimKey(`custody#1/${id}#x`)]).toEqual([id, confidentiality === 'victim']);
    }
  });
});

describe('a task about a victim', () => {
  // Nobody is asked, or told that they must act, who cannot reach the task: before handover the prison's people stand in.
  it.each([true, false])('can be reached by whoever it climbs to (in custody: %s)', (inCustody) => {
    const view = viewOf([]);
    const context = { set: 'current', inCustody } as const;
    const types = [...TASK_TYPES.values()].filter(({ confidentiality }) => confidentiality === 'victim');
    expect(types.length).toBeGreaterThan(10);
    const blind = types.flatMap((type) =>
      [ownerOf(type, view, context).role, ...ladderOf(type, view, context)]
        .filter((role) => !mayActOnVictimTask(teamKindOf(role), role))
        .map((role) => `${type.id} asks ${role}`),
    );
    expect(blind).toEqual([]);
  });
});

describe('the digest', () => {
  const batch = { seq: 1, prev: '', at: 5, events: [opened('scope.decide')], applied: 1, wakeAt: 9 };

  it('is the same however the names are ordered, and after a journey through JSON', () => {
    expect(digestOf(JSON.parse(JSON.stringify(batch)) as typeof batch)).toBe(digestOf(batch));
    const { seq, ...rest } = batch;
    expect(digestOf({ ...rest, seq })).toBe(digestOf(batch));
  });

  it('changes with anything that was decided', () => {
    const others = [
      { ...batch, seq: 2 },
      { ...batch, prev: 'x' },
      { ...batch, at: 6 },
      { ...batch, events: [] },
      { ...batch, applied: 2 },
      { ...batch, wakeAt: 8 },
    ];
    expect(new Set([batch, ...others].map((each) => digestOf(each))).size).toBe(7);
  });
});
