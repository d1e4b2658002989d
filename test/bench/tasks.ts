import { randomUUID } from 'node:crypto';
import { sampleTeamId } from '#identity/sample-people.js';
import { Directory } from '#identity/directory.js';
import { Database } from '#persistence/database.js';
import { Doors, PLANNED_ONCE } from '#persistence/queries/doors.js';
import { readerOf } from '#persistence/queries/reader.js';
import { listTasks } from '#persistence/queries/task-list.js';
import { timed, type Contest } from './rounds.js';
import { type Scene } from './scene.js';

export const MANY_TASKS = 400_000;
const CLAIMS = 60;
const LISTS = 40;
const PAGE = 25;
const TYPE = 'board.contribute';
const TEAM = sampleTeamId('omu', 'HLI');
/** Belongs to one team only. */
const CLERK = 'omu.hli';

const LAY_OUT = `
INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, due_on, due_at, updated_at)
SELECT gen_random_uuid(), c.ids[1 + n % cardinality(c.ids)], 'bench/' || n, 1, (ARRAY['board.contribute','board.invite','reception.check-dates','licence.explain'])[1 + n / t.teams % 4],
       'custody', 'case-administrator', t.place_code, t.id, (ARRAY['OPEN','OPEN','CLAIMED','DONE','DONE'])[1 + n / t.teams % 5],
       now() - interval '20 days', (now() + n % 400 * interval '1 day')::date, now() + n % 400 * interval '1 day', now()
  FROM generate_series(1, $1) AS n
  JOIN (SELECT id, place_code, row_number() OVER (ORDER BY id) - 1 AS i, count(*) OVER () AS teams FROM throughcare.team) t ON t.i = n % t.teams
 CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM throughcare.pathway) c`;

/** Fills the task table as a busy region does, over all cases there are; the queues of some hundred teams are then some thousand tasks long. */
export async function layOutTasks({ owner }: Scene): Promise<void> {
  const person = randomUUID();
  const pathway = randomUUID();
  await owner.query(`INSERT INTO throughcare.person (id, last_name) VALUES ($1, 'Bench')`, [person]);
  await owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, prison_code, area_code) VALUES ($1, $2, 'HLI', 'YOR')`,
    [pathway, person],
  );
  await owner.query(LAY_OUT, [MANY_TASKS]);
  await owner.query('VACUUM ANALYZE throughcare.task');
}

const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { __typename ... on TaskDone { task { id state } } } }`;
const RAW_CLAIM = `UPDATE throughcare.task SET state = 'CLAIMED', holder_id = $2, claimed_at = now(), updated_at = now()
  WHERE id = $1 AND state = 'OPEN' AND holder_id IS NULL RETURNING id`;

/** Claiming over GraphQL against the guarded UPDATE alone. */
export async function claimContest(scene: Scene): Promise<Contest> {
  const clerk = await scene.as(CLERK);
  const open = async (): Promise<string[]> =>
    (
      await scene.owner.query<{ id: string }>(
        `SELECT id FROM throughcare.task WHERE team_id = $1 AND state = 'OPEN' AND holder_id IS NULL AND key LIKE 'bench/%' LIMIT ${CLAIMS}`,
        [TEAM],
      )
    ).map(({ id }) => id);
  const holder = randomUUID();
  return {
    name: 'claim',
    ours: 'claimTask over GraphQL',
    raw: 'the guarded UPDATE',
    atMost: 8,
    unit: 'ms',
    runOurs: async () => {
      const times: number[] = [];
      for (const id of await open())
        times.push(
          await timed(async () => {
            const { data, text } = await clerk.ask(CLAIM, { id });
            if (data?.claimTask?.__typename !== 'TaskDone') throw new Error(`Not claimed: ${text}`);
          }),
        );
      return times;
    },
    runRaw: async () => {
      const times: number[] = [];
      for (const id of await open())
        times.push(
          await timed(async () => {
            const rows = await scene.owner.query({ name: 'bench-claim', text: RAW_CLAIM }, [id, holder]);
            if (rows.length !== 1) throw new Error('The raw claim took nothing');
          }),
        );
      return times;
    },
  };
}

/** As somebody would write it who knows the queue index: the first of each state, merged. */
const RAW_PAGE = `SELECT top.* FROM unnest(ARRAY['OPEN', 'CLAIMED', 'SUBMITTED']) AS s(state) CROSS JOIN LATERAL
  (SELECT id, pathway_id, key, type, role, state, holder_id, opened_at, due_on, due_at FROM throughcare.task
    WHERE team_id = $1 AND state = s.state AND type = $2 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED')
    ORDER BY due_at NULLS LAST, id LIMIT ${PAGE}) AS top
  ORDER BY due_at NULLS LAST, id LIMIT ${PAGE}`;
const RAW_COUNT = `SELECT count(*)::int AS n FROM throughcare.task
  WHERE team_id = $1 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND type = $2`;
const LIST = `query ($filter: TaskFilter) { tasks(filter: $filter, first: ${PAGE}) { totalCount edges { node { id key state dueOn dueAt openedAt } } } }`;

/** A page of 25 with a filter and the count, among 400,000 tasks: in the service, and over GraphQL, against SQL by hand. */
export async function listContests(scene: Scene): Promise<Contest[]> {
  const settings = { applicationName: 'bench', options: PLANNED_ONCE };
  const app = new Database({ ...settings, url: scene.config.databases.app, poolSize: 2 });
  // By hand means as PostgreSQL comes: it may plan for these very values.
  const byHand = new Database({ url: scene.config.databases.app, poolSize: 1, applicationName: 'bench' });
  const victim = new Database({ ...settings, url: scene.config.databases.victim, poolSize: 1 });
  const doors = new Doors(app, victim);
  const actor = await new Directory(app as never).actor(CLERK);
  if (!actor) throw new Error(`There is no ${CLERK}`);
  const reader = readerOf(actor);
  const clerk = await scene.as(CLERK);
  const times = async (work: () => Promise<number>): Promise<number[]> => {
    const all: number[] = [];
    for (let i = 0; i < LISTS; i++)
      all.push(
        await timed(async () => {
          if ((await work()) !== PAGE) throw new Error('The page is not full');
        }),
      );
    return all;
  };
  const runRaw = (): Promise<number[]> =>
    times(async () => {
      const rows = await byHand.query({ name: 'bench-page', text: RAW_PAGE }, [TEAM, TYPE]);
      await byHand.query({ name: 'bench-count', text: RAW_COUNT }, [TEAM, TYPE]);
      return rows.length;
    });
  const query = { types: [TYPE], order: 'DUE_SOONEST', first: PAGE } as const;
  return [
    {
      name: 'list, service',
      ours: `a page of ${PAGE} of ${MANY_TASKS} tasks, filtered, with the count, in the service`,
      raw: 'the same by hand in SQL',
      atMost: 1.5,
      unit: 'ms',
      runOurs: () =>
        times(async () => {
          const page = await listTasks(doors, reader, query);
          await page.total();
          return page.rows.length;
        }),
      runRaw,
    },
    {
      name: 'list, GraphQL',
      ours: 'the same over GraphQL',
      raw: 'the same by hand in SQL',
      atMost: 5,
      unit: 'ms',
      runOurs: () =>
        times(async () => {
          const { data, text } = await clerk.ask(LIST, { filter: { type: [TYPE] } });
          const edges = (data?.tasks?.edges ?? []) as unknown[];
          if (edges.length === 0) throw new Error(`No page: ${text.slice(0, 300)}`);
          return edges.length;
        }),
      runRaw,
    },
  ];
}
