import { jest } from '@jest/globals';
import { type Actor } from '#identity/actor.js';
import { DAY, HOUR, MINUTE, NOON, posting, type Posting } from './support/posting.js';

jest.setTimeout(60_000);

describe('a notice goes out exactly once', () => {
  let post: Posting;
  let manager: Actor;
  beforeAll(async () => {
    post = await posting();
    manager = await post.scratch.actor('pdu', 'YOR', 'offender-manager');
    // No hours of peace: the killed process has no clock of ours.
    await post.contact(manager, { quiet_from: '00:00', quiet_until: '00:00' });
  }, 60_000);
  afterAll(() => post.end());

  const of = (notice: string) => post.sent().filter(({ body }) => body.includes(notice));

  it('to a person, by each channel, however often it is looked at and by however many at once', async () => {
    const notice = await post.notice({ user: manager }, 'recall-reasons');
    await Promise.all([post.pass(NOON), post.pass(NOON), post.pass(NOON)]);
    await post.pass(NOON + MINUTE);
    expect(of(notice)).toMatchObject([{ type: 'email', to: `${manager.username}@throughcare.example` }]);
  });

  it.each(['before', 'after'] as const)(
    'also when its worker is killed %s the carrier has it',
    async (when) => {
      const notice = await post.notice({ user: manager }, 'recall-reasons', { at: Date.now() });
      expect(await post.die(when)).toBe('SIGKILL');
      expect(of(notice)).toHaveLength(when === 'after' ? 1 : 0);
      // Started again, it leaves alone what may still be under way …
      expect(await post.die('never')).toBeNull();
      expect(of(notice)).toHaveLength(when === 'after' ? 1 : 0);
      // … and later looks for it by its reference before anything is sent again.
      await post.pass(Date.now() + 3 * MINUTE);
      await post.pass(Date.now() + 4 * MINUTE);
      expect(of(notice)).toHaveLength(1);
    },
  );

  it('and is tried again when the carrier has no time, until it is too old', async () => {
    await post.contact(manager, { email: 'not an address' });
    const notice = await post.notice({ user: manager }, 'recall-reasons', { at: NOON + HOUR });
    await post.pass(NOON + HOUR);
    expect(of(notice)).toEqual([]);
    const [state] = await post.scratch.owner.query(
      'SELECT state, reason FROM throughcare.notice_delivery WHERE notice_id = $1',
      [notice],
    );
    expect(state).toEqual({ state: 'failed', reason: 'ValidationError' });
    await post.contact(manager, { email: 'right@throughcare.example', failed: {} });
    const late = await post.notice({ user: manager }, 'recall-reasons', { at: NOON });
    await post.pass(NOON + 4 * DAY);
    expect(of(late)).toEqual([]);
  });

  it('is refused a second time by the database itself', async () => {
    const notice = await post.notice({ user: manager }, 'recall-reasons');
    const row = [notice, manager.userId];
    const put = (): Promise<unknown> =>
      post.scratch.engine.query(
        `INSERT INTO throughcare.notice_delivery (event, user_id, channel, kind, send_after) VALUES ($1, $2, 'email', 'recalled', now())`,
        row,
      );
    await put();
    await expect(put()).rejects.toMatchObject({ code: '23505', constraint: 'notice_delivery_once' });
  });
});
