import { isoInstant, type Instant } from '#domain/time.js';
import { covers } from '#identity/directory/covering.js';
import { decodeCursor, encodeCursor, type Cursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { isOpenTo, type Reader } from './reader.js';
import { ENDED, LIVE, LIVE_STATES, taskColumns, type TaskRead } from './task-row.js';

export interface TaskQuery {
  /** Held by the reader, or open and meant for them, or for somebody of the team whom they cover today. */
  readonly mine?: boolean;
  readonly teamId?: string;
  readonly states?: readonly TaskRead['state'][];
  readonly types?: readonly string[];
  readonly pathwayId?: string;
  readonly holderId?: string;
  readonly dueBefore?: Instant;
  readonly overdue?: boolean;
  /** Stages of the tasks; a track is `track:victim`. */
  readonly stages?: readonly string[];
  /** Risk of harm of their cases. */
  readonly roh?: readonly string[];
  /** Prison that holds the person. */
  readonly prison?: string;
  /** In nobody's hands. */
  readonly unheld?: boolean;
  /** Late or due within a day; of a case of high risk of harm, within a week. */
  readonly urgent?: boolean;
  readonly order: TaskListOrder;
  readonly first: number;
  readonly after?: string;
}

/** How a list may be ordered: the column, which way, and the same for every table it is read from. */
const ORDERS = {
  DUE_SOONEST: { column: 'due_at', way: 'ASC', beyond: '>' },
  DUE_LATEST: { column: 'due_at', way: 'DESC', beyond: '<' },
  OPENED_FIRST: { column: 'opened_at', way: 'ASC', beyond: '>' },
  OPENED_LAST: { column: 'opened_at', way: 'DESC', beyond: '<' },
} as const;
export type TaskListOrder = keyof typeof ORDERS;

type Schema = 'throughcare' | 'victim';

/**
 * Tasks of the reader's teams, a page at a time: one statement, and one more only when the total is asked for.
 * Tasks without a deadline come last, as their own group.
 */
export async function listTasks(db: Doors, reader: Reader, query: TaskQuery): Promise<Page<TaskRead>> {
  const name = `tasks/${query.order}`;
  const after = query.after === undefined ? undefined : decodeCursor(name, 2, query.after);
  const p = new Parameters();
  const order = ORDERS[query.order];
  const limit = p.add(query.first + 1);
  const from = schemasOf(reader).flatMap(({ schema, teamIds }) =>
    sources(schema, teamIds, reader, query, p).map((one) => one.page(after, limit)),
  );
  const text = `SELECT * FROM (${from.map((part) => `(${part})`).join(' UNION ALL ')}) AS page
    ORDER BY "${order.column === 'due_at' ? 'dueAt' : 'openedAt'}" ${order.way} NULLS LAST, id ${order.way} LIMIT ${limit}`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<TaskRead>(text, p.values));
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) =>
      encodeCursor(name, [isoOrNull(order.column === 'due_at' ? row.dueAt : row.openedAt), row.id]),
    total: () => countTasks(db, reader, query),
  };
}

/** How many tasks the same question has in all. */
export async function countTasks(db: Doors, reader: Reader, query: TaskQuery): Promise<number> {
  const p = new Parameters();
  const counts = schemasOf(reader).flatMap(({ schema, teamIds }) =>
    sources(schema, teamIds, reader, query, p).map((one) => `(${one.count})`),
  );
  const rows = await db.asReader(reader.victim, (reads) =>
    reads.rows<{ n: number }>(`SELECT (${counts.join(' + ')})::int AS n`, p.values),
  );
  return rows[0]?.n ?? 0;
}

function schemasOf(reader: Reader): { schema: Schema; teamIds: readonly string[] }[] {
  const ordinary = { schema: 'throughcare' as const, teamIds: reader.teamIds };
  return reader.victim ? [ordinary, { schema: 'victim', teamIds: reader.victim.teamIds }] : [ordinary];
}

/** Part of a list: each has an index that leads with its first condition. */
interface Source {
  readonly page: (after: Cursor | undefined, limit: string) => string;
  readonly count: string;
}

function sources(
  schema: Schema,
  mineIds: readonly string[],
  reader: Reader,
  query: TaskQuery,
  p: Parameters,
): Source[] {
  const asked = query.states ?? LIVE_STATES;
  const teams = p.add(query.teamId === undefined ? mineIds : mineIds.filter((id) => id === query.teamId));
  const visible = `(t.team_id = ANY(${teams}) OR t.escalated_team_id = ANY(${teams}))`;
  const common = [isOpenTo(reader, 't.pathway_id', p), ...filters(query, p)];
  const live = asked.filter((state) => isLive(state));
  const plain = (anchor: string): Source => {
    const only = live.length === asked.length ? `t.${LIVE}` : undefined;
    return flat(
      schema,
      all([anchor, visible, `t.state = ANY(${p.add(asked)}::text[])`, only, ...common]),
      query.order,
      p,
    );
  };
  if (query.pathwayId !== undefined) {
    const mine = query.mine ? mineCondition(reader, p) : undefined;
    return [plain(all([`t.pathway_id = ${p.add(query.pathwayId)}`, mine]))];
  }
  if (query.mine) return [plain(mineCondition(reader, p))];
  if (query.holderId !== undefined || asked.length === 0) return [plain('true')];
  // Live and ended tasks have an index each.
  const groups = [
    { states: live, where: `t.${LIVE}` },
    { states: asked.filter((state) => !isLive(state)), where: `t.${ENDED}` },
  ];
  return groups
    .filter((group) => group.states.length > 0)
    .flatMap((group) => {
      const states = p.add(group.states);
      const conditions = [group.where, ...common];
      const elsewhere = `(t.team_id IS NULL OR t.team_id <> ALL(${teams}))`;
      return [
        perTeam(schema, 't.team_id = m.id', teams, states, conditions, query.order, p),
        perTeam(
          schema,
          't.escalated_team_id = m.id',
          teams,
          states,
          [elsewhere, ...conditions],
          query.order,
          p,
        ),
      ];
    });
}

