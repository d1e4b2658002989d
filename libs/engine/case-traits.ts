import { type Sql } from '#persistence/database.js';
import { type CaseTrait } from '#domain/form-rule.js';
import { needsProbationOfficer } from '#domain/grade.js';
import { offencesOf, type RohLevel, type SentenceKind } from '#domain/sentence.js';
import { type TaskType } from '#domain/task-type.js';

interface CaseRow {
  readonly kind: SentenceKind | null;
  readonly roh: RohLevel | null;
  readonly facts: readonly { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** Needs because of which a report must say what they had to do with the offence (004 L992). */
const DISABILITIES: ReadonlySet<unknown> = new Set(['disability', 'learning-disability']);

/** What the form of this type has to know of the case, as it was last committed and by the facts recorded since; nothing is read for a type that asks nothing. */
export async function readTraits(
  sql: Sql,
  pathwayId: string,
  { rules }: Pick<TaskType, 'rules'>,
): Promise<ReadonlySet<CaseTrait>> {
  if (!rules.some(({ inCase }) => inCase !== undefined)) return new Set();
  const [row] = await sql.query<CaseRow>(
    {
      name: 'case-traits',
      text: `SELECT p.kind, p.roh, coalesce((
          SELECT jsonb_agg(jsonb_build_object('kind', f.kind, 'data', f.data) ORDER BY f.happened_at, f.command_n) FROM throughcare.fact f
          WHERE f.pathway_id = p.id AND f.kind IN ('sentenced', 'need-recorded') AND f.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT FROM throughcare.fact l WHERE l.supersedes = f.id AND l.withdrawn_at IS NULL)), '[]') AS facts
        FROM throughcare.pathway p WHERE p.id = $1`,
    },
    [pathwayId],
  );
  return row ? traitsOf(row) : new Set();
}

/** @param row with the facts in force, in the order they happened */
export function traitsOf({ kind, roh, facts }: CaseRow): ReadonlySet<CaseTrait> {
  const needs = new Set<unknown>();
  for (const { kind: of, data } of facts)
    if (of === 'need-recorded') needs[data['ended'] === true ? 'delete' : 'add'](data['need']);
  const sentence = facts.findLast((fact) => fact.kind === 'sentenced');
  const { hateCrime, registeredSexOffender, violent } = offencesOf(sentence?.data ?? {});
  return new Set<CaseTrait>([
    ...(needsProbationOfficer({ kind: kind ?? undefined, roh: roh ?? undefined })
      ? (['needs-probation-officer'] as const)
      : []),
    ...([...needs].some((need) => DISABILITIES.has(need)) ? (['disability-on-record'] as const) : []),
    ...(sentence?.data['victimScheme'] === true ? (['victim-scheme'] as const) : []),
    ...(hateCrime ? (['hate-crime'] as const) : []),
    ...(registeredSexOffender && violent ? (['sexual-and-violent'] as const) : []),
  ]);
}
