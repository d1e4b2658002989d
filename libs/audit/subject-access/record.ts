import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { inLanguage } from '#documents/words.js';
import { FACT_KINDS, isFactKind } from '#domain/fact-kinds.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';
import { OPEN_ANSWERS, OPEN_DATA } from '#persistence/queries/withheld.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { TOLD_AUDIENCES, TOLD_FACTS, TOLD_TASKS } from './told.js';

type Values = Readonly<Record<string, unknown>>;
export interface ToldFact {
  readonly what: string;
  readonly on: string;
  readonly source: string;
  readonly values: Values;
  readonly withdrawn: boolean;
}
export interface ToldTask {
  readonly what: string;
  readonly opened: string;
  readonly done: string | null;
  readonly outcome: string | null;
  readonly answers: Values;
}
export interface ToldPathway {
  readonly id: string;
  readonly kind: string | null;
  readonly months: number | null;
  readonly stage: string | null;
  readonly sentencedOn: string | null;
  readonly releaseOn: string | null;
  readonly sentenceEnd: string | null;
  readonly facts: readonly ToldFact[];
  readonly tasks: readonly ToldTask[];
  readonly documents: readonly { title: string; version: number; language: string; made: string }[];
  readonly journal: readonly { at: string; says: string }[];
}
export interface SubjectRecord {
  readonly person: Readonly<Record<string, string | null>>;
  readonly pathways: readonly ToldPathway[];
}
/** How much stayed out: for whoever looks through the record, never for the person, to whom a number may tell of somebody. */
export interface HeldBack {
  facts: number;
  tasks: number;
  fields: number;
  documents: number;
  /** Notes and questions beside tasks: written at length, perhaps about others. */
  words: number;
}

const iso = (at: Instant | null): string | null => (at === null ? null : isoInstant(at));
/** A code that speaks of victims (who was told, who asked) takes its whole row with it. */
const ofOthers = (values: Values): boolean => /victim/i.test(JSON.stringify(values));
/** Only plain values: what was nested or written at length was not looked at. Dates, purposes and requirements are lists of codes. */
const PLAIN = /^[\w .:+/-]{0,60}$/;
const plain = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value === null ||
  (typeof value === 'string' && PLAIN.test(value)) ||
  (Array.isArray(value) && value.every(plain)) ||
  (typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((v) => v === null || (typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v))));

function pick(values: Values, told: readonly string[], held: HeldBack): Values {
  const kept = Object.entries(values).filter(([name, value]) => told.includes(name) && plain(value));
  held.fields += Object.keys(values).length - kept.length;
  return Object.fromEntries(kept);
}

/**
 * What a person may be told of their record.
 * @param sql as throughcare_app, which has no right on schema victim: nothing of a victim can be read here, let alone told
 * @param id prison number, CRN, or id of a pathway
 * @returns undefined when nobody is known by it
 */
export async function subjectRecord(
  sql: Sql,
  id: string,
): Promise<{ record: SubjectRecord; personId: string; held: HeldBack } | undefined> {
  const [person] = await sql.query<Record<string, string | null> & { id: string }>(
    `SELECT p.id, p.prison_number AS "prisonNumber", p.crn, p.pnc, p.first_name AS "firstName", p.last_name AS "lastName",
            p.date_of_birth AS "dateOfBirth", p.gender, p.ethnicity, p.nationality FROM throughcare.person p
      WHERE p.prison_number = $1 OR p.crn = $1 OR EXISTS (SELECT FROM throughcare.pathway w WHERE w.person_id = p.id AND w.id::text = $1)
      ORDER BY p.id LIMIT 1`,
    [id.trim()],
  );
  if (!person) return undefined;
  const { id: personId, ...told } = person;
  const rows = await sql.query<Omit<ToldPathway, 'facts' | 'tasks' | 'documents' | 'journal'>>(
    `SELECT id, kind, months, stage, sentenced_on AS "sentencedOn", release_on AS "releaseOn", sentence_end AS "sentenceEnd"
       FROM throughcare.pathway WHERE person_id = $1 ORDER BY opened_at, id`,
    [personId],
  );
  const held: HeldBack = { facts: 0, tasks: 0, fields: 0, documents: 0, words: 0 };
  const pathways: ToldPathway[] = [];
  for (const row of rows) {
    held.words += await wordsBeside(sql, row.id);
    pathways.push({
      ...row,
      facts: await facts(sql, row.id, held),
      tasks: await tasks(sql, row.id, held),
      documents: await documents(sql, row.id, held),
      journal: await journal(sql, row.id),
    });
  }
  return { record: { person: told, pathways }, personId, held };
}

