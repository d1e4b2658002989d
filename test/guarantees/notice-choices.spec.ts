import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { acknowledge } from '#engine/commands.js';
import { type Actor } from '#identity/actor.js';
import { changeContact } from '#notices/contact.js';
import { newPathway, at } from './support/offered.js';
import { DAY, HOUR, MINUTE, NOON, posting, type Posting } from './support/posting.js';

jest.setTimeout(60_000);

describe('what is sent', () => {
  let post: Posting;
  beforeAll(async () => void (post = await posting()), 60_000);
  afterAll(() => post.end());

  const somebody = async (more: object = {}): Promise<Actor> => {
    const actor = await post.scratch.actor('pdu', 'YOR', 'offender-manager');
    await post.contact(actor, { digest: false, ...more });
    return actor;
  };
  const to = (actor: Actor) =>
    post.sent().filter((one) => one.to === `${actor.username}@throughcare.example`);
  const why = async (notice: string) =>
    (
      await post.scratch.owner.query<{ state: string; reason: string | null }>(
        'SELECT state, reason FROM throughcare.notice_delivery WHERE notice_id = $1',
        [notice],
      )
    ).map(({ state, reason }) => `${state}: ${reason ?? ''}`);

  it('is nothing that was refused, before it was made or while it waits; what must be known cannot be refused', async () => {
    const actor = await somebody();
    const refuse = (refused: string[]) => changeContact(post.scratch, actor, { refused });
    const waiting = await post.notice({ user: actor }, 'task-missed', {
      at: at('2026-06-02T23:00'),
      data: { task: randomUUID() },
    });
    await post.pass(at('2026-06-02T23:00'));
    expect(await refuse(['task-missed/email'])).toEqual({ kind: 'done' });
    await post.pass(at('2026-06-03T08:00'));
    expect(await why(waiting)).toEqual(['not-sent: refused']);
    const later = await post.notice({ user: actor }, 'task-missed');
    await post.pass(NOON);
    expect(await why(later)).toEqual([]);
    expect(to(actor)).toEqual([]);
    expect(await refuse(['roh-changed/email'])).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'refused', message: expect.stringContaining('cannot be refused') }],
    });
    expect(await changeContact(post.scratch, actor, { email: 'nowhere', quietFrom: '7pm' })).toMatchObject({
      problems: [{ field: 'email' }, { field: 'quietFrom' }],
    });
  });

  it('waits for the end of the quiet hours in London, unless it must be known now', async () => {
    const actor = await somebody();
    const night = at('2026-10-24T23:30');
    await post.notice({ user: actor }, 'recall-reasons', { at: night });
    await post.notice({ user: actor }, 'recalled', { at: night });
    await post.pass(night);
    expect(to(actor).map(({ subject }) => subject)).toEqual(['A recall on one of your cases']);
    // The clocks went back: seven o'clock is an hour later than it would have been.
    await post.pass(at('2026-10-25T06:59'));
    expect(to(actor)).toHaveLength(1);
    await post.pass(at('2026-10-25T07:00'));
    expect(to(actor)).toHaveLength(2);
  });

  it('is gathered into one email a day, with what is still unread', async () => {
    const actor = await somebody({ digest: true });
    const first = await post.notice({ user: actor }, 'task-done');
    await post.notice({ user: actor }, 'category-changed');
    await post.notice({ user: actor }, 'task-withdrawn');
    await post.pass(NOON);
    expect(to(actor)).toEqual([]);
    expect(await acknowledge(post.scratch, actor, first)).toMatchObject({ kind: 'done' });
    await post.pass(at('2026-06-03T08:00'));
    await post.pass(at('2026-06-03T08:01'));
    expect(to(actor)).toMatchObject([
      { subject: 'Your Throughcare notices', body: expect.stringContaining('2 new notices') },
    ]);
    expect(await why(first)).toEqual(['not-sent: read-already']);
  });

  it('is in the language of who reads it', async () => {
    const actor = await somebody({ language: 'cy' });
    await post.notice({ user: actor }, 'recall-reasons');
    await post.pass(NOON);
    expect(to(actor)[0]?.subject).toBe("Mae'r rhesymau dros adalw ar yr achos");
  });

  it('is a letter for who has no other address', async () => {
    const actor = await somebody({ email: null, address: ['A. Officer', '1 High Street', 'YO1 1AA'] });
    await post.notice({ user: actor }, 'recalled');
    await post.pass(NOON);
    expect(post.sent().at(-1)).toMatchObject({ type: 'letter', to: 'A. Officer\n1 High Street\nYO1 1AA' });
  });

  it('is nothing stale: read, done, changed again, too old, or no longer theirs', async () => {
    const actor = await somebody();
    const pathway = await newPathway(post.scratch);
    await post.scratch.owner.query(`UPDATE throughcare.pathway SET roh = 'high' WHERE id = $1`, [pathway]);
    const night = at('2026-06-02T23:00');
    const morning = at('2026-06-03T07:00');
    const make = (kind: string, data = {}) =>
      post.notice({ user: actor }, kind, { at: night, data, pathway });
    const read = await make('recall-reasons');
    const done = await make('task-escalated', { task: randomUUID() });
    const changed = await make('roh-changed', { from: 'medium', to: 'very-high' });
    const stands = await make('roh-changed', { from: 'medium', to: 'high' });
    await post.pass(night);
    await acknowledge(post.scratch, actor, read);
    await post.pass(morning);
    expect([await why(read), await why(done), await why(changed), await why(stands)]).toEqual([
      ['not-sent: read-already'],
      ['not-sent: task-ended'],
      ['not-sent: changed-again'],
      [expect.stringMatching(/^(sent|delivered)/)],
    ]);
    const old = await post.notice({ user: actor }, 'recall-reasons', { at: NOON });
    await post.pass(NOON + 4 * DAY);
    expect(await why(old)).toEqual(['not-sent: too-old']);
    const left = await make('recall-reasons');
    await post.pass(night);
    await post.scratch.owner.query('DELETE FROM throughcare.membership WHERE user_id = $1', [actor.userId]);
    await post.pass(morning);
    expect(await why(left)).toEqual(['not-sent: not-in-the-team']);
  });

  it('comes back as a receipt; what can never arrive is not tried again and is told to the manager of the team', async () => {
    const bad = await somebody({ email: 'perm-fail@simulator.notify' });
    const senior = await post.scratch.actor('pdu', 'YOR', 'senior-probation-officer');
    const good = await somebody();
    const [failing, arriving] = [
      await post.notice({ user: bad }, 'recall-reasons'),
      await post.notice({ user: good }, 'recall-reasons'),
    ];
    await post.pass(NOON);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const receipts = post
      .sent()
      .filter(({ to: one }) => one === 'perm-fail@simulator.notify' || one.startsWith(good.username));
    // In any order, twice, and one that nobody knows.
    for (const { reference, status } of [
      ...receipts,
      ...receipts,
      { reference: randomUUID(), status: 'delivered' },
    ])
      await post.scratch.app.query(
        'INSERT INTO throughcare.notice_receipt (reference, status) VALUES ($1, $2)',
        [reference, status],
      );
    await post.pass(NOON + MINUTE);
    expect(await why(arriving)).toEqual(['delivered: ']);
    expect(await why(failing)).toEqual(['failed: permanent-failure']);
    const told = await post.scratch.owner.query(
      `SELECT n.role, n.closed, n.data, n.acknowledge_by IS NOT NULL AS must FROM throughcare.notice n WHERE kind = 'contact-failed' AND data ->> 'user' = $1`,
      [bad.userId],
    );
    expect(told).toEqual([
      {
        role: 'senior-probation-officer',
        closed: true,
        data: { user: bad.userId, channel: 'email' },
        must: true,
      },
    ]);
    expect(senior.memberships).toHaveLength(1);
    const again = await post.notice({ user: bad }, 'recall-reasons', { at: NOON + HOUR });
    await post.pass(NOON + HOUR);
    expect(await why(again)).toEqual([]);
    await changeContact(post.scratch, bad, { email: 'mended@throughcare.example' });
    const mended = await post.notice({ user: bad }, 'recall-reasons', { at: NOON + HOUR });
    await post.pass(NOON + HOUR);
    expect(await why(mended)).toEqual([expect.stringMatching(/^sent/)]);
  });
});
