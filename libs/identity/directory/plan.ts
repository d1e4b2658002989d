import { type ActingDoors } from '#engine/doors.js';
import { type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '../actor.js';
import {
  fitnessOf,
  mayNotHave,
  rowProblems,
  type Fitness,
  type Given,
  type GivenAnswer,
  type Reassigned,
} from './giving.js';
import { closedWork, reachInto, workIn, type Reach, type WorkRow } from './leaver-work.js';

export interface PlanAsked {
  readonly userId: string;
  /** Chosen by the manager. */
  readonly rows?: readonly Given[];
  /** Shared out among these where nothing was chosen; without them among everybody of the teams. */
  readonly among?: readonly string[];
}

/** A piece of work nobody of those asked may have still has a row: with this as `to` it is refused, and says why. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * What a reassignment would come to, row by row, without doing any of it: refused rows say why and who could. What was not chosen is
 * shared out: the pieces of one case to one person where possible, nearest deadline first, to whoever has least, and high risk of harm only
 * to those signed off for it (003 L638).
 */
export async function planReassignment(
  doors: ActingDoors,
  actor: Actor,
  { userId, rows: chosen = [], among }: PlanAsked,
): Promise<Reassigned | Refused> {
  const reach = await reachInto(doors, actor, userId);
  if ('code' in reach) return reach;
  const wrong = chosen.length > 0 ? rowProblems(chosen) : undefined;
  if (wrong) return wrong;
  const wanted = new Map(chosen.map((given) => [keyOf(given), given.to]));
  const answers: GivenAnswer[] = [];
  for (const door of reach.doors)
    answers.push(...(await door.run((sql) => planIn(sql, door.schema, reach, wanted, among))));
  const rows = [...answers, ...unknown(chosen, answers)];
  return { kind: 'reassigned', userId: reach.person.id, rows, closed: await closedWork(reach) };
}

const keyOf = ({ what, id }: Pick<Given, 'what' | 'id'>): string => `${what} ${id}`;

/** Chosen, and not theirs. */
const unknown = (chosen: readonly Given[], answers: readonly GivenAnswer[]): GivenAnswer[] => {
  const seen = new Set(answers.map(keyOf));
  return chosen
    .filter((given) => !seen.has(keyOf(given)))
    .map((given) => ({
      ...given,
      code: 'NOT_FOUND',
      message: 'This is not their work in a team of yours, or no longer: ask for leaverWork again.',
    }));
};

async function planIn(
  sql: Sql,
  schema: WorkRow['schema'],
  reach: Reach,
  wanted: ReadonlyMap<string, string>,
  among: readonly string[] | undefined,
): Promise<GivenAnswer[]> {
  const work = await workIn(sql, schema, reach);
  const rows = wanted.size === 0 ? work : work.filter((row) => wanted.has(keyOf(row)));
  const loads =
    wanted.size === 0 ? await loadsOf(sql, schema, reach, rows, among) : new Map<string, number>();
  const fitness = await fitnessOf(sql, reach, rows, [...wanted.values(), ...loads.keys()]);
  const cases = new Map<string, string>();
  const answers: GivenAnswer[] = [];
  for (const row of rows) {
    const to = wanted.get(keyOf(row)) ?? bestFor(fitness, reach, row, loads, cases.get(row.pathwayId));
    const refused = mayNotHave(fitness, reach, row, to ?? NOBODY);
    if (!refused && to !== undefined) {
      cases.set(row.pathwayId, to);
      loads.set(to, (loads.get(to) ?? 0) + 1);
    }
    answers.push({
      what: row.what,
      id: row.id,
      to: to ?? NOBODY,
      code: refused?.code ?? 'DONE',
      message: refused?.message ?? 'Would be given.',
      row,
    });
  }
  return answers;
}

/** Whoever has the rest of the case, else the first who may, by how little they have. */
function bestFor(
  fitness: Fitness,
  reach: Reach,
  row: WorkRow,
  loads: ReadonlyMap<string, number>,
  same: string | undefined,
): string | undefined {
  const byLoad = [...loads].sort(([a, x], [b, y]) => x - y || a.localeCompare(b)).map(([id]) => id);
  const candidates = same === undefined ? byLoad : [same, ...byLoad];
  return candidates.find((id) => !mayNotHave(fitness, reach, row, id)) ?? candidates[0];
}

/** What those who might have it hold now: live tasks and cases. */
async function loadsOf(
  sql: Sql,
  schema: WorkRow['schema'],
  { person }: Reach,
  rows: readonly WorkRow[],
  among: readonly string[] | undefined,
): Promise<Map<string, number>> {
  const teams = [...new Set(rows.map(({ teamId }) => teamId))];
  const found = await sql.query<{ id: string; load: number }>(
    `SELECT u.id, ((SELECT count(*) FROM ${schema}.task t WHERE t.holder_id = u.id AND t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED'))
        + (SELECT count(*) FROM throughcare.pathway p WHERE (p.om_id = u.id OR p.os_id = u.id) AND p.ended_at IS NULL))::int AS load
       FROM throughcare.person_user u
      WHERE u.active AND u.id <> $1 AND ($3::uuid[] IS NULL OR u.id = ANY ($3::uuid[]))
        AND EXISTS (SELECT FROM throughcare.membership m WHERE m.user_id = u.id AND m.team_id = ANY ($2::uuid[]))`,
    [person.id, teams, among ?? null],
  );
  return new Map(found.map(({ id, load }) => [id, load]));
}