async function facts(sql: Sql, pathwayId: string, held: HeldBack): Promise<ToldFact[]> {
  const rows = await sql.query<{
    kind: string;
    data: Values;
    happened_at: Instant;
    source: string;
    withdrawn: boolean;
    confidentiality: string;
  }>(
    `SELECT kind, ${OPEN_DATA} AS data, happened_at, source, withdrawn_at IS NOT NULL AS withdrawn, confidentiality FROM throughcare.fact f
      WHERE pathway_id = $1 ORDER BY happened_at, id`,
    [pathwayId],
  );
  return rows.flatMap(({ kind, data, happened_at, source, withdrawn, confidentiality }) => {
    const told = TOLD_FACTS[kind];
    const values = told && pick(data, told, held);
    if (!values || !isFactKind(kind) || confidentiality !== 'ordinary' || ofOthers({ ...values, source })) {
      held.facts += 1;
      return [];
    }
    return [{ what: FACT_KINDS[kind].title, on: isoInstant(happened_at), source, values, withdrawn }];
  });
}

async function tasks(sql: Sql, pathwayId: string, held: HeldBack): Promise<ToldTask[]> {
  const rows = await sql.query<{
    type: string;
    opened_at: Instant;
    done_at: Instant | null;
    outcome: string | null;
    answers: Values | null;
    confidentiality: string;
  }>(
    `SELECT type, opened_at, done_at, outcome, ${OPEN_ANSWERS} AS answers, confidentiality FROM throughcare.task t
      WHERE pathway_id = $1 AND state <> 'WITHDRAWN' ORDER BY opened_at, key, round`,
    [pathwayId],
  );
  return rows.flatMap(({ type, opened_at, done_at, outcome, answers, confidentiality }) => {
    const told = TOLD_TASKS[type];
    const title = TASK_TYPES.get(type)?.title;
    if (!told || title === undefined || confidentiality !== 'ordinary' || ofOthers({ outcome })) {
      held.tasks += 1;
      return [];
    }
    const values = pick(answers ?? {}, told, held);
    return [
      {
        what: title,
        opened: isoInstant(opened_at),
        done: iso(done_at),
        outcome,
        answers: ofOthers(values) ? {} : values,
      },
    ];
  });
}

async function documents(sql: Sql, pathwayId: string, held: HeldBack): Promise<ToldPathway['documents']> {
  const rows = await sql.query<{ kind: string; version: number; language: string; produced_at: Instant }>(
    'SELECT kind, version, language, produced_at FROM throughcare.document WHERE pathway_id = $1 ORDER BY produced_at, id',
    [pathwayId],
  );
  return rows.flatMap(({ kind, version, language, produced_at }) => {
    const known = DOCUMENT_KINDS.get(kind);
    if (!known || !TOLD_AUDIENCES.has(known.audience)) {
      held.documents += 1;
      return [];
    }
    return [{ title: inLanguage(known.title, 'en'), version, language, made: isoInstant(produced_at) }];
  });
}

async function wordsBeside(sql: Sql, pathwayId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `SELECT ((SELECT count(*) FROM throughcare.task_note WHERE pathway_id = $1) +
             (SELECT count(*) FROM throughcare.task_question WHERE pathway_id = $1))::int AS n`,
    [pathwayId],
  );
  return row?.n ?? 0;
}

/** The journal in plain words: the events of these kinds, about facts and tasks that are told. */
async function journal(sql: Sql, pathwayId: string): Promise<ToldPathway['journal']> {
  const rows = await sql.query<{ at: Instant; event: Values & { e?: string } }>(
    `SELECT j.at, e.event FROM throughcare.journal j CROSS JOIN LATERAL jsonb_array_elements(j.events) WITH ORDINALITY AS e(event, n)
      WHERE j.pathway_id = $1 AND jsonb_typeof(e.event) = 'object' ORDER BY j.seq, e.n`,
    [pathwayId],
  );
  return rows.flatMap(({ at, event }) => {
    const says = inWords(event);
    return says === undefined ? [] : [{ at: isoInstant(at), says }];
  });
}

function inWords(event: Values & { e?: string }): string | undefined {
  const type = String(event['type'] ?? '');
  const title = TOLD_TASKS[type] ? TASK_TYPES.get(type)?.title : undefined;
  switch (event.e) {
    case 'StageReached':
      return `The sentence reached the stage ${String(event['stage'])}.`;
    case 'TaskOpened':
      return title && `Staff were asked: ${title}.`;
    case 'TaskDone':
      return title && !ofOthers({ o: event['outcome'] })
        ? `Done: ${title} (${String(event['outcome'])}).`
        : undefined;
    case 'FactRecorded': {
      const fact = event['fact'] as { kind?: string; data?: Values } | undefined;
      const kind = fact?.kind ?? '';
      return isFactKind(kind) && TOLD_FACTS[kind] ? `Recorded: ${FACT_KINDS[kind].title}.` : undefined;
    }
    case 'Ended':
      return 'The sentence ended.';
    default:
      return undefined;
  }
}
