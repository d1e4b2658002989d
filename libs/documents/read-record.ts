import { type Sql } from '#persistence/database.js';
import { viewOf } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Codes } from '#domain/values.js';
import { type Instant } from '#domain/time.js';
import { OPEN_ANSWERS, OPEN_DATA } from '#persistence/queries/withheld.js';
import { isForThePerson, isWalled, type DocumentKind } from './kind.js';
import { typesReadBy } from './kinds.js';
import { type CaseRecord, type FactSeen, type StepRead, type VictimWording } from './record.js';

interface Row {
  readonly seq: number;
  readonly now: Instant;
  readonly om: string | null;
  readonly os: string | null;
  readonly person: CaseRecord['person'];
  readonly facts: FactSeen[];
  readonly steps: StepRead[];
  readonly wordings: VictimWording[];
  readonly victims: { reference: string; name: string | null; child: boolean }[];
}

const epoch = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint`;

/** What the offender reads has nothing that is marked as confidential; schema victim knows no marks. */
const stepsOf = (schema: string, person = false): string => `
  SELECT jsonb_build_object('id', t.id, 'key', t.key, 'round', t.round, 'type', t.type, 'role', coalesce(t.acts_now_role, t.role), 'state', t.state,
           'subject', t.subject, 'outcome', t.outcome, 'answers', ${person ? OPEN_ANSWERS : 't.answers'}, 'openedAt', ${epoch('t.opened_at')}, 'doneAt', ${epoch('t.done_at')},
           'doneBy', t.done_by, 'dueOn', t.due_on) AS step
    FROM ${schema}.task t WHERE t.pathway_id = p.id AND t.state <> 'WITHDRAWN' AND t.type = ANY($2::text[])`;

/**
 * One statement, so that all of it is of one moment and of one journal entry. It reads only the types of step the kind names;
 * victim liaison's own steps and the victims' names only for a kind behind the wall.
 */
const statement = (walled: boolean, person = false): string => `
SELECT p.last_seq AS seq, date_trunc('milliseconds', statement_timestamp()) AS now, p.om_id AS om, p.os_id AS os,
  jsonb_build_object('firstName', n.first_name, 'lastName', n.last_name, 'dateOfBirth', n.date_of_birth, 'prisonNumber', n.prison_number,
    'crn', n.crn, 'pnc', n.pnc) AS person,
  coalesce((SELECT jsonb_agg(s.step) FROM (${stepsOf('throughcare', person)}${walled ? ` UNION ALL ${stepsOf('victim')}` : ''}) AS s), '[]') AS steps,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'ref', f.ref, 'kind', f.kind, 'data', ${person ? OPEN_DATA : 'f.data'}, 'happenedAt', ${epoch('f.happened_at')},
      'learntAt', ${epoch('f.learnt_at')}, 'supersedes', f.supersedes) ORDER BY f.command_n)
    FROM throughcare.fact f WHERE f.pathway_id = p.id AND f.withdrawn_at IS NULL), '[]') AS facts,
  ${
    walled
      ? `coalesce((SELECT jsonb_agg(jsonb_build_object('reference', v.reference, 'name', v.details->>'name', 'child', coalesce((v.details->>'child')::boolean, false)
           OR EXISTS (SELECT 1 FROM victim.fact c WHERE c.pathway_id = p.id AND c.withdrawn_at IS NULL AND c.data->>'victim' = v.reference AND c.data->'child' = 'true')))
         FROM victim.person v WHERE v.pathway_id = p.id), '[]')`
      : `'[]'::jsonb`
  } AS victims,
  CASE WHEN $3 THEN coalesce((SELECT jsonb_agg(jsonb_build_object('wording', w.wording, 'monitor', w.monitor, 'howOften', w.how_often,
      'ifBroken', w.if_broken, 'pending', w.pending)) FROM throughcare.licence_wording(p.id) w), '[]') ELSE '[]' END AS wordings
  FROM throughcare.pathway p JOIN throughcare.person n ON n.id = p.person_id WHERE p.id = $1`;

const STATEMENTS = {
  open: { name: 'document-record', text: statement(false) },
  walled: { name: 'document-record-victim', text: statement(true) },
  person: { name: 'document-record-person', text: statement(false, true) },
};

/** Reads what a document of this kind is made from. @returns undefined when there is no such case */
export async function readRecord(
  sql: Sql,
  kind: DocumentKind,
  pathwayId: string,
): Promise<CaseRecord | undefined> {
  const walled = isWalled(kind);
  const [row] = await sql.query<Row>(
    STATEMENTS[walled ? 'walled' : isForThePerson(kind) ? 'person' : 'open'],
    [pathwayId, typesReadBy(kind), kind.id.startsWith('licence')],
  );
  if (!row) return undefined;
  const standing = effective(row.facts);
  return {
    pathwayId,
    seq: row.seq,
    now: row.now,
    person: row.person,
    omId: row.om,
    osId: row.os,
    view: viewOf(standing.map(asFact)),
    facts: standing,
    steps: row.steps,
    wordings: row.wordings,
    victims: new Map(
      row.victims.map(({ reference, name, child }) => [reference, { name: name ?? undefined, child }]),
    ),
    people: await namesIn(sql, row),
    places: new Map(
      (await sql.query<{ code: string; name: string }>('SELECT code, name FROM throughcare.place')).map(
        ({ code, name }) => [code, name],
      ),
    ),
  };
}

const asFact = ({ supersedes, data, kind, ...fact }: FactSeen): Fact => ({
  ...fact,
  kind: kind as FactKind,
  data: data as Codes,
  supersedes: supersedes ?? undefined,
});

/** Facts that stand, in the order they happened; a correction keeps the name of the first, by which steps are called. */
function effective(facts: readonly FactSeen[]): FactSeen[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return effectiveFacts(facts.map(asFact), new Set()).flatMap(({ id, keyId }) => {
    const fact = byId.get(id);
    return fact ? [{ ...fact, ref: byId.get(keyId ?? id)?.ref ?? fact.ref }] : [];
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Names of everybody an answer names by id. */
async function namesIn(sql: Sql, { om, os, steps, wordings }: Row): Promise<Map<string, string>> {
  const named = [
    om,
    os,
    ...wordings.map(({ monitor }) => monitor),
    ...steps.flatMap(({ doneBy, answers }) => [doneBy, ...Object.values(answers ?? {})]),
  ].filter((value): value is string => typeof value === 'string' && UUID.test(value));
  const rows = await sql.query<{ id: string; name: string }>(
    'SELECT id, display_name AS name FROM throughcare.person_user WHERE id = ANY($1::uuid[])',
    [[...new Set(named)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
