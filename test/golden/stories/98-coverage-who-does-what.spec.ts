import { ROLES, type Role } from '#domain/roles.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { knownOf, whyOwner, whyTask } from '#engine/why/index.js';
import { inCustody } from '../cases.js';

// 000 L336, L423, L427; 004 L495, L528: roles that overlap, and staff who do not understand who does what.
const types = [...TASK_TYPES.values()];
const of = (role: Role): string[] => types.filter((type) => type.role === role).map(({ id }) => id);

describe('who does what', () => {
  it('is one role for each task, with a manager above who hears when it is late, and the line of the source', () => {
    for (const { id, role, escalates, source } of types) {
      expect([id, ROLES.includes(role), source.length > 0]).toEqual([id, true, true]);
      expect([id, escalates.filter((above) => !ROLES.includes(above) || above === role)]).toEqual([id, []]);
    }
    // Nobody stands above who unblocks the stuck.
    expect(types.filter(({ escalates }) => escalates.length === 0).map(({ id }) => id)).toEqual([
      'manager.unblock',
    ]);
  });

  it('keeps the supervisor’s work from the wing’s key worker, and under a manager who runs offender management', () => {
    expect(of('prison-key-worker')).toEqual(['family.agree-involvement']);
    const above = new Set(
      types.filter(({ role }) => role === 'offender-supervisor').map(({ escalates }) => escalates[0]),
    );
    // The duty governor for what cannot wait for office hours: self-harm.
    expect([...above].sort()).toEqual(['duty-governor', 'head-of-omu']);
  });

  it('is said on the task itself: whose it is, why, and by which line', () => {
    const { state } = inCustody('whose', '2026-03-25 12:00').on('2026-03-26 09:00');
    const known = knownOf(state, () => true, false);
    const step = [...state.steps.values()].find(
      ({ type, open }) => type === 'supervisor.keep-contact' && open,
    );
    if (!step) throw new Error('no contact is due');
    const why = whyTask(known, step, undefined);
    expect(why.sentences.join(' ')).toContain('It is for: offender supervisor');
    expect(why.source).toContain('000 L279');
    expect(whyOwner(known).sentences[0]).toMatch(/^The prison offender manager is responsible/);
  });
});
