import { jest } from '@jest/globals';
import { acknowledgeMany } from '#notices/acknowledge.js';
import { type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { listNotices } from '#persistence/queries/notice-list.js';
import { readerOf } from '#persistence/queries/reader.js';
import { oneCase, oneTask } from '../e2e/support/directory-cases.js';
import { MINUTE, NOON, posting, type Posting } from './support/posting.js';

jest.setTimeout(60_000);

describe('somebody is away and covered', () => {
  let post: Posting;
  let away: Actor;
  let cover: Actor;
  let other: Actor;
  let team: string;
  beforeAll(async () => {
    post = await posting();
    const { scratch } = post;
    away = await scratch.actor('omu', 'HLI', 'offender-supervisor');
    cover = await scratch.actor('omu', 'HLI', 'case-administrator');
    other = await scratch.actor('omu', 'HLI', 'case-administrator');
    team = away.memberships[0]?.teamId ?? '';
    for (const who of [away, cover, other]) await post.contact(who, { digest: false });
    await scratch.owner.query(
      `INSERT INTO throughcare.cover (user_id, covered_by, team_id, from_on, until_on) VALUES ($1, $2, $3, '2026-06-02', '2099-01-01')`,
      [away.userId, cover.userId, team],
    );
  }, 60_000);
  afterAll(() => post.end());

  const listed = async (who: Actor): Promise<string[]> => {
    const doors = new Doors(post.scratch.app, post.scratch.victim);
    const { rows } = await listNotices(doors, readerOf(who), { unreadOnly: false, to: 'me', first: 200 });
    return rows.map(({ id }) => id);
  };
  const mailed = (): string[] => post.sent().map(({ to }) => String(to));
  const mail = ({ username }: Actor): string => `${username}@throughcare.example`;

  it('what is to them, and a reminder to those in their role, is sent to who covers them as well, and to nobody else', async () => {
    const { pathway } = await oneCase(post.scratch.owner, { area: 'YOR', prison: 'HLI' });
    const task = await oneTask(post.scratch.owner, pathway, { team, holder: away.userId });
    await post.notice({ user: away }, 'task-done');
    await post.notice({ team: away, role: 'offender-supervisor' }, 'task-reminder', { data: { task } });
    await post.pass(NOON + MINUTE);
    expect(mailed().sort()).toEqual([mail(away), mail(away), mail(cover), mail(cover)].sort());
  });

  it('stands in the inbox of who covers them, who may acknowledge it; but not what came before, nor what is behind the wall', async () => {
    const now = await post.notice({ user: away }, 'roh-changed', { data: { to: 'high' } });
    const before = await post.notice({ user: away }, 'task-done', { at: NOON - 48 * 60 * MINUTE });
    const walled = await post.notice({ user: away }, 'disclosed', { schema: 'victim' });
    expect(await listed(away)).toEqual(expect.arrayContaining([now, before]));
    const seen = await listed(cover);
    expect([seen.includes(now), seen.includes(before), seen.includes(walled)]).toEqual([true, false, false]);
    expect(await listed(other)).toEqual([]);
    expect(await acknowledgeMany(post.scratch, other, [now])).toMatchObject({ done: [], notFound: [now] });
    expect(await acknowledgeMany(post.scratch, cover, [now])).toMatchObject({ done: [now] });
    const [row] = await post.scratch.owner.query(
      'SELECT acknowledged_by FROM throughcare.notice WHERE id = $1',
      [now],
    );
    expect(row).toEqual({ acknowledged_by: cover.userId });
  });

  it('once they are back, nothing of theirs goes to who covered them, nor what was on its way', async () => {
    const sent = mailed().length;
    await post.notice({ user: away }, 'task-done', { at: NOON + 2 * MINUTE });
    const { scratch } = post;
    // Planned, and they come back before it goes out.
    const tooEarly = NOON + 3 * MINUTE;
    await scratch.owner.query(
      `UPDATE throughcare.notice_contact SET quiet_from = '00:00', quiet_until = '23:59' WHERE user_id = $1`,
      [cover.userId],
    );
    await post.pass(tooEarly);
    await scratch.owner.query(`UPDATE throughcare.cover SET until_on = from_on - 1`);
    await post.pass(tooEarly + 12 * 60 * MINUTE);
    expect(new Set(mailed().slice(sent))).toEqual(new Set([mail(away)]));
    expect(await post.states()).toContainEqual(
      expect.objectContaining({ kind: 'task-done', reason: 'not-in-the-team' }),
    );
    expect(await listed(cover)).toEqual([]);
  });
});