const isLive = (state: TaskRead['state']): boolean => (LIVE_STATES as readonly string[]).includes(state);

const mineCondition = (reader: Reader, p: Parameters): string => {
  const me = p.add(reader.userId);
  return `(t.holder_id = ${me} OR (t.state = 'OPEN' AND (t.meant_for_id = ${me} OR ${covers(me, 't.meant_for_id', 't.team_id, t.escalated_team_id')})))`;
};

function filters(query: TaskQuery, p: Parameters): (string | undefined)[] {
  return [
    query.types && `t.type = ANY(${p.add(query.types)})`,
    query.holderId === undefined ? undefined : `t.holder_id = ${p.add(query.holderId)}`,
    query.dueBefore === undefined ? undefined : `t.due_at <= ${p.add(new Date(query.dueBefore))}`,
    query.overdue === undefined
      ? undefined
      : query.overdue
        ? 't.due_at < now()'
        : '(t.due_at IS NULL OR t.due_at >= now())',
    query.stages && `t.stage = ANY(${p.add(query.stages)})`,
    query.unheld === undefined ? undefined : `t.holder_id IS ${query.unheld ? '' : 'NOT '}NULL`,
    ofCase(query, p),
    query.urgent ? URGENT : undefined,
  ];
}

const caseIs = (conditions: string): string =>
  `EXISTS (SELECT FROM throughcare.pathway c WHERE c.id = t.pathway_id AND ${conditions})`;
const URGENT = `t.due_at < now() + interval '7 days' AND (t.due_at < now() + interval '1 day' OR ${caseIs(`c.roh IN ('high', 'very-high')`)})`;

/** What is asked of the case behind a task: looked up row by row along the queue's own index, only as far as a page needs. */
function ofCase({ roh, prison }: TaskQuery, p: Parameters): string | undefined {
  const conditions = [
    roh && `c.roh = ANY(${p.add(roh)})`,
    prison === undefined ? undefined : `c.prison_code = ${p.add(prison)}`,
  ];
  return conditions.some((condition) => condition !== undefined) ? caseIs(all(conditions)) : undefined;
}

function flat(schema: Schema, where: string, order: TaskListOrder, p: Parameters): Source {
  return {
    page: (after, limit) =>
      `SELECT ${taskColumns('t')} FROM ${schema}.task t WHERE ${all([where, beyond(after, order, p)])} ORDER BY ${by(order)} LIMIT ${limit}`,
    count: `SELECT count(*) FROM ${schema}.task t WHERE ${where}`,
  };
}

/** The first rows of each team and state, straight from the queue index, then merged: a long queue costs no more than a short one. */
function perTeam(
  schema: Schema,
  anchor: string,
  teams: string,
  states: string,
  conditions: readonly (string | undefined)[],
  order: TaskListOrder,
  p: Parameters,
): Source {
  const where = all([anchor, 't.state = s.state', ...conditions]);
  return {
    page: (after, limit) =>
      `SELECT top.* FROM unnest(${teams}::uuid[]) AS m(id) CROSS JOIN unnest(${states}::text[]) AS s(state) CROSS JOIN LATERAL
         (SELECT ${taskColumns('t')} FROM ${schema}.task t WHERE ${all([where, beyond(after, order, p)])} ORDER BY ${by(order)} LIMIT ${limit}) AS top`,
    count: `SELECT count(*) FROM ${schema}.task t WHERE ${all([anchor.replace('= m.id', `= ANY(${teams}::uuid[])`), `t.state = ANY(${states}::text[])`, ...conditions])}`,
  };
}

const by = (order: TaskListOrder): string =>
  `t.${ORDERS[order].column} ${ORDERS[order].way} NULLS LAST, t.id ${ORDERS[order].way}`;

/** Rows after the cursor; after the last deadline come those that have none. */
function beyond(after: Cursor | undefined, order: TaskListOrder, p: Parameters): string | undefined {
  if (!after) return undefined;
  const { column, beyond: sign } = ORDERS[order];
  const [at, id] = after;
  if (at === null) return `t.${column} IS NULL AND t.id ${sign} ${p.add(id)}::uuid`;
  return `((t.${column}, t.id) ${sign} (${p.add(at)}::timestamptz, ${p.add(id)}::uuid) OR t.${column} IS NULL)`;
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoInstant(at));
