import { living, type Living } from './support/living.js';

const HOUR = 3_600_000;
const SECOND = 1_000;

/** Restrictions are to be in force four hours after reception (CONTACT-RESTRICT): a clock that a test can wait for. */
const dueIn = (seconds: number): number => Date.now() - 4 * HOUR + seconds * SECOND;
const until = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(at - Date.now(), 0)));

describe('a deadline that passes while Temporal is down', () => {
  let live: Living;
  beforeAll(async () => {
    live = await living();
    await live.environment.worker.start();
  }, 120_000);
  afterAll(() => live.close(), 60_000);

  it('is met by what was done in time, and nothing escalates; without that it is missed on return, and escalates', async () => {
    const receivedAt = dueIn(20);
    const [kept, missed] = [await live.open({ receivedAt }), await live.open({ receivedAt })];
    const tasks = {
      kept: await live.task(kept, 'reception.restrict-contact'),
      missed: await live.task(missed, 'reception.restrict-contact'),
    };
    await live.environment.temporal?.kill();
    await live.answer(tasks.kept);
    expect(Date.now()).toBeLessThan(receivedAt + 4 * HOUR);
    await until(receivedAt + 4 * HOUR + 2 * SECOND);
    await live.environment.temporal?.start();

    const done = await live.until<{ late: boolean; missed_at: number | null; rung: number }>(
      `SELECT late, missed_at, rung FROM throughcare.task WHERE id = $1 AND state = 'DONE'`,
      [tasks.kept],
      60_000,
    );
    expect(done).toEqual({ late: false, missed_at: null, rung: 0 });
    const ofTask = ({ key }: Record<string, unknown>): boolean => String(key).includes('restrict-contact');
    for (const kind of ['ClockMissed', 'Escalated'])
      expect((await live.events(kept, kind)).filter(ofTask)).toEqual([]);

    const late = await live.until<{ missed_at: number; rung: number; escalated_team_id: string }>(
      `SELECT missed_at, rung, escalated_team_id FROM throughcare.task WHERE id = $1 AND missed_at IS NOT NULL AND rung = 1`,
      [tasks.missed],
      60_000,
    );
    expect(late.missed_at).toBe(receivedAt + 4 * HOUR);
    const governor = await live.actor('prison-command', 'HLI', 'duty-governor');
    expect(late.escalated_team_id).toBe(governor.memberships[0]?.teamId);
    const told = await live.owner.query(
      `SELECT kind FROM throughcare.notice WHERE pathway_id = $1 AND data ->> 'task' = $2 ORDER BY kind`,
      [missed, tasks.missed],
    );
    expect(told).toEqual([{ kind: 'task-escalated' }, { kind: 'task-missed' }]);
  }, 180_000);
});
