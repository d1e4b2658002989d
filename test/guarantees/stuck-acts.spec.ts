import { nudgeStuck } from '#engine/stuck/acts.js';
import { type Actor } from '#identity/actor.js';
import { oneCase } from '../e2e/support/directory-cases.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const KEY = 'task:victim.offer-contact';

describe('what is stuck about a victim', () => {
  let scratch: Scratch;
  let pathwayId: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ({ pathway: pathwayId } = await oneCase(scratch.owner, { area: 'YOR', prison: 'HLI' }));
    await scratch.owner.query(
      `INSERT INTO victim.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks, source)
       VALUES ($1, $2, 'escalations-spent', 50, now(), 'victim-liaison-officer', 'x', 'pathway')`,
      [pathwayId, KEY],
    );
  }, 60_000);
  afterAll(() => scratch.drop());

  const both = async (...roles: readonly [kind: string, role: string][]): Promise<Actor> => {
    const actors = await Promise.all(roles.map(([kind, role]) => scratch.actor(kind, 'YOR', role)));
    const memberships = actors.flatMap((actor) => actor.memberships);
    return { ...(actors[0] as Actor), memberships };
  };
  const told = async (actor: Actor): Promise<string> => {
    const result = await nudgeStuck(scratch, actor, { pathwayId, key: KEY });
    return result.kind === 'done' ? 'done' : result.code;
  };

  it('is freed by the manager of victim liaison, and not by managers who reach victims in another role', async () => {
    const senior = ['pdu', 'senior-probation-officer'] as const;
    expect(await told(await both([...senior], ['pdu', 'offender-manager']))).toBe('NOT_FOUND');
    expect(await told(await both([...senior], ['victim-liaison', 'victim-liaison-officer']))).toBe(
      'NOT_FOUND',
    );
    expect(await told(await both(['area-management', 'area-manager'], ['pdu', 'offender-manager']))).toBe(
      'NOT_FOUND',
    );
    const manager = ['victim-liaison', 'victim-liaison-manager'] as const;
    expect(await told(await both([...manager], [...senior]))).toBe('done');
    const [act] = await scratch.owner.query('SELECT count(*)::int AS n FROM victim.stuck_act');
    expect(act).toEqual({ n: 1 });
  });
});
