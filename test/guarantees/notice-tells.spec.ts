import { jest } from '@jest/globals';
import { createActivities } from '#engine/commit/commit.js';
import { acknowledge } from '#engine/commands.js';
import { type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { listNotices } from '#persistence/queries/notice-list.js';
import { readerOf } from '#persistence/queries/reader.js';
import { type Activities } from '#workflows/activities.types.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { DAY, posting, type Posting } from './support/posting.js';

jest.setTimeout(60_000);
const NOW = at('2026-06-01T10:00');

describe('who is told', () => {
  let post: Posting;
  let activities: Activities;
  let om: Actor;
  let clerk: Actor;
  let supervisor: Actor;
  let vlo: Actor;
  let otherVlo: Actor;
  beforeAll(async () => {
    post = await posting();
    const { scratch } = post;
    activities = createActivities({ database: scratch.engine, key: scratch.key });
    om = await scratch.actor('pdu', 'HUM', 'offender-manager');
    clerk = await scratch.actor('omu', 'HLI', 'case-administrator');
    supervisor = await scratch.actor('omu', 'HLI', 'offender-supervisor');
    vlo = await scratch.actor('victim-liaison', 'HUM', 'victim-liaison-officer');
    otherVlo = await scratch.actor('victim-liaison', 'YOR', 'victim-liaison-officer');
  }, 60_000);
  afterAll(() => post.end());

  const fact = (n: number, kind: string, data: object, when: number): Command =>
    ({ n, at: when, type: 'fact', fact: { kind, data, happenedAt: when, learntAt: when } }) as Command;
  /** A case of this manager and supervisor, with a victim. */
  const begun = async (): Promise<State> => {
    const id = await newPathway(post.scratch);
    const first = sentenced(NOW);
    const state = after(newState(id), await activities.commit(turn(newState(id), NOW, first)));
    const n = first.length;
    const named = [
      fact(n + 1, 'om-changed', { username: om.userId, responsible: false }, NOW + 1),
      fact(n + 2, 'os-changed', { username: supervisor.userId, type: 'prison' }, NOW + 1),
    ];
    return after(state, await activities.commit(turn(state, NOW + 1, named)));
  };
  const step = async (state: State, now: number, ...commands: Command[]): Promise<State> =>
    after(state, await activities.commit(turn(state, now, commands)));
  const inbox = async (who: Actor, state: State, kind?: string) => {
    const doors = new Doors(post.scratch.app, post.scratch.victim);
    const { rows } = await listNotices(doors, readerOf(who), { unreadOnly: false, first: 200 });
    return rows.filter((row) => row.pathwayId === state.id && (kind === undefined || row.kind === kind));
  };
  const next = (state: State): number => state.applied + 1;
  const complete = (state: State, type: string, outcome: string, when: number, by?: string): Command => {
    const found = [...state.steps.values()].find((one) => one.type === type && one.open);
    if (!found)
      throw new Error(
        `No open ${type}; there are ${[...state.steps.values()]
          .filter(({ open }) => open)
          .map((one) => one.type)
          .join(', ')}`,
      );
    return {
      n: next(state),
      at: when,
      type: 'complete',
      key: found.key,
      round: found.round,
      outcome,
      data: {},
      by,
    } as Command;
  };

  it('is the offender manager of a move, a category and a recall, once and nobody else of the team; the prison of why somebody is back', async () => {
    let state = await begun();
    state = await step(state, NOW + DAY, fact(next(state), 'moved', { from: 'HLI', to: 'NHI' }, NOW + DAY));
    state = await step(
      state,
      NOW + 2 * DAY,
      fact(next(state), 'category-changed', { category: 'D', open: true }, NOW + 2 * DAY),
    );
    expect((await inbox(om, state, 'person-moved')).map(({ data }) => data)).toEqual([
      { from: 'HLI', to: 'NHI' },
    ]);
    expect((await inbox(om, state, 'category-changed')).map(({ data }) => data)).toEqual([{ to: 'D' }]);
    const out = NOW + 3 * DAY;
    state = await step(state, out, fact(next(state), 'released', { on: 'crd', prison: 'NHI' }, out));
    const recalled = fact(
      next(state),
      'recall-revoked',
      { recallType: 'standard', from: 'licence' },
      out + DAY,
    );
    state = await step(state, out + DAY, recalled);
    expect((await inbox(om, state, 'recalled')).map(({ data }) => data)).toEqual([{ type: 'standard' }]);
    expect(await inbox(clerk, state, 'recall-reasons')).toEqual([]);
    state = await step(state, out + 2 * DAY, fact(next(state), 'returned', { prison: 'HLI' }, out + 2 * DAY));
    expect((await inbox(clerk, state, 'recall-reasons')).map(({ data }) => data['type'])).toEqual([
      'standard',
    ]);
    expect(await inbox(om, state, 'recalled')).toHaveLength(1);
    const colleague = await post.scratch.actor('pdu', 'HUM', 'offender-manager');
    expect(await inbox(colleague, state, 'person-moved')).toEqual([]);
  });

  it('is nobody of what was so before the case was taken on', async () => {
    const id = await newPathway(post.scratch);
    const state = after(newState(id), await activities.commit(turn(newState(id), NOW, sentenced(NOW))));
    expect(await inbox(clerk, state, 'roh-changed')).toEqual([]);
    expect(await inbox(clerk, state, 'task-done')).toEqual([]);
  });

  it('is everybody on the case of a level of risk of harm, to be acknowledged by each; unread, the manager', async () => {
    let state = await begun();
    const when = NOW + DAY;
    state = await step(state, when, fact(next(state), 'roh-changed', { level: 'very-high' }, when));
    for (const who of [om, supervisor, clerk, vlo]) {
      const [told] = await inbox(who, state, 'roh-changed');
      expect(told?.data).toEqual({ from: 'high', to: 'very-high' });
      // Tuesday and two working days: the end of Thursday.
      expect(told?.acknowledgeBy).toBe(at('2026-06-05T00:00'));
    }
    expect(await inbox(otherVlo, state)).toEqual([]);
    const mine = (await inbox(om, state, 'roh-changed')).find(({ userId }) => userId === om.userId);
    expect(await acknowledge(post.scratch, om, mine?.id ?? '')).toMatchObject({ kind: 'done' });
    await post.pass(at('2026-06-04T23:59'));
    const head = await post.scratch.actor('omu', 'HLI', 'head-of-omu');
    expect(await inbox(head, state, 'unread-escalated')).toEqual([]);
    await post.pass(at('2026-06-05T00:00'));
    await post.pass(at('2026-06-05T00:01'));
    const climbed = (await inbox(head, state, 'unread-escalated')).map(({ data }) => data);
    const unread = (await inbox(supervisor, state, 'roh-changed')).find(
      ({ userId }) => userId === supervisor.userId,
    );
    expect(climbed).toContainEqual({ notice: unread?.id, kind: 'roh-changed', user: supervisor.userId });
    expect(climbed.filter(({ notice }) => notice === unread?.id)).toHaveLength(1);
    const senior = await post.scratch.actor('pdu', 'HUM', 'senior-probation-officer');
    expect(
      (await inbox(senior, state, 'unread-escalated')).filter(({ data }) => data['user'] === om.userId),
    ).toEqual([]);
    // Whoever is not the manager does not see what is unread in the team, nor that victim liaison was told at all.
    expect(await inbox(clerk, state, 'unread-escalated')).toEqual([]);
    const manager = await post.scratch.actor('victim-liaison', 'HUM', 'victim-liaison-manager');
    expect(await inbox(manager, state, 'unread-escalated')).toHaveLength(1);
    const open = await post.scratch.owner.query(
      `SELECT FROM throughcare.notice n JOIN throughcare.team t ON t.id = n.team_id WHERE t.kind = 'victim-liaison'`,
    );
    expect(open).toEqual([]);
  });

  it('is nobody when a level is said again, and each once when the level of MAPPA changes', async () => {
    let state = await begun();
    state = await step(state, NOW + DAY, fact(next(state), 'roh-changed', { level: 'high' }, NOW + DAY));
    expect(await inbox(om, state, 'roh-changed')).toEqual([]);
    state = await step(
      state,
      NOW + DAY,
      fact(next(state), 'mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' }, NOW + DAY),
    );
    const told = await inbox(om, state, 'mappa-changed');
    expect(told.filter(({ userId }) => userId !== null).map(({ data }) => data)).toEqual([{ to: 2 }]);
    expect(new Set(told.map(({ userId, teamId }) => userId ?? teamId)).size).toBe(told.length);
  });

  it('is every role that a task tells, when it is done: the named person, or the team', async () => {
    let state = await begun();
    const type = 'induction.screen-health';
    state = await step(state, NOW + DAY, complete(state, type, 'no-needs', NOW + DAY));
    const told = await inbox(supervisor, state, 'task-done');
    // Of a confidential part: that it is there, not how it came out, and to nobody beside who needs it.
    expect(told.map(({ data }) => data)).toContainEqual({ task: expect.any(String), type });
    expect((await inbox(clerk, state, 'task-done')).filter(({ data }) => data['type'] === type)).toEqual([]);
  });

  it('is behind the wall only, when the task is about a victim; who may not go through it is told by victim liaison', async () => {
    let state = await begun();
    const walledNotices = (): Promise<{ kind: string; data: Record<string, unknown>; role: string }[]> =>
      post.scratch.owner.query('SELECT kind, data, role FROM victim.notice WHERE pathway_id = $1', [
        state.id,
      ]);
    const before = (await walledNotices()).length;
    // Every task about a victim that is open is done in one turn; a concern opens the one that tells public protection and police.
    const victim = [...state.steps.values()].find(({ open }) => open?.subject)?.open?.subject;
    const concern = fact(next(state), 'victim-concern', { victim, urgent: true }, NOW + DAY);
    state = await step(state, NOW + DAY, concern);
    const open = [...state.steps.values()].filter(
      (one) => one.open && TASK_TYPES.get(one.type)?.confidentiality === 'victim',
    );
    const done = open.map(
      ({ key, round, type }, i) =>
        ({
          n: next(state) + i,
          at: NOW + DAY,
          type: 'complete',
          key,
          round,
          outcome: TASK_TYPES.get(type)?.outcomes[0]?.id,
          data: {},
        }) as Command,
    );
    expect(open.map(({ type }) => type)).toContain('victim.answer-concern');
    state = await step(state, NOW + DAY, ...done);
    const walled = await walledNotices();
    expect(walled.length).toBeGreaterThan(before);
    const ofConcern = walled.filter(({ data }) => data['type'] === 'victim.answer-concern' && data['task']);
    expect(
      ofConcern.map(({ kind, role, data }) => `${kind} ${role} ${String(data['tell'] ?? '')}`).sort(),
    ).toEqual([
      'task-done victim-liaison-officer ',
      'victim-pass-on victim-liaison-officer police-contact',
      'victim-pass-on victim-liaison-officer public-protection',
    ]);
    expect((await inbox(vlo, state)).map(({ kind }) => kind)).toContain('victim-pass-on');
    expect(await inbox(otherVlo, state)).toEqual([]);
    const types = new Set(open.map(({ type }) => type));
    expect((await inbox(clerk, state)).filter(({ data }) => types.has(String(data['type'])))).toEqual([]);
    const outside = await post.scratch.app.query<{ type: string | null }>(
      `SELECT data ->> 'type' AS type FROM throughcare.notice WHERE pathway_id = $1`,
      [state.id],
    );
    expect(outside.filter(({ type }) => types.has(type ?? ''))).toEqual([]);
    for (const schema of ['victim', 'throughcare'])
      await expect(post.scratch.app.query(`SELECT FROM ${schema}.notice_delivery`)).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('stays the same when a turn is committed twice', async () => {
    const state = await begun();
    const request = turn(state, NOW + DAY, [
      fact(next(state), 'moved', { from: 'HLI', to: 'NHI' }, NOW + DAY),
    ]);
    await activities.commit(request);
    await activities.commit(request);
    expect(await inbox(om, state, 'person-moved')).toHaveLength(1);
  });
});
