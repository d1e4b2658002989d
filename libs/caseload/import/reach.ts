import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { type Sql } from '#persistence/database.js';
import { type Problem } from '../record.js';
import { type Judgement } from './judge.js';
import { importsAt } from './jobs.js';

/**
 * Which of these cases are not somebody's to write: those of other places, those that somebody else holds or that are closed to
 * them, and whatever says who the victims are, which victim liaison alone keeps (004 L953; docs/decisions/0026).
 */
export async function notTheirs(
  sql: Sql,
  actor: Actor,
  judged: readonly Judgement[],
): Promise<Map<Judgement, Problem>> {
  const places = importsAt(actor);
  const known = judged.filter(({ newPathway }) => !newPathway).map(({ pathwayId }) => pathwayId);
  const rows = await sql.query<{ id: string }>(
    `SELECT p.id FROM throughcare.pathway p WHERE p.id = ANY ($1::uuid[])
        AND (p.prison_code = ANY ($2::text[]) OR p.area_code = ANY ($2::text[])) AND ${openTo('p.id', '$3')}`,
    [known, places, actor.userId],
  );
  const open = new Set(rows.map(({ id }) => id));
  const problems = new Map<Judgement, Problem>();
  for (const one of judged) {
    const { record, picture, newPathway, pathwayId } = one;
    const here = [picture.prison, picture.area].some(
      (place) => place !== undefined && places.includes(place),
    );
    if ((record.victims ?? []).length > 0) problems.set(one, VICTIMS);
    else if (!here) problems.set(one, ELSEWHERE);
    else if (!newPathway && !open.has(pathwayId)) problems.set(one, HELD_ELSEWHERE);
  }
  return problems;
}

const VICTIMS: Problem = {
  field: '',
  reason: 'the line says who the victims are',
  mend: 'take "victims" out of the line: victim liaison records them',
};
const ELSEWHERE: Problem = {
  field: '',
  reason: 'neither prison nor home area is one you answer for',
  mend: 'have it imported by those who do, or correct prison and area',
};
const HELD_ELSEWHERE: Problem = {
  field: '',
  reason: 'this person has a case that is not yours to change',
  mend: 'ask those who hold the case, or whoever runs the service',
};
