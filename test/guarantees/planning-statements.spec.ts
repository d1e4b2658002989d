import { previewAssign } from '#engine/assign-many.js';
import { planReassignment } from '#identity/directory/plan.js';
import { type Actor } from '#identity/actor.js';
import { Database, type Sql } from '#persistence/database.js';
import { oneCase, oneTask } from '../e2e/support/directory-cases.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

/** Counts what is asked of it, inside transactions too. */
class Counting extends Database {
  statements = 0;

  override query<T>(...asked: Parameters<Sql['query']>): Promise<T[]> {
    this.statements += 1;
    return super.query<T>(...asked);
  }

  override transaction<T>(work: (sql: Sql) => Promise<T>, settings?: Record<string, string>): Promise<T> {
    return super.transaction(
      (sql) =>
        work({
          query: (...asked) => {
            this.statements += 1;
            return sql.query(...asked);
          },
        }),
      settings,
    );
  }
}

describe('what is looked at before work is given away', () => {
  let scratch: Scratch;
  let app: Counting;
  let manager: Actor;
  let leaver: Actor;
  let other: Actor;
  const tasks: string[] = [];

  beforeAll(async () => {
    scratch = await scratchDatabase();
    app = new Counting({ url: scratch.url, poolSize: 2 });
    manager = await scratch.actor('pdu', 'YOR', 'senior-probation-officer');
    [leaver, other] = [
      await scratch.actor('pdu', 'YOR', 'offender-manager'),
      await scratch.actor('pdu', 'YOR', 'offender-manager'),
    ];
    await scratch.actor('pdu', 'YOR', 'offender-manager');
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await scratch.drop();
  });

  /** Until the leaver has so many cases, half of them of high risk of harm, each with a task. */
  const upTo = async (cases: number): Promise<void> => {
    while (tasks.length < cases) {
      const roh = tasks.length % 2 ? 'high' : 'medium';
      const { pathway } = await oneCase(scratch.owner, {
        om: leaver.userId,
        area: 'YOR',
        prison: 'HLI',
        roh,
      });
      const team = leaver.memberships[0]?.teamId ?? '';
      tasks.push(await oneTask(scratch.owner, pathway, { team, holder: leaver.userId }));
    }
  };
  const cost = async (work: () => Promise<number>): Promise<{ sent: number; rows: number }> => {
    const before = app.statements;
    const rows = await work();
    return { sent: app.statements - before, rows };
  };

  it('costs as many statements for fifty pieces as for five', async () => {
    const doors = { app, victim: scratch.victim };
    const plan = async (): Promise<number> => {
      const planned = await planReassignment(doors, manager, { userId: leaver.userId });
      return planned.kind === 'reassigned' ? planned.rows.length : -1;
    };
    const preview = async (): Promise<number> => {
      const rows = await previewAssign(doors, manager, tasks, other.userId);
      return rows.filter(({ from }) => from === leaver.userId).length;
    };
    const measured: Record<number, unknown> = {};
    for (const cases of [5, 50]) {
      await upTo(cases);
      measured[cases] = { plan: (await cost(plan)).sent, preview: (await cost(preview)).sent };
      expect([await plan(), await preview()]).toEqual([2 * cases, cases]);
    }
    expect(measured[50]).toEqual(measured[5]);
    expect((measured[50] as { plan: number }).plan).toBeLessThan(12);
  }, 60_000);
});
