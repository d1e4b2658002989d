import { openPathway } from '#engine/commands.js';
import { claimTask, completeTask } from '#engine/tasks.js';
import { type ActingDoors } from '#engine/doors.js';
import { type Actor } from '#identity/actor.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { type OwnEnvironmentOptions } from '#infra/stack/own-environment.js';
import { startEnvironment, type TestEnvironment } from '../../support/environment.js';

const HOUR = 3_600_000;

export interface Opening {
  readonly receivedAt?: Instant;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** A whole installation of a test's own, with people in its teams; its parts may be killed. */
export interface Living {
  readonly environment: TestEnvironment;
  readonly doors: ActingDoors;
  readonly owner: Database;
  actor(kind: string, place: string, role?: string): Promise<Actor>;
  /** A determinate sentence with a victim, received at Hull (HLI), home area Humberside (HUM). @returns the pathway's id */
  open(opening?: Opening): Promise<string>;
  /** Waits for a row that a query finds. @throws when it is not there within the time */
  until<T>(text: string, values: readonly unknown[], milliseconds?: number): Promise<T>;
  /** The open task of a type; waits for it. */
  task(pathwayId: string, type: string): Promise<string>;
  /** Claims and answers a task, as a member of the OMU's head; the acknowledgement is what counts. */
  answer(taskId: string): Promise<void>;
  /** The journal's events of a kind, victim events left out. */
  events(pathwayId: string, kind: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function living(options: OwnEnvironmentOptions = {}): Promise<Living> {
  const environment = await startEnvironment(options);
  const { env } = environment;
  const owner = new Database({ url: env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 4 });
  const doors = {
    app: new Database({ url: env['DATABASE_URL'] ?? '', poolSize: 4 }),
    victim: new Database({ url: env['VICTIM_DATABASE_URL'] ?? '', poolSize: 2 }),
  };
  await seedSamplePeople(owner);

  const actor = async (kind: string, place: string, role?: string): Promise<Actor> => {
    const [row] = await owner.query<{ id: string; username: string; team: string; role: string }>(
      `SELECT u.id, u.username, t.id AS team, m.role FROM throughcare.person_user u JOIN throughcare.membership m ON m.user_id = u.id
       JOIN throughcare.team t ON t.id = m.team_id WHERE t.kind = $1 AND t.place_code = $2 AND ($3::text IS NULL OR m.role = $3) ORDER BY u.username LIMIT 1`,
      [kind, place, role ?? null],
    );
    if (!row) throw new Error(`No sample person in ${kind} at ${place}`);
    return {
      userId: row.id,
      username: row.username,
      memberships: [{ teamId: row.team, kind, place, role: row.role }] as Actor['memberships'],
    };
  };
  const until = async <T>(text: string, values: readonly unknown[], milliseconds = 30_000): Promise<T> => {
    const end = Date.now() + milliseconds;
    for (;;) {
      const rows = await owner.query<T>(text, values).catch(() => []);
      if (rows[0]) return rows[0];
      if (Date.now() > end) throw new Error(`Nothing within ${milliseconds} ms: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return {
    environment,
    doors,
    owner,
    actor,
    until,
    async open({ receivedAt = Date.now() - HOUR, firstName = 'Joe', lastName = 'Bloggs' } = {}) {
      const result = await openPathway(doors, await actor('omu', 'HLI', 'case-administrator'), {
        person: { firstName, lastName },
        facts: [
          {
            kind: 'sentenced',
            source: 'court',
            happenedAt: receivedAt - HOUR,
            data: { kind: 'determinate', months: 30, prison: 'HLI', area: 'HUM', victimScheme: true },
          },
          { kind: 'received', source: 'prison-record', happenedAt: receivedAt, data: { prison: 'HLI' } },
        ],
      });
      if (result.kind !== 'done') throw new Error(result.message);
      return result.pathwayId;
    },
    task: async (pathwayId, type) => {
      const text = `SELECT id FROM throughcare.task WHERE pathway_id = $1 AND type = $2 AND state = 'OPEN'`;
      return (await until<{ id: string }>(text, [pathwayId, type])).id;
    },
    async answer(taskId) {
      const [row] = await owner.query<{ type: string }>('SELECT type FROM throughcare.task WHERE id = $1', [
        taskId,
      ]);
      const { who, outcome, data } = await answerTo(row?.type ?? '', actor);
      for (const result of [
        await claimTask(doors, who, taskId),
        await completeTask(doors, who, taskId, { outcome, data }),
      ]) {
        if (result.kind !== 'done') throw new Error(result.message);
      }
    },
    async events(pathwayId, kind) {
      const rows = await owner.query<{ event: Record<string, unknown> }>(
        `SELECT event FROM throughcare.journal, jsonb_array_elements(events) AS event WHERE pathway_id = $1 AND event ->> 'e' = $2 ORDER BY seq`,
        [pathwayId, kind],
      );
      return rows.map(({ event }) => event);
    },
    async close() {
      await Promise.all([owner, doors.app, doors.victim].map((database) => database.close()));
      await environment.stop();
    },
  };
}

const RESTRICTED = {
  outcome: 'none-needed',
  data: { offencesRead: true, staffWarning: 'none', reason: 'No contact asked for' },
};

type Answer = { who: Actor; outcome: string; data: Record<string, unknown> };

async function answerTo(type: string, actor: Living['actor']): Promise<Answer> {
  if (type === 'supervisor.assign') {
    const supervisor = await actor('omu', 'HLI', 'offender-supervisor');
    return {
      who: await actor('omu', 'HLI', 'head-of-omu'),
      outcome: 'named',
      data: { supervisor: supervisor.userId, kind: 'prison', oasysTrained: true },
    };
  }
  if (type === 'reception.restrict-contact') {
    return { who: await actor('prison-public-protection', 'HLI', 'public-protection'), ...RESTRICTED };
  }
  throw new Error(`The test has no answer to ${type}`);
}
