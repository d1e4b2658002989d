import { openPathway, overrideGate, recordFact, withdrawFact } from '#engine/commands.js';
import { createActivities } from '#engine/commit/commit.js';
import { commandOf, type StoredCommand } from '#engine/command-row.js';
import { type Actor } from '#identity/actor.js';
import { type Command } from '#workflows/runtime/state.js';
import { after, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const DAY = 24 * 3_600_000;

describe('a fact', () => {
  let scratch: Scratch;
  let officer: Actor;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    officer = await scratch.actor('omu', 'HLI', 'case-administrator');
  }, 60_000);
  afterAll(() => scratch.drop());

  const opened = async (): Promise<string> => {
    const result = await openPathway(scratch, officer, {
      person: { firstName: 'Zebedee', lastName: 'Quillfeather' },
      facts: [
        {
          kind: 'sentenced',
          data: { kind: 'determinate', months: 30, prison: 'hli', area: 'HUM', offences: [] },
          happenedAt: Date.now() - 3 * DAY,
          source: 'court',
        },
        {
          kind: 'received',
          data: { prison: 'HLI' },
          happenedAt: Date.now() - 2 * DAY,
          source: 'prison-record',
        },
      ],
    });
    if (result.kind !== 'done') throw new Error(result.message);
    return result.pathwayId;
  };
  const commands = async (pathwayId: string): Promise<Command[]> =>
    (
      await scratch.engine.query<StoredCommand>(
        'SELECT n, payload, accepted_at, accepted_by FROM throughcare.command WHERE pathway_id = $1 ORDER BY n',
        [pathwayId],
      )
    ).map(commandOf);

  it('said twice by its source changes nothing, and leaves no hole in the numbers', async () => {
    const pathwayId = await opened();
    const fact = {
      pathwayId,
      kind: 'tier-changed',
      data: { tier: 3 },
      happenedAt: Date.now() - DAY,
      source: 'probation-record',
      sourceId: 'T-1',
    };
    const said = await Promise.all(Array.from({ length: 8 }, () => recordFact(scratch, officer, fact)));
    const ids = new Set(said.map((result) => result.kind === 'done' && result.facts[0]?.factId));
    expect(ids.size).toBe(1);
    expect(said.filter((result) => result.kind === 'done' && !result.repeated)).toHaveLength(1);
    await recordFact(scratch, officer, { ...fact, sourceId: 'T-2', data: { tier: 4 } });
    expect((await commands(pathwayId)).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  });

  it('keeps its words in PostgreSQL, travels as codes, and is corrected and withdrawn under the name the workflow knows', async () => {
    const pathwayId = await opened();
    const words = 'Mother lives at 12 Vicarage Lane';
    const recorded = await recordFact(scratch, officer, {
      pathwayId,
      kind: 'significant-change',
      data: { change: 'address', what: words },
      happenedAt: Date.now(),
      source: 'staff',
    });
    if (recorded.kind !== 'done') throw new Error(recorded.message);
    const factId = recorded.facts[0]?.factId as string;
    expect(JSON.stringify(await commands(pathwayId))).not.toContain('Vicarage');
    const [row] = await scratch.owner.query<{ data: object; ref: string }>(
      'SELECT data, ref FROM throughcare.fact WHERE id = $1',
      [factId],
    );
    expect(row).toEqual({ data: { change: 'address', what: words }, ref: 'c3' });

    const corrected = await recordFact(scratch, officer, {
      pathwayId,
      kind: 'significant-change',
      data: { change: 'partner' },
      happenedAt: Date.now(),
      source: 'staff',
      supersedes: factId,
    });
    expect(corrected.kind).toBe('done');
    expect((await commands(pathwayId)).at(-1)).toMatchObject({ type: 'fact', fact: { supersedes: 'c3' } });
    expect(
      await recordFact(scratch, officer, {
        pathwayId,
        kind: 'significant-change',
        data: {},
        happenedAt: Date.now(),
        source: 'staff',
        supersedes: factId,
      }),
    ).toMatchObject({ code: 'CONFLICT' });
    const correction = corrected.kind === 'done' ? (corrected.facts[0]?.factId as string) : '';
    expect(await withdrawFact(scratch, officer, correction, 'Wrong person')).toMatchObject({ kind: 'done' });
    expect((await commands(pathwayId)).at(-1)).toMatchObject({ n: 5, type: 'withdraw-fact', factId: 'c4' });
    expect(await withdrawFact(scratch, officer, correction, 'Again')).toMatchObject({ code: 'WRONG_STATE' });

    const activities = createActivities({ database: scratch.engine, key: scratch.key });
    const state = after(
      newState(pathwayId),
      await activities.commit(turn(newState(pathwayId), Date.now(), await commands(pathwayId))),
    );
    expect([...state.withdrawnFacts]).toEqual(['c4']);
    expect(state.applied).toBe(5);
  });

  it('about a victim is refused to everybody but victim liaison, and stands behind the wall', async () => {
    const pathwayId = await opened();
    const fact = {
      pathwayId,
      kind: 'victim-opted',
      data: { victim: 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11', in: true },
      happenedAt: Date.now(),
      source: 'victim-liaison',
    };
    expect(await recordFact(scratch, officer, fact)).toMatchObject({ code: 'NOT_ALLOWED' });
    const elsewhere = await scratch.actor('victim-liaison', 'YOR', 'victim-liaison-officer');
    expect(await recordFact(scratch, elsewhere, fact)).toMatchObject({ code: 'NOT_FOUND' });
    const liaison = await scratch.actor('victim-liaison', 'HUM', 'victim-liaison-officer');
    expect(await recordFact(scratch, liaison, fact)).toMatchObject({ kind: 'done' });
    expect(
      await scratch.owner.query('SELECT kind FROM victim.fact WHERE pathway_id = $1', [pathwayId]),
    ).toEqual([{ kind: 'victim-opted' }]);
    expect(
      await scratch.app.query('SELECT n FROM throughcare.command WHERE pathway_id = $1 ORDER BY n', [
        pathwayId,
      ]),
    ).toHaveLength(2);
  });

  it('is refused with what to mend', async () => {
    const pathwayId = await opened();
    const base = { pathwayId, happenedAt: Date.now(), source: 'staff' };
    const refused = async (more: object): Promise<string> => {
      const result = await recordFact(scratch, officer, { ...base, kind: 'moved', ...more });
      return result.kind === 'refused' ? `${result.code} ${result.message}` : result.kind;
    };
    expect(await refused({ kind: 'nonsense' })).toMatch(/INVALID.*not a kind of fact/);
    expect(await refused({ data: { to: 'XXX' } })).toMatch(/to: "XXX" is not a place/);
    expect(await refused({ data: { where: 'x' } })).toMatch(
      /no such field; it has from, to, planned, reason/,
    );
    expect(await refused({ happenedAt: Date.now() + DAY })).toMatch(/lies in the future/);
    expect(await refused({ kind: 'om-changed', data: { username: 'nobody.here' } })).toMatch(
      /nobody in the directory/,
    );
    const outsider = await scratch.actor('omu', 'NHI', 'case-administrator');
    expect(await recordFact(scratch, outsider, { ...base, kind: 'moved', data: {} })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('of a second sentence overwrites nothing: it is refused with where it belongs, a repeat and a correction are not', async () => {
    const pathwayId = await opened();
    const sentence = {
      pathwayId,
      kind: 'sentenced',
      data: { kind: 'life', prison: 'HLI' },
      happenedAt: Date.now(),
      source: 'court',
    };
    const [standing] = await scratch.engine.query<{ id: string }>(
      `SELECT id FROM throughcare.fact WHERE pathway_id = $1 AND kind = 'sentenced'`,
      [pathwayId],
    );
    expect(await recordFact(scratch, officer, sentence)).toMatchObject({
      code: 'CONFLICT',
      with: standing?.id,
      message: expect.stringMatching(/openPathway.*"sentence-varied".*supersedes/) as string,
    });
    expect(await commands(pathwayId)).toHaveLength(2);
    const corrected = { ...sentence, sourceId: 'W-1', supersedes: standing?.id };
    expect(await recordFact(scratch, officer, corrected)).toMatchObject({ kind: 'done', repeated: false });
    expect(await recordFact(scratch, officer, { ...sentence, sourceId: 'W-1' })).toMatchObject({
      kind: 'done',
      repeated: true,
    });
    expect(await recordFact(scratch, officer, sentence)).toMatchObject({ code: 'CONFLICT' });
  });

  it('of an action for victim liaison is refused to everybody, with the fact that asks them unseen', async () => {
    const pathwayId = await opened();
    const action = {
      pathwayId,
      kind: 'action-given',
      data: { from: 'mappa', action: 'tell', role: 'victim-liaison-officer' },
      happenedAt: Date.now(),
      source: 'mappa',
    };
    const liaison = await scratch.actor('victim-liaison', 'HUM', 'victim-liaison-officer');
    for (const actor of [officer, liaison])
      expect(await recordFact(scratch, actor, action)).toMatchObject({
        code: 'INVALID',
        problems: [{ field: 'role', message: expect.stringContaining('disclosure-asked') as string }],
      });
    const others = { ...action, data: { ...action.data, role: 'police-contact' } };
    expect(await recordFact(scratch, officer, others)).toMatchObject({ kind: 'done' });
  });

  it('of a gate: only who may override it does, with reason and day', async () => {
    const pathwayId = await opened();
    const activities = createActivities({ database: scratch.engine, key: scratch.key });
    await activities.commit(turn(newState(pathwayId), Date.now(), await commands(pathwayId)));
    const [gate] = await scratch.owner.query<{ id: string; gate: string }>(
      `SELECT id, gate FROM throughcare.gate WHERE pathway_id = $1 AND gate = 'G1'`,
      [pathwayId],
    );
    if (!gate) throw new Error('The first turn closed no gate G1');
    const manager = await scratch.actor('area-management', 'HUM', 'area-manager');
    const today = new Date().toISOString().slice(0, 10);
    expect(await overrideGate(scratch, officer, gate.id, 'Because', today)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await overrideGate(scratch, manager, gate.id, ' ', '2020-01-01')).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'reason' }, { field: 'until' }],
    });
    expect(await overrideGate(scratch, manager, gate.id, 'OM starts on Monday', today)).toMatchObject({
      kind: 'done',
      n: 3,
    });
    expect((await commands(pathwayId)).at(-1)).toMatchObject({ type: 'override-gate', until: today });
  });
});
