import { createActivities } from '#engine/commit/commit.js';
import { assignTask, claimTask, completeTask, releaseTask } from '#engine/tasks.js';
import { type Actor } from '#identity/actor.js';
import { at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');

describe('a task of a team', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await scratchDatabase();
  }, 60_000);
  afterAll(() => scratch.drop());

  /** A fresh pathway's task of a type. */
  const taskOf = async (type: string, schema = 'throughcare'): Promise<{ id: string; pathwayId: string }> => {
    const pathwayId = await newPathway(scratch);
    const activities = createActivities({ database: scratch.engine, key: scratch.key });
    await activities.commit(turn(newState(pathwayId), NOW, sentenced(NOW)));
    const [row] = await scratch.owner.query<{ id: string }>(
      `SELECT id FROM ${schema}.task WHERE pathway_id = $1 AND type = $2`,
      [pathwayId, type],
    );
    if (!row) throw new Error(`The first turn opened no ${type}`);
    return { id: row.id, pathwayId };
  };
  const clerks = (count: number): Promise<Actor[]> =>
    Promise.all(Array.from({ length: count }, () => scratch.actor('omu', 'HLI', 'case-administrator')));

  it('is claimed by one of fifty at once; the others are told by whom, and the audit has one line', async () => {
    const { id, pathwayId } = await taskOf('reception.chase-documents');
    const actors = await clerks(50);
    const results = await Promise.all(actors.map((actor) => claimTask(scratch, actor, id)));
    const winners = results.flatMap((result, index) => (result.kind === 'done' ? [actors[index]] : []));
    expect(winners).toHaveLength(1);
    const losers = results.filter((result) => result.kind === 'refused');
    expect(new Set(losers.map((result) => result.kind === 'refused' && result.code))).toEqual(
      new Set(['ALREADY_CLAIMED']),
    );
    expect(
      losers.every((result) => result.kind === 'refused' && result.holder?.userId === winners[0]?.userId),
    ).toBe(true);
    const [row] = await scratch.owner.query('SELECT state, holder_id FROM throughcare.task WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ state: 'CLAIMED', holder_id: winners[0]?.userId });
    const lines = await scratch.owner.query(
      `SELECT actor_id FROM audit.event WHERE pathway_id = $1 AND action = 'task.claim'`,
      [pathwayId],
    );
    expect(lines).toEqual([{ actor_id: winners[0]?.userId }]);
  }, 30_000);

  it('is not there for another team, nor for an inspector', async () => {
    const { id } = await taskOf('reception.chase-documents');
    const others = [
      await scratch.actor('omu', 'NHI', 'case-administrator'),
      await scratch.actor('pdu', 'HUM', 'offender-manager'),
      await scratch.actor('inspectorate', 'national', 'inspector'),
    ];
    for (const actor of others)
      expect(await claimTask(scratch, actor, id)).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
  });

  it('behind the victim wall is there for victim liaison of its area only', async () => {
    const { id } = await taskOf('victim.offer-contact', 'victim');
    const elsewhere = await scratch.actor('victim-liaison', 'YOR', 'victim-liaison-officer');
    const clerk = await scratch.actor('omu', 'HLI', 'head-of-omu');
    const officer = await scratch.actor('victim-liaison', 'HUM', 'victim-liaison-officer');
    for (const actor of [elsewhere, clerk])
      expect(await claimTask(scratch, actor, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await claimTask(scratch, officer, id)).toMatchObject({ kind: 'done', holderId: officer.userId });
    const answer = {
      victim: 'ref-1',
      contactOn: '2026-06-01',
      how: 'letter',
      faceToFaceOffered: true,
      concerns: 'Lives near the gate',
    };
    const result = await completeTask(scratch, officer, id, { outcome: 'opted-in', data: answer });
    expect(result).toMatchObject({ kind: 'done', state: 'SUBMITTED', n: 5 });
    expect(
      await scratch.app.query('SELECT * FROM throughcare.command WHERE payload::text LIKE $1', [
        '%victim.offer-contact%',
      ]),
    ).toEqual([]);
    const [row] = await scratch.owner.query<{ payload: { data: object } }>(
      'SELECT payload FROM throughcare.command ORDER BY accepted_at DESC LIMIT 1',
    );
    expect(row?.payload.data).toEqual({ contactOn: '2026-06-01', how: 'letter', faceToFaceOffered: true });
  });

  it('is answered once under one command id, and the repeat hears the same', async () => {
    const { id, pathwayId } = await taskOf('supervisor.assign');
    const head = await scratch.actor('omu', 'HLI', 'head-of-omu');
    const supervisor = await scratch.actor('omu', 'HLI', 'offender-supervisor');
    // The case is of high risk of harm: who is named must be signed off for it (003 L638).
    await scratch.owner.query(
      'INSERT INTO throughcare.high_roh_sign_off (user_id, from_on, made_by) VALUES ($1, throughcare.today(), $2)',
      [supervisor.userId, head.userId],
    );
    expect(await completeTask(scratch, head, id, { outcome: 'named' })).toMatchObject({
      code: 'NOT_HELD',
    });
    await claimTask(scratch, head, id, { commandId: 'claim-1' });
    expect(
      await completeTask(scratch, head, id, { outcome: 'given away', data: { nonsense: 1 } }),
    ).toMatchObject({
      code: 'INVALID',
      problems: expect.arrayContaining([
        expect.objectContaining({ field: 'outcome' }),
        expect.objectContaining({ field: 'nonsense' }),
      ]),
    });
    const [type] = await scratch.owner.query<{ n: number }>(
      'SELECT last_command AS n FROM throughcare.pathway WHERE id = $1',
      [pathwayId],
    );
    expect(type?.n).toBe(4);
    const data = { supervisor: supervisor.userId, kind: 'prison', oasysTrained: true };
    const asked = { commandId: 'complete-1' };
    const results = await Promise.all(
      [1, 2, 3].map(() => completeTask(scratch, head, id, { outcome: 'named', data }, asked)),
    );
    expect(new Set(results.map((result) => JSON.stringify(result, Object.keys(result).sort()))).size).toBe(1);
    expect(results[0]).toEqual({
      kind: 'done',
      taskId: id,
      pathwayId,
      state: 'SUBMITTED',
      holderId: head.userId,
      n: 5,
    });
    const commands = await scratch.owner.query('SELECT n FROM throughcare.command WHERE pathway_id = $1', [
      pathwayId,
    ]);
    expect(commands).toHaveLength(1);
    expect(await claimTask(scratch, head, id, { commandId: 'complete-1' })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('is released to its queue and assigned to a colleague only, who is told', async () => {
    const { id } = await taskOf('reception.chase-documents');
    const [one, two] = (await clerks(2)) as [Actor, Actor];
    const stranger = await scratch.actor('omu', 'NHI', 'case-administrator');
    await claimTask(scratch, one, id);
    expect(await releaseTask(scratch, two, id)).toMatchObject({ code: 'ALREADY_CLAIMED' });
    expect(await releaseTask(scratch, one, id)).toMatchObject({
      kind: 'done',
      state: 'OPEN',
      holderId: null,
    });
    expect(await assignTask(scratch, one, id, stranger.userId, 'x')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await assignTask(scratch, one, id, two.userId, 'On leave')).toMatchObject({
      kind: 'done',
      holderId: two.userId,
    });
    const told = await scratch.owner.query('SELECT kind, data FROM throughcare.notice WHERE user_id = $1', [
      two.userId,
    ]);
    expect(told).toEqual([{ kind: 'task-assigned', data: { task: id, by: one.userId } }]);
  });
});
